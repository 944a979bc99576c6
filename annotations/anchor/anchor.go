// Package anchor describes a place in a text so that it can be found again, and
// finds it. It is pure, deterministic and clock-free, and never guesses between
// equals.
//
// Locate looks for the very characters first, then for the same characters in
// another form (quotation marks, dashes, ellipses, letter case, white space,
// soft hyphens, Unicode composition), then for characters that are near enough
// (bit-parallel, by edits), then for words that are (with package track), or, for
// a short passage, for what stands in its place between the same context.
// Every place is judged together with the text around it: a short quotation is
// taken only where its surroundings speak for it, a long one speaks for itself.
package anchor

import (
	"errors"

	"writethru/annotations/article"
)

// Selector describes a passage as the W3C Web Annotation Data Model does: a
// TextQuoteSelector (section 4.2.4) with a TextPositionSelector (section 4.2.5).
// Start and End are code points; End 0 means that no position is known.
type Selector struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Match is a place that was found. Score is 1 for the very same characters,
// white space aside, and less the more of them differ.
type Match struct {
	Span  article.Span
	Score float64
}

// The errors of Locate.
var (
	ErrNotFound  = errors.New("the passage was not found")
	ErrAmbiguous = errors.New("the passage stands in several places that fit equally well")
)
