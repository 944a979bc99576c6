package kit

import (
	"strconv"
	"time"

	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// AlertWord says in a word what sort of change an alert tells.
func AlertWord(k annotations.AlertKind) string {
	switch k {
	case annotations.AlertFacts:
		return "Reworded: facts or quoted words"
	case annotations.AlertWording:
		return "Reworded"
	case annotations.AlertPunctuation:
		return "Reworded: punctuation only"
	case annotations.AlertBack:
		return "Back again"
	}
	return capital(string(k))
}

// Alert shows the change of a mark: its kind, the words, whose they are, and the
// ways there. More stands at its end.
func Alert(a api.Alert, now time.Time, more ...view.Item) view.Nodes {
	words := view.Nodes{view.T(a.Old)}
	switch {
	case len(a.Words) > 0:
		words = Rewording(a.Words)
	case a.Is == annotations.Removed:
		words = view.Nodes{view.E("s", view.T(a.Old))}
	}
	to, link := Pair(a.Article, a.From, a.In), "Compare"
	if a.Is == annotations.Unsure {
		to, link = Revision(a.Article, a.In), "Choose place"
	}
	who := a.Who
	if who == "" {
		who = a.Headline
	}
	return view.Nodes{
		view.E("p", Fate(a.Is, AlertWord(a.Kind))),
		view.E("blockquote", view.Class("said"), view.When(a.Lang != "", view.A("lang", a.Lang)), view.A("dir", dirOf(a)), words),
		view.E("p", view.Class("label dots"),
			view.E("span", view.E("bdi", view.T(who))),
			view.When(a.Outlet != "" && a.Outlet != who, view.E("span", view.E("bdi", view.T(a.Outlet)))),
			view.E("span", view.T(Rev(a.From)+" → "+Rev(a.In))),
			view.E("span", Stamp(a.Time, now)),
			view.E("span", view.E("a", view.Href(AtMark(to, a.Mark)), view.T(link), Hidden(": "+opening(a.Old, 40)))),
			view.Items(more)),
	}
}

func dirOf(a api.Alert) string {
	if a.Dir == "" {
		return "auto"
	}
	return string(a.Dir)
}

// AlertID names the place of an alert in a page.
func AlertID(a api.Alert) string { return "alert-" + string(a.Mark) + "-" + strconv.Itoa(a.In) }
