package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"writethru/annotations/article"
)

// page is the text as it is selected: in parts, none of which a mark crosses
// without being cut.
type page struct {
	text    article.Text
	parts   []part
	numbers []int
}

// part is where a part of a block stands in the text.
type part struct {
	article.Span
	block int
	story bool
}

func newPage(blocks []article.Block) page {
	p := page{text: article.TextOf(blocks), numbers: article.Numbers(blocks)}
	starts := article.Starts(blocks)
	for i, b := range blocks {
		for k := range b.Parts {
			n := utf8.RuneCountInString(b.Parts[k].Text())
			if n > 0 {
				p.parts = append(p.parts, part{article.Span{Start: starts[i][k], End: starts[i][k] + n}, i, b.Role.IsStory()})
			}
		}
	}
	return p
}

// pieces returns spans cut at the borders of parts, without white space at
// their ends, and none that is empty.
func (p page) pieces(spans ...article.Span) []article.Span {
	var out []article.Span
	for _, s := range spans {
		for _, part := range p.parts {
			if s.Overlaps(part.Span) {
				in := p.trim(article.Span{Start: max(s.Start, part.Start), End: min(s.End, part.End)})
				if in.Len() > 0 && (len(out) == 0 || out[len(out)-1].End <= in.Start) {
					out = append(out, in)
				}
			}
		}
	}
	return out
}

func (p page) trim(s article.Span) article.Span {
	runes := p.text.Runes()
	for s.Start < s.End && unicode.IsSpace(runes[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && unicode.IsSpace(runes[s.End-1]) {
		s.End--
	}
	return s
}

// words returns the words of spans, joined by a line feed as annotations are.
func (p page) words(spans []article.Span) string {
	words := ""
	for i, s := range spans {
		if i > 0 {
			words += "\n"
		}
		words += p.text.Slice(s)
	}
	return words
}

// isQuoted reports whether quotation marks are open at a code point, in the part
// that it stands in.
func (p page) isQuoted(at int) bool {
	for _, part := range p.parts {
		if at >= part.Start && at < part.End {
			open := false
			for _, r := range p.text.Slice(article.Span{Start: part.Start, End: at}) {
				open = open != strings.ContainsRune(marks, r)
			}
			return open
		}
	}
	return false
}

// number returns the paragraph number at a code point, 0 for none.
func (p page) number(at int) int {
	for _, part := range p.parts {
		if at >= part.Start && at < part.End {
			return p.numbers[part.block]
		}
	}
	return 0
}
