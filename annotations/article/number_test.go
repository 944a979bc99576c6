package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
)

func TestNumbers(t *testing.T) {
	block := func(k article.Kind, r article.Role, text string) article.Block {
		return article.Block{Kind: k, Role: r, Parts: []article.Part{{Runs: []article.Run{{Text: text}}}}}
	}
	blocks := []article.Block{
		block(article.Heading, article.Headline, "Bell is back"),
		block(article.Paragraph, article.EdNote, "Eds: Adds date."),
		article.Plain("First."),
		{Kind: article.Figure, Role: article.Body},
		article.Plain("Second."),
		block(article.Heading, article.Body, "What comes next"),
		block(article.Quotation, article.Body, "Third, quoted."),
		block(article.List, article.Body, "a thing"),
		article.Plain(""),
		article.Plain("Fourth."),
		block(article.Paragraph, article.Correction, "Correction: no."),
		block(article.Paragraph, article.Furniture, "Share this"),
	}
	want := []int{0, 0, 1, 0, 2, 0, 3, 0, 0, 4, 0, 0}
	if diff := cmp.Diff(want, article.Numbers(blocks)); diff != "" {
		t.Errorf("Numbers (-want +got):\n%s", diff)
	}
}
