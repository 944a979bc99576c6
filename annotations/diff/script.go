package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a character does at the boundaries of words. The names are
// those of Annex 29, but for other: a character with rules of its own.
type class uint8

const (
	other class = iota
	letter
	digit
	joiner // the low line, which holds any two together
	midLetter
	midNumber
	midBoth
	mark // punctuation and signs that stand alone
)

// classes are those of the characters below U+0250.
var classes = func() (out [0x250]class) {
	for r := range rune(len(out)) {
		switch {
		case r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 && !unicode.IsSpace(r), r == 0xAD:
			out[r] = other
		case r == '_':
			out[r] = joiner
		case r == ':' || r == 0xB7:
			out[r] = midLetter
		case r == ',' || r == ';':
			out[r] = midNumber
		case r == '.' || r == '\'':
			out[r] = midBoth
		case r >= '0' && r <= '9':
			out[r] = digit
		case unicode.IsLetter(r):
			out[r] = letter
		case r == 0xA9 || r == 0xAE: // may be the start of an emoji
			out[r] = other
		default:
			out[r] = mark
		}
	}
	return out
}()

// classOf returns the class of r. White space is a mark.
func classOf(r rune) class {
	switch {
	case r < 0x250:
		return classes[r]
	case r >= 0x400 && r <= 0x481, r >= 0x48A && r <= 0x52F, // Cyrillic
		r >= 0x386 && r <= 0x3FF && r != 0x387 && unicode.IsLetter(r), // Greek
		r >= 0x621 && r <= 0x64A, r >= 0x671 && r <= 0x6D3: // Arabic
		return letter
	case r >= 0x660 && r <= 0x669, r >= 0x6F0 && r <= 0x6F9:
		return digit
	case r == '‘' || r == '’':
		return midBoth
	case r >= 0x2010 && r <= 0x2015, r >= 0x201A && r <= 0x201F, r == '…', r == '†', r == '•', r == '−',
		r >= 0x20A0 && r <= 0x20C0, r == '،', r == '؟', r == '٪':
		return mark
	}
	return other
}

// script says whether a writing separates its words, as far as that decides
// what must stay together.
type script uint8

const (
	apart  script = iota // punctuation, signs, white space
	spaced               // letters and digits of scripts with spaces
	hangul
	han    // ideographs and kana
	format // of the script before it
	phrase // Thai, Lao, Khmer, Myanmar: also hold the digits between them
)

// scriptOf returns the script of a character that a reader sees as one. Marks
// and signs that join letters count as letters.
func scriptOf(cluster string) script {
	r, n := utf8.DecodeRuneInString(cluster)
	switch {
	case r < 0x80 && n == len(cluster):
		if classes[r] == letter || classes[r] == digit || r == '_' {
			return spaced
		}
		return apart
	case strings.ContainsFunc(cluster, inPhrase):
		return phrase
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana), r == 'ー', r == 'ｰ', r == 'ﾞ', r == 'ﾟ':
		return han
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.In(r, unicode.Cf, unicode.M):
		return format
	case unicode.In(r, unicode.L, unicode.N), r == '׳', r == '״':
		return spaced
	}
	return apart
}

func inPhrase(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham)
}

// holds reports whether two words, one of script a and the next of script b,
// may be one word.
func holds(a, b script) bool {
	switch {
	case a == apart || b == apart:
		return false
	case a == phrase || b == phrase:
		return true
	}
	return (a == han || a == hangul) && (b == han || b == hangul)
}
