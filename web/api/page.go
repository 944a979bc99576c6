package api

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/annotations/track"
)

// Page is the whole state of one page: what the server prints it from, what is
// embedded in it as JSON, and what GET /api/v1/page?path=... answers. Exactly
// one of the pointers is set, by Kind.
type Page struct {
	Kind  PageKind  `json:"kind"`
	Path  string    `json:"path"`  // with query, as in the address bar
	Title string    `json:"title"` // " · Writethru" is added where it is shown
	Now   time.Time `json:"now"`   // the server's clock, in the reader's zone
	Prefs Prefs     `json:"prefs"`
	// Feed is the path of the Atom feed of what the page shows, "" when it has none.
	Feed string `json:"feed,omitempty"`

	Library  *LibraryPage  `json:"library,omitempty"`
	Article  *ArticlePage  `json:"article,omitempty"`
	Compare  *ComparePage  `json:"compare,omitempty"`
	Notebook *NotebookPage `json:"notebook,omitempty"`
	Settings *SettingsPage `json:"settings,omitempty"`
	Held     *Held         `json:"held,omitempty"`
	Sources  *SourcesPage  `json:"sources,omitempty"`
	Story    *StoryPage    `json:"story,omitempty"`
	Alerts   *AlertsPage   `json:"alerts,omitempty"`
	Earlier  *EarlierPage  `json:"earlier,omitempty"`
	Error    *Error        `json:"error,omitempty"`
}

// PageKind names the screen that shows a page.
type PageKind string

// The screens.
const (
	LibraryKind  PageKind = "library"
	ArticleKind  PageKind = "article"
	CompareKind  PageKind = "compare"
	NotebookKind PageKind = "notebook"
	SettingsKind PageKind = "settings"
	HeldKind     PageKind = "held" // a story of which nothing may be shown yet
	SourcesKind  PageKind = "sources"
	StoryKind    PageKind = "stories"
	AlertsKind   PageKind = "alerts"
	EarlierKind  PageKind = "earlier" // captures of an address in a web archive
	ErrorKind    PageKind = "error"
)

// Prefs are how a reader wants pages to look. They live in the cookie "prefs"
// so that the first paint is right with scripts off too. Empty fields mean the
// default.
//
// The cookie's value is the JSON of Prefs in base64url without padding (RFC
// 4648, section 5); a browser that writes it sets Path=/, SameSite=Lax and
// Max-Age=31536000, and no HttpOnly. On every page the root element carries
// each field that is not empty as an attribute, with the field's value:
// data-theme, data-size, data-measure, data-numbers, data-keys.
type Prefs struct {
	Theme   string `json:"theme,omitempty"`   // "" (system), "light", "dark"
	Size    string `json:"size,omitempty"`    // "small", "" (medium), "large"
	Measure string `json:"measure,omitempty"` // "narrow", "" (66), "wide"
	Numbers string `json:"numbers,omitempty"` // "" (shown), "off"
	Keys    string `json:"keys,omitempty"`    // "" (on), "off": single-letter keys
	// Notify is "on" where this browser shows changes of marks as notifications.
	Notify string `json:"notify,omitempty"`
	Zone   string `json:"zone,omitempty"` // IANA name of the reader's time zone; "" is the server's
}

// LibraryPage is the state of the library.
type LibraryPage struct {
	Query LibraryQuery `json:"query"`
	Rows  []LibraryRow `json:"rows"`
	Around
	Saved   []SavedSearch       `json:"saved,omitempty"`
	All     int                 `json:"all"`
	Changed int                 `json:"changed"`
	Unread  int                 `json:"unread"`
	Marked  int                 `json:"marked"`
	Revs    int                 `json:"revisions"`
	Outlets []annotations.Count `json:"outlets"`
	Tags    []annotations.Count `json:"tags"`
	// Archive is the web archive that can be asked for earlier captures.
	Archive string `json:"archive,omitempty"`
	// Sample is set while sample stories are there.
	Sample bool `json:"sample,omitempty"`
	// News are the newest changes of marks that nobody has seen yet, at most 6;
	// NewsTotal how many there are, counted up to MostNews.
	News      []Alert `json:"news"`
	NewsTotal int     `json:"newsTotal"`
	MostNews  int     `json:"mostNews"`
	// Feed is the path of the feed of the outlet whose articles are listed.
	Feed string `json:"feed,omitempty"`
	// Held are stories with a version that may not be shown yet. They are told
	// where all stories are listed, on its first page.
	Held []Held `json:"held,omitempty"`
	// Read is what was just marked as read.
	Read *ReadNote `json:"read,omitempty"`
	// Added is what a form without scripts just added; Failed why it could not.
	Added  *AddResult  `json:"added,omitempty"`
	Failed *Error      `json:"failed,omitempty"`
	Typed  *AddRequest `json:"typed,omitempty"` // what was typed when it failed
}

// LibraryQuery is the query string of the library's address.
type LibraryQuery struct {
	Show  string             `json:"show,omitempty"` // "", "changed", "unread", "marked"
	Words string             `json:"q,omitempty"`    // as catalog.ParseSearch reads them
	From  annotations.Cursor `json:"from,omitempty"` // where the page begins; "" at the newest
}

// Around says what there is of a list besides the page that is shown.
type Around struct {
	Total int                `json:"total"`          // that fit, on all pages
	More  bool               `json:"more,omitempty"` // there are more than Total
	Newer annotations.Cursor `json:"newer,omitempty"`
	Older annotations.Cursor `json:"older,omitempty"`
}

// PageSize is how many rows a page of the library or the notebook shows.
const PageSize = 50

// LibraryRow is one article in the library.
type LibraryRow struct {
	ID        article.ID          `json:"id"`
	Outlet    string              `json:"outlet,omitempty"`
	Headline  string              `json:"headline"`
	Snippet   string              `json:"snippet,omitempty"`
	Lang      string              `json:"lang,omitempty"`
	Dir       article.Direction   `json:"dir,omitempty"`
	Dateline  string              `json:"dateline,omitempty"`
	Words     int                 `json:"words"`
	Time      time.Time           `json:"time"`
	Latest    int                 `json:"latest"`
	LastRead  int                 `json:"lastRead"`
	Changed   []int               `json:"changed"` // words changed by revision
	Withdrawn bool                `json:"withdrawn,omitempty"`
	Sample    bool                `json:"sample,omitempty"`
	Kinds     []annotations.Count `json:"kinds,omitempty"`
	Tags      []string            `json:"tags,omitempty"`
	Carried
}

// Carried counts the other articles of a story, and the other outlets that they
// are from.
type Carried struct {
	Others  int `json:"others,omitempty"`
	Outlets int `json:"carriers,omitempty"`
}

// Head is one revision on a timeline.
type Head struct {
	Number    int       `json:"n"`
	Headline  string    `json:"headline"`
	Label     string    `json:"label,omitempty"`
	Slug      string    `json:"slug,omitempty"`
	Time      time.Time `json:"time"`     // the outlet's, or else the capture's
	Captured  time.Time `json:"captured"` // when Writethru fetched it
	Words     int       `json:"words"`
	Changed   int       `json:"changed"` // words changed since the revision before
	Read      bool      `json:"read,omitempty"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
	// Unstamped tells that the outlet gave this text no new time; Time is then
	// that of the capture.
	Unstamped bool `json:"unstamped,omitempty"`
	// Minor tells that only punctuation, links or layout changed since the
	// revision before.
	Minor bool `json:"minor,omitempty"`
	// Edits are the changes in words from the headline of the revision before
	// to this one; none on the first revision and where it is the same.
	Edits []diff.Piece `json:"edits,omitempty"`
}

// ArticlePage is the state of the reader: one revision of one article.
type ArticlePage struct {
	Article  article.Article  `json:"article"`
	Revision article.Revision `json:"revision"`
	Heads    []Head           `json:"heads"` // all revisions, oldest first
	// Latest tells that the address names the article, not the revision.
	Latest bool `json:"latest,omitempty"`
	// LastRead is the newest revision read before this one, 0 when none;
	// Changes how many rows changed since.
	LastRead int    `json:"lastRead,omitempty"`
	Changes  int    `json:"changes,omitempty"`
	Marks    []Mark `json:"marks"` // by place in this revision; those without one last
	// Tags and Speakers complete what the reader types.
	Tags     []string `json:"tags,omitempty"`
	Speakers []string `json:"speakers,omitempty"`
	// Next and Prev are the stories after and before it in the library, newest
	// first; empty at the ends, or when they are not known.
	Next article.ID `json:"next,omitempty"`
	Prev article.ID `json:"prev,omitempty"`
	// Seen are the times at which texts of revisions came back after later ones.
	Seen []Seen `json:"seen,omitempty"`
	// Also are the other articles that carry the copy of its latest revision; last
	// those that a reader parted from it.
	Also []Also `json:"also,omitempty"`
	// Held tells of a newer version that may not be shown yet.
	Held *Held `json:"held,omitempty"`
	// Watching tells how it is looked at again; nil when it is not.
	Watching *Watching `json:"watching,omitempty"`
	// Carried counts all articles of its story.
	Carried
	// Quoted are its quotations that articles have which do not carry its copy.
	Quoted []SameQuote `json:"quoted,omitempty"`
	// Earlier are the earlier texts of the article, oldest first, below 0 by
	// number. Where Revision is one of them, Heads has them too, by time.
	Earlier []Head `json:"earlier,omitempty"`
	// Archive is the web archive that can be asked for earlier captures.
	Archive string `json:"archive,omitempty"`
	// Archived tells where an earlier text is from.
	Archived *Archived `json:"archived,omitempty"`
}

// Archived tells which archive a capture was taken from, and under which address
// it stands there. Both are empty when it came in another way.
type Archived struct {
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// Seen tells that the text of a revision was captured again after a later
// revision, which makes no third one. Captures between the same two revisions
// are told as one, from the first to the last.
type Seen struct {
	Revision int       `json:"n"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"` // the same as First when there was one
}

// Also is another article with the same copy.
type Also struct {
	ID       article.ID        `json:"id"`
	Outlet   string            `json:"outlet,omitempty"`
	Headline string            `json:"headline"`
	Lang     string            `json:"lang,omitempty"`
	Dir      article.Direction `json:"dir,omitempty"`
	Time     time.Time         `json:"time"` // of the latest revision
	Latest   int               `json:"latest"`
	// Contained is the share of the shorter text's runs of words that the longer
	// one has, 0 to 1.
	Contained float64 `json:"contained"`
	ByHand    bool    `json:"byHand,omitempty"` // a reader said that it belongs here
	Parted    bool    `json:"parted,omitempty"` // a reader said that it does not
	// Credits are the agencies that both credit: a second sign, apart from the
	// words that they share.
	Credits []string `json:"credits,omitempty"`
}

// Mark is an annotation with what became of it.
type Mark struct {
	annotations.Annotation
	// Here is its placement in the revision shown (in the newest one where no
	// revision is shown); on its own revision Kept with its own spans.
	Here annotations.Placement `json:"here"`
	// Old is its placement on the old side of a comparison.
	Old *annotations.Placement `json:"old,omitempty"`
	// Words are the changes from the marked words to those here, when reworded.
	Words []track.Piece `json:"words,omitempty"`
	// Par and WasPar are the paragraph numbers here and on the annotation's own
	// revision, from 1; 0 when there is none.
	Par    int `json:"par,omitempty"`
	WasPar int `json:"wasPar,omitempty"`
	// Trail is its fate in every revision, oldest first.
	Trail []Step `json:"trail"`
	// These name its article where the page shows several.
	Outlet   string            `json:"outlet,omitempty"`
	Headline string            `json:"headline,omitempty"`
	URL      string            `json:"url,omitempty"`
	Lang     string            `json:"lang,omitempty"`
	Dir      article.Direction `json:"dir,omitempty"`
	Latest   int               `json:"latest,omitempty"`
	// Before and After are a few of the words around it on its own revision,
	// where the page does not show the text; empty at the borders of blocks.
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	// Now are the words at its place in the newest revision.
	Now string `json:"now,omitempty"`
}

// Step is the fate of a mark in one revision.
type Step struct {
	Revision int              `json:"n"`
	Fate     annotations.Fate `json:"fate"`
	ByHand   bool             `json:"byHand,omitempty"`
	Own      bool             `json:"own,omitempty"`  // the mark was made on it
	Text     string           `json:"text,omitempty"` // the words there, when not those marked
}

// ComparePage is the state of a comparison.
type ComparePage struct {
	Article article.Article  `json:"article"`
	Heads   []Head           `json:"heads"`
	Old     article.Revision `json:"old"`
	New     article.Revision `json:"new"`
	Diff    diff.Result      `json:"diff"`
	Summary string           `json:"summary"` // a sentence
	View    string           `json:"view"`    // "inline", "split", "changes"
	Marks   []Mark           `json:"marks"`
	// Other is the article of New, and OtherHeads all its revisions, when the
	// page compares the copies of two articles. Marks are then those of Article
	// that stand in Old, with what became of them in New.
	Other      *article.Article `json:"other,omitempty"`
	OtherHeads []Head           `json:"otherHeads,omitempty"`
}

// NotebookPage is the state of the notebook.
type NotebookPage struct {
	Query NotebookQuery `json:"query"`
	Marks []Mark        `json:"marks"`
	Around
	Saved    []SavedSearch       `json:"saved,omitempty"`
	Kinds    []annotations.Count `json:"kinds"`
	Tags     []annotations.Count `json:"tags"`
	Speakers []annotations.Count `json:"speakers"`
	Outlets  []annotations.Count `json:"outlets"`
	Fates    []annotations.Count `json:"fates"`
	// Imported is what came of a file of marks that a form just sent; Failed
	// why it could not be read.
	Imported *ImportResult `json:"imported,omitempty"`
	Failed   *Error        `json:"failed,omitempty"`
}

// NotebookQuery is the query string of the notebook's address and of exports.
type NotebookQuery struct {
	// Kind to Fate are for exports that name exactly what they want. A page has
	// them in its Words.
	Kind    string             `json:"kind,omitempty"`
	Tag     string             `json:"tag,omitempty"`
	Speaker string             `json:"speaker,omitempty"`
	Outlet  string             `json:"outlet,omitempty"`
	Fate    string             `json:"fate,omitempty"`
	Words   string             `json:"q,omitempty"` // as catalog.ParseSearch reads them
	Article string             `json:"article,omitempty"`
	From    annotations.Cursor `json:"from,omitempty"` // where the page begins; "" at the newest
	// By is how the marks are grouped: "" (story) or "speaker".
	By string `json:"by,omitempty"`
	// Marks are those that a reader chose for an export (mark=ID, repeated).
	Marks []annotations.ID `json:"marks,omitempty"`
}

// SettingsPage is the state of the settings and of the help on keys and fates.
type SettingsPage struct {
	// Raising are the kinds of changes of marks that raise an alert.
	Raising  []annotations.AlertKind `json:"raising"`
	Database string                  `json:"database"` // file name
	Version  string                  `json:"version"`
	Sample   bool                    `json:"sample,omitempty"`
	Keeping  Keeping                 `json:"keeping"`
	// Tokens let programs in, the oldest first; Made is one that a form just
	// made, with its secret; Failed says why it could not.
	Tokens []Token   `json:"tokens,omitempty"`
	Made   *NewToken `json:"made,omitempty"`
	Failed *Error    `json:"failed,omitempty"`
}
