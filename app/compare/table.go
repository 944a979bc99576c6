package compare

import (
	"slices"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/web/api"
)

// row is a row of the comparison as it is shown.
type row struct {
	diff.Row
	change int    // its number among the changes, from 1; 0 for none
	shown  int    // its number among those that are looked at; 0 for none
	ghosts []*row // rows that have moved away from the place after this one
	marks  []int  // marks whose cards stand beside it
	// nowIn are rows that bring in words which this one takes away; wasIn those
	// that take away words which this one brings in.
	nowIn, wasIn []*row
}

// table is everything that the views of a comparison are made from.
type table struct {
	api.ComparePage
	address  address
	old, new doc
	rows     []*row
	head     *row   // the headline's; nil without one
	first    []*row // rows that have moved away from the start
	shown    []*row // the changes that are looked at, in order
	drawn    []drawn
	seen     []bool           // drawn marks that have begun
	oldSpans [][]article.Span // of drawn marks
	newSpans [][]article.Span
	stray    []int // marks that stand in neither text
	ui       UI
	now      time.Time
	terms    terms
	recorded bool // the page is a file for the record
}

func newTable(path string, p api.ComparePage, ui UI) *table {
	t := &table{ComparePage: p, address: addressOf(path, p), old: newDoc(p.Old, p.Article), new: newDoc(p.New, p.Article), ui: ui}
	if t.across() {
		t.new.from = *p.Other
	}
	t.terms = t.newTerms()
	n := 0
	for _, r := range p.Diff.Rows {
		row := &row{Row: r}
		if r.Op != diff.Same && !r.Folded() {
			n++
			row.change = n
			if t.address.wants(r) {
				t.shown = append(t.shown, row)
				row.shown = len(t.shown)
			}
		}
		if t.head == nil && t.isHeadline(r) {
			t.head = row
		} else {
			t.rows = append(t.rows, row)
		}
	}
	t.placeGhosts()
	t.placeMarks()
	t.findElsewhere()
	return t
}

// isHeadline reports whether a row is shown as the headline of the page.
func (t *table) isHeadline(r diff.Row) bool {
	is := func(d doc, blocks []int) bool {
		return len(blocks) == 0 || len(blocks) == 1 && d.Blocks[blocks[0]].Role == article.Headline
	}
	return r.Op != diff.Moved && is(t.old, r.Old) && is(t.new, r.New)
}

// total is how many changes there are, looked at or not.
func (t *table) total() int { return t.Diff.Changes() }

// moved reports whether a row stands elsewhere than it stood.
func (r *row) moved() bool {
	return !r.Folded() && (r.Op == diff.Moved || slices.Contains(r.Kinds, diff.Move))
}

// placeGhosts finds for each moved row the row that stood before it, among those
// that kept their order.
func (t *table) placeGhosts() {
	for _, m := range t.rows {
		if !m.moved() {
			continue
		}
		var after *row
		for _, r := range t.rows {
			if !r.moved() && len(r.Old) > 0 && r.Old[0] < m.Old[0] && (after == nil || r.Old[0] > after.Old[0]) {
				after = r
			}
		}
		ghosts := &t.first
		if after != nil {
			ghosts = &after.ghosts
		}
		*ghosts = append(*ghosts, m)
	}
	byPlace := func(a, b *row) int { return a.Old[0] - b.Old[0] }
	slices.SortFunc(t.first, byPlace)
	for _, r := range t.rows {
		slices.SortFunc(r.ghosts, byPlace)
	}
}

// around reports whether a row is no part of the story on either side.
func (t *table) around(r *row) bool {
	for _, i := range r.Old {
		if !isAround(t.old.Blocks[i]) {
			return false
		}
	}
	for _, i := range r.New {
		if !isAround(t.new.Blocks[i]) {
			return false
		}
	}
	return true
}

// isAround reports whether a block stands around the story, as package diff
// sees it.
func isAround(b article.Block) bool {
	return b.Role == article.Related || b.Role == article.Copyright || b.Role == article.Furniture
}
