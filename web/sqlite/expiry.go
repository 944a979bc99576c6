package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
)

// expired is what an Expiry names: of the shelf s and the articles a.
const expired = ` FROM shelf s CROSS JOIN article a ON a.seq = s.article
	WHERE s.ord < ?1 AND unixepoch(a.added) < ?2 AND NOT a.sample
	AND (?3 = '' OR a.outlet = ?3) AND a.outlet NOT IN (SELECT value FROM json_each(?4))
	AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.article = a.seq)
	AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.a = a.seq AND v.word = 'same')
	AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.b = a.seq AND v.word = 'same')`

func expiredArgs(e annotations.Expiry) ([]any, error) {
	except, err := asJSON(append([]string{}, e.Except...))
	return []any{firstOrd(e.Before), e.Before.Unix(), e.Outlet, except}, err
}

// Expire implements annotations.Expiries. The tables' references and triggers
// take away what belongs to an article.
func (s *Store) Expire(ctx context.Context, e annotations.Expiry, limit int) (ids []article.ID, err error) {
	args, err := expiredArgs(e)
	if err != nil || limit <= 0 {
		return nil, err
	}
	err = s.write(ctx, func(q session) error {
		err := q.each(func(scan row) error {
			var id article.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT a.id`+expired+` ORDER BY s.ord LIMIT ?5`, append(args, limit)...)
		if err != nil {
			return err
		}
		in, err := asJSON(ids)
		if err != nil {
			return err
		}
		if err := q.exec(`DELETE FROM watch WHERE article IN (SELECT value FROM json_each(?))`, in); err != nil {
			return err
		}
		return q.exec(`DELETE FROM article WHERE id IN (SELECT value FROM json_each(?))`, in)
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// Expirable implements annotations.Expiries.
func (s *Store) Expirable(ctx context.Context, e annotations.Expiry) (n int, err error) {
	args, err := expiredArgs(e)
	if err != nil {
		return 0, err
	}
	err = s.read(ctx, func(q session) error { return q.get(`SELECT count(*)`+expired, args...)(&n) })
	return n, err
}
