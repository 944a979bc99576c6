package sqlite

import (
	"context"
	"errors"
	"slices"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// Mend makes anew what Examine found wrong with the library in the file at path
// and that can be made anew from what is there, but for placements, which follow
// from the texts: who knows how to place marks mends them. Conflict when another
// program uses the library.
func Mend(ctx context.Context, path string, found []Finding) error {
	release, err := holdAlone(path)
	if err != nil {
		return err
	}
	if err := release(); err != nil {
		return err
	}
	s, err := Open(path)
	if err != nil {
		return err
	}
	err = s.write(ctx, func(q session) error { return s.mend(q, partsOf(found)) })
	if err == nil {
		err = s.catchUp()
	}
	return errors.Join(err, s.Close())
}

// partsOf returns the parts of which something can be mended.
func partsOf(found []Finding) (out []Part) {
	for _, f := range found {
		if f.Mends && !slices.Contains(out, f.Part) {
			out = append(out, f.Part)
		}
	}
	return out
}

func (s *Store) mend(q session, wrong []Part) error {
	for _, m := range []struct {
		part Part
		mend func(q session) error
	}{
		{FilePart, func(q session) error { return q.exec(`REINDEX`) }},
		{CapturePart, func(q session) error {
			return q.exec(`DELETE FROM body WHERE NOT EXISTS (SELECT 1 FROM capture WHERE body = body.seq)`)
		}},
		{PicturePart, func(q session) error {
			return q.exec(`DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM shown s WHERE s.sha256 = picture.sha256)`)
		}},
		{ShelfPart, s.mendShelf}, {SearchPart, session.mendSearch}, {CountPart, session.mendCounts},
	} {
		if !slices.Contains(wrong, m.part) {
			continue
		}
		if err := m.mend(q); err != nil {
			return err
		}
	}
	return nil
}

// mendShelf makes the rows anew that are not as they should be.
func (s *Store) mendShelf(q session) error {
	latest := map[int64]int{}
	if err := q.each(func(scan row) error {
		var seq int64
		var n int
		err := scan(&seq, &n)
		latest[seq] = n
		return err
	}, `SELECT a.seq, l.latest`+unshelved); err != nil {
		return err
	}
	for seq, n := range latest {
		r, err := s.revisionIn(q, seq, n)
		if err != nil {
			continue // a text that cannot be read is not listed
		}
		if err := q.shelve(seq, r, catalog.DocumentOf(catalog.ArticleFields(r, nil)...)); err != nil {
			return err
		}
	}
	return q.judgeAll(latest)
}

// judgeAll brings the facets of the marks of articles up to date.
func (q session) judgeAll(articles map[int64]int) error {
	for seq := range articles {
		if err := q.judgeMarks(seq); err != nil {
			return err
		}
	}
	return nil
}

// mendSearch makes the indexes of words anew: empty here, and filled by catchUp.
func (q session) mendSearch() error {
	for _, table := range []string{"article_words", "mark_words"} {
		var create string
		if err := q.get(`SELECT sql FROM sqlite_schema WHERE name = ?`, table)(&create); err != nil {
			return err
		}
		for _, statement := range []string{`DROP TABLE ` + table, create} {
			if _, err := q.ExecContext(q.ctx, statement); err != nil {
				return err
			}
		}
	}
	return q.exec(`INSERT INTO behind SELECT seq FROM article WHERE true ON CONFLICT DO NOTHING`)
}

// mendCounts makes what things have in common anew from what they say.
func (q session) mendCounts() error {
	for _, statement := range []string{
		`DELETE FROM has`,
		`INSERT INTO has SELECT f.value, t.ord FROM (SELECT ord, facets FROM shelf UNION ALL SELECT ord, facets FROM mark) t, json_each(t.facets) f
			WHERE true ON CONFLICT DO NOTHING`,
		`UPDATE facet SET n = ` + haveFacet,
	} {
		if err := q.exec(statement); err != nil {
			return err
		}
	}
	return nil
}

var errInUse = annotations.Errorf(annotations.Conflict, "Another program uses the library. Stop it first.")

// holdAlone keeps all other programs off the library in the file at path until
// release is called, and brings its log into the file. Conflict when one uses it.
// The calling program must not have it open itself.
func holdAlone(path string) (release func() error, err error) {
	p, err := newPool(path, "?_pragma=busy_timeout(0)&_pragma=locking_mode(exclusive)", 1)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	err = p.use(ctx, func(c *conn) error {
		if err := c.exec(ctx, `PRAGMA journal_mode = delete`); err != nil {
			return err
		}
		return c.exec(ctx, `BEGIN EXCLUSIVE`)
	})
	if err == nil {
		return p.close, nil
	}
	if isBusy(err) {
		err = errInUse
	}
	return nil, errors.Join(err, p.close())
}
