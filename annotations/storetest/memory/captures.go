package memory

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// AddCapture implements annotations.Captures.
func (s *Store) AddCapture(ctx context.Context, id article.ID, n int, c article.Capture) error {
	if err := catalog.CheckCapture(c); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		if _, err := s.revision(id, n); err != nil {
			return err
		}
		s.addCapture(id, n, c)
		return nil
	})
}

// addCapture keeps a capture of revision n of an article that there is.
func (s *Store) addCapture(of article.ID, n int, c article.Capture) {
	s.captures[c.SHA256] = append(s.captures[c.SHA256], capture{cloneCapture(c), of})
	st := s.articles[of]
	kept := annotations.Filed{Capture: cloneCapture(c), Revision: n}
	kept.Body = nil
	st.kept = append(st.kept, kept)
}

// Sightings implements annotations.Captures.
func (s *Store) Sightings(ctx context.Context, id article.ID) (list []annotations.Sighting, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err == nil {
			for _, k := range st.kept {
				list = append(list, annotations.Sighting{Revision: k.Revision, Time: k.Time})
			}
		}
		return err
	})
	return list, err
}

// CapturesOf implements annotations.Captures.
func (s *Store) CapturesOf(ctx context.Context, id article.ID) (list []annotations.Filed, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err == nil {
			list = slices.Clone(st.kept)
			for i := range list {
				list[i].Header = slices.Clone(list[i].Header)
			}
		}
		return err
	})
	return list, err
}

// Capture implements annotations.Captures.
func (s *Store) Capture(ctx context.Context, sha256 string) (c article.Capture, err error) {
	err = s.read(ctx, func() error {
		if len(s.captures[sha256]) == 0 {
			return annotations.Errorf(annotations.NotFound, "There is no such capture.")
		}
		c = cloneCapture(s.captures[sha256][0].Capture)
		return nil
	})
	return c, err
}

// PutImage implements annotations.Captures.
func (s *Store) PutImage(ctx context.Context, hash, contentType string, data []byte) error {
	if err := catalog.CheckImage(hash, data); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		if _, ok := s.images[hash]; !ok {
			s.images[hash] = image{contentType, slices.Clone(data)}
		}
		return nil
	})
}

// Image implements annotations.Captures.
func (s *Store) Image(ctx context.Context, hash string) (contentType string, data []byte, err error) {
	err = s.read(ctx, func() error {
		i, ok := s.images[hash]
		if !ok {
			return annotations.Errorf(annotations.NotFound, "There is no such picture.")
		}
		contentType, data = i.contentType, slices.Clone(i.data)
		return nil
	})
	return contentType, data, err
}
