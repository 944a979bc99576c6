package api

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

// StoryPage is the state of the page of a story: all articles that carry the
// same copy, at one outlet or many.
type StoryPage struct {
	// Article is the one that the address names. Any article of the story will do.
	Article article.ID `json:"article"`
	// Lanes are the articles, that with the earliest revision first.
	Lanes []Lane `json:"lanes"`
	// Marks are those of all lanes, by lane and place; Left how many are not shown.
	Marks []StoryMark `json:"marks"`
	Left  int         `json:"left,omitempty"`
	// Parted are articles that a reader parted from one of the lanes.
	Parted []Parted `json:"parted,omitempty"`
	// Quoted are quotations of the lanes that articles of other stories have.
	Quoted []SameQuote `json:"quoted,omitempty"`
	// Read is what was just marked as read.
	Read *ReadNote `json:"read,omitempty"`
	// Words are what was looked for to join an article by hand, and Found what
	// there is of it.
	Words string `json:"q,omitempty"`
	Found []Also `json:"found,omitempty"`
}

// Lane is an article of a story with its revisions.
type Lane struct {
	Article  article.Article   `json:"article"`
	Headline string            `json:"headline"`
	Lang     string            `json:"lang,omitempty"`
	Dir      article.Direction `json:"dir,omitempty"`
	Heads    []Head            `json:"heads"` // oldest first
	// Contained is how much of the copy it shares with the first lane, as of Also.
	Contained float64 `json:"contained,omitempty"`
	// Credits are the agencies that it credits.
	Credits []string `json:"credits,omitempty"`
	// Joined are articles of the story that a reader has joined to it.
	Joined []article.ID `json:"joined,omitempty"`
}

// Parted is an article that a reader parted from one of a story.
type Parted struct {
	From article.ID `json:"from"`
	Also
}

// StoryMark is a mark of a story, as its article's latest revision shows it.
type StoryMark struct {
	Mark
	// At is where it stands in the latest revisions of the other articles.
	At []MarkAt `json:"at,omitempty"`
}

// MarkAt is where a mark stands in another article, followed from revision From
// of its own.
type MarkAt struct {
	Article  article.ID       `json:"article"`
	Revision int              `json:"n"`
	From     int              `json:"from"`
	Fate     annotations.Fate `json:"fate"`
}

// SameQuote is a quotation that articles have which do not carry the same copy.
type SameQuote struct {
	Article article.ID        `json:"article"` // that it is quoted from here
	Words   string            `json:"words"`
	Lang    string            `json:"lang,omitempty"`
	Dir     article.Direction `json:"dir,omitempty"`
	At      []Also            `json:"at"`
}
