package catalog

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is the length in code points beyond which a term is cut.
const longest = 64

// Terms returns the words of a text in the form in which they are searched, in
// order, as often as they stand there.
//
// A word is a run of letters, digits and the marks on them. Case, accents,
// Arabic vowel signs and tatweel, and the forms of alef, yeh, kaf and teh marbuta
// do not count, nor does the script of digits; ligatures and other compatibility
// forms are taken apart. Words held together by an apostrophe, full stop, comma
// or ampersand, as "O'Brien", "U.S." and "12,500", give a term for each and one
// for all together without it. Scripts written without spaces give a term for
// each two neighbours, and one for the last of a run.
func Terms(text string) []string {
	var terms []string
	cut(text, func(whole string, parts []string) {
		terms = append(terms, parts...)
		if len(parts) > 1 && whole != "" {
			terms = append(terms, whole)
		}
	})
	return terms
}

// cut calls f with every stretch of a text that holds together: its parts as
// terms, and all of it as one, "" for a script without spaces.
func cut(text string, f func(whole string, parts []string)) {
	if !isASCII(text) {
		text = norm.NFKD.String(strings.ToValidUTF8(text, "\ufffd"))
	}
	c := cutter{f: f}
	for _, r := range text {
		c.take(r)
	}
	c.end()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// cutter gathers terms from a text in compatibility decomposition.
type cutter struct {
	f     func(whole string, parts []string)
	whole []rune // letters of the stretch
	parts []string
	from  int // where the part that grows begins in whole
	// unspaced holds the letters, with their marks, of a run in a script without
	// spaces.
	unspaced []string
}

func (c *cutter) take(r rune) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		c.letter(r)
	case 'A' <= r && r <= 'Z':
		c.letter(r + 'a' - 'A')
	case ignored(r):
	case unicode.IsMark(r):
		c.mark(r)
	case unicode.IsDigit(r):
		c.letter('0' + digit(r))
	case unicode.IsLetter(r), unicode.IsNumber(r):
		r = unicode.ToLower(r)
		if s, ok := spelled[r]; ok {
			for _, r := range s {
				c.letter(r)
			}
		} else if unspaced(r) {
			c.endWord()
			c.unspaced = append(c.unspaced, string(r))
		} else {
			c.letter(r)
		}
	case ties(r) && len(c.whole) > c.from:
		c.endPart()
	default:
		c.end()
	}
}

func (c *cutter) letter(r rune) {
	c.endRun()
	c.whole = append(c.whole, r)
}

func (c *cutter) mark(r rune) {
	switch n := len(c.unspaced); {
	case n > 0:
		c.unspaced[n-1] += string(r)
	case len(c.whole) > c.from:
		c.whole = append(c.whole, r)
	}
}

func (c *cutter) endPart() {
	if len(c.whole) > c.from {
		c.parts = append(c.parts, term(c.whole[c.from:]))
		c.from = len(c.whole)
	}
}

// endWord ends a stretch of words that hold together.
func (c *cutter) endWord() {
	c.endPart()
	if len(c.parts) > 0 {
		c.f(term(c.whole), c.parts)
	}
	c.whole, c.parts, c.from = c.whole[:0], c.parts[:0], 0
}

// endRun ends a run in a script without spaces.
func (c *cutter) endRun() {
	if len(c.unspaced) == 0 {
		return
	}
	for i, letter := range c.unspaced[1:] {
		c.unspaced[i] += letter
	}
	c.f("", c.unspaced)
	c.unspaced = nil
}

func (c *cutter) end() {
	c.endWord()
	c.endRun()
}

func term(r []rune) string { return string(r[:min(longest, len(r))]) }

// ties reports whether r between two letters or digits holds them together.
func ties(r rune) bool {
	switch r {
	case '.', ',', '\'', '’', 'ʼ', '&', '·', '٫', '٬', '״', '׳':
		return true
	}
	return false
}

// ignored reports whether r is left out of terms without dividing them: accents
// of the alphabets that are commonly written without them, and what is not seen.
// The voicing marks of kana make other letters, and stay.
func ignored(r rune) bool {
	switch {
	case r < 0x80, r == 0x3099, r == 0x309A:
		return false
	case r == 0x0640, unicode.Is(unicode.Cf, r):
		return true
	}
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew, unicode.Cyrillic)
}

// unspaced reports whether r belongs to a script that is written without spaces
// between words.
func unspaced(r rune) bool {
	return r == 'ー' || r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// spelled are letters, in lower case, that are searched as others.
var spelled = map[rune]string{
	'ß': "ss", 'ς': "σ", 'ı': "i", 'ø': "o", 'ł': "l", 'đ': "d", 'ħ': "h", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th",
	'ى': "ي", 'ی': "ي", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ک': "ك", 'ٱ': "ا",
}

// digit returns the value of a decimal digit. Every range of digits in Unicode
// begins with a zero and holds whole tens.
func digit(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}
