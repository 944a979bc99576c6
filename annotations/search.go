package annotations

import "time"

// Condition is one thing that a search asks for, besides words. What is found
// fits all of a search's conditions; package catalog reads them from what a
// reader types.
type Condition struct {
	Field Field
	Not   bool // only what does not fit is found
	// Values are what is asked for; one of them must fit. ByAge and ByChange
	// have none.
	Values []string
	Time   time.Time // of ByAge and ByChange
}

// Field says what a condition is about, of an article or of a mark.
type Field string

// The fields. A name that is asked for is that of the facet with this value; when
// there is none, of every one that holds the words of it together (catalog.Named).
const (
	// ByPhrase asks for words that stand together, in this order, where Words are
	// looked for; one word must be there whole.
	ByPhrase Field = "phrase"
	// ByOutlet asks for the name of the outlet.
	ByOutlet Field = "outlet"
	// ByTag, ByKind and BySpeaker (or claimant) ask for the mark, or for articles
	// with such a mark.
	ByTag     Field = "tag"
	ByKind    Field = "kind"
	BySpeaker Field = "speaker"
	// ByFate asks for the fate in the latest revision, of marks only.
	ByFate Field = "fate"
	// ByState asks for the state of articles only, as ListQuery.Show names them.
	ByState Field = "state"
	// ByAge asks for articles whose latest revision is not from before Time, to
	// the second, and for marks that were not made before.
	ByAge Field = "age"
	// ByChange asks for articles with a second revision, the latest of which is
	// not from before Time, and for marks on such articles.
	ByChange Field = "change"
)

// Cursor is a place in a list, between two things that are next to each other:
// it stays there when others come in. Only the store that gave it can read it;
// "" is the beginning.
type Cursor string

// Around says what there is of a list besides the page that was asked for.
type Around struct {
	// Total is how many fit, on all pages; More that there are more than that,
	// as no more than catalog.MostCounted are counted where it takes time.
	Total int
	More  bool
	// Newer and Older lead to the pages before and after; "" where nothing is.
	// A page may hold fewer than were asked for, and none, and still not be the
	// last.
	Newer, Older Cursor
}
