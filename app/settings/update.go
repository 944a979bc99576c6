package settings

import (
	"strings"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.SettingsPage, ui *UI, e view.Event) []state.Effect {
	switch e.Name {
	case "settings.unsample":
		return []state.Effect{state.Handled{}, state.Ask{Method: "DELETE", Path: api.SamplePath, Then: "settings.unsampled"}}
	case "settings.unsampled":
		return unsampled(s, p, e)
	case "settings.notify":
		return notifySet(s, e.Arg)
	case "settings.permitted":
		return permitted(s, e.Value)
	}
	name, ok := strings.CutPrefix(e.Name, "settings.")
	if !ok {
		return nil
	}
	c := named(name)
	if c == nil {
		return nil
	}
	return c.set(s, e.Arg)
}

// set keeps a value, when it is one of the setting's.
func (c *setting) set(s *state.Shell, to string) []state.Effect {
	for _, v := range c.values {
		if v.value == to {
			*c.of(&s.Prefs) = to
			s.Speak(c.words + ": " + v.words)
			return []state.Effect{state.Handled{}, state.SavePrefs{}}
		}
	}
	return []state.Effect{state.Handled{}}
}

func unsampled(s *state.Shell, p *api.SettingsPage, e view.Event) []state.Effect {
	if failed := kit.Refused(e); failed != nil {
		s.Fail("The sample stories are still here. " + failed.Message)
		return []state.Effect{state.Handled{}}
	}
	p.Sample = false
	s.Tell("The sample stories are gone.")
	return []state.Effect{state.Handled{}}
}
