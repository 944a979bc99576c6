package kit

import (
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Top returns what stands above every page.
func Top(s state.Shell, kind api.PageKind) view.Nodes { return nil }

// Foot returns what stands below every page: tabs, dialogs, the live region.
func Foot(s state.Shell, kind api.PageKind) view.Nodes { return nil }

// Failed returns the page of an error.
func Failed(e *api.Error) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"))}
}

// Update is the update of the shell.
func Update(s *state.Shell, kind api.PageKind, e view.Event) []state.Effect { return nil }
