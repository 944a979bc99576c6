package desk

import (
	"context"

	"writethru/annotations/diff"
	"writethru/annotations/track"
)

// pair names a comparison, and the algorithm that made it.
type pair struct {
	old, new leafKey
	version  int
}

// comparison is what changed between two revisions. It is shared and must not be
// written to.
type comparison struct {
	result  diff.Result
	summary string
	// rows is how many rows changed, without those that a screen folds.
	rows int
}

// weight is about how many bytes a comparison takes.
func (c *comparison) weight() int {
	n := 200
	for _, r := range c.result.Rows {
		n += 120
		for _, p := range r.Pieces {
			n += 60 + len(p.Text)
		}
	}
	return n
}

// compare compares two revisions, of one article or of two. Revisions never
// change, so that what was compared once is kept.
func (d *Desk) compare(ctx context.Context, old, new leafKey) (*comparison, error) {
	key := pair{old, new, diff.Version}
	if c, ok := d.comparisons.get(key); ok {
		return c, nil
	}
	a, err := d.leaf(ctx, old.article, old.n)
	if err != nil {
		return nil, err
	}
	b, err := d.leaf(ctx, new.article, new.n)
	if err != nil {
		return nil, err
	}
	was, is := diff.InputOf(a.Revision), diff.InputOf(b.Revision)
	c := &comparison{result: diff.Compare(was, is)}
	c.summary = diff.Summary(c.result, was, is)
	for _, r := range c.result.Rows {
		if r.Op != diff.Same && !r.Folded() {
			c.rows++
		}
	}
	d.comparisons.put(key, c)
	return c, nil
}

// rewording names the change from one passage to another.
type rewording struct{ old, new string }

// reworded returns the change from a passage to another in words. It must not be
// written to.
func (d *Desk) reworded(old, new string) []track.Piece {
	key := rewording{old, new}
	if words, ok := d.rewordings.get(key); ok {
		return words
	}
	words := track.Words(old, new)
	d.rewordings.put(key, words)
	return words
}

// weightOfPieces is about how many bytes pieces take, with the passages that
// name them.
func weightOfPieces(words []track.Piece) int {
	n := 150
	for _, w := range words {
		n += 40 + 2*len(w.Text)
	}
	return n
}
