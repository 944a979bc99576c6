package memory

import (
	"cmp"
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

var errNoWatch = annotations.Errorf(annotations.NotFound, "This is not watched.")

// Watches implements annotations.Watches.
func (s *Store) Watches(ctx context.Context, q annotations.WatchQuery) (list []annotations.Watch, err error) {
	err = s.read(ctx, func() error {
		for _, w := range s.watches {
			if (q.Kind == "" || q.Kind == w.Kind) && (!q.Failing || w.Problem != "") && (q.Due.IsZero() || isDue(w, q)) {
				list = append(list, cloneWatch(w))
			}
		}
		slices.SortFunc(list, byDue)
		list = first(list, q.Limit)
		return nil
	})
	return list, err
}

// due returns when a watch is looked at next, zero for never.
func due(w annotations.Watch) time.Time {
	if w.State != "" {
		return time.Time{}
	}
	return w.Due
}

func isDue(w annotations.Watch, q annotations.WatchQuery) bool {
	at := due(w)
	return !at.IsZero() && at.Before(q.Due) || !q.HostFree.IsZero() && w.HostFree.After(q.HostFree)
}

func byDue(a, b annotations.Watch) int {
	x, y := due(a), due(b)
	if x.IsZero() != y.IsZero() {
		return y.Compare(x)
	}
	return cmp.Or(x.Compare(y), cmp.Compare(a.ID, b.ID))
}

func cloneWatch(w annotations.Watch) annotations.Watch {
	w.Work = slices.Clone(w.Work)
	return w
}

// Watch implements annotations.Watches.
func (s *Store) Watch(ctx context.Context, id string) (w annotations.Watch, err error) {
	err = s.read(ctx, func() error {
		found, ok := s.watches[id]
		if !ok {
			return errNoWatch
		}
		w = cloneWatch(found)
		return nil
	})
	return w, err
}

// WatchOf implements annotations.Watches.
func (s *Store) WatchOf(ctx context.Context, id article.ID) (w annotations.Watch, err error) {
	err = s.read(ctx, func() error {
		found, ok := s.watchOf(id)
		if !ok {
			return errNoWatch
		}
		w = cloneWatch(found)
		return nil
	})
	return w, err
}

func (s *Store) watchOf(id article.ID) (annotations.Watch, bool) {
	for _, w := range s.watches {
		if id != "" && w.Article == id {
			return w, true
		}
	}
	return annotations.Watch{}, false
}

// AddWatch implements annotations.Watches.
func (s *Store) AddWatch(ctx context.Context, w annotations.Watch) error {
	if err := catalog.CheckWatch(w); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		_, known := s.watches[w.ID]
		if _, taken := s.watchOf(w.Article); known || taken {
			return annotations.Errorf(annotations.Conflict, "This is watched already.")
		}
		s.watches[w.ID] = cloneWatch(w)
		return nil
	})
}

// ChangeWatch implements annotations.Watches.
func (s *Store) ChangeWatch(ctx context.Context, id string, change func(*annotations.Watch)) (w annotations.Watch, err error) {
	err = s.write(ctx, func() error {
		found, ok := s.watches[id]
		if !ok {
			return errNoWatch
		}
		w = cloneWatch(found)
		change(&w)
		w.ID = id
		if err := catalog.CheckWatch(w); err != nil {
			return err
		}
		if other, taken := s.watchOf(w.Article); taken && other.ID != id {
			return annotations.Errorf(annotations.Conflict, "This is watched already.")
		}
		s.watches[id] = cloneWatch(w)
		return nil
	})
	return w, err
}

// RemoveWatch implements annotations.Watches.
func (s *Store) RemoveWatch(ctx context.Context, id string) error {
	return s.write(ctx, func() error {
		delete(s.watches, id)
		delete(s.events, id)
		return nil
	})
}

// AddEvent implements annotations.Watches.
func (s *Store) AddEvent(ctx context.Context, e annotations.Event) error {
	return s.write(ctx, func() error {
		if _, ok := s.watches[e.Watch]; !ok {
			return errNoWatch
		}
		told := slices.ContainsFunc(s.events[e.Watch], func(o annotations.Event) bool { return o.Kind == e.Kind && o.Time.Equal(e.Time) })
		if !told {
			s.events[e.Watch] = append(s.events[e.Watch], e)
			slices.SortStableFunc(s.events[e.Watch], func(a, b annotations.Event) int { return a.Time.Compare(b.Time) })
			s.events[e.Watch] = s.events[e.Watch][max(0, len(s.events[e.Watch])-catalog.MostEvents):]
		}
		return nil
	})
}

// Events implements annotations.Watches.
func (s *Store) Events(ctx context.Context, watch string, limit int) (list []annotations.Event, err error) {
	err = s.read(ctx, func() error {
		list = slices.Clone(s.events[watch])
		slices.Reverse(list)
		slices.SortStableFunc(list, func(a, b annotations.Event) int { return b.Time.Compare(a.Time) })
		list = first(list, limit)
		return nil
	})
	return list, err
}

// CountWatches implements annotations.Watches.
func (s *Store) CountWatches(ctx context.Context) (n annotations.WatchCounts, err error) {
	err = s.read(ctx, func() error {
		for _, w := range s.watches {
			all, failing := &n.Feeds, &n.FailingFeeds
			if w.Kind == annotations.WatchedArticle {
				all, failing = &n.Articles, &n.FailingArticles
			}
			*all++
			if w.Problem != "" {
				*failing++
			}
		}
		return nil
	})
	return n, err
}
