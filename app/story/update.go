package story

import (
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Update changes the state by an event and says what else is to be done: arrows
// move along the line of an article.
func Update(s *state.Shell, p *api.StoryPage, ui *UI, e view.Event) []state.Effect {
	if e.Name != "key" {
		return nil
	}
	r := &room{s: *s, p: *p}
	start, end := r.ends()
	for _, l := range p.Lanes {
		if effects := line(l, start, end).Rove(e); effects != nil {
			return effects
		}
	}
	return nil
}
