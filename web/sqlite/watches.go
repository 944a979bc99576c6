package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

const noWatch = "This is not watched."

// millis returns a time as a column holds it, nil for none.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// Watches implements annotations.Watches. The precise times stand in the data;
// the columns find those of the same millisecond as well.
func (s *Store) Watches(ctx context.Context, q annotations.WatchQuery) (list []annotations.Watch, err error) {
	limit := q.Limit
	if limit <= 0 {
		limit = math.MaxInt
	}
	query, args := `SELECT data FROM watch WHERE (?1 = '' OR kind = ?1) AND (NOT ?2 OR problem) ORDER BY due IS NULL, due, id LIMIT ?3`,
		[]any{q.Kind, q.Failing, limit}
	switch {
	case q.Due.IsZero():
	case q.HostFree.IsZero(): // by the index
		query, args = `SELECT data FROM watch WHERE due < ?4 AND (?1 = '' OR kind = ?1) AND (NOT ?2 OR problem)
			ORDER BY due, id LIMIT ?3`, append(args, q.Due.UnixMilli())
	default:
		query, args = `SELECT data FROM (
				SELECT * FROM watch WHERE due < ?4 UNION SELECT * FROM watch WHERE host_free > ?5
			) WHERE (?1 = '' OR kind = ?1) AND (NOT ?2 OR problem) ORDER BY due IS NULL, due, id LIMIT ?3`,
			append(args, q.Due.UnixMilli(), q.HostFree.UnixMilli())
	}
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var w annotations.Watch
			err := scan(jsonInto(&w))
			list = append(list, w)
			return err
		}, query, args...)
	})
	return list, err
}

// Watch implements annotations.Watches.
func (s *Store) Watch(ctx context.Context, id string) (annotations.Watch, error) {
	return s.watch(ctx, `SELECT data FROM watch WHERE id = ?`, id)
}

// WatchOf implements annotations.Watches.
func (s *Store) WatchOf(ctx context.Context, id article.ID) (annotations.Watch, error) {
	return s.watch(ctx, `SELECT data FROM watch WHERE article = ? AND article <> ''`, id)
}

func (s *Store) watch(ctx context.Context, query string, id any) (w annotations.Watch, err error) {
	err = s.read(ctx, func(q session) error { return orNotFound(q.get(query, id)(jsonInto(&w)), noWatch) })
	return w, err
}

// AddWatch implements annotations.Watches.
func (s *Store) AddWatch(ctx context.Context, w annotations.Watch) error {
	if err := catalog.CheckWatch(w); err != nil {
		return err
	}
	return s.write(ctx, func(q session) error {
		if err := q.unwatched(w, `SELECT 1 FROM watch WHERE id = ?1 OR article = ?2 AND ?2 <> ''`); err != nil {
			return err
		}
		return q.putWatch(w)
	})
}

// ChangeWatch implements annotations.Watches.
func (s *Store) ChangeWatch(ctx context.Context, id string, change func(*annotations.Watch)) (w annotations.Watch, err error) {
	err = s.write(ctx, func(q session) error {
		w = annotations.Watch{}
		if err := orNotFound(q.get(`SELECT data FROM watch WHERE id = ?`, id)(jsonInto(&w)), noWatch); err != nil {
			return err
		}
		change(&w)
		w.ID = id
		if err := catalog.CheckWatch(w); err != nil {
			return err
		}
		if err := q.unwatched(w, `SELECT 1 FROM watch WHERE article = ?2 AND ?2 <> '' AND id <> ?1`); err != nil {
			return err
		}
		return q.putWatch(w)
	})
	return w, err
}

// unwatched returns Conflict when a query finds a watch in the way of w.
func (q session) unwatched(w annotations.Watch, query string) error {
	var one int
	err := q.get(query, w.ID, w.Article)(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		return annotations.Errorf(annotations.Conflict, "This is watched already.")
	}
	return err
}

func (q session) putWatch(w annotations.Watch) error {
	data, err := asJSON(w)
	if err != nil {
		return err
	}
	free := int64(0)
	if !w.HostFree.IsZero() {
		free = w.HostFree.UnixMilli()
	}
	due := millis(w.Due)
	if w.State != "" {
		due = nil
	}
	return q.exec(`INSERT INTO watch (id, kind, article, due, host_free, problem, data) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET kind = excluded.kind, article = excluded.article, due = excluded.due,
			host_free = excluded.host_free, problem = excluded.problem, data = excluded.data`,
		w.ID, w.Kind, w.Article, due, free, w.Problem != "", data)
}

// RemoveWatch implements annotations.Watches.
func (s *Store) RemoveWatch(ctx context.Context, id string) error {
	return s.write(ctx, func(q session) error { return q.exec(`DELETE FROM watch WHERE id = ?`, id) })
}

// AddEvent implements annotations.Watches.
func (s *Store) AddEvent(ctx context.Context, e annotations.Event) error {
	return s.write(ctx, func(q session) error {
		var one int
		if err := orNotFound(q.get(`SELECT 1 FROM watch WHERE id = ?`, e.Watch)(&one), noWatch); err != nil {
			return err
		}
		err := q.exec(`INSERT INTO event (watch, at, kind, time, message, capture) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			e.Watch, e.Time.UnixNano(), e.Kind, stamp(e.Time), e.Message, e.Capture)
		if err != nil {
			return err
		}
		return q.exec(`DELETE FROM event WHERE watch = ?1 AND (at, kind) IN
			(SELECT at, kind FROM event WHERE watch = ?1 ORDER BY at DESC, kind DESC LIMIT -1 OFFSET ?2)`, e.Watch, catalog.MostEvents)
	})
}

// Events implements annotations.Watches.
func (s *Store) Events(ctx context.Context, watch string, limit int) (list []annotations.Event, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			e := annotations.Event{Watch: watch}
			err := scan(&e.Kind, timeInto(&e.Time), &e.Message, &e.Capture)
			list = append(list, e)
			return err
		}, `SELECT kind, time, message, capture FROM event WHERE watch = ? ORDER BY at DESC LIMIT ?`, watch, limit)
	})
	return list, err
}

// CountWatches implements annotations.Watches.
func (s *Store) CountWatches(ctx context.Context) (n annotations.WatchCounts, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var kind annotations.WatchKind
			var all, failing int
			if err := scan(&kind, &all, &failing); err != nil {
				return err
			}
			if kind == annotations.WatchedFeed {
				n.Feeds, n.FailingFeeds = all, failing
			} else {
				n.Articles, n.FailingArticles = all, failing
			}
			return nil
		}, `SELECT kind, count(*), sum(problem) FROM watch GROUP BY kind`)
	})
	return n, err
}
