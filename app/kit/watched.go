package kit

import (
	"time"

	"writethru/app/view"
	"writethru/web/api"
)

// Watched says how a feed or an article is looked at again: "Checked at 14:32,
// next at 14:47."
func Watched(w api.Watching, now time.Time) view.Nodes {
	out := view.Nodes{view.T("Not checked yet")}
	if !w.Checked.IsZero() {
		out = view.Nodes{view.T("Checked "), Time(w.Checked, At(w.Checked, now))}
	}
	switch {
	case w.Running:
		return append(out, view.T(", being checked now."))
	case w.State == "gone":
		return append(out, view.T("; the outlet says that it is gone for good."))
	case w.State != "":
		return append(out, view.T("; "+w.State+"."))
	case w.Due.IsZero() && w.FromFeed:
		return append(out, view.T("; its text comes with its feed."))
	case w.Due.IsZero():
		return append(out, view.T("; not any more, as it has not changed for long."))
	case IsDue(w, now):
		return append(out, view.T(", due now."))
	}
	return append(out, view.T(", next "), Time(w.Due, At(w.Due, now)), view.T("."))
}

// IsDue reports whether something is being looked at, or will be within seconds.
func IsDue(w api.Watching, now time.Time) bool {
	const aMoment = 30 * time.Second
	return w.Running || w.State == "" && !w.Due.IsZero() && w.Due.Before(now.Add(aMoment))
}

// Field returns a hidden field of a form.
func Field(name, value string) view.Node {
	return view.E("input", view.A("type", "hidden"), view.A("name", name), view.A("value", value))
}

// WatchAct returns a form of one button that does something with a watch, and
// leads back to a path.
func WatchAct(id, back string, do api.WatchAct, words string) view.Node {
	return view.E("form", view.A("method", "post"), view.A("action", api.WatchForm),
		Field("id", id), Field("do", string(do)), Field("back", back), view.E("button", view.Class("btn"), view.T(words)))
}

// PauseOrGoOn returns the button that stops looking for a while, or the one that
// goes on.
func PauseOrGoOn(w api.Watching, back string) view.Node {
	if w.State != "" {
		return WatchAct(w.Watch, back, api.WatchResume, "Go on")
	}
	return WatchAct(w.Watch, back, api.WatchPause, "Pause")
}

// WatchProblem says why something fails that is watched, and since when.
func WatchProblem(w api.Watching, now time.Time) view.Node {
	if w.Problem == "" {
		return view.Node{}
	}
	since := view.Nodes{}
	if !w.Failing.IsZero() {
		since = view.Nodes{view.T("Failing since "), Stamp(w.Failing, now), view.T(": ")}
	}
	return view.E("p", view.Class("err"), since, view.T(w.Problem))
}
