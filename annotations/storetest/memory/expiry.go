package memory

import (
	"context"
	"maps"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Expire implements annotations.Expiries.
func (s *Store) Expire(ctx context.Context, e annotations.Expiry, limit int) (ids []article.ID, err error) {
	err = s.write(ctx, func() error {
		list := s.expired(e)
		gone := list[:min(max(limit, 0), len(list))]
		for _, st := range gone {
			ids = append(ids, st.ID)
			maps.DeleteFunc(s.watches, func(id string, w annotations.Watch) bool {
				if w.Article == st.ID {
					delete(s.events, id)
				}
				return w.Article == st.ID
			})
		}
		s.removeAll(gone)
		return nil
	})
	return ids, err
}

// Expirable implements annotations.Expiries.
func (s *Store) Expirable(ctx context.Context, e annotations.Expiry) (n int, err error) {
	err = s.read(ctx, func() error {
		n = len(s.expired(e))
		return nil
	})
	return n, err
}

// expired returns the articles that e names, the oldest first.
func (s *Store) expired(e annotations.Expiry) (list []*story) {
	before := e.Before.Unix()
	for _, st := range s.articles {
		if st.order.second < before && st.Added.Unix() < before && !s.stays(st) &&
			(e.Outlet == "" || st.Outlet == e.Outlet) && !slices.Contains(e.Except, st.Outlet) {
			list = append(list, st)
		}
	}
	slices.SortFunc(list, func(a, b *story) int { return newestFirst(b.order, a.order) })
	return list
}

// stays reports whether an article is never deleted.
func (s *Store) stays(st *story) bool {
	for _, m := range s.marks {
		if m.Article == st.ID {
			return true
		}
	}
	for c, v := range s.verdicts {
		if v == annotations.SameStory && (c.a == st.ID || c.b == st.ID) {
			return true
		}
	}
	return st.Sample
}
