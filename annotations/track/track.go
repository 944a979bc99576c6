// Package track follows marks from one revision to another. It is pure,
// deterministic and clock-free, and never guesses between equals.
//
// # What the fates mean
//
// Characters are compared as they are: another quotation mark, dash, accent or
// capital is another character. White space, soft hyphens, zero-width spaces and
// other invisible characters are not compared, nor is the way in which the text
// is divided into paragraphs.
//
//   - Kept: the passage stands in this revision with the same characters, and
//     nothing that stood before it now stands after it, or the other way round.
//     Text put in or left out above it, around it or between its pieces, does
//     not count as a move.
//   - Moved: the same characters, but in another order among the text around.
//     Where two passages change places, the longer one is kept and the shorter
//     one moved.
//   - Reworded: the passage is found, and at least one character is changed,
//     added or left out, or it is torn in several places. At least a third of
//     its characters are still there, half when it moved as well; a word that
//     was replaced by others in the same place, between the same words, counts
//     half. It is called reworded wherever it stands.
//   - Removed: less than a sixth of it is in this revision, and it stands
//     nowhere else. A short passage whose surroundings are gone is removed, even
//     if the same words are used elsewhere of something else.
//   - Unsure: between a sixth and what reworded asks for is there; or few words
//     of the passage stand where nothing around them speaks for the place; or
//     several places fit equally well. The spans are candidates, and no claim is
//     made.
//
// A mark of several pieces is kept when all pieces are kept, moved when all have
// the same characters and one is moved, removed when all are removed, and
// unsure when one is unsure; else it is reworded.
//
// # How
//
// The two texts are cut into words once and aligned: at runs of words that stand
// once in each text, longest first, then by a word diff of what lies between
// them. Matches that could be chance are dropped. What is left over on both
// sides is searched for moved passages, which must tell more, in bits, than
// chance would, and stock phrases tell little. A place in the new text belongs
// to one place in the old one, so that a second copy is never taken for the
// first. Then every mark is read off the alignment.
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
	Fate annotations.Fate
	// Spans are the pieces in the new text, in order, not overlapping, cut at
	// the borders of blocks; candidates when unsure; none when removed.
	Spans []article.Span
	// Score is how alike the words are: 1 when kept or moved, 0 when removed;
	// else twice the characters of words that are the same over those of both.
	Score float64
	// Words is the change in words, when reworded. Joined, what is not "+" is
	// the old passage, but for white space, and what is not "-" the new one.
	Words []Piece
}

// Definition returns what a fate means, in one or two sentences for readers, and
// "" for a fate that there is not.
func Definition(f annotations.Fate) string {
	switch f {
	case annotations.Kept:
		return "The passage stands in this revision with exactly the same characters, in the same order among the text around it. Only white space may differ."
	case annotations.Moved:
		return "The passage stands in this revision with exactly the same characters, but in another order among the text around it."
	case annotations.Reworded:
		return "The passage stands in this revision with at least one character changed, added or left out, be it only a quotation mark. A third of it or more is still there."
	case annotations.Removed:
		return "The passage is not in this revision: less than a sixth of it is left. The same words used elsewhere of something else do not count."
	case annotations.Unsure:
		return "Something like the passage is in this revision, but too little of it, without the text around it, or in several places that fit equally well. You can choose the place."
	}
	return ""
}
