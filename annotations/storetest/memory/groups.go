package memory

import (
	"cmp"
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// StoryOf implements annotations.Groups.
func (s *Store) StoryOf(ctx context.Context, id article.ID) (list []annotations.Row, err error) {
	err = s.read(ctx, func() error {
		st, err := s.story(id)
		if err != nil {
			return err
		}
		for _, m := range append(s.mates(st), st) {
			list = append(list, s.row(m))
		}
		slices.SortFunc(list, func(a, b annotations.Row) int { return cmp.Compare(a.ID, b.ID) })
		return nil
	})
	return list, err
}

// mates returns the other articles of a story.
func (s *Store) mates(st *story) []*story {
	var list []*story
	n, ok := s.stories[st.ID]
	for id, k := range s.stories {
		if ok && k == n && id != st.ID {
			list = append(list, s.articles[id])
		}
	}
	return list
}

// carried counts the other articles of a story, and their other outlets.
func (s *Store) carried(st *story) (others, outlets int) {
	names := map[string]bool{st.Outlet: true}
	mates := s.mates(st)
	for _, m := range mates {
		names[m.Outlet] = true
	}
	return len(mates), len(names) - 1
}

// SetStory implements annotations.Groups.
func (s *Store) SetStory(ctx context.Context, ids []article.ID) error {
	return s.write(ctx, func() error {
		for _, id := range ids {
			if _, err := s.story(id); err != nil {
				return err
			}
		}
		s.kept++
		for _, id := range ids {
			s.stories[id] = s.kept
			delete(s.unsorted, id)
		}
		return nil
	})
}

// Unsorted implements annotations.Groups.
func (s *Store) Unsorted(ctx context.Context, most int) (list []article.ID, err error) {
	err = s.read(ctx, func() error {
		for id := range s.unsorted {
			if len(list) < most {
				list = append(list, id)
			}
		}
		return nil
	})
	return list, err
}
