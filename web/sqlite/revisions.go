package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Revision implements annotations.Articles.
func (s *Store) Revision(ctx context.Context, id article.ID, n int) (r article.Revision, err error) {
	var packed []byte
	err = s.read(ctx, func(q session) error {
		seq, err := q.revisionOf(id, n)
		if err != nil {
			return err
		}
		r, packed, err = q.revision(seq, n)
		return err
	})
	if err != nil {
		return article.Revision{}, err
	}
	r.Blocks, err = s.pack.unpackBlocks(packed)
	return r, err
}

// revision returns a revision with its blocks still packed.
func (q session) revision(seq int64, n int) (r article.Revision, packed []byte, err error) {
	r.Number = n
	err = q.get(`SELECT a.id, r.captured, r.capture, r.text_rule, r.meta, r.blocks
		FROM revision r JOIN article a ON a.seq = r.article WHERE r.article = ? AND r.number = ?`, seq, n)(
		&r.Article, timeInto(&r.Captured), &r.Capture, &r.TextRule, jsonInto(&r.Meta), &packed)
	return r, packed, orNotFound(err, "There is no such revision.")
}

// revisionIn is revision for use inside a write.
func (s *Store) revisionIn(q session, seq int64, n int) (article.Revision, error) {
	r, packed, err := q.revision(seq, n)
	if err != nil {
		return r, err
	}
	r.Blocks, err = s.pack.unpackBlocks(packed)
	return r, err
}

// Revisions implements annotations.Articles.
func (s *Store) Revisions(ctx context.Context, id article.ID) (heads []annotations.RevisionHead, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.each(func(scan row) error {
			var h annotations.RevisionHead
			err := scan(&h.Number, &h.Headline, &h.Words, &h.Changed, &h.Fingerprint, timeInto(&h.Captured), &h.Capture, jsonInto(&h.Meta), &h.Read)
			heads = append(heads, h)
			return err
		}, `SELECT number, headline, words, changed, fingerprint, captured, capture, meta, o.revision IS NOT NULL
			FROM revision r LEFT JOIN opened o ON o.article = r.article AND o.revision = r.number
			WHERE r.article = ? ORDER BY number`, seq)
	})
	return heads, err
}
