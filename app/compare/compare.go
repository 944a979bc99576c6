package compare

import (
	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page. The zero value is how the
// server prints it.
type UI struct {
	At   int            // the change that the reader is at, from 1; 0 for none
	Mark annotations.ID // the mark that is pointed at
	// Choosing is the mark whose place the reader chooses, and Chosen the words
	// that are selected for it.
	Choosing annotations.ID
	Chosen   []article.Span
}

// View returns the screen below the top bar: the stage and main.
func View(s state.Shell, p api.ComparePage, ui UI) view.Nodes {
	t := newTable(s.Path, p, ui)
	t.now = s.Now
	return view.Nodes{t.stage(), view.E("main", view.Class("cmp"), view.ID("main"), view.A("data-view", t.address.view),
		t.header(), t.columns(), t.list(), t.strays(), t.sources(), t.strip(), t.stepper(), t.choosing())}
}
