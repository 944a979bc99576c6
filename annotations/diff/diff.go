// Package diff compares two revisions: blocks, then sentences, then words, with
// moves, and says of each change what kind it is. It is pure, deterministic and
// clock-free: equal inputs have equal results, natively and in WebAssembly. It
// never looks up, stores or draws anything, and never leaves a change out.
//
// Blocks find partners by the pairs of words they share; the heaviest run of
// partners that keeps its order stays, the others have moved. A block that
// holds the words of several is split or merged. Partners are cut into words by
// Unicode Standard Annex 29, numbers with sign, currency and percent being one
// word, and the words are aligned sentence by sentence by an exact table of
// bounded size; larger stretches are first split at runs of words that stand
// once on either side.
package diff

import "writethru/annotations/article"

// Version is the version of the algorithm. A kept Result with another version
// is computed again.
const Version = 2

// Op is what became of a block.
type Op string

// The ops. Moved, Split and Merged rows may have changed words as well.
const (
	Same    Op = "same"
	Edited  Op = "edited"
	Added   Op = "added"
	Removed Op = "removed"
	Moved   Op = "moved"
	Split   Op = "split"  // one old block, two or more new ones
	Merged  Op = "merged" // two or more old blocks, one new one
)

// Word ops of a Piece.
const (
	Equal  = "="
	Delete = "-"
	Insert = "+"
)

// Change says what kind of thing changed in a row or hunk.
type Change string

// The kinds of change.
const (
	Number      Change = "number"      // also dates, times, units and signs
	Quoted      Change = "quotation"   // words in quotation marks, or the marks themselves
	Attribution Change = "attribution" // the speaker, or the verb of speech
	Headline    Change = "headline"
	Dateline    Change = "dateline"
	Correction  Change = "correction"
	Name        Change = "name"
	Wording     Change = "wording"
	Punctuation Change = "punctuation"
	Link        Change = "link"
	Picture     Change = "picture"
	Addition    Change = "addition"
	Deletion    Change = "deletion"
	Move        Change = "move"
	SplitUp     Change = "split"
	Merge       Change = "merge"
	Furniture   Change = "furniture"
	Layout      Change = "layout"
	Language    Change = "language"
)

// Piece is a stretch of words of a row. Joined, the pieces that are not Insert
// give the row's old blocks joined by a line feed, and those that are not
// Delete its new blocks.
type Piece struct {
	Op   string `json:"op"`
	Text string `json:"text"`
	// Kind is set on pieces that are not Equal.
	Kind Change `json:"kind,omitempty"`
}

// Row is one row of a comparison. Every block of either revision stands in
// exactly one row.
type Row struct {
	Op  Op    `json:"op"`
	Old []int `json:"old,omitempty"` // block numbers from 0
	New []int `json:"new,omitempty"`
	// Pieces is set on every row but same, added and removed ones.
	Pieces []Piece `json:"pieces,omitempty"`
	// Kinds are the kinds of change in the row, most important first.
	Kinds []Change `json:"kinds,omitempty"`
}

// Result is the comparison of two revisions, in reading order of the new one;
// removed rows stand where the old blocks stood.
type Result struct {
	Version int   `json:"version"`
	Rows    []Row `json:"rows"`
	// WordsOld and WordsNew are the words in each text; Added and Gone the
	// words marked as changed.
	WordsOld int `json:"wordsOld"`
	WordsNew int `json:"wordsNew"`
	Added    int `json:"added"`
	Gone     int `json:"gone"`
}

// Input is one side of a comparison.
type Input struct {
	Blocks []article.Block
	Lang   string
	// Withdrawn is set when the outlet has taken the story back.
	Withdrawn bool
	// Copy names the text where it is the copy of one outlet, compared with that
	// of another: what is in one of them only did not come or go.
	Copy string
}

// InputOf returns the side that revision r is.
func InputOf(r article.Revision) Input {
	return Input{Blocks: r.Blocks, Lang: r.Lang, Withdrawn: r.Withdrawn}
}
