package api

import (
	"time"

	"writethru/annotations/article"
)

// EarlierPage is the state of the page of earlier captures: what a web archive has
// of an address.
type EarlierPage struct {
	URL     string `json:"url"`     // empty while it is not said
	Archive string `json:"archive"` // its name
	// Article is the one with this address, nil when none is here; Headline is
	// that of its newest revision.
	Article  *article.Article  `json:"article,omitempty"`
	Headline string            `json:"headline,omitempty"`
	Lang     string            `json:"lang,omitempty"`
	Dir      article.Direction `json:"dir,omitempty"`
	// Texts are the earlier texts of the article, oldest first.
	Texts []Head `json:"texts,omitempty"`
	// Listing is what the archive answered, nil before it was asked.
	Listing *CaptureList `json:"listing,omitempty"`
	// Importing tells of the import that runs, or ran last.
	Importing *Importing `json:"importing,omitempty"`
	// Typed is the time range that was asked for when it failed.
	Typed  *ArchiveQuery `json:"typed,omitempty"`
	Failed *Error        `json:"failed,omitempty"`
}

// CaptureList is a page of the captures that an archive has.
type CaptureList struct {
	Asked time.Time `json:"asked"`
	From  time.Time `json:"from,omitzero"`
	To    time.Time `json:"to,omitzero"`
	// Rows are those of page Page, from 1, oldest first; Total is how many there
	// are on all pages, Different how many of them have content of their own.
	Rows      []ArchivedCapture `json:"rows"`
	Page      int               `json:"page"`
	Total     int               `json:"total"`
	Different int               `json:"different"`
	// More tells that the archive has others, Unread how many rows of its list
	// could not be read.
	More   bool `json:"more,omitempty"`
	Unread int  `json:"unread,omitempty"`
}

// ArchivedCapture is one capture in an archive.
type ArchivedCapture struct {
	Time time.Time `json:"time"`
	// Memento is its address in the archive, by which it is chosen; URL the one
	// that was captured, when it is not the one that was asked for.
	Memento string `json:"memento"`
	URL     string `json:"url,omitempty"`
	// Same is the time of the first one with the same content; zero on that one
	// and where the archive does not say.
	Same time.Time `json:"same,omitzero"`
	// Here tells that it was imported; Number is the revision or earlier text that
	// it became, 0 when it became none.
	Here   bool `json:"here,omitempty"`
	Number int  `json:"n,omitempty"`
}

// Importing tells how an import goes.
type Importing struct {
	Running bool `json:"running,omitempty"`
	Done    int  `json:"done"`
	All     int  `json:"all"`
	// Until is when the archive may be asked on, when it wants no requests now.
	Until time.Time `json:"until,omitzero"`
	// Article is the one that they belong to, as soon as it is known.
	Article article.ID `json:"article,omitempty"`
	// Results tell what came of each, in the order in which they were taken.
	Results []Imported `json:"results,omitempty"`
	// Problem is why it ended before its end, a sentence.
	Problem string `json:"problem,omitempty"`
}

// Imported tells what came of one capture.
type Imported struct {
	Time    time.Time `json:"time"` // of the capture
	Memento string    `json:"memento,omitempty"`
	AddResult
	Problem string `json:"problem,omitempty"` // a sentence; the rest is empty then
}

// ArchiveQuery asks an archive for the captures of the address of an article, or
// of URL where no article has it. Zero times do not restrict.
type ArchiveQuery struct {
	Article article.ID `json:"article,omitempty"`
	URL     string     `json:"url,omitempty"`
	From    time.Time  `json:"from,omitzero"`
	To      time.Time  `json:"to,omitzero"`
}

// ArchiveChoice chooses captures to import, of the list that was asked for: these,
// all that differ, or those that an import has left. What is here is not taken
// again.
type ArchiveChoice struct {
	Article  article.ID `json:"article,omitempty"`
	URL      string     `json:"url,omitempty"`
	Mementos []string   `json:"mementos,omitempty"`
	All      bool       `json:"all,omitempty"`
	Rest     bool       `json:"rest,omitempty"`
}

// The fields of a capture's header that say which archive it is from, under which
// address it stands there, and which digest the archive gives it.
const (
	ArchiveNameField    = "X-Archive-Name"
	ArchiveAddressField = "X-Archive-Memento"
	ArchiveDigestField  = "X-Archive-Digest"
)
