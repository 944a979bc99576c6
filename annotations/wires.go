package annotations

import (
	"context"
	"time"

	"writethru/annotations/article"
)

// Wires keeps under which names articles come by wire, and the items that may
// not be shown yet. What is held is nowhere else in a store: no list, search or
// capture has anything of it.
type Wires interface {
	// ArticleByWire returns under which names the article came that this name
	// of an item belongs to: its own, one that it took the place of, or that of
	// its series. NotFound when there is none.
	ArticleByWire(ctx context.Context, name string) (Wired, error)
	// KeepWire keeps the names of an item of an article that made no revision;
	// AddRevision does so with those of its revision. A name that belongs to an
	// article stays with it; a series goes to the article that was named last.
	// An older version of an item, or one without a version and a time, does
	// not take the place of the one that is kept. NotFound when there is no such
	// article.
	KeepWire(ctx context.Context, id article.ID, w article.Wire, created time.Time) error
	// Hold keeps an item that may not be shown yet, with its capture. One that
	// stands at the same place of an equal capture is replaced. Invalid when it
	// names no article, or its capture does not name its bytes.
	Hold(ctx context.Context, h Held) error
	// Held returns all items that are held, without the bytes of their captures:
	// by article, then as they were made, then by capture and place in it.
	Held(ctx context.Context) ([]Held, error)
	// HeldCapture returns the capture of a held item with its bytes. NotFound
	// when it is not held.
	HeldCapture(ctx context.Context, sha256 string, item int) (article.Capture, error)
	// LetGo forgets a held item. One that is not held is no error.
	LetGo(ctx context.Context, sha256 string, item int) error
}

// Wired is under which names an article came by wire.
type Wired struct {
	Article article.ID
	// Items are those that came, as they were made, then by name. Those that
	// they took the place of are not among them.
	Items []WiredItem
}

// WiredItem is an item in its newest version that came.
type WiredItem struct {
	Name, Version string
	Created       time.Time // of the version
}

// Held is an item that may not be shown yet.
type Held struct {
	// Article is the one that it will belong to. It need not be there.
	Article article.ID `json:"article"`
	// Names are that of the item and those of the items that it takes the place
	// of; Series is that of its story.
	Names   []string  `json:"names,omitempty"`
	Series  string    `json:"series,omitempty"`
	Version string    `json:"version,omitempty"`
	Created time.Time `json:"created,omitzero"` // of the version
	Outlet  string    `json:"outlet,omitempty"`
	// Until is when it may be shown; zero when only another version can say so.
	Until time.Time `json:"until,omitzero"`
	// Withheld is set when the agency lets nobody use it at present, and Killed
	// when it has taken the story back.
	Withheld bool `json:"withheld,omitempty"`
	Killed   bool `json:"killed,omitempty"`
	// Item is its place in Capture, from 0.
	Item    int             `json:"item,omitempty"`
	Capture article.Capture `json:"capture"`
}
