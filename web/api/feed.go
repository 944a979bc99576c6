package api

import (
	"time"

	"writethru/annotations/article"
	"writethru/annotations/track"
)

// FeedOf says what a feed is of: a story, an outlet, or, when neither is set, all
// marks.
type FeedOf struct {
	Story  article.ID
	Outlet string
}

// Feed is what an Atom feed is made from. Paths are those of this server.
type Feed struct {
	ID      string // a urn, always the same for the same feed of the same library
	Title   string
	Page    string // path of the page that shows the same
	Updated time.Time
	Entries []FeedEntry // newest first, at most MostEntries
}

// MostEntries is how many entries a feed has at most.
const MostEntries = 50

// FeedEntry is a change of a mark, or a revision.
type FeedEntry struct {
	ID      string
	Title   string
	Page    string
	Author  string // the outlet
	Updated time.Time
	// Change is what changed, in words, and Note a sentence about it.
	Change []track.Piece
	Note   string
	Lang   string
}
