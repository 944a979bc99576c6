package article

import (
	"slices"
	"time"
)

// Wire is what a news agency says of one of its items besides the text. A
// revision that came by wire has one.
type Wire struct {
	// Item names the item through all of its versions. Empty when it has no
	// name that lasts.
	Item string `json:"item,omitempty"`
	// Replaced are the names of the items whose place it takes.
	Replaced []string `json:"replaced,omitempty"`
	// Series is what an agency without lasting names calls all versions of a
	// story. The next story may be called the same.
	Series string `json:"series,omitempty"`
	// Version is opaque: versions are ordered by when they were made.
	Version string `json:"version,omitempty"`
	// Urgency is 1 (most) to 8 (least), 0 when not given.
	Urgency   int    `json:"urgency,omitempty"`
	Credit    string `json:"credit,omitempty"`
	Usage     string `json:"usage,omitempty"` // what others may do with it
	Copyright string `json:"copyright,omitempty"`
	// Embargo is the time before which it was not to be shown; zero when there
	// was none.
	Embargo time.Time `json:"embargo,omitzero"`
}

// Clone returns a copy of w that shares nothing with it, nil for nil.
func (w *Wire) Clone() *Wire {
	if w == nil {
		return nil
	}
	c := *w
	c.Replaced = slices.Clone(w.Replaced)
	return &c
}
