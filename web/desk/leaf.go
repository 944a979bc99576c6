package desk

import (
	"context"
	"strings"

	"writethru/annotations/article"
)

type leafKey struct {
	article article.ID
	n       int
}

// leaf is one revision with what is made of its blocks. It is shared and must
// not be written to.
type leaf struct {
	article.Revision
	text    article.Text
	numbers []int // of paragraphs, by block
}

// weight is about how much memory a leaf takes, in code points of its text.
func (l *leaf) weight() int { return 400 + l.text.Len() }

// leaf returns a revision of an article. A revision never changes, so what was
// read once is kept.
func (d *Desk) leaf(ctx context.Context, id article.ID, n int) (*leaf, error) {
	key := leafKey{id, n}
	if l, ok := d.leaves.get(key); ok {
		return l, nil
	}
	r, err := d.text(ctx, id, n)
	if err != nil {
		return nil, err
	}
	l := &leaf{Revision: r, text: r.Text(), numbers: article.Numbers(r.Blocks)}
	d.leaves.put(key, l)
	return l, nil
}

// text returns a revision of an article, or an earlier text.
func (d *Desk) text(ctx context.Context, id article.ID, n int) (article.Revision, error) {
	if n < 0 {
		return d.o.Store.EarlierText(ctx, id, n)
	}
	return d.o.Store.Revision(ctx, id, n)
}

// words returns the text of spans, joined by a line feed.
func (l *leaf) words(spans []article.Span) string {
	if len(spans) == 1 {
		return l.text.Slice(spans[0])
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = l.text.Slice(s)
	}
	return strings.Join(parts, "\n")
}

// paragraph returns the number of the paragraph that spans begin in, 0 when
// there is none.
func (l *leaf) paragraph(spans []article.Span) int {
	if len(spans) == 0 {
		return 0
	}
	if b := l.text.BlockAt(spans[0].Start); b >= 0 && b < len(l.numbers) {
		return l.numbers[b]
	}
	return 0
}

// around returns a few words before and after spans, as far as their blocks go.
func (l *leaf) around(spans []article.Span) (before, after string) {
	const most = 60
	if len(spans) == 0 {
		return "", ""
	}
	start, end := spans[0].Start, spans[len(spans)-1].End
	if b := l.text.BlockAt(start); b >= 0 {
		from := max(l.text.Blocks()[b].Start, start-most)
		before = l.text.Slice(article.Span{Start: from, End: start})
		if from > l.text.Blocks()[b].Start {
			before = afterSpace(before)
		}
	}
	if b := l.text.BlockAt(end - 1); b >= 0 {
		to := min(l.text.Blocks()[b].End, end+most)
		after = l.text.Slice(article.Span{Start: end, End: to})
		if to < l.text.Blocks()[b].End {
			after = beforeSpace(after)
		}
	}
	return before, after
}

// afterSpace cuts the word that s begins in the middle of.
func afterSpace(s string) string {
	if i := strings.IndexAny(s, " \n\t"); i >= 0 {
		return s[i+1:]
	}
	return s
}

// beforeSpace cuts the word that s ends in the middle of.
func beforeSpace(s string) string {
	if i := strings.LastIndexAny(s, " \n\t"); i >= 0 {
		return s[:i]
	}
	return s
}
