package article_test

import (
	"testing"
	"unicode/utf8"

	"writethru/annotations/article"
)

func parts(texts ...string) []article.Part {
	var out []article.Part
	for _, t := range texts {
		half := len(t) / 2
		for half > 0 && !utf8.RuneStart(t[half]) {
			half--
		}
		out = append(out, article.Part{Runs: []article.Run{{Text: t[:half]}, {Text: t[half:], Style: article.Strong}}})
	}
	return out
}

// Every part stands in the text where Starts says.
func TestStarts(t *testing.T) {
	table := article.Block{Kind: article.Table, Role: article.Body, Parts: parts("Boat", "", "Crates", "«٣»", "2")}
	for i := range table.Parts {
		table.Parts[i].Row = i / 3
	}
	blocks := []article.Block{
		{Kind: article.Figure, Role: article.Body, Image: &article.Image{Alt: "no caption"}},
		{Kind: article.Heading, Role: article.Headline, Parts: parts("👩‍👩‍👧 Ferry")},
		{Kind: article.Figure, Role: article.Body, Parts: parts("")},
		{Kind: article.List, Role: article.Body, Parts: parts("", "one", "two\nlines", "")},
		table,
		{Kind: article.Preformatted, Role: article.Body, Parts: parts("\n  x \n\n y")},
		article.Plain("آخر"),
	}
	text, starts := article.TextOf(blocks), article.Starts(blocks)
	for i, b := range blocks {
		for k, p := range b.Parts {
			span := article.Span{Start: starts[i][k], End: starts[i][k] + utf8.RuneCountInString(p.Text())}
			if got := text.Slice(span); got != p.Text() {
				t.Errorf("block %d part %d at %v holds %q, want %q", i, k, span, got, p.Text())
			}
		}
	}
}
