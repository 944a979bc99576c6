package server

import (
	"context"
	"io"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// Desk is what the server asks for everything that it answers. Its errors carry
// a code and a sentence for the reader (annotations.Error); an error without a
// code is answered as internal, and only logged.
type Desk interface {
	Reader
	Marker
	Files
	Programs
}

// Programs is the part of a Desk for programs that bring wire copy.
type Programs interface {
	// Wire files the items of a file of a news agency. Invalid when it is none.
	Wire(ctx context.Context, data []byte) ([]api.WireResult, error)
	// Authorize lets in who shows the secret of a token. Unauthorized when it is
	// not known.
	Authorize(ctx context.Context, secret string) error
	// AddToken makes a token. Invalid when the name is too long.
	AddToken(ctx context.Context, name string) (api.NewToken, error)
	// RemoveToken takes a token back. NotFound when there is none.
	RemoveToken(ctx context.Context, id string) error
}

// Reader is the part of a Desk that gets stories in and shows them.
type Reader interface {
	// Page returns the state of the page at a path with its query. NotFound
	// when nothing has this path.
	Page(ctx context.Context, path string, prefs api.Prefs) (api.Page, error)
	// Add adds an article or a revision. Invalid when there is no story in
	// what was given, Unavailable when it could not be fetched.
	Add(ctx context.Context, r api.AddRequest) (api.AddResult, error)
	// Check fetches an article again. NotFound when there is none.
	Check(ctx context.Context, id article.ID) (api.AddResult, error)
	// Revision returns one revision. NotFound when there is none.
	Revision(ctx context.Context, id article.ID, n int) (article.Revision, error)
	// SetAlike keeps what a reader says of two articles. NotFound when one of
	// them does not exist, Invalid for a verdict that there is not.
	SetAlike(ctx context.Context, a, b article.ID, v annotations.Verdict) error
	// ReadAll marks revisions as read. NotFound when there is no such story.
	ReadAll(ctx context.Context, r api.ReadAll) (api.ReadNote, error)
	// UndoRead undoes ReadAll. NotFound when that can no longer be undone.
	UndoRead(ctx context.Context, undo string) error
	// ChangeSearches changes the saved searches. Invalid for a search without a
	// name or of nothing, NotFound for one that there is not.
	ChangeSearches(ctx context.Context, c api.SearchChange) error
	// See dismisses an alert, or takes that back; SeeAll dismisses all.
	See(ctx context.Context, key annotations.AlertKey, seen bool) error
	SeeAll(ctx context.Context) error
	// Raise keeps which kinds of changes raise an alert.
	Raise(ctx context.Context, kinds []annotations.AlertKind) error
	// Feed returns what a feed is made from. NotFound when there is no such story
	// or outlet.
	Feed(ctx context.Context, of api.FeedOf) (api.Feed, error)
	// News returns the alerts found after the one of a number; none when that
	// is below 0, but the number to ask on from.
	News(ctx context.Context, after int64) (api.News, error)
	// Keep sets how long stories without marks are kept. Invalid for a time that
	// is none to choose.
	Keep(ctx context.Context, r api.KeepRule) error
	// RemoveSample deletes the sample stories. Doing so twice is no error.
	RemoveSample(ctx context.Context) error
}

// Marker is the part of a Desk that keeps marks and their places. All of it may
// be repeated with the same outcome.
type Marker interface {
	// PutMark makes or changes a mark. Conflict when it exists elsewhere.
	PutMark(ctx context.Context, id annotations.ID, r api.MarkRequest) (api.Mark, error)
	// DeleteMark deletes a mark so that it can be restored.
	DeleteMark(ctx context.Context, id annotations.ID) error
	// RestoreMark undoes DeleteMark.
	RestoreMark(ctx context.Context, id annotations.ID) (api.Mark, error)
	// Place keeps the reader's choice of a mark's place in a revision.
	Place(ctx context.Context, id annotations.ID, revision int, r api.PlaceRequest) (api.Mark, error)
	// Unplace undoes Place.
	Unplace(ctx context.Context, id annotations.ID, revision int) (api.Mark, error)
}

// Files is the part of a Desk that hands out bytes, and takes them in.
type Files interface {
	// Export returns the marks that fit as a file in the format "md", "csv" or
	// "jsonld", with the times of a zone. Invalid for other formats.
	Export(ctx context.Context, format string, q api.NotebookQuery, zone string) (name, contentType string, data []byte, err error)
	// Import takes in the marks of a file. Invalid when it cannot be read.
	Import(ctx context.Context, r io.Reader) (api.ImportResult, error)
	// Image returns a picture by the hex SHA-256 of its bytes.
	Image(ctx context.Context, hash string) (contentType string, data []byte, err error)
	// Capture returns a capture with its Body by its hex SHA-256.
	Capture(ctx context.Context, sha256 string) (article.Capture, error)
}

// Sources keep what is looked at again.
type Sources interface {
	// Subscribe watches a feed, or returns those that there are to choose from.
	// Invalid for what is no address, NotFound when there is no feed.
	Subscribe(ctx context.Context, r api.FeedRequest) (api.FeedResult, error)
	// Change does something with a watch. NotFound when there is none.
	Change(ctx context.Context, id string, r api.WatchRequest) error
	// Plan changes how often articles are looked at.
	Plan(ctx context.Context, r api.PlanRequest) error
	// ImportOPML subscribes to the feeds of a list. Invalid when it is none.
	ImportOPML(ctx context.Context, data []byte) (api.OPMLResult, error)
	// ExportOPML returns the feeds as a list.
	ExportOPML(ctx context.Context) ([]byte, error)
}

// Archives find captures in a web archive.
type Archives interface {
	// Ask asks the archive for a list, which the page of earlier captures shows.
	// NotFound when it has none, Unavailable when it cannot be asked now,
	// Unauthorized when it refuses.
	Ask(ctx context.Context, q api.ArchiveQuery) error
	// Import begins to import captures. Conflict when that runs already, or when
	// there is no list; Invalid when nothing is left to import.
	Import(ctx context.Context, c api.ArchiveChoice) error
}

// Pages prints pages.
type Pages interface {
	// Body prints the first element of a page's body.
	Body(w io.Writer, p api.Page) error
	// Record prints the comparison of a page as a whole file, with a style sheet
	// and the captures of both texts, without their bodies. It returns a name for
	// the file: letters, digits, hyphens and ".html".
	Record(w io.Writer, p api.Page, old, young article.Capture, css string) (name string, err error)
}
