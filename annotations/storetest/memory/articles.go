package memory

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// Article implements annotations.Articles.
func (s *Store) Article(ctx context.Context, id article.ID) (a article.Article, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err == nil {
			a = st.Article
		}
		return err
	})
	return a, err
}

// ArticleByURL implements annotations.Articles.
func (s *Store) ArticleByURL(ctx context.Context, url string) (a article.Article, err error) {
	err = s.read(ctx, func() error {
		if st := s.byURL(url); st != nil {
			a = st.Article
			return nil
		}
		return annotations.Errorf(annotations.NotFound, "There is no article from this address.")
	})
	return a, err
}

// ArticleIDs implements annotations.Articles.
func (s *Store) ArticleIDs(ctx context.Context) (ids []article.ID, err error) {
	err = s.read(ctx, func() error {
		ids = slices.Collect(maps.Keys(s.articles))
		slices.SortFunc(ids, func(a, b article.ID) int { return cmp.Compare(s.articles[a].added, s.articles[b].added) })
		return nil
	})
	return ids, err
}

func (s *Store) byURL(url string) *story {
	for _, st := range s.articles {
		if url != "" && st.URL == url {
			return st
		}
	}
	return nil
}

// AddRevision implements annotations.Articles.
func (s *Store) AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, placed []annotations.Placement) error {
	if err := catalog.CheckRevision(a, c, r); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		st := s.articles[a.ID]
		if st == nil {
			if s.byURL(a.URL) != nil {
				return annotations.Errorf(annotations.Conflict, "Another article has this address.")
			}
			st = &story{Article: a, added: s.kept}
		}
		if r.Number != len(st.revisions)+1 {
			return annotations.Errorf(annotations.Conflict, "Another revision was added in between.")
		}
		for _, p := range placed {
			if m := s.marks[p.Annotation]; m == nil || m.Article != a.ID || p.Revision < 1 || p.Revision > r.Number {
				return annotations.Errorf(annotations.NotFound, "There is no such mark in this article.")
			}
		}
		s.articles[a.ID] = st
		s.addRevision(st, r)
		s.addCapture(a.ID, r.Number, c)
		s.place(placed)
		s.keepWire(a.ID, r.Wire, r.Modified)
		return nil
	})
}

func (s *Store) addRevision(st *story, r article.Revision) {
	var before *article.Revision
	if n := len(st.revisions); n > 0 {
		before = &st.revisions[n-1]
	}
	r = cloneRevision(r)
	st.revisions = append(st.revisions, r)
	st.heads = append(st.heads, catalog.Head(before, r))
	st.order = s.orderAt(r.Time())
	s.unsorted[st.ID] = true
}

// Revision implements annotations.Articles.
func (s *Store) Revision(ctx context.Context, id article.ID, n int) (r article.Revision, err error) {
	err = s.read(ctx, func() error {
		found, err := s.revision(id, n)
		if err == nil {
			r = cloneRevision(*found)
		}
		return err
	})
	return r, err
}

// Revisions implements annotations.Articles.
func (s *Store) Revisions(ctx context.Context, id article.ID) (heads []annotations.RevisionHead, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err == nil {
			heads = slices.Clone(st.heads)
			for i := range heads {
				heads[i].Wire = heads[i].Wire.Clone()
			}
		}
		return err
	})
	return heads, err
}

// RemoveSample implements annotations.Articles.
func (s *Store) RemoveSample(ctx context.Context) error {
	return s.write(ctx, func() error {
		var samples []*story
		for _, st := range s.articles {
			if st.Sample {
				samples = append(samples, st)
			}
		}
		s.removeAll(samples)
		return nil
	})
}

// removeAll removes articles, and the pictures that no other one shows.
func (s *Store) removeAll(list []*story) {
	shown := map[string]bool{}
	for _, st := range list {
		s.pictures(st, shown)
		s.remove(st.ID)
	}
	kept := map[string]bool{}
	for _, st := range s.articles {
		s.pictures(st, kept)
	}
	for hash := range shown {
		if !kept[hash] {
			delete(s.images, hash)
		}
	}
}

func (s *Store) remove(id article.ID) {
	delete(s.articles, id)
	s.forget(id)
	s.unname(id)
	maps.DeleteFunc(s.alerts, func(k annotations.AlertKey, _ *alert) bool { return s.marks[k.Mark].Article == id })
	maps.DeleteFunc(s.marks, func(_ annotations.ID, m *mark) bool { return m.Article == id })
	for sha, of := range s.captures {
		s.captures[sha] = slices.DeleteFunc(of, func(c capture) bool { return c.of == id })
	}
}

// pictures adds the pictures that st shows to hashes.
func (s *Store) pictures(st *story, hashes map[string]bool) {
	for _, r := range st.revisions {
		for _, h := range catalog.Pictures(r) {
			hashes[h] = true
		}
	}
}
