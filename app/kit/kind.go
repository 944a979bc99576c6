package kit

import (
	"writethru/annotations"
	"writethru/app/view"
)

// Kinds are the kinds of marks in the order in which they are listed, and in
// which they lie over each other in a text, the first one outermost.
var Kinds = []annotations.Kind{annotations.Quote, annotations.Claim, annotations.Note, annotations.Highlight}

// KindWord returns the word for a mark of a kind, "Quote".
func KindWord(k annotations.Kind) string { return kindWords[k][0] }

// KindsWord returns the word for marks of a kind, "Quotes".
func KindsWord(k annotations.Kind) string { return kindWords[k][1] }

// SomeOf returns a number of marks of a kind in words, "1 quote" or "2 claims".
func SomeOf(n int, k annotations.Kind) string {
	return Some(n, kindWords[k][2], kindWords[k][3])
}

var kindWords = map[annotations.Kind][4]string{
	annotations.Quote:     {"Quote", "Quotes", "quote", "quotes"},
	annotations.Claim:     {"Claim", "Claims", "claim", "claims"},
	annotations.Note:      {"Note", "Notes", "note", "notes"},
	annotations.Highlight: {"Highlight", "Highlights", "highlight", "highlights"},
}

// Kind returns the icon of a kind with words beside it, in the colour of the kind.
func Kind(k annotations.Kind, words string) view.Node {
	return view.E("span", view.Class("kind", string(k)), Icon(string(k)), view.T(words))
}
