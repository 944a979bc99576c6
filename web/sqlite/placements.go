package sqlite

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// PlacementsOf implements annotations.Placements.
func (s *Store) PlacementsOf(ctx context.Context, id article.ID) (list []annotations.Placement, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var p annotations.Placement
			err := scan(&p.Annotation, &p.Revision, &p.Fate, &p.Score, &p.ByHand, &p.From, jsonInto(&p.Spans))
			list = append(list, p)
			return err
		}, `SELECT m.id, p.revision, p.fate, p.score, p.by_hand, p.source, p.spans
			FROM article a CROSS JOIN mark m ON m.article = a.seq CROSS JOIN placement p ON p.mark = m.seq
			WHERE a.id = ? AND NOT m.deleted ORDER BY m.id, p.revision`, id)
	})
	return list, err
}

// PutPlacements implements annotations.Placements.
func (s *Store) PutPlacements(ctx context.Context, placed []annotations.Placement) error {
	return s.write(ctx, func(q session) error {
		if err := s.place(q, placed, within{}); err != nil {
			return err
		}
		judged := map[annotations.ID]bool{}
		for _, p := range placed {
			if judged[p.Annotation] {
				continue
			}
			judged[p.Annotation] = true
			m, err := q.mark(p.Annotation)
			if err != nil {
				return err
			}
			if err := q.judgeMark(m); err != nil {
				return err
			}
		}
		return nil
	})
}

// within says what is known of placements: the article that their marks must be
// of, if any, and a revision whose text need not be read.
type within struct {
	article int64
	known   *article.Revision
}

// placeable makes sure that placements are of marks and in revisions that the
// article has.
func (q session) placeable(placed []annotations.Placement, seq int64) error {
	for _, p := range placed {
		var n int
		err := q.get(`SELECT 1 FROM revision WHERE article = ? AND number = ?`, seq, p.Revision)(&n)
		if err != nil {
			return orNotFound(err, "There is no such revision.")
		}
	}
	return nil
}

// place keeps placements, with the words at them, and what alerts follow from
// them.
func (s *Store) place(q session, placed []annotations.Placement, in within) error {
	texts := map[[2]int64]article.Text{}
	var changed []mark
	for _, p := range placed {
		m, err := q.mark(p.Annotation)
		if err != nil {
			return err
		}
		if in.article != 0 && m.article != in.article {
			return annotations.Errorf(annotations.NotFound, "There is no such mark in this article.")
		}
		if err := q.placeable([]annotations.Placement{p}, m.article); err != nil {
			return err
		}
		at := [2]int64{m.article, int64(p.Revision)}
		if _, ok := texts[at]; !ok && len(p.Spans) > 0 {
			if texts[at], err = s.textOf(q, m.article, p.Revision, in.known); err != nil {
				return err
			}
		}
		if err := q.keepPlacement(m.seq, p, catalog.TextAt(texts[at], p.Spans)); err != nil {
			return err
		}
		if !slices.ContainsFunc(changed, func(o mark) bool { return o.seq == m.seq }) {
			changed = append(changed, m)
		}
	}
	for _, m := range changed {
		if err := q.alert(m); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) textOf(q session, seq int64, n int, known *article.Revision) (article.Text, error) {
	if known != nil && known.Number == n {
		return known.Text(), nil
	}
	r, err := s.revisionIn(q, seq, n)
	return r.Text(), err
}

func (q session) keepPlacement(mark int64, p annotations.Placement, words string) error {
	spans, err := asJSON(p.Spans)
	if err != nil {
		return err
	}
	return q.exec(`INSERT OR REPLACE INTO placement (mark, revision, fate, score, by_hand, source, spans, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		mark, p.Revision, p.Fate, p.Score, p.ByHand, p.From, spans, words)
}
