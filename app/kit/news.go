package kit

import (
	"strconv"
	"time"

	"writethru/annotations"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// askEvery is how often an open page asks whether a mark has changed.
const askEvery = time.Minute

// Notifying begins to ask for news, if notifications are on and the page does
// not ask already. A page that has not heard of any alert asks first where it
// stands, so that it tells nothing that is old.
func Notifying(s *state.Shell) []state.Effect {
	if s.Prefs.Notify != "on" || s.Asking {
		return nil
	}
	s.Asking = true
	return []state.Effect{ask(s)}
}

func ask(s *state.Shell) state.Effect {
	path := api.AlertsPath
	if s.Heard > 0 {
		path = Link(path, "after", strconv.FormatInt(s.Heard-1, 10))
	}
	return state.Ask{Method: "GET", Path: path, Then: "shell.news"}
}

// news asks for changes of marks every minute, and shows those that are new as
// notifications.
func news(s *state.Shell, e view.Event) []state.Effect {
	switch {
	case e.Name == "shell.begun":
		return used(Notifying(s)...)
	case s.Prefs.Notify != "on":
		s.Asking = false
		return used()
	case e.Name == "shell.ask":
		return used(ask(s))
	}
	effects := used(state.Later{After: askEvery, Action: "shell.ask"})
	got, failed := Answer[api.News](e)
	if failed != nil {
		return effects // it is asked again
	}
	if s.Heard > 0 {
		for i := len(got.Alerts) - 1; i >= 0; i-- {
			effects = append(effects, notification(got.Alerts[i]))
		}
	}
	s.Heard = max(s.Heard, got.Last+1)
	return effects
}

// notification tells a change in the words that changed.
func notification(a api.Alert) state.Effect {
	text := "“" + opening(a.Old, 120) + "”"
	if a.New != "" && a.New != a.Old {
		text += " → “" + opening(a.New, 120) + "”"
	}
	path := Pair(a.Article, a.From, a.In)
	if a.Is == annotations.Unsure {
		path = Revision(a.Article, a.In)
	}
	name := a.Who
	if name == "" {
		name = a.Outlet
	}
	if name != "" {
		name = ", " + name
	}
	return state.Notify{Title: AlertWord(a.Kind) + name, Text: text, Tag: AlertID(a), Path: AtMark(path, a.Mark)}
}
