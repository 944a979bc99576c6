package ingest

import (
	"strings"
	"unicode"

	"writethru/annotations/article"
	"writethru/web/ingest/wiretext"
)

// mostLost is the part of a revision's story blocks that an edit may take away
// before the new capture is taken for a failed extraction.
const mostLost = 0.4

// Suspicious reports whether the step from prev to next loses so many blocks
// that it is more likely a failed extraction than an edit. A block that was
// reworded is not lost. reason is a sentence for the reader.
func Suspicious(prev, next []article.Block) (reason string, bad bool) {
	for _, b := range next {
		if b.Role == article.EdNote || b.Role == article.Body {
			if isNotice(b) {
				return "", false
			}
		}
	}
	have := map[string]bool{}
	for _, b := range next {
		for _, g := range pairs(b.Text()) {
			have[g] = true
		}
	}
	all, lost := 0, 0
	for _, b := range prev {
		words := pairs(b.Text())
		if b.Role != article.Body || len(words) == 0 {
			continue
		}
		all++
		n := 0
		for _, g := range words {
			if have[g] {
				n++
			}
		}
		if n*3 < len(words) {
			lost++
		}
	}
	if all >= 3 && float64(lost) > mostLost*float64(all) {
		return "Much of the article's text is missing from this capture, so it is not taken for a new revision.", true
	}
	return "", false
}

// pairs returns the neighbouring words of s, in lower case.
func pairs(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < 2 {
		return words
	}
	out := make([]string, 0, len(words))
	for i := 0; i+1 < len(words); i++ {
		out = append(out, words[i]+" "+words[i+1])
	}
	return out
}

func isNotice(b article.Block) bool { return wiretext.IsWithdrawal(b.Text()) }
