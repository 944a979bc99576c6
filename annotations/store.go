package annotations

import (
	"context"
	"time"

	"writethru/annotations/article"
)

// Store keeps everything. Its parts are small so that a caller can ask for the
// one it needs. Every method may return an Error with code Unavailable when the
// data cannot be reached or the store is closed, and ctx's error when ctx ends
// first. A write is done whole or not at all: one whose ctx ends while it waits
// is not begun, and one that has begun runs to its end. What a method has
// answered without an error survives a crash of the process or the machine, and
// is seen by everything asked afterwards.
// Values handed out are the caller's to keep; values handed in are not kept.
// Times keep their instant and their offset from UTC. All methods may be called
// at once. What every store derives alike is in package catalog; package
// storetest holds the tests that every Store must pass.
type Store interface {
	Articles
	Captures
	Earlier
	Marks
	Placements
	Shelf
	Stories
	Watches
	Wires
	Tokens
	Groups
	Quotes
	Alerts
	Expiries
	// Close ends the store, after the writes that have begun. All that is asked
	// afterwards is Unavailable. Closing twice is no error.
	Close() error
}

// Articles keeps articles and their revisions.
type Articles interface {
	// Article returns the article. NotFound when there is none.
	Article(ctx context.Context, id article.ID) (article.Article, error)
	// ArticleByURL returns the article with this canonical address. NotFound
	// when there is none.
	ArticleByURL(ctx context.Context, url string) (article.Article, error)
	// ArticleIDs returns the articles that there are, in the order in which they
	// were added.
	ArticleIDs(ctx context.Context) ([]article.ID, error)
	// AddRevision keeps c, a (where it is new) and r in one step and returns
	// nothing else but success. The placements are kept with it, and the names
	// of r's wire item (see Wires). An article
	// that is there is not changed. Conflict when r.Number is not one more than
	// the article's last revision, or a is new and another article has its URL;
	// Invalid when r.Article is not a.ID, r.Capture is not c.SHA256 or c.SHA256
	// is not that of c.Body; NotFound when a placement is of an annotation or
	// in a revision that the article does not have.
	AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, placed []Placement) error
	// Revision returns one revision. NotFound when there is none.
	Revision(ctx context.Context, id article.ID, n int) (article.Revision, error)
	// Revisions returns all revisions of an article without their Blocks,
	// oldest first. NotFound when there is no such article.
	Revisions(ctx context.Context, id article.ID) ([]RevisionHead, error)
	// RemoveSample deletes every article with Sample set, with all that
	// belongs to it: revisions, captures, annotations, and the pictures that no
	// other article shows.
	RemoveSample(ctx context.Context) error
}

// RevisionHead is a revision without its blocks.
type RevisionHead struct {
	article.Meta
	Number   int
	Headline string
	Words    int
	// Changed is the number of words added and removed since the revision
	// before, as package diff counts them; for the first revision its words.
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
	// revision n. Equal bytes are kept once. NotFound when there is no such
	// revision; Invalid when c.SHA256 is not that of c.Body.
	AddCapture(ctx context.Context, id article.ID, n int, c article.Capture) error
	// Sightings returns of which revision, and when, each capture of an article
	// was made, those of its revisions among them, in the order in which they
	// were kept. NotFound when there is no such article.
	Sightings(ctx context.Context, id article.ID) ([]Sighting, error)
	// CapturesOf returns the captures of an article with what they were filed
	// under, in the order of Sightings. NotFound when there is no such article.
	CapturesOf(ctx context.Context, id article.ID) ([]Filed, error)
	// Capture returns the capture with its Body, the first one kept where
	// several have the same bytes. NotFound when there is none.
	Capture(ctx context.Context, sha256 string) (article.Capture, error)
	// PutImage keeps a checked picture by the hex SHA-256 of its bytes. A
	// picture that is there stays as it is. Invalid when hash is not that of data.
	PutImage(ctx context.Context, hash, contentType string, data []byte) error
	// Image returns a picture. NotFound when there is none.
	Image(ctx context.Context, hash string) (contentType string, data []byte, err error)
}

// Sighting is a capture of an article without what it holds.
type Sighting struct {
	Revision int       // that it was filed under
	Time     time.Time // of the capture
}

// Marks keeps annotations.
type Marks interface {
	// PutMark keeps a new annotation or a new state of one, with placements,
	// which replace those in the same revisions; the others stay. Putting an
	// equal annotation again changes nothing, its placements neither. A deleted
	// annotation stays deleted. NotFound when the revision, or that of a
	// placement, does not exist; Conflict when the annotation exists on another
	// article or revision; Invalid when it has no ID or a placement is of
	// another annotation.
	PutMark(ctx context.Context, a Annotation, placed []Placement) error
	// Mark returns an annotation, also a deleted one. NotFound when there is none.
	Mark(ctx context.Context, id ID) (a Annotation, deleted bool, err error)
	// MarksOf returns the annotations of an article that are not deleted, by
	// revision and place (of those that start together the longer one first,
	// then by ID). Of an article that there is not, none.
	MarksOf(ctx context.Context, id article.ID) ([]Annotation, error)
	// DeleteMark deletes an annotation so that it can be restored. Deleting it
	// twice is no error. NotFound when there is none.
	DeleteMark(ctx context.Context, id ID) error
	// RestoreMark undoes DeleteMark. NotFound when there is none.
	RestoreMark(ctx context.Context, id ID) error
	// FindMarks returns the annotations that fit, with the placement in their
	// article's latest revision, newest first: by the second in which they were
	// made, then those that were put last. Deleted ones are not found. Invalid
	// when a condition is none of marks, or From no place in a list.
	FindMarks(ctx context.Context, q MarkQuery) (MarkList, error)
}

// MarkQuery says which annotations to find. Zero fields do not restrict.
type MarkQuery struct {
	Kind    Kind
	Tag     string
	Speaker string // speaker or claimant
	Outlet  string
	Fate    Fate // in the latest revision; Kept also finds marks made on it
	// Words must all be in the passage, note, speaker or claimant, claim's
	// wording or tags, as catalog.ParseQuery reads them: in any case, with or
	// without accents, the last one also as the beginning of a word.
	Words   string
	Where   []Condition
	Article article.ID
	Limit   int // at most this many; 0 means no limit
	From    Cursor
}

// MarkList is what FindMarks found.
type MarkList struct {
	Marks []FoundMark
	Around
	// Facets count the marks by value, over all marks that are not deleted
	// (whatever the query), the highest count first, equal ones by value; of
	// each the first catalog.MostValues. A mark without a value is not counted.
	Kinds, Tags, Speakers, Outlets, Fates []Count
}

// FoundMark is an annotation with where it was found.
type FoundMark struct {
	Annotation
	Outlet, Headline, URL string
	Lang                  string
	Dir                   article.Direction
	Latest                int        // the article's latest revision
	Placement             *Placement // in Latest; nil when the mark was made on it, or when none is kept
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
	// not deleted, by annotation and revision. Of an article that there is not,
	// none.
	PlacementsOf(ctx context.Context, id article.ID) ([]Placement, error)
	// PutPlacements replaces the placements with the same annotation and revision,
	// by hand or not. NotFound when an annotation or its article's revision does
	// not exist; then none is kept.
	PutPlacements(ctx context.Context, placed []Placement) error
}

// Shelf lists articles and remembers what was read.
type Shelf interface {
	// List returns articles for the library, newest revision first: by the
	// second of the latest revision's Time, then those whose revision was kept
	// last. Invalid when Show is none of its values, when a condition is none of
	// articles, or From no place in a list.
	List(ctx context.Context, q ListQuery) (List, error)
	// Beside returns the articles before and after an article where List lists
	// all: the next newer one and the next older one, "" where there is none.
	// NotFound when there is no such article.
	Beside(ctx context.Context, id article.ID) (newer, older article.ID, err error)
	// MarkRead remembers that revision n was opened. NotFound when there is none.
	MarkRead(ctx context.Context, id article.ID, n int) error
	// IDs returns the IDs of all articles that List lists for q, in the same
	// order, whatever Limit and From. Invalid when Show is none of its values.
	IDs(ctx context.Context, q ListQuery) ([]article.ID, error)
	// ReadAll remembers that all revisions of these articles were opened, and
	// returns those that had not been, by article in the order given. Articles
	// that there are not are passed over.
	ReadAll(ctx context.Context, ids []article.ID) ([]Opened, error)
	// UnreadAll forgets that revisions were opened. Those that there are not are
	// passed over.
	UnreadAll(ctx context.Context, all []Opened) error
	// Setting returns a kept setting, "" when there is none.
	Setting(ctx context.Context, key string) (string, error)
	// SetSetting keeps a setting; "" removes it.
	SetSetting(ctx context.Context, key, value string) error
}

// Opened names a revision of an article that a reader has opened.
type Opened struct {
	Article  article.ID
	Revision int
}

// Stories finds articles that carry the same copy, and keeps what a reader says
// of it. What Alike returns are candidates: package story says of two texts how
// much they share.
type Stories interface {
	// Alike returns the articles whose latest revision shares at least
	// story.LeastShared kept hashes with that of article id, and those that a
	// reader has decided on: these first, then by Shared, the highest first,
	// equal ones by ID; at most catalog.MostAlike. A hash that more than
	// catalog.MostCommon articles carry does not count. NotFound when there is
	// no such article.
	Alike(ctx context.Context, id article.ID) ([]Alike, error)
	// SetAlike keeps a reader's word on two articles, whichever is named first;
	// Undecided takes it back. NotFound when one of them does not exist;
	// Invalid when they are one, or v is none of its values.
	SetAlike(ctx context.Context, a, b article.ID, v Verdict) error
	// Verdicts returns what a reader said of these articles and any others, each
	// pair once, by A, then B. Of articles that there are not, nothing.
	Verdicts(ctx context.Context, ids []article.ID) ([]Said, error)
}

// Verdict is what a reader says of two articles.
type Verdict string

// The verdicts.
const (
	Undecided Verdict = ""
	SameStory Verdict = "same"
	Parted    Verdict = "parted" // not the same story
)

// Alike is an article that may carry the same copy as another.
type Alike struct {
	Row
	Shared  int // kept hashes that both latest revisions have, of those that count
	Verdict Verdict
}

// ListQuery says which articles to list. Zero fields do not restrict.
type ListQuery struct {
	Show   string // "", "changed" (a newer revision than the last read one), "unread" (none read), "marked"
	Outlet string
	Tag    string // of a mark
	// Words must all be in the latest revision's headline and text or in the
	// marks, as catalog.ParseQuery reads them.
	Words string
	Where []Condition
	Limit int // 0 means 50
	From  Cursor
}

// List is what a library shows.
type List struct {
	Rows []Row
	Around
	// Counts over the whole library, whatever the query: articles in all, by
	// Show, and revisions.
	All, Changed, Unread, Marked, Revisions int
	// Outlets and Tags count articles, the highest count first, equal ones by
	// value; of each the first catalog.MostValues. Articles without an outlet are
	// not counted.
	Outlets, Tags []Count
	HasSample     bool
}

// Row is one article in a list.
type Row struct {
	article.Article
	Headline  string
	Snippet   string // the opening of the latest revision's body, or of the notice when Withdrawn
	Lang      string
	Dir       article.Direction
	Dateline  string
	Words     int
	Time      time.Time // of the latest revision
	Latest    int
	LastRead  int   // the newest revision opened; 0 when none
	Changed   []int // RevisionHead.Changed of every revision, oldest first
	Withdrawn bool
	Kinds     []Count  // marks by kind, the highest count first, equal ones by value
	Tags      []string // of its marks, sorted
	// Others are the other articles of its story, and Outlets how many other
	// outlets they are from.
	Others, Outlets int
}
