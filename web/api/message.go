package api

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// The paths of the API. Bodies are JSON; every failure answers an ErrorBody.
//
//	GET    /api/v1/page?path=P                 Page
//	POST   /api/v1/articles                    AddRequest -> AddResult
//	POST   /api/v1/articles/{id}/check         -> AddResult (fetched again now)
//	GET    /api/v1/articles/{id}/revisions/{n} article.Revision
//	PUT    /api/v1/marks/{id}                  MarkRequest -> Mark (made or changed; may be repeated)
//	DELETE /api/v1/marks/{id}                  204
//	POST   /api/v1/marks/{id}/restore          -> Mark
//	PUT    /api/v1/marks/{id}/placements/{n}   PlaceRequest -> Mark
//	DELETE /api/v1/marks/{id}/placements/{n}   -> Mark (the reader's choice is undone)
//	GET    /api/v1/export?format=md|csv|jsonld&(notebook query), and mark=ID, once
//	                                           for each, when only some were chosen
//	POST   /api/v1/import                      a file of annotations -> ImportResult
//	POST   /api/v1/wire                        a file of an agency, with a token
//	                                           -> WireResponse
//	DELETE /api/v1/sample                      204
//	GET    /api/v1/alerts?after=N              -> News (changes of marks found after alert N)
//	POST   /api/v1/sources                     FeedRequest -> FeedResult
//	POST   /api/v1/sources/opml                a subscription list -> OPMLResult
//	POST   /api/v1/sources/{id}                WatchRequest -> 204
//	PUT    /api/v1/sources/plan                PlanRequest -> 204
const (
	Base        = "/api/v1"
	PagePath    = Base + "/page"
	ArticlePath = Base + "/articles"
	MarkPath    = Base + "/marks"
	ExportPath  = Base + "/export"
	ImportPath  = Base + "/import"
	SamplePath  = Base + "/sample"
	SourcePath  = Base + "/sources"
)

// The paths of forms, which work with scripts off, and of files.
const (
	AddForm    = "/add"           // POST, multipart: url, text, outlet, file
	ImportForm = "/import"        // POST, multipart: file
	PrefsForm  = "/prefs"         // POST: the fields of Prefs, and back
	SampleForm = "/sample/remove" // POST
	AlikeForm  = "/alike"         // POST: article, other, verdict, and revision or story, to which it leads back
	ReadForm   = "/read"          // POST: story, or the fields of LibraryQuery; or undo. Leads back to the story or the library
	ImagePath  = "/images/"       // + hex SHA-256
	StaticPath = "/static/"

	FeedForm  = "/sources/add"    // POST: url, folder
	WatchForm = "/sources/change" // POST: id, do, value, back
	OPMLForm  = "/sources/opml"   // POST, multipart: file
	AskForm   = "/earlier/ask"    // POST: article, url, from, to; leads to the page of earlier captures
	TakeForm  = "/earlier/import" // POST: article, url, capture (repeated), all, rest; leads there as well

	PlanForm = "/sources/plan" // POST: off, every (one for each step, in minutes)
	OPMLFile = "/sources.opml" // GET: the feeds as a subscription list
)

// AlikeRequest says whether two articles tell the same story. It is PUT to
// ArticlePath + "/{id}/alike/{other}".
type AlikeRequest struct {
	Verdict annotations.Verdict `json:"verdict"` // "" takes back what was said
}

// ReadAll asks for all revisions of a story, or of the articles that a library
// lists, to be marked as read.
type ReadAll struct {
	Story article.ID
	Query LibraryQuery
	Zone  string // of the reader, in which the query's days begin
}

// ReadNote tells what was marked as read, and by what name it can be undone.
type ReadNote struct {
	Undo     string `json:"undo"`
	Articles int    `json:"articles"`
}

// AddRequest asks for an article to be added. One of URL (alone), Text, HTML or
// Data is needed; with the others, URL is where they came from.
type AddRequest struct {
	URL  string `json:"url,omitempty"`
	Text string `json:"text,omitempty"`
	HTML string `json:"html,omitempty"`
	Name string `json:"name,omitempty"` // of a file
	// Data are the bytes of a file whose text is not UTF-8; Name says what it is.
	Data      []byte    `json:"data,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Captured  time.Time `json:"captured,omitzero"`
	// Article, when set, adds the text as the next revision of that article.
	Article article.ID `json:"article,omitempty"`
}

// AddResult tells what came of it. New is false when no revision was made, and
// only a capture was kept. Its text is that of Revision, unless it is Unlike it.
type AddResult struct {
	Article  article.ID `json:"article"`
	Revision int        `json:"revision"`
	New      bool       `json:"new"`
	// Unlike tells that the text came late, was suspicious or is held; the warnings say why.
	Unlike bool `json:"unlike,omitempty"`
	// Held tells that it may not be shown yet; Revision is then the latest one
	// that is shown, or 0.
	Held bool `json:"held,omitempty"`
	// Earlier is the earlier text that it became, or that has this text, as it
	// stands in addresses: "e1".
	Earlier  string   `json:"earlier,omitempty"`
	URL      string   `json:"url"` // path of the revision on this server
	Warnings []string `json:"warnings,omitempty"`
	// Items tells of each item of a file of a news agency that has several; the
	// other fields are then those of the last one that belongs to an article.
	Items []WireResult `json:"items,omitempty"`
}

// MarkRequest makes or changes a mark. Article, Revision and Spans of a mark
// that exists cannot be changed.
type MarkRequest struct {
	Article  article.ID           `json:"article"`
	Revision int                  `json:"revision"`
	Spans    []article.Span       `json:"spans"`
	Kind     annotations.Kind     `json:"kind"`
	Tags     []string             `json:"tags,omitempty"`
	Note     string               `json:"note,omitempty"`
	Quote    *annotations.QuoteOf `json:"quote,omitempty"`
	Claim    *annotations.ClaimOf `json:"claim,omitempty"`
}

// PlaceRequest is a reader's choice of a mark's place in a revision. Gone says
// that it is not there; then Spans is empty.
type PlaceRequest struct {
	Spans []article.Span `json:"spans,omitempty"`
	Gone  bool           `json:"gone,omitempty"`
}

// ErrorBody is the body of every failed request.
type ErrorBody struct {
	Error Error `json:"error"`
}

// Error is a code for programs and a sentence for people.
type Error struct {
	Code    annotations.Code `json:"code"`
	Message string           `json:"message"`
}

// ImportResult tells what came of a file of marks.
type ImportResult struct {
	Added int `json:"added"`
	Known int `json:"known"` // were there, and were left as they are
	// Problems are what was not taken, one for each annotation or fault.
	Problems []ImportProblem `json:"problems,omitempty"`
}

// ImportProblem is one annotation of a file that was not taken.
type ImportProblem struct {
	// Place is the path in the file, or the words that were marked.
	Place string `json:"place"`
	Line  int    `json:"line,omitempty"` // from 1; 0 when it is not known
	// Section is that of the W3C Web Annotation Data Model which was broken.
	Section string `json:"section,omitempty"`
	Reason  string `json:"reason"` // a sentence
}
