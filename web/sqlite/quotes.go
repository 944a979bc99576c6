package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// Quoted implements annotations.Quotes.
func (s *Store) Quoted(ctx context.Context, ids []article.ID) (list []annotations.Quoted, err error) {
	in, err := asJSON(ids)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(q session) error {
		var ords []int64
		err := q.each(func(scan row) error {
			var f annotations.Quoted
			var ord, key int64
			err := scan(&ord, &key)
			f.Key = uint64(key)
			list, ords = append(list, f), append(ords, ord)
			return err
		}, `WITH of (seq) AS MATERIALIZED (SELECT a.seq FROM json_each(?1) j JOIN article a ON a.id = j.value),
			keys (key) AS MATERIALIZED (SELECT DISTINCT m.key FROM of CROSS JOIN quoted m ON m.article = of.seq)
			SELECT s.ord, o.key FROM keys CROSS JOIN quoted o ON o.key = keys.key
			JOIN shelf s ON s.article = o.article JOIN article a ON a.seq = o.article
			WHERE o.article NOT IN (SELECT seq FROM of)
			AND (SELECT count(*) FROM (SELECT 1 FROM quoted c WHERE c.key = keys.key LIMIT ?2 + 1)) <= ?2
			ORDER BY a.id, o.key LIMIT ?3`, in, catalog.MostCommonQuote, catalog.MostQuoted)
		if err != nil {
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

// keepQuotes keeps the keys of the quotations in an article's latest revision.
func (q session) keepQuotes(seq int64, keys []uint64) error {
	if err := q.exec(`DELETE FROM quoted WHERE article = ?`, seq); err != nil || len(keys) == 0 {
		return err
	}
	in, err := asJSON(keys)
	if err != nil {
		return err
	}
	return q.exec(`INSERT INTO quoted SELECT value, ? FROM json_each(?)`, seq, in)
}
