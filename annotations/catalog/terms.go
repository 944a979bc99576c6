package catalog

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is the length in code points beyond which a term is cut.
const longest = 64

// Terms returns the words of a text in the form in which they are searched.
//
// A term is a run of letters, digits and the marks on them; everything else
// divides. Scripts that are written without spaces give a term for each letter.
// Case, accents, Arabic vowel signs and tatweel, and the forms of alef, yeh, kaf
// and teh marbuta do not count, nor does the script of digits; ligatures and
// other compatibility forms are taken apart.
func Terms(text string) []string {
	c := cutter{}
	if isASCII(text) {
		for _, r := range text {
			c.take(r)
		}
	} else {
		for _, r := range norm.NFKD.String(text) {
			c.take(r)
		}
	}
	c.flush()
	return c.terms
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
	terms []string
	term  strings.Builder
	n     int  // code points in term
	alone bool // term is a letter of a script without spaces
}

func (c *cutter) take(r rune) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		c.letter(r, false)
	case 'A' <= r && r <= 'Z':
		c.letter(r+'a'-'A', false)
	case r < 0x80:
		c.flush()
	case ignored(r):
	case unicode.IsMark(r):
		if c.n > 0 {
			c.add(r)
		}
	case unicode.IsLetter(r):
		if s, ok := spelled[unicode.ToLower(r)]; ok {
			c.word(s)
			return
		}
		c.letter(unicode.ToLower(r), unspaced(r))
	case unicode.IsDigit(r):
		c.letter('0'+digit(r), false)
	case unicode.IsNumber(r):
		c.letter(r, false)
	default:
		c.flush()
	}
}

func (c *cutter) word(s string) {
	for _, r := range s {
		c.letter(r, false)
	}
}

func (c *cutter) letter(r rune, alone bool) {
	if alone || c.alone {
		c.flush()
	}
	c.alone = alone
	c.add(r)
}

func (c *cutter) add(r rune) {
	if c.n < longest {
		c.term.WriteRune(r)
	}
	c.n++
}

func (c *cutter) flush() {
	if c.n > 0 {
		c.terms = append(c.terms, c.term.String())
		c.term.Reset()
	}
	c.n, c.alone = 0, false
}

// ignored reports whether r is left out of terms without dividing them: accents
// of the alphabets that are commonly written without them, and what is not seen.
// The voicing marks of kana make other letters, and stay.
func ignored(r rune) bool {
	switch {
	case r == 0x3099, r == 0x309A:
		return false
	case r == 0x0640, unicode.Is(unicode.Cf, r):
		return true
	}
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew, unicode.Cyrillic)
}

// unspaced reports whether r belongs to a script that is written without spaces
// between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
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
