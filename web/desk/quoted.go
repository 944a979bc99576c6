package desk

import (
	"context"
	"slices"

	"writethru/annotations/article"
	"writethru/annotations/story"
	"writethru/web/api"
)

// mostSameQuotes is how many quotations a page tells that others have too.
const mostSameQuotes = 20

// sameQuotes returns the quotations in the latest revisions of articles that are
// in others as well, but for those that are said to carry the same copy, and
// those articles themselves.
func (d *Desk) sameQuotes(ctx context.Context, folders []*folder, also []api.Also) ([]api.SameQuote, error) {
	ids := make([]article.ID, len(folders))
	for i, f := range folders {
		ids[i] = f.id
	}
	found, err := d.o.Store.Quoted(ctx, ids)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	at := map[uint64][]api.Also{}
	for _, q := range found {
		same := slices.ContainsFunc(also, func(a api.Also) bool { return a.ID == q.ID && !a.Parted })
		if !same {
			at[q.Key] = append(at[q.Key], folders[0].clock.also(q.Row))
		}
	}
	var out []api.SameQuote
	for _, f := range folders {
		l, err := f.leaf(ctx, f.latest())
		if err != nil {
			return nil, err
		}
		for _, q := range story.QuotesIn(l.Blocks) {
			if s := sameQuote(q, at); s.At != nil && len(out) < mostSameQuotes {
				s.Article, s.Lang, s.Dir = f.id, l.Lang, l.Dir
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// sameQuote returns where a quotation is as well, and takes its keys out of at,
// so that no find is told twice.
func sameQuote(q story.Quote, at map[uint64][]api.Also) api.SameQuote {
	s := api.SameQuote{Words: q.Text}
	for _, k := range q.Keys {
		for _, a := range at[k] {
			if !slices.ContainsFunc(s.At, func(b api.Also) bool { return b.ID == a.ID }) {
				s.At = append(s.At, a)
			}
		}
		delete(at, k)
	}
	return s
}
