package watch

import (
	"context"
	"net/http"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
)

// Fetcher asks sites. Its errors have a sentence for the reader.
type Fetcher interface {
	// Again asks for an address with the header h, and returns the answer
	// whatever its status.
	Again(ctx context.Context, rawURL string, h http.Header) (fetch.Answer, error)
}

var _ Fetcher = (*fetch.Client)(nil)

// Desk takes what is new. Whatever it is given may be given again after a crash;
// it must not make two of it.
type Desk interface {
	// Latest returns the blocks of the newest revision of a watched article, and
	// none when there is no revision yet.
	Latest(ctx context.Context, id string) ([]article.Block, error)
	// Revise takes a capture that was read well, and reports whether it made a
	// revision. A text that is known makes none. ErrElsewhere when the page is
	// another article's.
	Revise(ctx context.Context, id string, c article.Capture, d article.Draft) (isNew bool, err error)
	// Arrive takes an item of a watched feed. One whose link is known is no new
	// article, but the known one may have changed. One that was seen before, and
	// is no article now, was deleted and is not to come again.
	Arrive(ctx context.Context, id string, it feed.Item, wasSeen bool) error
}

// ErrElsewhere tells of an address that leads to a page which is known as another
// article.
var ErrElsewhere = annotations.Errorf(annotations.Unavailable, "This address leads to another article now, so the page there is not taken for a revision.")

// Keeper keeps what a watch needs to go on. Save must be durable when it returns.
type Keeper interface {
	// Save keeps a task as it is after it was looked at.
	Save(ctx context.Context, t Task) error
	// Happened keeps an event for the timeline of the task. It may be told twice
	// of one event, with the same task, kind and time.
	Happened(ctx context.Context, e Event) error
}

// EventKind says what happened.
type EventKind string

// The kinds of events.
const (
	Failing    EventKind = "failing"    // it cannot be fetched or read
	Suspicious EventKind = "suspicious" // a page came that looks wrong, and was not taken
	Missing    EventKind = "gone"       // 404 or 410
	Recovered  EventKind = "recovered"  // all is well again
)

// Event is something on the timeline of a feed or article that is no revision.
type Event struct {
	Task string    `json:"task"`
	Kind EventKind `json:"kind"`
	Time time.Time `json:"time"`
	// Message is a sentence for the reader; empty for Recovered.
	Message string `json:"message,omitempty"`
	// Capture is the page that was not taken, nil where there is none.
	Capture *article.Capture `json:"-"`
}
