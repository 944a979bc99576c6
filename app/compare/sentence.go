package compare

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"writethru/annotations/article"
)

// sentences returns the sentences of a text, each within one part of a block
// (Unicode Standard Annex 29).
func sentences(d doc) []article.Span {
	var out []article.Span
	starts := article.Starts(d.Blocks)
	for i, b := range d.Blocks {
		for k, p := range b.Parts {
			at, rest, state := starts[i][k], p.Text(), -1
			for rest != "" {
				var s string
				s, rest, state = uniseg.FirstSentenceInString(rest, state)
				from, to := trimmed(s)
				if from < to {
					out = append(out, article.Span{Start: at + from, End: at + to})
				}
				at += utf8.RuneCountInString(s)
			}
		}
	}
	return out
}

// trimmed returns where s begins and ends without the white space around it, in
// code points.
func trimmed(s string) (from, to int) {
	for i, r := range []rune(s) {
		if !unicode.IsSpace(r) {
			if to == 0 {
				from = i
			}
			to = i + 1
		}
	}
	return from, to
}
