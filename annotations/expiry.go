package annotations

import (
	"context"
	"time"

	"writethru/annotations/article"
)

// Expiries delete what readers have not marked. An article that carries a mark,
// also a deleted one, that is a sample, or that a reader has joined to a story is
// never deleted.
type Expiries interface {
	// Expire deletes articles that e names, at most limit, those first whose
	// latest revision is the oldest, and returns their IDs. All that belongs to
	// them goes too: revisions, captures, what is watched, and the pictures that
	// no other article shows.
	Expire(ctx context.Context, e Expiry, limit int) ([]article.ID, error)
	// Expirable returns how many articles Expire would delete without a limit.
	Expirable(ctx context.Context, e Expiry) (int, error)
}

// Expiry names articles by their age, to the second.
type Expiry struct {
	// Before is later than the latest revision's Time, and than the time at which
	// the article was added.
	Before time.Time
	Outlet string   // only that of articles of this outlet; "" of all
	Except []string // outlets whose articles it is not about
}
