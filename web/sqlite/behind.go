package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"writethru/annotations/catalog"
	"writethru/annotations/story"
)

// behindBatch is how many articles catchUp does in one write.
const behindBatch = 200

// catchUp makes what follows from articles anew where an earlier program made it
// otherwise. What it has done stays done when it is interrupted.
func (s *Store) catchUp() error {
	for {
		left := true
		err := s.write(context.Background(), func(q session) error {
			for range behindBatch {
				err := s.catchUpOne(q)
				if errors.Is(err, sql.ErrNoRows) {
					left = false
					return nil
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || !left {
			return err
		}
	}
}

// catchUpOne returns sql.ErrNoRows when no article is left.
func (s *Store) catchUpOne(q session) error {
	var seq int64
	var latest int
	if err := q.get(`SELECT b.article, max(r.number) FROM (SELECT article FROM behind LIMIT 1) b
		JOIN revision r ON r.article = b.article GROUP BY b.article`)(&seq, &latest); err != nil {
		return err
	}
	r, err := s.revisionIn(q, seq, latest)
	if err != nil {
		return err
	}
	if err := q.sketch(seq, story.SketchOf(r.Blocks)); err != nil {
		return err
	}
	if err := q.keepQuotes(seq, story.KeysOf(story.QuotesIn(r.Blocks))); err != nil {
		return err
	}
	marks, err := q.marksOf(seq)
	if err != nil {
		return err
	}
	for _, m := range marks {
		if err := q.indexMark(m); err != nil {
			return err
		}
		if err := q.alert(m); err != nil {
			return err
		}
	}
	if err := q.unindex(seq); err != nil {
		return err
	}
	if err := q.shelveWith(seq, catalog.DocumentOf(catalog.ArticleFields(r, nil)...)); err != nil {
		return err
	}
	return q.exec(`DELETE FROM behind WHERE article = ?`, seq)
}
