package catalog

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

const (
	// MostCommon is how many articles may carry a hash that counts for their
	// likeness: what more of them carry is a stock phrase, and to count it would
	// take time that grows with the square of the library.
	MostCommon = 500
	// MostAlike is how many articles Alike returns at most.
	MostAlike = 50
	// MostCommonQuote is how many articles may have a key of a quotation that
	// counts, and MostQuoted how many finds Quoted returns at most.
	MostCommonQuote = 50
	MostQuoted      = 200
)

// CheckVerdict returns the error of SetAlike for what it cannot keep.
func CheckVerdict(a, b article.ID, v annotations.Verdict) error {
	if a == b {
		return annotations.Errorf(annotations.Invalid, "An article is always the same story as itself.")
	}
	switch v {
	case annotations.Undecided, annotations.SameStory, annotations.Parted:
		return nil
	}
	return annotations.Errorf(annotations.Invalid, "Two articles are the same story, or they are not.")
}
