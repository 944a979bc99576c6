// Package settings is one screen: its view and its update, both pure.
package settings

import (
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page. The zero value is how the
// server prints it.
type UI struct{}

// View returns the screen below the top bar: the stage, if it has one, and main.
func View(s state.Shell, p api.SettingsPage, ui UI) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"))}
}

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.SettingsPage, ui *UI, e view.Event) []state.Effect {
	return nil
}
