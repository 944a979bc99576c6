package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// MarkRead implements annotations.Shelf.
func (s *Store) MarkRead(ctx context.Context, id article.ID, n int) error {
	return s.write(ctx, func(q session) error {
		seq, err := q.revisionOf(id, n)
		if err != nil {
			return err
		}
		if err := q.exec(`INSERT INTO opened (article, revision) VALUES (?, ?) ON CONFLICT DO NOTHING`, seq, n); err != nil {
			return err
		}
		return q.lastRead(seq)
	})
}

// lastRead brings up to date which revision of an article was read last.
func (q session) lastRead(seq int64) error {
	err := q.exec(`UPDATE shelf SET last_read = coalesce((SELECT max(revision) FROM opened WHERE article = ?1), 0) WHERE article = ?1`, seq)
	if err != nil {
		return err
	}
	return q.judgeArticle(seq)
}

// IDs implements annotations.Shelf.
func (s *Store) IDs(ctx context.Context, l annotations.ListQuery) (ids []article.ID, err error) {
	if err := catalog.CheckShow(l.Show); err != nil {
		return nil, err
	}
	if err := catalog.CheckWhere(l.Where, catalog.Stories); err != nil {
		return nil, err
	}
	l.Limit, l.From = 0, ""
	err = s.read(ctx, func(q session) error {
		p, err := s.listPage(q, l)
		if err != nil {
			return err
		}
		f, err := q.page(p)
		if err != nil {
			return err
		}
		in, err := asJSON(f.ords)
		if err != nil {
			return err
		}
		return q.each(func(scan row) error {
			var id article.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT a.id FROM json_each(?) j CROSS JOIN shelf s ON s.ord = j.value CROSS JOIN article a ON a.seq = s.article ORDER BY j.key`, in)
	})
	return ids, err
}

// ReadAll implements annotations.Shelf.
func (s *Store) ReadAll(ctx context.Context, ids []article.ID) (all []annotations.Opened, err error) {
	err = s.write(ctx, func(q session) error {
		for _, id := range ids {
			seq, err := q.seqOf(id)
			if annotations.CodeOf(err) == annotations.NotFound {
				continue
			}
			if err != nil {
				return err
			}
			before := len(all)
			err = q.each(func(scan row) error {
				o := annotations.Opened{Article: id}
				err := scan(&o.Revision)
				all = append(all, o)
				return err
			}, `INSERT INTO opened (article, revision) SELECT article, number FROM revision r WHERE article = ?
				AND NOT EXISTS (SELECT 1 FROM opened o WHERE o.article = r.article AND o.revision = r.number)
				ORDER BY number RETURNING revision`, seq)
			if err == nil && len(all) > before {
				err = q.lastRead(seq)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// UnreadAll implements annotations.Shelf.
func (s *Store) UnreadAll(ctx context.Context, all []annotations.Opened) error {
	return s.write(ctx, func(q session) error {
		for _, o := range all {
			seq, err := q.revisionOf(o.Article, o.Revision)
			if annotations.CodeOf(err) == annotations.NotFound {
				continue
			}
			if err != nil {
				return err
			}
			if err := q.exec(`DELETE FROM opened WHERE article = ? AND revision = ?`, seq, o.Revision); err != nil {
				return err
			}
			if err := q.lastRead(seq); err != nil {
				return err
			}
		}
		return nil
	})
}
