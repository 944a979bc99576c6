package annotations

import (
	"context"
	"time"
)

// Tokens keeps by what programs are let in.
type Tokens interface {
	// AddToken keeps a token. Conflict when there is one with this ID; Invalid
	// when it has no ID or no hash.
	AddToken(ctx context.Context, t Token) error
	// Tokens returns all tokens, the oldest first, then by ID.
	Tokens(ctx context.Context) ([]Token, error)
	// UseToken remembers when a token was used last. NotFound when there is none.
	UseToken(ctx context.Context, id string, at time.Time) error
	// RemoveToken forgets a token. NotFound when there is none.
	RemoveToken(ctx context.Context, id string) error
}

// Token lets a program in that shows the secret it was made from. The secret
// itself is not kept.
type Token struct {
	ID   string
	Name string // what it is for, in the reader's words
	Hash string // SHA-256 of the secret, in hex
	Made time.Time
	Used time.Time // the last time; zero when never
}
