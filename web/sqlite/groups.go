package sqlite

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// StoryOf implements annotations.Groups.
func (s *Store) StoryOf(ctx context.Context, id article.ID) (list []annotations.Row, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		var ords []int64
		err = q.each(func(scan row) error {
			var ord int64
			err := scan(&ord)
			ords = append(ords, ord)
			return err
		}, `WITH mate (article) AS (
				SELECT ?1 UNION SELECT o.article FROM member m JOIN member o ON o.story = m.story WHERE m.article = ?1
			)
			SELECT s.ord FROM mate JOIN article a ON a.seq = mate.article JOIN shelf s ON s.article = mate.article ORDER BY a.id`, seq)
		if err != nil {
			return err
		}
		list, err = q.rows(ords)
		return err
	})
	return list, err
}

// SetStory implements annotations.Groups.
func (s *Store) SetStory(ctx context.Context, ids []article.ID) error {
	return s.write(ctx, func(q session) error {
		var seqs []int64
		for _, id := range ids {
			seq, err := q.seqOf(id)
			if err != nil {
				return err
			}
			seqs = append(seqs, seq)
		}
		in, err := asJSON(seqs)
		if err != nil {
			return err
		}
		for _, stmt := range []string{
			`DELETE FROM member WHERE article IN (SELECT value FROM json_each(?))`,
			`DELETE FROM unsorted WHERE article IN (SELECT value FROM json_each(?))`,
		} {
			if err := q.exec(stmt, in); err != nil {
				return err
			}
		}
		if len(ids) < 2 {
			return nil
		}
		return q.exec(`INSERT INTO member (story, article, outlet)
			SELECT (SELECT max(story) + 1 FROM (SELECT max(story) AS story FROM member UNION ALL SELECT 0)), seq, outlet
			FROM json_each(?) j JOIN article ON seq = j.value`, in)
	})
}

// Unsorted implements annotations.Groups.
func (s *Store) Unsorted(ctx context.Context, most int) (list []article.ID, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var id article.ID
			err := scan(&id)
			list = append(list, id)
			return err
		}, `SELECT a.id FROM unsorted u JOIN article a ON a.seq = u.article ORDER BY u.article DESC LIMIT ?`, most)
	})
	return list, err
}

// carried counts for each row the other articles of its story, and their other
// outlets. Each story, 0 for none, is read once.
func (q session) carried(list []annotations.Row, stories []int64) error {
	in, err := asJSON(slices.Compact(slices.Sorted(slices.Values(stories))))
	if err != nil || slices.Max(append(stories, 0)) == 0 {
		return err
	}
	outlets := map[int64]map[string]int{}
	err = q.each(func(scan row) error {
		var story int64
		var outlet string
		var n int
		err := scan(&story, &outlet, &n)
		if outlets[story] == nil {
			outlets[story] = map[string]int{}
		}
		outlets[story][outlet] = n
		return err
	}, `SELECT story, outlet, count(*) FROM json_each(?) j CROSS JOIN member m ON m.story = j.value GROUP BY story, outlet`, in)
	for i, story := range stories {
		if story == 0 {
			continue
		}
		for _, n := range outlets[story] {
			list[i].Others += n
		}
		list[i].Others--
		list[i].Outlets = len(outlets[story]) - 1
	}
	return err
}

// unsort has an article's story found again.
func (q session) unsort(seqs ...int64) error {
	for _, seq := range seqs {
		if err := q.exec(`INSERT INTO unsorted (article) VALUES (?) ON CONFLICT DO NOTHING`, seq); err != nil {
			return err
		}
	}
	return nil
}
