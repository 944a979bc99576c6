// Package words cuts a text into the tokens that anchoring and tracking compare:
// words, numbers, punctuation marks and symbols, each with its place in code
// points and a key that is equal for spellings that differ only in form. It
// never looks at the meaning of a word, and knows no language.
package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Token is a word, number, punctuation mark or symbol of a text. White space
// and invisible characters between tokens belong to none.
type Token struct {
	// Start and End are code points of the text.
	Start, End int
	// Key is the token in folded form: quotation marks, dashes, ellipses, letter
	// case, compatibility forms and invisible characters make no difference.
	Key string
	// Word is set on words, numbers and symbols; not on punctuation.
	Word bool
}

// longest is the most code points that one token has; longer runs are cut.
const longest = 64

// Cut returns the tokens of text, in order. It is total: every code point that
// is neither white space nor invisible lies in exactly one token.
func Cut(text []rune) []Token {
	out := make([]Token, 0, len(text)/4)
	for at := 0; at < len(text); {
		r := text[at]
		if unicode.IsSpace(r) || Invisible(r) {
			at++
			continue
		}
		end, word := extent(text, at)
		out = append(out, Token{Start: at, End: end, Key: key(text[at:end], word), Word: word})
		at = end
	}
	return out
}

// extent returns the end of the token that begins at at, and whether it is a word.
func extent(text []rune, at int) (end int, word bool) {
	r := text[at]
	limit := min(len(text), at+longest)
	switch {
	case unspaced(r):
		return marks(text, at+1, limit), true
	case inWord(r):
		end = at + 1
		for end < limit && (inWord(text[end]) && !unspaced(text[end]) || joins(text, end)) {
			end++
		}
		return end, true
	case isDot(r):
		end = at + 1
		for end < limit && isDot(text[end]) {
			end++
		}
		return end, false
	case unicode.IsPunct(r) || unicode.Is(unicode.Sk, r):
		return at + 1, false
	}
	return symbol(text, at, limit), true
}

func inWord(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == zwnj || r == zwj
}

// joins reports whether the character at at holds the letters or digits beside
// it together: the apostrophe of "don't", the points of "1,000.50", a soft hyphen.
func joins(text []rune, at int) bool {
	if at+1 >= len(text) || !inWord(text[at+1]) || unspaced(text[at+1]) {
		return false
	}
	r := text[at]
	if Invisible(r) {
		return true
	}
	if isApostrophe(r) {
		return unicode.IsLetter(text[at-1]) && unicode.IsLetter(text[at+1])
	}
	return (r == '.' || r == ',' || r == ':') && unicode.IsDigit(text[at-1]) && unicode.IsDigit(text[at+1])
}

func marks(text []rune, at, limit int) int {
	for at < limit && unicode.IsMark(text[at]) {
		at++
	}
	return at
}

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// symbol returns the end of the symbol or emoji sequence that begins at at:
// joined by ZWJ, with variation selectors and skin tones; flags are two letters.
func symbol(text []rune, at, limit int) int {
	flag := isRegional(text[at])
	at++
	if flag && at < limit && isRegional(text[at]) {
		return at + 1
	}
	for at < limit {
		switch r := text[at]; {
		case unicode.IsMark(r) || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F:
			at++
		case r == zwj && at+1 < limit && !unicode.IsSpace(text[at+1]):
			at += 2
		default:
			return at
		}
	}
	return at
}

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// unspaced reports whether r belongs to a script that writes words without
// spaces between them; each of its letters is a token.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && !unicode.IsMark(r)
}

// Invisible reports whether r is drawn as nothing and means nothing: soft
// hyphens, zero-width spaces, byte order marks and bidirectional controls.
func Invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return r < ' ' && !unicode.IsSpace(r)
	case r == 0xAD, r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x061C, r == 0x200E, r == 0x200F:
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

func isDot(r rune) bool { return r == '.' || r == '…' }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '′'
}

// Fold returns the folded form of a punctuation mark: one for all quotation
// marks, one for all dashes. Other characters are returned as they are.
func Fold(r rune) rune {
	switch r {
	case '"', '\'', '`', '´', '«', '»', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '′', '″', '‹', '›', '「', '」', '『', '』', '＂', '＇', 'ʼ':
		return '"'
	case '-', '\u2010', '\u2011', '\u2012', '–', '—', '―', '−', '－', '﹘':
		return '-'
	}
	return r
}

// key returns the folded form of one token.
func key(text []rune, word bool) string {
	if !word {
		if isDot(text[0]) && (len(text) > 1 || text[0] == '…') {
			return "…"
		}
		return string(Fold(text[0]))
	}
	var b strings.Builder
	ascii := true
	for _, r := range text {
		switch {
		case r < 0x80:
			b.WriteRune(lower(r))
		case isApostrophe(r):
			b.WriteByte('\'')
		case !Invisible(r):
			ascii = false
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if ascii {
		return b.String()
	}
	return norm.NFKC.String(b.String())
}

func lower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
