package settings

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
)

// notify is the switch of notifications, which only scripts can show.
func notify(s state.Shell) view.Node {
	press := func(value, words string) view.Node {
		pressed := "false"
		if (s.Prefs.Notify == "on") == (value == "on") {
			pressed = "true"
		}
		return view.E("button", view.A("type", "button"), view.ID("notify-"+words), view.A("aria-pressed", pressed), view.Click("settings.notify", value), view.T(words))
	}
	return view.E("div", view.Class("choice live-only"),
		view.E("span", view.ID("set-notify"), view.T("Notifications in this browser, while a page is open")),
		view.E("div", view.Class("seg"), view.A("role", "group"), view.A("aria-labelledby", "set-notify"), press("on", "On"), press("", "Off")))
}

// notifySet switches notifications. The browser is only asked on a click.
func notifySet(s *state.Shell, to string) []state.Effect {
	if to == "on" {
		return []state.Effect{state.Handled{}, state.Permit{Then: "settings.permitted"}}
	}
	s.Prefs.Notify = ""
	s.Tell("Notifications are off.")
	return []state.Effect{state.Handled{}, state.SavePrefs{}}
}

func permitted(s *state.Shell, answer string) []state.Effect {
	switch answer {
	case "granted":
		s.Prefs.Notify = "on"
		s.Tell("Notifications are on in this browser.")
		return append([]state.Effect{state.Handled{}, state.SavePrefs{}}, kit.Notifying(s)...)
	case "":
		s.Fail("This browser shows no notifications for this page.")
	default:
		s.Fail("The browser does not allow notifications from here. Its own settings can change that.")
	}
	return []state.Effect{state.Handled{}}
}
