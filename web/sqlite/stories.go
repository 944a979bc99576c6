package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/annotations/story"
)

// Alike implements annotations.Stories.
func (s *Store) Alike(ctx context.Context, id article.ID) (list []annotations.Alike, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		var ords []int64
		if list, ords, err = q.alike(seq); err != nil {
			return err
		}
		rows, err := q.rows(ords)
		for i, r := range rows {
			list[i].Row = r
		}
		return err
	})
	return list, err
}

// alike returns what is known of the articles like one, and their places on the
// shelf. A hash that too many articles carry is passed over before they are
// counted, so that a stock phrase costs no more than a rare one.
func (q session) alike(seq int64) (list []annotations.Alike, ords []int64, err error) {
	err = q.each(func(scan row) error {
		var a annotations.Alike
		var ord int64
		err := scan(&ord, &a.Shared, &a.Verdict)
		list, ords = append(list, a), append(ords, ord)
		return err
	}, `WITH found (article, n) AS MATERIALIZED (
			SELECT o.article, count(*) FROM sketch m CROSS JOIN sketch o ON o.hash = m.hash AND o.article <> m.article
			WHERE m.article = ?1 AND NOT EXISTS (SELECT 1 FROM sketch c WHERE c.hash = m.hash LIMIT 1 OFFSET ?2)
			GROUP BY o.article
		), said (article, word) AS MATERIALIZED (
			SELECT b, word FROM verdict WHERE a = ?1 UNION ALL SELECT a, word FROM verdict WHERE b = ?1
		), both (article, n, word) AS (
			SELECT f.article, f.n, ifnull(s.word, '') FROM found f LEFT JOIN said s ON s.article = f.article WHERE f.n >= ?3 OR s.word IS NOT NULL
			UNION ALL SELECT article, 0, word FROM said WHERE article NOT IN (SELECT article FROM found)
		)
		SELECT s.ord, both.n, both.word FROM both JOIN shelf s ON s.article = both.article JOIN article a ON a.seq = both.article
		ORDER BY both.word = '', both.n DESC, a.id LIMIT ?4`, seq, catalog.MostCommon, story.LeastShared, catalog.MostAlike)
	return list, ords, err
}

// SetAlike implements annotations.Stories.
func (s *Store) SetAlike(ctx context.Context, a, b article.ID, v annotations.Verdict) error {
	if err := catalog.CheckVerdict(a, b, v); err != nil {
		return err
	}
	return s.write(ctx, func(q session) error {
		x, err := q.seqOf(a)
		if err != nil {
			return err
		}
		y, err := q.seqOf(b)
		if err != nil {
			return err
		}
		x, y = min(x, y), max(x, y)
		if err := q.unsort(x, y); err != nil {
			return err
		}
		if v == annotations.Undecided {
			return q.exec(`DELETE FROM verdict WHERE a = ? AND b = ?`, x, y)
		}
		return q.exec(`INSERT INTO verdict (a, b, word) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET word = excluded.word`, x, y, v)
	})
}

// Verdicts implements annotations.Stories.
func (s *Store) Verdicts(ctx context.Context, ids []article.ID) (list []annotations.Said, err error) {
	in, err := asJSON(ids)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var v annotations.Said
			err := scan(&v.A, &v.B, &v.Verdict)
			list = append(list, v)
			return err
		}, `WITH of (seq) AS MATERIALIZED (SELECT a.seq FROM json_each(?) j JOIN article a ON a.id = j.value),
			said (a, b, word) AS (
				SELECT a, b, word FROM of JOIN verdict ON a = seq UNION SELECT a, b, word FROM of JOIN verdict ON b = seq
			)
			SELECT min(x.id, y.id) AS low, max(x.id, y.id) AS high, word
			FROM said JOIN article x ON x.seq = said.a JOIN article y ON y.seq = said.b ORDER BY low, high`, in)
	})
	return list, err
}

// sketch keeps the hashes of an article's latest revision.
func (q session) sketch(seq int64, of story.Sketch) error {
	hashes := make([]int64, len(of))
	for i, h := range of {
		hashes[i] = int64(h >> 16) // six bytes in the file, and still next to no chance of an equal one
	}
	in, err := asJSON(hashes)
	if err != nil {
		return err
	}
	if err := q.exec(`DELETE FROM sketch WHERE article = ? AND hash NOT IN (SELECT value FROM json_each(?))`, seq, in); err != nil {
		return err
	}
	return q.exec(`INSERT INTO sketch SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`, seq, in)
}
