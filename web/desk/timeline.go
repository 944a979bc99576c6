package desk

import (
	"context"

	"writethru/annotations/diff"
	"writethru/web/api"
)

// mostHeadline is the longest headline, in bytes, that is compared in words.
const mostHeadline = 2000

// timeline returns the revisions, oldest first, which of them are minor, and how
// their headlines changed.
// Only those without changed words can be, so that few are compared.
func (f *folder) timeline(ctx context.Context) ([]api.Head, error) {
	heads := f.clock.heads(f.heads)
	for i := 1; i < len(heads); i++ {
		heads[i].Edits = edits(heads[i-1].Headline, heads[i].Headline)
		if heads[i].Changed > 0 || heads[i].Withdrawn != heads[i-1].Withdrawn {
			continue
		}
		c, err := f.d.compare(ctx, leafKey{f.id, heads[i-1].Number}, leafKey{f.id, heads[i].Number})
		if err != nil {
			return nil, err
		}
		heads[i].Minor = c.result.Minor()
	}
	return heads, nil
}

// edits returns the change of a headline in words, nil when there is none.
func edits(old, new string) []diff.Piece {
	switch {
	case old == new:
		return nil
	case len(old) > mostHeadline || len(new) > mostHeadline:
		return []diff.Piece{{Op: diff.Delete, Text: old}, {Op: diff.Insert, Text: new}}
	}
	return diff.Words(old, new)
}
