package memory

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
	return s.write(ctx, func() error {
		if _, err := s.revision(r.Article, under); err != nil {
			return err
		}
		st := s.articles[r.Article]
		if r.Number != -len(st.earlier)-1 {
			return annotations.Errorf(annotations.Conflict, "Another text was added in between.")
		}
		st.earlier = append(st.earlier, cloneRevision(r))
		s.addCapture(r.Article, under, c)
		return nil
	})
}

// EarlierText implements annotations.Earlier.
func (s *Store) EarlierText(ctx context.Context, id article.ID, n int) (r article.Revision, err error) {
	err = s.read(ctx, func() error {
		st := s.articles[id]
		if st == nil || n >= 0 || -n > len(st.earlier) {
			return annotations.Errorf(annotations.NotFound, "There is no such earlier text.")
		}
		r = cloneRevision(st.earlier[-n-1])
		return nil
	})
	return r, err
}

// EarlierTexts implements annotations.Earlier.
func (s *Store) EarlierTexts(ctx context.Context, id article.ID) (heads []annotations.RevisionHead, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err != nil {
			return err
		}
		for _, r := range st.earlier {
			h := catalog.EarlierHead(r)
			h.Wire = h.Wire.Clone()
			heads = append(heads, h)
		}
		slices.SortStableFunc(heads, func(a, b annotations.RevisionHead) int { return a.Captured.Compare(b.Captured) })
		return nil
	})
	return heads, err
}
