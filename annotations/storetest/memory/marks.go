package memory

import (
	"cmp"
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// PutMark implements annotations.Marks.
func (s *Store) PutMark(ctx context.Context, a annotations.Annotation, placed []annotations.Placement) error {
	if err := catalog.CheckMark(a, placed); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		if _, err := s.revision(a.Article, a.Revision); err != nil {
			return err
		}
		for _, p := range placed {
			if _, err := s.revision(a.Article, p.Revision); err != nil {
				return err
			}
		}
		m := s.marks[a.ID]
		switch {
		case m == nil:
			m = &mark{placed: map[int]annotations.Placement{}, order: s.orderAt(a.Made)}
			s.marks[a.ID] = m
		case m.Article != a.Article || m.Revision != a.Revision:
			return annotations.Errorf(annotations.Conflict, "This mark was made on another revision.")
		case catalog.Same(m.Annotation, a):
			return nil
		case m.Made.Unix() != a.Made.Unix():
			m.order = s.orderAt(a.Made)
		}
		m.Annotation = cloneMark(a)
		s.place(placed)
		return nil
	})
}

// Mark implements annotations.Marks.
func (s *Store) Mark(ctx context.Context, id annotations.ID) (a annotations.Annotation, deleted bool, err error) {
	err = s.read(ctx, func() error {
		m, err := s.mark(id)
		if err == nil {
			a, deleted = cloneMark(m.Annotation), m.deleted
		}
		return err
	})
	return a, deleted, err
}

// MarksOf implements annotations.Marks.
func (s *Store) MarksOf(ctx context.Context, id article.ID) (list []annotations.Annotation, err error) {
	err = s.read(ctx, func() error {
		for _, m := range s.marksOf(id) {
			list = append(list, cloneMark(m.Annotation))
		}
		return nil
	})
	return list, err
}

// marksOf returns the marks of an article that are not deleted, by place.
func (s *Store) marksOf(id article.ID) (list []*mark) {
	for _, m := range s.marks {
		if m.Article == id && !m.deleted {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b *mark) int { return catalog.ByPlace(a.Annotation, b.Annotation) })
	return list
}

// DeleteMark implements annotations.Marks.
func (s *Store) DeleteMark(ctx context.Context, id annotations.ID) error {
	return s.setDeleted(ctx, id, true)
}

// RestoreMark implements annotations.Marks.
func (s *Store) RestoreMark(ctx context.Context, id annotations.ID) error {
	return s.setDeleted(ctx, id, false)
}

func (s *Store) setDeleted(ctx context.Context, id annotations.ID, deleted bool) error {
	return s.write(ctx, func() error {
		m, err := s.mark(id)
		if err == nil {
			m.deleted = deleted
		}
		return err
	})
}

// PlacementsOf implements annotations.Placements.
func (s *Store) PlacementsOf(ctx context.Context, id article.ID) (list []annotations.Placement, err error) {
	err = s.read(ctx, func() error {
		for _, m := range s.marksOf(id) {
			for _, p := range m.placed {
				list = append(list, clonePlacement(p))
			}
		}
		slices.SortFunc(list, func(a, b annotations.Placement) int {
			return cmp.Or(cmp.Compare(a.Annotation, b.Annotation), cmp.Compare(a.Revision, b.Revision))
		})
		return nil
	})
	return list, err
}

// PutPlacements implements annotations.Placements.
func (s *Store) PutPlacements(ctx context.Context, placed []annotations.Placement) error {
	return s.write(ctx, func() error {
		for _, p := range placed {
			m, err := s.mark(p.Annotation)
			if err != nil {
				return err
			}
			if _, err := s.revision(m.Article, p.Revision); err != nil {
				return err
			}
		}
		s.place(placed)
		return nil
	})
}

func (s *Store) place(placed []annotations.Placement) {
	var changed []*mark
	for _, p := range placed {
		m := s.marks[p.Annotation]
		m.placed[p.Revision] = clonePlacement(p)
		if !slices.Contains(changed, m) {
			changed = append(changed, m)
		}
	}
	for _, m := range changed {
		s.alert(m)
	}
}
