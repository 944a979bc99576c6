package annotations

import (
	"context"
	"time"

	"writethru/annotations/article"
)

// AlertKind is what sort of change an alert tells.
type AlertKind string

// The kinds of alerts, the most important first. Package catalog tells them
// apart.
const (
	AlertRemoved     AlertKind = "removed"
	AlertFacts       AlertKind = "facts" // reworded: a number, a name, quoted words or who said them
	AlertWording     AlertKind = "wording"
	AlertUnsure      AlertKind = "unsure"
	AlertBack        AlertKind = "back" // after it was removed or unsure
	AlertMoved       AlertKind = "moved"
	AlertPunctuation AlertKind = "punctuation" // reworded by punctuation or form only
)

// AlertKinds are all kinds, in their order.
var AlertKinds = []AlertKind{AlertRemoved, AlertFacts, AlertWording, AlertUnsure, AlertBack, AlertMoved, AlertPunctuation}

// Alert is a change of a mark: a revision after its own in which it stands
// otherwise than in the one before.
type Alert struct {
	Annotation
	Change AlertChange
	// Found numbers the alerts in the order in which they were found.
	Found            int64
	Time             time.Time // of the revision in which it changed
	Seen             bool      // a reader has dismissed it
	Outlet, Headline string    // of the article's latest revision
	Lang             string
	Dir              article.Direction
	Latest           int
}

// AlertChange is what an alert tells.
type AlertChange struct {
	In, From int // the revisions in which it changed, and the one before
	Kind     AlertKind
	Was, Is  Fate
	// Old are the words where it stood last, and New those in In; "" when it was
	// removed.
	Old, New string
}

// AlertKey names an alert.
type AlertKey struct {
	Mark ID
	In   int
}

// AlertQuery says which alerts to find. Zero fields do not restrict.
type AlertQuery struct {
	Kinds    []AlertKind
	Unseen   bool
	Outlet   string
	Articles []article.ID
	After    int64 // found after the alert of this number
	Limit    int   // 0 means 50
	Offset   int
}

// AlertList is what FindAlerts found.
type AlertList struct {
	Alerts []Alert
	// Total is how many fit without Limit, Offset, counted up to
	// catalog.MostAlerts.
	Total int
	// Last is the highest number of all alerts, 0 when there are none.
	Last int64
}

// Alerts tells what became of marks in newer revisions. It follows from the
// placements that are kept; a place that a reader chose is no news to them.
type Alerts interface {
	// FindAlerts returns the alerts that fit, of marks that are not deleted: the
	// newest first, by the second of the revision's time, then that found last.
	FindAlerts(ctx context.Context, q AlertQuery) (AlertList, error)
	// SeeAlerts remembers that a reader has seen alerts, or has not. Alerts that
	// there are not are passed over.
	SeeAlerts(ctx context.Context, keys []AlertKey, seen bool) error
}
