package memory

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// AddToken implements annotations.Tokens.
func (s *Store) AddToken(ctx context.Context, t annotations.Token) error {
	if err := catalog.CheckToken(t); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		if _, ok := s.tokens[t.ID]; ok {
			return annotations.Errorf(annotations.Conflict, "There is a token with this ID.")
		}
		s.tokens[t.ID] = t
		return nil
	})
}

// Tokens implements annotations.Tokens.
func (s *Store) Tokens(ctx context.Context) (list []annotations.Token, err error) {
	err = s.read(ctx, func() error {
		for _, t := range s.tokens {
			list = append(list, t)
		}
		catalog.SortTokens(list)
		return nil
	})
	return list, err
}

// UseToken implements annotations.Tokens.
func (s *Store) UseToken(ctx context.Context, id string, at time.Time) error {
	return s.write(ctx, func() error {
		t, ok := s.tokens[id]
		if !ok {
			return annotations.Errorf(annotations.NotFound, "There is no such token.")
		}
		t.Used = at
		s.tokens[id] = t
		return nil
	})
}

// RemoveToken implements annotations.Tokens.
func (s *Store) RemoveToken(ctx context.Context, id string) error {
	return s.write(ctx, func() error {
		if _, ok := s.tokens[id]; !ok {
			return annotations.Errorf(annotations.NotFound, "There is no such token.")
		}
		delete(s.tokens, id)
		return nil
	})
}
