// Package track follows marks from one revision to another. It is pure,
// deterministic and clock-free.
package track

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

// Mark is a passage to follow: its pieces in the old text.
type Mark struct {
	Spans []article.Span
}

// Piece is a stretch of words of a reworded passage. Op is "=" (in both), "-"
// (only in the old one) or "+" (only in the new one).
type Piece struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// Result is what became of one mark.
type Result struct {
	Fate  annotations.Fate
	Spans []article.Span // in the new text; candidates when unsure; none when removed
	Score float64        // 0 to 1
	Words []Piece        // the change in words, when reworded
}

// Definition returns what a fate means, in words for readers, and "" for a
// fate that there is not.
func Definition(f annotations.Fate) string {
	switch f {
	case annotations.Kept:
		return "The passage stands in this revision with the same characters, in the same order among the text around it."
	case annotations.Moved:
		return "The passage stands in this revision with the same characters, but at another place: the order of it and the text around it has changed."
	case annotations.Reworded:
		return "The passage stands in this revision with at least one character changed, added or left out; white space does not count."
	case annotations.Removed:
		return "The passage does not stand in this revision."
	case annotations.Unsure:
		return "Something like the passage stands in this revision, but not near enough to be called the same, or in several places that fit equally well."
	}
	return ""
}
