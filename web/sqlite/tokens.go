package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// AddToken implements annotations.Tokens.
func (s *Store) AddToken(ctx context.Context, t annotations.Token) error {
	if err := catalog.CheckToken(t); err != nil {
		return err
	}
	return s.write(ctx, func(q session) error {
		var id string
		if err := q.get(`SELECT id FROM token WHERE id = ?`, t.ID)(&id); !errors.Is(err, sql.ErrNoRows) {
			return errors.Join(err, annotations.Errorf(annotations.Conflict, "There is a token with this ID."))
		}
		return q.exec(`INSERT INTO token (id, name, hash, made, used) VALUES (?, ?, ?, ?, ?)`, t.ID, t.Name, t.Hash, stamp(t.Made), stamp(t.Used))
	})
}

// Tokens implements annotations.Tokens.
func (s *Store) Tokens(ctx context.Context) (list []annotations.Token, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var t annotations.Token
			err := scan(&t.ID, &t.Name, &t.Hash, timeInto(&t.Made), timeInto(&t.Used))
			list = append(list, t)
			return err
		}, `SELECT id, name, hash, made, used FROM token`)
	})
	catalog.SortTokens(list)
	return list, err
}

// UseToken implements annotations.Tokens.
func (s *Store) UseToken(ctx context.Context, id string, at time.Time) error {
	return s.write(ctx, func(q session) error {
		found := q.get(`UPDATE token SET used = ? WHERE id = ? RETURNING id`, stamp(at), id)(&id)
		return orNotFound(found, "There is no such token.")
	})
}

// RemoveToken implements annotations.Tokens.
func (s *Store) RemoveToken(ctx context.Context, id string) error {
	return s.write(ctx, func(q session) error {
		found := q.get(`DELETE FROM token WHERE id = ? RETURNING id`, id)(&id)
		return orNotFound(found, "There is no such token.")
	})
}
