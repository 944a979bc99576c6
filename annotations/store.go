package annotations

import (
	"context"
	"time"

	"writethru/annotations/article"
)

// Store keeps everything. Its parts are small so that a caller can ask for the
// one it needs. Every method may return an Error with code Unavailable when the
// data cannot be reached, and ctx's error when ctx ends first. What a method
// has answered without an error survives a crash of the process or the machine.
// Values handed out are the caller's to keep; values handed in are not kept.
// Package storetest holds the tests that every Store must pass.
type Store interface {
	Articles
	Captures
	Marks
	Placements
	Shelf
	Close() error
}

// Articles keeps articles and their revisions.
type Articles interface {
	// Article returns the article. NotFound when there is none.
	Article(ctx context.Context, id article.ID) (article.Article, error)
	// ArticleByURL returns the article with this canonical address. NotFound
	// when there is none.
	ArticleByURL(ctx context.Context, url string) (article.Article, error)
	// AddRevision keeps c, a (where it is new) and r in one step and returns
	// nothing else but success. Conflict when r.Number is not one more than the
	// article's last revision. The placements are kept with it.
	AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, placed []Placement) error
	// Revision returns one revision. NotFound when there is none.
	Revision(ctx context.Context, id article.ID, n int) (article.Revision, error)
	// Revisions returns all revisions of an article without their Blocks,
	// oldest first. NotFound when there is no such article.
	Revisions(ctx context.Context, id article.ID) ([]RevisionHead, error)
	// RemoveSample deletes every article with Sample set, with all that
	// belongs to it.
	RemoveSample(ctx context.Context) error
}

// RevisionHead is a revision without its blocks.
type RevisionHead struct {
	article.Meta
	Number   int
	Headline string
	Words    int
	// Changed is the number of words added and removed since the revision
	// before; for the first revision its words.
	Changed     int
	Fingerprint string
	Captured    time.Time
	Capture     string
	Read        bool // a reader has opened it
}

// Time returns the outlet's time of the revision, or else the capture's.
func (h RevisionHead) Time() time.Time {
	return article.Revision{Meta: h.Meta, Captured: h.Captured}.Time()
}

// Captures keeps raw captures by their content.
type Captures interface {
	// AddCapture keeps one more capture of an article whose text is that of
	// revision n. Equal bytes are kept once.
	AddCapture(ctx context.Context, id article.ID, n int, c article.Capture) error
	// Capture returns the capture with its Body. NotFound when there is none.
	Capture(ctx context.Context, sha256 string) (article.Capture, error)
	// PutImage keeps a checked picture by the hex SHA-256 of its bytes.
	PutImage(ctx context.Context, hash, contentType string, data []byte) error
	// Image returns a picture. NotFound when there is none.
	Image(ctx context.Context, hash string) (contentType string, data []byte, err error)
}

// Marks keeps annotations.
type Marks interface {
	// PutMark keeps a new annotation or a new state of one, with placements.
	// Placements nil leaves those that are there. Putting an equal annotation
	// again changes nothing. NotFound when the revision does not exist;
	// Conflict when the annotation exists on another article or revision.
	PutMark(ctx context.Context, a Annotation, placed []Placement) error
	// Mark returns an annotation, also a deleted one. NotFound when there is none.
	Mark(ctx context.Context, id ID) (a Annotation, deleted bool, err error)
	// MarksOf returns the annotations of an article that are not deleted, by
	// revision and place.
	MarksOf(ctx context.Context, id article.ID) ([]Annotation, error)
	// DeleteMark deletes an annotation so that it can be restored. Deleting it
	// twice is no error. NotFound when there is none.
	DeleteMark(ctx context.Context, id ID) error
	// RestoreMark undoes DeleteMark. NotFound when there is none.
	RestoreMark(ctx context.Context, id ID) error
	// FindMarks returns the annotations that fit, newest first, with the
	// placement in their article's latest revision.
	FindMarks(ctx context.Context, q MarkQuery) (MarkList, error)
}

// MarkQuery says which annotations to find. Zero fields do not restrict.
type MarkQuery struct {
	Kind    Kind
	Tag     string
	Speaker string // speaker or claimant
	Outlet  string
	Fate    Fate   // in the latest revision; Kept also finds marks made on it
	Words   string // all of them in the passage, note, speaker or tags; any case
	Article article.ID
	Limit   int // at most this many; 0 means no limit
	Offset  int
}

// MarkList is what FindMarks found.
type MarkList struct {
	Marks []FoundMark
	// Total is how many fit without Limit and Offset.
	Total int
	// Facets count the marks by value, over all marks (whatever the query).
	Kinds, Tags, Speakers, Outlets, Fates []Count
}

// FoundMark is an annotation with where it was found.
type FoundMark struct {
	Annotation
	Outlet, Headline, URL string
	Lang                  string
	Dir                   article.Direction
	Latest                int        // the article's latest revision
	Placement             *Placement // in Latest; nil when the mark was made on it
	PlacedText            string     // the words at Placement in Latest
}

// Count is a value and how often it stands.
type Count struct {
	Value string `json:"value"`
	N     int    `json:"n"`
}

// Placements keeps where annotations stand in other revisions.
type Placements interface {
	// PlacementsOf returns all placements of an article's annotations that are
	// not deleted, by annotation and revision.
	PlacementsOf(ctx context.Context, id article.ID) ([]Placement, error)
	// PutPlacements replaces the placements with the same annotation and revision.
	// NotFound when an annotation does not exist.
	PutPlacements(ctx context.Context, placed []Placement) error
}

// Shelf lists articles and remembers what was read.
type Shelf interface {
	// List returns articles for the library, newest revision first.
	List(ctx context.Context, q ListQuery) (List, error)
	// MarkRead remembers that revision n was opened.
	MarkRead(ctx context.Context, id article.ID, n int) error
	// Setting returns a kept setting, "" when there is none.
	Setting(ctx context.Context, key string) (string, error)
	// SetSetting keeps a setting.
	SetSetting(ctx context.Context, key, value string) error
}

// ListQuery says which articles to list. Zero fields do not restrict.
type ListQuery struct {
	Show   string // "", "changed" (a newer revision than the last read one), "unread" (none read), "marked"
	Outlet string
	Tag    string // of a mark
	Words  string // all of them in the headline, text, marks or speakers; any case
	Limit  int    // 0 means 50
	Offset int
}

// List is what a library shows.
type List struct {
	Rows  []Row
	Total int // that fit, without Limit and Offset
	// Counts over the whole library, whatever the query.
	All, Changed, Unread, Marked, Revisions int
	Outlets, Tags                           []Count
	HasSample                               bool
}

// Row is one article in a list.
type Row struct {
	article.Article
	Headline  string
	Snippet   string // the opening of the latest revision's body
	Lang      string
	Dir       article.Direction
	Dateline  string
	Words     int
	Time      time.Time // of the latest revision
	Latest    int
	LastRead  int   // the newest revision opened; 0 when none
	Changed   []int // words changed by revision, oldest first
	Withdrawn bool
	Kinds     []Count // marks by kind
	Tags      []string
}
