package api

import (
	"time"

	"writethru/annotations/article"
)

// SourcesPage is the state of the page of sources: the feeds, and what is looked
// at again.
type SourcesPage struct {
	Feeds []Source `json:"feeds"` // by folder and title
	// Articles is how many are watched; the failing ones have a problem.
	Articles        int `json:"articles"`
	FailingArticles int `json:"failingArticles"`
	// Running is what is being asked for now, Next what is due next, Failing the
	// articles with a problem; some of them.
	Running []Source `json:"running,omitempty"`
	Next    []Source `json:"next,omitempty"`
	Failing []Source `json:"failing,omitempty"`
	// Off tells that nothing is looked at, by the reader's wish.
	Off bool `json:"off,omitempty"`
	// Steps say how often articles are looked at, from young to old.
	Steps []PlanStep `json:"steps"`
	// Found are the feeds of a page that was asked for, to choose from.
	Found []FoundFeed `json:"found,omitempty"`
	// Typed is the address that was asked for when Found or Failed is set.
	Typed  string `json:"typed,omitempty"`
	Failed *Error `json:"failed,omitempty"`
	Done   string `json:"done,omitempty"` // a sentence on what was done
}

// PlanStep says how often an article is looked at that changed less than Under ago.
type PlanStep struct {
	Under time.Duration `json:"under"` // nanoseconds
	Every time.Duration `json:"every"` // the same
}

// Source is a feed or an article that is looked at again.
type Source struct {
	ID      string     `json:"id"`
	URL     string     `json:"url"`
	Title   string     `json:"title,omitempty"`
	Site    string     `json:"site,omitempty"`
	Folder  string     `json:"folder,omitempty"`
	Article article.ID `json:"article,omitempty"`
	Watching
}

// Watching says how something is looked at.
type Watching struct {
	Watch   string    `json:"watch"`           // its ID
	State   string    `json:"state,omitempty"` // "" (looked at), "paused", "stopped", "gone"
	Due     time.Time `json:"due,omitzero"`    // zero: never
	Checked time.Time `json:"checked,omitzero"`
	Changed time.Time `json:"changed,omitzero"`
	Failing time.Time `json:"failing,omitzero"` // since when it fails
	Problem string    `json:"problem,omitempty"`
	Running bool      `json:"running,omitempty"`
	// FromFeed says that the texts are those of the feed.
	FromFeed bool `json:"fromFeed,omitempty"`
	// Events are what happened to it besides revisions, newest first; of articles
	// that a page shows.
	Events []WatchEvent `json:"events,omitempty"`
}

// WatchEvent is something that happened to what is watched and is no revision.
type WatchEvent struct {
	Kind    string    `json:"kind"` // "failing", "suspicious", "gone", "recovered"
	Time    time.Time `json:"time"`
	Message string    `json:"message,omitempty"`
	Capture string    `json:"capture,omitempty"` // SHA-256 of the page that came
}

// FoundFeed is a feed that a page names.
type FoundFeed struct {
	URL   string `json:"url"`
	Title string `json:"title,omitempty"`
}

// FeedRequest subscribes to a feed: its address, or that of a page that names it.
type FeedRequest struct {
	URL    string `json:"url"`
	Folder string `json:"folder,omitempty"`
}

// FeedResult is the feed, or those that there are to choose from.
type FeedResult struct {
	ID    string      `json:"id,omitempty"` // of the watch
	Title string      `json:"title,omitempty"`
	Known bool        `json:"known,omitempty"` // it was subscribed to before
	Found []FoundFeed `json:"found,omitempty"`
}

// WatchRequest changes how something is looked at.
type WatchRequest struct {
	Do    WatchAct `json:"do"`
	Value string   `json:"value,omitempty"` // of Rename and Move
}

// WatchAct says what is to be done with a watch.
type WatchAct string

// What can be done with a watch.
const (
	WatchNow    WatchAct = "now" // look at it as soon as its host may be asked
	WatchPause  WatchAct = "pause"
	WatchResume WatchAct = "resume"
	WatchStop   WatchAct = "stop"
	WatchRemove WatchAct = "remove" // a feed; what came by it stays
	WatchRename WatchAct = "rename"
	WatchMove   WatchAct = "move"  // into a folder; "" is none
	WatchPages  WatchAct = "pages" // texts are those of the pages that a feed's items lead to
	WatchTexts  WatchAct = "texts" // texts are those in the feed
)

// PlanRequest changes how often articles are looked at.
type PlanRequest struct {
	Off   bool            `json:"off,omitempty"`
	Every []time.Duration `json:"every,omitempty"` // one for each step, nanoseconds; none: as it is
}

// OPMLResult tells what came of a subscription list.
type OPMLResult struct {
	Added int `json:"added"`
	Known int `json:"known"` // were subscribed to before
}
