package annotations

import (
	"context"
	"encoding/json"
	"time"

	"writethru/annotations/article"
)

// Watches keeps what is looked at again and again, feeds and articles, and what
// happened to it that is no revision.
type Watches interface {
	// Watches returns the watches that fit, by Due, those that are never due or
	// not looked at last, equal ones by ID.
	Watches(ctx context.Context, q WatchQuery) ([]Watch, error)
	// Watch returns a watch by its ID. NotFound when there is none.
	Watch(ctx context.Context, id string) (Watch, error)
	// WatchOf returns the watch of an article. NotFound when it has none.
	WatchOf(ctx context.Context, id article.ID) (Watch, error)
	// AddWatch keeps a new watch. Conflict when there is one with its ID, or one
	// of the same article; Invalid when it has no ID or URL, or its kind is none.
	AddWatch(ctx context.Context, w Watch) error
	// ChangeWatch changes a watch in one step and returns it as it is then.
	// change may be called more than once, and must not ask the store. NotFound
	// when there is none, Invalid and Conflict as in AddWatch; its ID stays.
	ChangeWatch(ctx context.Context, id string, change func(*Watch)) (Watch, error)
	// RemoveWatch forgets a watch with its events. What came by it stays. Doing
	// so twice is no error.
	RemoveWatch(ctx context.Context, id string) error
	// AddEvent keeps an event. One that is told twice is kept once, and of each
	// watch no more than the newest catalog.MostEvents. NotFound when there is no
	// such watch.
	AddEvent(ctx context.Context, e Event) error
	// Events returns the newest events of a watch, newest first, at most limit.
	// Of a watch that there is not, none.
	Events(ctx context.Context, watch string, limit int) ([]Event, error)
	// CountWatches counts watches by kind and condition.
	CountWatches(ctx context.Context) (WatchCounts, error)
}

// WatchKind says what a watch looks at.
type WatchKind string

// The kinds of watches.
const (
	WatchedFeed    WatchKind = "feed"
	WatchedArticle WatchKind = "article"
)

// Watch is a feed or an article that is looked at again.
type Watch struct {
	ID   string
	Kind WatchKind
	URL  string
	// Article is the one that is watched; empty before its first revision, and
	// for feeds.
	Article article.ID
	// Feed is the watch that brought the article, if one did.
	Feed  string
	Added time.Time
	// Of feeds: what the reader, or else the feed itself, calls it, the site it
	// is of, and the folder that it stands in. FromFeed says that the texts are
	// those of its items; of an article, that its text came so, and no page is
	// fetched.
	Title, Site, Folder string
	FromFeed            bool

	// State is empty while it is looked at, else why it is not, in the watcher's
	// words.
	State string
	// These follow from Work, for lists. Due is when it is looked at next (zero:
	// never), Checked when it was looked at last, Changed when it last changed.
	// Failing is since when it fails; HostFree until when its host asked not to
	// be asked. Problem is a sentence for the reader.
	Due, Checked, Changed, Failing, HostFree time.Time
	Problem                                  string
	// Work is what the watcher keeps of it, in its own form.
	Work json.RawMessage
}

// WatchQuery says which watches to return. Zero fields do not restrict.
type WatchQuery struct {
	Kind WatchKind
	// Due returns those that are looked at and due before it.
	Due time.Time
	// HostFree goes with Due: it returns those as well whose host is not to be
	// asked at this time, whether they are looked at or not.
	HostFree time.Time
	Failing  bool // only those with a problem
	Limit    int  // at most this many
}

// WatchCounts are how many watches there are, and how many of them have a problem.
type WatchCounts struct {
	Feeds, Articles               int
	FailingFeeds, FailingArticles int
}

// Event is something that happened to a watch and is no revision.
type Event struct {
	Watch string
	// Kind is what it is, in the watcher's words.
	Kind    string
	Time    time.Time
	Message string // a sentence for the reader; may be empty
	Capture string // SHA-256 of the page that came, if one is kept
}
