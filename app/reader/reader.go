package reader

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
	// Selection is what is selected, in pieces that lie in one part each.
	Selection []article.Span
	// Cursor is where the last mark or sentence was, for the next step by keys.
	Cursor int
	// On is the mark that is pointed at, Edit the one whose form is open.
	On, Edit annotations.ID
	// Placing is the mark whose place is being chosen.
	Placing annotations.ID
	// Drafts are forms that were changed and not saved.
	Drafts map[annotations.ID]Draft
	// Hidden are the kinds that are not shown.
	Hidden map[annotations.Kind]bool
	// Sent names the last change of a mark that waits for its answer.
	Sent map[annotations.ID]string
	// Refused says why a mark could not be kept, and Stuck under which keys the
	// browser holds what was refused.
	Refused map[annotations.ID]string
	Stuck   map[annotations.ID][]string
	// Was holds marks as they were before they were deleted or placed, for undo.
	Was map[annotations.ID]api.Mark
}

// View returns the screen below the top bar: the stage with the revisions, the
// marks by kind, the story, and what can be done with a selection.
func View(s state.Shell, p api.ArticlePage, ui UI) view.Nodes {
	r := newRoom(s, p, ui)
	return view.Nodes{
		r.stage(),
		view.E("div", view.Class("desk"), r.rail(), r.main()),
		r.toolbar(),
	}
}
