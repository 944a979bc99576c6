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
