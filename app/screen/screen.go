// Package screen puts the screens together: the shell around a page, and the
// page that the state names. The server prints it, the browser draws it. It is
// pure.
package screen

import (
	"strings"

	"writethru/app/alerts"
	"writethru/app/compare"
	"writethru/app/earlier"
	"writethru/app/kit"
	"writethru/app/library"
	"writethru/app/notebook"
	"writethru/app/reader"
	"writethru/app/settings"
	"writethru/app/sources"
	"writethru/app/state"
	"writethru/app/story"
	"writethru/app/view"
	"writethru/web/api"
)

// State is everything that a view is made from.
type State struct {
	Shell    state.Shell
	Page     api.Page
	Library  library.UI
	Reader   reader.UI
	Compare  compare.UI
	Notebook notebook.UI
	Settings settings.UI
	Story    story.UI
}

// New returns the state of a page as it was loaded.
func New(p api.Page) State {
	return State{Page: p, Shell: state.Shell{Path: p.Path, Now: p.Now, Prefs: p.Prefs}}
}

// View returns the whole page: the only element that body begins with.
func View(s State) view.Node {
	return view.E("div", view.Class("page", string(s.Page.Kind)),
		kit.Top(s.Shell, s.Page.Kind),
		kit.Behind(s.Shell, body(s)),
		kit.Foot(s.Shell, s.Page.Kind),
	)
}

func body(s State) view.Nodes {
	switch p := s.Page; {
	case p.Library != nil:
		return library.View(s.Shell, *p.Library, s.Library)
	case p.Article != nil:
		return reader.View(s.Shell, *p.Article, s.Reader)
	case p.Compare != nil:
		return compare.View(s.Shell, *p.Compare, s.Compare)
	case p.Notebook != nil:
		return notebook.View(s.Shell, *p.Notebook, s.Notebook)
	case p.Settings != nil:
		return settings.View(s.Shell, *p.Settings, s.Settings)
	case p.Sources != nil:
		return sources.View(s.Shell, *p.Sources)
	case p.Alerts != nil:
		return alerts.View(s.Shell, *p.Alerts)
	case p.Story != nil:
		return story.View(s.Shell, *p.Story, s.Story)
	case p.Held != nil:
		return kit.Held(*p.Held, s.Shell.Now)
	case p.Earlier != nil:
		return earlier.View(s.Shell, *p.Earlier)
	}
	return kit.Failed(s.Page.Error)
}

// Update changes the state by an event and says what else is to be done. Actions
// named for a screen go to it; all others go to the shell and then, when it did
// not use them, to the screen that is shown.
func Update(s *State, e view.Event) []state.Effect {
	if room, _, ok := strings.Cut(e.Name, "."); !ok || room == "shell" {
		if effects := kit.Update(&s.Shell, s.Page.Kind, e); effects != nil {
			return effects
		}
	}
	switch p := &s.Page; {
	case p.Library != nil:
		return library.Update(&s.Shell, p.Library, &s.Library, e)
	case p.Article != nil:
		return reader.Update(&s.Shell, p.Article, &s.Reader, e)
	case p.Compare != nil:
		return compare.Update(&s.Shell, p.Compare, &s.Compare, e)
	case p.Notebook != nil:
		return notebook.Update(&s.Shell, p.Notebook, &s.Notebook, e)
	case p.Settings != nil:
		return settings.Update(&s.Shell, p.Settings, &s.Settings, e)
	case p.Story != nil:
		return story.Update(&s.Shell, p.Story, &s.Story, e)
	}
	return nil
}
