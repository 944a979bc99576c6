package annotations

import (
	"time"

	"writethru/annotations/article"
)

// ID names an annotation. Clients choose it (16 or more lower-case letters and
// digits), so that a repeated request makes nothing twice.
type ID string

// Kind is what a reader marked a passage as.
type Kind string

// The kinds of annotations.
const (
	Highlight Kind = "highlight"
	Quote     Kind = "quote"
	Claim     Kind = "claim"
	Note      Kind = "note"
)

// Annotation is a passage that a reader marked. It belongs to the revision it
// was made on for ever; where it stands elsewhere is a Placement.
type Annotation struct {
	ID       ID         `json:"id"`
	Article  article.ID `json:"article"`
	Revision int        `json:"revision"`
	// Spans are the pieces of the passage in the text of Revision, in order,
	// not overlapping, none empty. A quotation over two paragraphs has two.
	Spans []article.Span `json:"spans"`
	// Exact is the text of the pieces, joined by a line feed.
	Exact string    `json:"exact"`
	Kind  Kind      `json:"kind"`
	Tags  []string  `json:"tags,omitempty"`
	Note  string    `json:"note,omitempty"`
	Quote *QuoteOf  `json:"quote,omitempty"` // set only when Kind is Quote
	Claim *ClaimOf  `json:"claim,omitempty"` // set only when Kind is Claim
	Made  time.Time `json:"made"`
	// Changed is when the reader last changed it.
	Changed time.Time `json:"changed"`
	// Sample is set on the marks that come with the sample stories.
	Sample bool `json:"sample,omitempty"`
}

// Speech is how a quote renders what was said.
type Speech string

// The kinds of speech.
const (
	Direct   Speech = "direct"
	Indirect Speech = "indirect"
	Mixed    Speech = "mixed"
)

// QuoteOf holds what a reader says of a quote.
type QuoteOf struct {
	Speaker string `json:"speaker,omitempty"`
	Role    string `json:"role,omitempty"` // how the text describes the speaker
	Verb    string `json:"verb,omitempty"`
	To      string `json:"to,omitempty"` // addressee
	Speech  Speech `json:"speech,omitempty"`
}

// ClaimStatus is how far a reader is with checking a claim, and what came of it.
type ClaimStatus string

// The states of a claim.
const (
	Unchecked  ClaimStatus = "unchecked"
	Checking   ClaimStatus = "checking"
	Holds      ClaimStatus = "true"
	PartlyTrue ClaimStatus = "partly-true"
	Misleading ClaimStatus = "misleading"
	False      ClaimStatus = "false"
	Unprovable ClaimStatus = "unprovable"
	NotAClaim  ClaimStatus = "not-a-claim"
)

// ClaimOf holds what a reader says of a claim.
type ClaimOf struct {
	Claimant string      `json:"claimant,omitempty"`
	Wording  string      `json:"wording,omitempty"` // the claim in the reader's own words
	Status   ClaimStatus `json:"status,omitempty"`
}

// Fate is what became of an annotation in another revision. The exact
// definitions are in package track.
type Fate string

// The fates.
const (
	Kept     Fate = "kept"
	Moved    Fate = "moved"
	Reworded Fate = "reworded"
	Removed  Fate = "removed"
	Unsure   Fate = "unsure"
)

// Placement is where an annotation stands in one revision that is not its own.
type Placement struct {
	Annotation ID   `json:"annotation"`
	Revision   int  `json:"revision"`
	Fate       Fate `json:"fate"`
	// Spans are the pieces in that revision's text; empty when removed. When
	// unsure they are the best candidates, and no claim is made for them.
	Spans []article.Span `json:"spans,omitempty"`
	// Score is how alike the words are, 0 to 1.
	Score float64 `json:"score"`
	// ByHand is set when the reader chose the place, or said that it is gone.
	ByHand bool `json:"byHand,omitempty"`
	// From is the revision whose placement this one was followed from.
	From int `json:"from,omitempty"`
}
