package anchor

import (
	"unicode"

	"golang.org/x/text/unicode/norm"

	"writethru/annotations/anchor/words"
)

// folded is a text in the form in which passages are compared: without white
// space and invisible characters, in lower case, with one quotation mark, one
// dash, three dots for an ellipsis, and compatibility forms resolved (NFKC).
type folded struct {
	runes []rune
	// start and end are the code points of the text that each rune stands for.
	start, end []int
}

func (f *folded) add(r rune, start, end int) {
	f.runes = append(f.runes, r)
	f.start = append(f.start, start)
	f.end = append(f.end, end)
}

// fold returns text in folded form.
func fold(text []rune) folded {
	f := folded{
		runes: make([]rune, 0, len(text)),
		start: make([]int, 0, len(text)),
		end:   make([]int, 0, len(text)),
	}
	for at := 0; at < len(text); {
		r := text[at]
		if r < 0x80 && (at+1 == len(text) || text[at+1] < 0x300) {
			if !unicode.IsSpace(r) && !words.Invisible(r) {
				f.add(words.Fold(unicode.ToLower(r)), at, at+1)
			}
			at++
			continue
		}
		if q := words.Fold(r); q != r && (at+1 == len(text) || !unicode.IsMark(text[at+1])) {
			f.add(q, at, at+1)
			at++
			continue
		}
		end := composed(text, at)
		f.addComposed(text, at, end)
		at = end
	}
	return f
}

// mostMarks bounds the characters that are composed into one.
const mostMarks = 32

// composed returns the end of the characters that make one with that at at.
func composed(text []rune, at int) int {
	end := at + 1
	for end < len(text) && end-at < mostMarks && !norm.NFKC.PropertiesString(string(text[end])).BoundaryBefore() {
		end++
	}
	return end
}

func (f *folded) addComposed(text []rune, start, end int) {
	for _, r := range norm.NFKC.String(string(text[start:end])) {
		if !unicode.IsSpace(r) && !words.Invisible(r) {
			f.add(words.Fold(unicode.ToLower(r)), start, end)
		}
	}
}
