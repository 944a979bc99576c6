package desk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

const (
	mostTokens    = 100
	mostTokenName = 80
	tokenPrefix   = "wt_"
	// usedAgain is how long the time of a token's last use is let be.
	usedAgain = time.Minute
)

var (
	errToken      = annotations.Errorf(annotations.Unauthorized, "This needs a token: send “Authorization: Bearer” and a token from the settings.")
	errBadToken   = annotations.Errorf(annotations.Unauthorized, "This token is not known here. It may have been removed.")
	errManyTokens = annotations.Errorf(annotations.Invalid, "There can be %d tokens. Remove one that is not used any more.", mostTokens)
	errNoToken    = annotations.Errorf(annotations.NotFound, "There is no such token.")
)

// AddToken makes a token. Its secret is told only now: what is kept is a hash.
func (d *Desk) AddToken(ctx context.Context, name string) (api.NewToken, error) {
	name, err := limited(line(name), mostTokenName, "A token's name")
	if err != nil {
		return api.NewToken{}, err
	}
	if name == "" {
		name = "Token"
	}
	all, err := d.o.Store.Tokens(ctx)
	if err != nil {
		return api.NewToken{}, err
	}
	if len(all) >= mostTokens {
		return api.NewToken{}, errManyTokens
	}
	secret := tokenPrefix + rand.Text()
	hash := hashOf(secret)
	t := annotations.Token{ID: hash[:8], Name: name, Hash: hash, Made: d.o.Now()}
	if err := d.o.Store.AddToken(ctx, t); err != nil {
		return api.NewToken{}, err
	}
	return api.NewToken{Token: tokenOf(t, clock{d.o.Zone}), Secret: secret}, nil
}

// Tokens returns all tokens, the oldest first.
func (d *Desk) Tokens(ctx context.Context) ([]api.Token, error) {
	return d.tokens(ctx, clock{d.o.Zone})
}

func (d *Desk) tokens(ctx context.Context, c clock) ([]api.Token, error) {
	all, err := d.o.Store.Tokens(ctx)
	out := make([]api.Token, len(all))
	for i, t := range all {
		out[i] = tokenOf(t, c)
	}
	return out, err
}

func tokenOf(t annotations.Token, c clock) api.Token {
	return api.Token{ID: t.ID, Name: t.Name, Made: c.time(t.Made), Used: c.time(t.Used)}
}

// RemoveToken takes a token back. NotFound when there is none.
func (d *Desk) RemoveToken(ctx context.Context, id string) error {
	err := d.o.Store.RemoveToken(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return errNoToken.Because(err)
	}
	return err
}

// Authorize lets a program in that shows the secret of a token. Unauthorized
// when it shows none, or one that is not known. How long that takes does not
// tell how much of a secret was right.
func (d *Desk) Authorize(ctx context.Context, secret string) error {
	if secret == "" {
		return errToken
	}
	all, err := d.o.Store.Tokens(ctx)
	if err != nil {
		return err
	}
	hash, now := []byte(hashOf(secret)), d.o.Now()
	var found *annotations.Token
	for i, t := range all {
		if subtle.ConstantTimeCompare([]byte(t.Hash), hash) == 1 {
			found = &all[i]
		}
	}
	switch {
	case found == nil:
		return errBadToken
	case now.Sub(found.Used) < usedAgain:
		return nil
	}
	return d.o.Store.UseToken(ctx, found.ID, now)
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
