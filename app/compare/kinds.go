package compare

import "writethru/annotations/diff"

// kindWords are the kinds of change that a reader may filter by, in the order in
// which they are offered, with the word for each: what table.wordOf says.
var kindWords = []struct {
	kind diff.Change
	word string
}{
	{diff.Correction, "correction"},
	{diff.Headline, "headline"},
	{diff.Number, "number"},
	{diff.Quoted, "quotation"},
	{diff.Attribution, "attribution"},
	{diff.Name, "name"},
	{diff.Dateline, "dateline"},
	{diff.Addition, "added"},
	{diff.Deletion, "removed"},
	{diff.Move, "moved"},
	{diff.SplitUp, "split"},
	{diff.Merge, "joined"},
	{diff.Wording, "wording"},
	{diff.Picture, "picture"},
	{diff.Link, "link"},
	{diff.Punctuation, "punctuation"},
	{diff.Language, "language"},
}

// opWords say what became of a row: its sign, its class and its word.
var opWords = map[diff.Op]struct{ sign, class, word string }{
	diff.Same:    {"", "same", "unchanged"},
	diff.Edited:  {"~", "edited", "edited"},
	diff.Added:   {"+", "added", "added"},
	diff.Removed: {"−", "gone", "removed"},
	diff.Moved:   {"↕", "moved", "moved"},
	diff.Split:   {"~", "edited", "split"},
	diff.Merged:  {"~", "edited", "joined"},
}

// said are the kinds that the sign of a row, or the line above it, says already.
var said = map[diff.Op][]diff.Change{
	diff.Added:   {diff.Addition},
	diff.Removed: {diff.Deletion},
	diff.Moved:   {diff.Move},
	diff.Split:   {diff.SplitUp, diff.Move},
	diff.Merged:  {diff.Merge, diff.Move},
}
