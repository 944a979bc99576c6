package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/annotations/story"
)

const articleColumns = `a.id, a.url, a.outlet, a.sample, a.added`

func articleInto(a *article.Article) []any {
	return []any{&a.ID, &a.URL, &a.Outlet, &a.Sample, timeInto(&a.Added)}
}

// Article implements annotations.Articles.
func (s *Store) Article(ctx context.Context, id article.ID) (a article.Article, err error) {
	err = s.read(ctx, func(q session) error {
		found := q.get(`SELECT `+articleColumns+` FROM article a WHERE id = ?`, id)(articleInto(&a)...)
		return orNotFound(found, "There is no such article.")
	})
	return a, err
}

// ArticleByURL implements annotations.Articles.
func (s *Store) ArticleByURL(ctx context.Context, url string) (a article.Article, err error) {
	err = s.read(ctx, func(q session) error {
		found := q.get(`SELECT `+articleColumns+` FROM article a WHERE url = ? AND url <> ''`, url)(articleInto(&a)...)
		return orNotFound(found, "There is no article from this address.")
	})
	return a, err
}

// ArticleIDs implements annotations.Articles.
func (s *Store) ArticleIDs(ctx context.Context) (ids []article.ID, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var id article.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT id FROM article ORDER BY seq`)
	})
	return ids, err
}

// orNotFound gives the error of a row that is not there its code.
func orNotFound(err error, message string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return annotations.Errorf(annotations.NotFound, "%s", message)
	}
	return err
}

// seqOf returns the number of the article's row.
func (q session) seqOf(id article.ID) (seq int64, err error) {
	err = q.get(`SELECT seq FROM article WHERE id = ?`, id)(&seq)
	return seq, orNotFound(err, "There is no such article.")
}

// revisionOf returns the number of the article's row if it has revision n.
func (q session) revisionOf(id article.ID, n int) (seq int64, err error) {
	err = q.get(`SELECT r.article FROM article a JOIN revision r ON r.article = a.seq WHERE a.id = ? AND r.number = ?`, id, n)(&seq)
	return seq, orNotFound(err, "There is no such revision.")
}

// AddRevision implements annotations.Articles. What takes time, comparing with
// the revision before and packing, is done before the write begins.
func (s *Store) AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, placed []annotations.Placement) error {
	if err := catalog.CheckRevision(a, c, r); err != nil {
		return err
	}
	before, err := s.before(ctx, r)
	if err != nil {
		return err
	}
	kept, err := s.prepare(before, c, r)
	if err != nil {
		return err
	}
	return s.write(ctx, func(q session) error {
		seq, err := q.keepArticle(a, r.Number)
		if err != nil {
			return err
		}
		if err := q.keepRevision(seq, kept); err != nil {
			return err
		}
		if err := q.keepCapture(seq, r.Number, c, kept.body); err != nil {
			return err
		}
		if err := s.place(q, placed, within{article: seq, known: &r}); err != nil {
			return err
		}
		if err := q.keepWire(seq, r.Wire, r.Modified); err != nil {
			return err
		}
		if err := q.judgeMarks(seq); err != nil {
			return err
		}
		if err := q.sketch(seq, kept.sketch); err != nil {
			return err
		}
		if err := q.keepQuotes(seq, kept.quotes); err != nil {
			return err
		}
		if err := q.unsort(seq); err != nil {
			return err
		}
		return q.shelve(seq, r, kept.text)
	})
}

// before returns the revision before r, nil when there is none. It never
// changes, so it may be read ahead of the write.
func (s *Store) before(ctx context.Context, r article.Revision) (*article.Revision, error) {
	if r.Number == 1 {
		return nil, nil
	}
	b, err := s.Revision(ctx, r.Article, r.Number-1)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil, errTurn
	}
	return &b, err
}

var errTurn = annotations.Errorf(annotations.Conflict, "Another revision was added in between.")

// prepared is a revision, ready to be kept.
type prepared struct {
	article.Revision
	head         annotations.RevisionHead
	blocks, body []byte
	text         catalog.Document
	sketch       story.Sketch
	quotes       []uint64
}

func (s *Store) prepare(before *article.Revision, c article.Capture, r article.Revision) (p prepared, err error) {
	p = prepared{Revision: r, head: catalog.Head(before, r), body: s.pack.pack(c.Body), sketch: story.SketchOf(r.Blocks), quotes: story.KeysOf(story.QuotesIn(r.Blocks))}
	p.text = catalog.DocumentOf(catalog.ArticleFields(r, nil)...)
	p.blocks, err = s.pack.packBlocks(r.Blocks)
	return p, err
}

// keepArticle returns the number of a's row, which it makes when a is new, and
// makes sure that it is revision n's turn.
func (q session) keepArticle(a article.Article, n int) (seq int64, err error) {
	var last int
	err = q.get(`SELECT a.seq, max(r.number) FROM article a JOIN revision r ON r.article = a.seq WHERE a.id = ? GROUP BY a.seq`, a.ID)(&seq, &last)
	isNew := errors.Is(err, sql.ErrNoRows)
	switch {
	case err != nil && !isNew:
		return 0, err
	case n != last+1:
		return 0, errTurn
	case !isNew:
		return seq, nil
	}
	if err := q.get(`SELECT seq FROM article WHERE url = ? AND url <> ''`, a.URL)(&seq); !errors.Is(err, sql.ErrNoRows) {
		return 0, errors.Join(err, annotations.Errorf(annotations.Conflict, "Another article has this address."))
	}
	return q.insert(`INSERT INTO article (id, url, outlet, sample, added) VALUES (?, ?, ?, ?, ?)`,
		a.ID, a.URL, a.Outlet, a.Sample, stamp(a.Added))
}

func (q session) keepRevision(seq int64, p prepared) error {
	meta, err := asJSON(p.Meta)
	if err != nil {
		return err
	}
	err = q.exec(`INSERT INTO revision (article, number, headline, words, changed, fingerprint, captured, capture, text_rule, meta, blocks)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, p.Number, p.head.Headline, p.head.Words, p.head.Changed, p.head.Fingerprint, stamp(p.Captured), p.Capture, p.TextRule, meta, p.blocks)
	for _, hash := range catalog.Pictures(p.Revision) {
		if err == nil {
			err = q.exec(`INSERT INTO shown (sha256, article) VALUES (?, ?) ON CONFLICT DO NOTHING`, hash, seq)
		}
	}
	return err
}

// RemoveSample implements annotations.Articles. The tables' references and
// triggers take everything else away.
func (s *Store) RemoveSample(ctx context.Context) error {
	return s.write(ctx, func(q session) error {
		return q.exec(`DELETE FROM article WHERE sample`)
	})
}
