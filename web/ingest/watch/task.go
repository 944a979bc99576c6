package watch

import (
	"time"

	"writethru/web/ingest/feed"
)

// Kind says what a task looks at.
type Kind string

// The kinds of tasks.
const (
	Feed    Kind = "feed"
	Article Kind = "article"
)

// State says whether a task is looked at.
type State string

// The states. The zero value is looked at when it is due.
const (
	Active  State = ""
	Paused  State = "paused"  // by the reader, who may go on
	Stopped State = "stopped" // by the reader
	Gone    State = "gone"    // the outlet says it will not come back (410)
)

// Task is one feed or article that is looked at again and again. It is a plain
// value that a store can keep as JSON; with it a watch goes on where it was.
type Task struct {
	ID    string `json:"id"` // of the feed or article, unique among all tasks
	Kind  Kind   `json:"kind"`
	URL   string `json:"url"`
	State State  `json:"state,omitempty"`
	// Due is when it is looked at next; zero: never.
	Due time.Time `json:"due,omitzero"`
	// Changed is when it last changed, or when it was published or added.
	Changed time.Time `json:"changed,omitzero"`
	Checked time.Time `json:"checked,omitzero"` // when it was last asked for
	// Failing is since when it fails, Failures how often in a row, and Problem
	// the sentence for the reader. Problem is also set when a page came that
	// looks wrong.
	Failing  time.Time `json:"failing,omitzero"`
	Failures int       `json:"failures,omitempty"`
	Problem  string    `json:"problem,omitempty"`
	// Validators of the last answer that was taken (RFC 9110, section 8.8), and
	// the hash of its body in hex.
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	SHA256       string `json:"sha256,omitempty"`
	// Unsaved says that this state could not be kept: what is kept is older.
	Unsaved bool `json:"-"`
	// HostFree is until when the host asked not to be asked again.
	HostFree time.Time `json:"hostFree,omitzero"`

	// Of feeds: what it calls itself, and its site.
	Title string `json:"title,omitempty"`
	Site  string `json:"site,omitempty"`
	// Texts says that a feed's items hold the texts of articles, so that each is
	// given to the desk whenever the document changed.
	Texts bool `json:"texts,omitempty"`
	// Also of feeds: the usual time between changes, for how long the feed asks to be
	// left alone, how its items are told apart, and those that are known.
	Rhythm time.Duration `json:"rhythm,omitempty"`
	TTL    time.Duration `json:"ttl,omitempty"`
	Trust  feed.Trust    `json:"trust,omitempty"`
	Seen   []feed.ItemID `json:"seen,omitempty"`
}

// Outcome is what came of looking at a task.
type Outcome struct {
	// Status is that of the answer, 0 when there was none.
	Status int
	// Changed says that there is something new: a revision, or items.
	Changed bool
	// Flood says that everything in a feed was new, so that some may be missed.
	Flood bool
	// Failed says that nothing was learned; Problem is why, for the reader. A
	// problem without a failure is a page that looks wrong.
	Failed  bool
	Problem string
	// Wait is how long the site asks to be left alone by Retry-After; 0 when it
	// does not.
	Wait time.Duration
	// Fresh is how long the answer says that it holds.
	Fresh time.Duration
}
