package sqlite

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// AddEarlier implements annotations.Earlier.
func (s *Store) AddEarlier(ctx context.Context, under int, c article.Capture, r article.Revision) error {
	if err := catalog.CheckRevision(article.Article{ID: r.Article}, c, r); err != nil {
		return err
	}
	meta, err := asJSON(r.Meta)
	if err != nil {
		return err
	}
	blocks, err := s.pack.packBlocks(r.Blocks)
	if err != nil {
		return err
	}
	h, body := catalog.EarlierHead(r), s.pack.pack(c.Body)
	return s.write(ctx, func(q session) error {
		seq, err := q.revisionOf(r.Article, under)
		if err != nil {
			return err
		}
		var last int
		if err := q.get(`SELECT ifnull(min(number), 0) FROM earlier WHERE article = ?`, seq)(&last); err != nil {
			return err
		}
		if r.Number != last-1 {
			return annotations.Errorf(annotations.Conflict, "Another text was added in between.")
		}
		if err := q.keepCapture(seq, under, c, body); err != nil {
			return err
		}
		return q.exec(`INSERT INTO earlier (article, number, headline, words, fingerprint, captured, capture, text_rule, meta, blocks)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			seq, r.Number, h.Headline, h.Words, h.Fingerprint, stamp(r.Captured), r.Capture, r.TextRule, meta, blocks)
	})
}

// EarlierText implements annotations.Earlier.
func (s *Store) EarlierText(ctx context.Context, id article.ID, n int) (r article.Revision, err error) {
	r = article.Revision{Article: id, Number: n}
	var packed []byte
	err = s.read(ctx, func(q session) error {
		found := q.get(`SELECT e.captured, e.capture, e.text_rule, e.meta, e.blocks
			FROM article a JOIN earlier e ON e.article = a.seq WHERE a.id = ? AND e.number = ?`, id, n)(
			timeInto(&r.Captured), &r.Capture, &r.TextRule, jsonInto(&r.Meta), &packed)
		return orNotFound(found, "There is no such earlier text.")
	})
	if err != nil {
		return article.Revision{}, err
	}
	r.Blocks, err = s.pack.unpackBlocks(packed)
	return r, err
}

// EarlierTexts implements annotations.Earlier.
func (s *Store) EarlierTexts(ctx context.Context, id article.ID) (heads []annotations.RevisionHead, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.each(func(scan row) error {
			var h annotations.RevisionHead
			err := scan(&h.Number, &h.Headline, &h.Words, &h.Fingerprint, timeInto(&h.Captured), &h.Capture, jsonInto(&h.Meta))
			heads = append(heads, h)
			return err
		}, `SELECT number, headline, words, fingerprint, captured, capture, meta FROM earlier WHERE article = ? ORDER BY number DESC`, seq)
	})
	// Times are kept with their zones: their texts are not in the order of time.
	slices.SortStableFunc(heads, func(a, b annotations.RevisionHead) int { return a.Captured.Compare(b.Captured) })
	return heads, err
}
