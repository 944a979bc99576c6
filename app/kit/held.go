package kit

import (
	"cmp"
	"time"

	"writethru/app/view"
	"writethru/web/api"
)

// HeldState returns in two words why a version is not shown.
func HeldState(h api.Held) string {
	switch {
	case h.Killed && !h.Newer:
		return "Taken back"
	case h.Withheld:
		return "Withheld"
	}
	return "Under embargo"
}

// HeldWhen says when a version is shown that may not be shown yet.
func HeldWhen(h api.Held, now time.Time) view.Nodes {
	isGone := h.Killed && !h.Newer
	switch {
	case isGone && h.Until.IsZero():
		return view.Nodes{view.T("The agency took it back before it was shown.")}
	case isGone:
		return view.Nodes{view.T("The agency took it back before it was shown, and says more "), Time(h.Until, At(h.Until, now)), view.T(".")}
	case h.Until.IsZero():
		return view.Nodes{view.T("It is shown when the agency says so.")}
	}
	return view.Nodes{view.T("It is shown "), Time(h.Until, At(h.Until, now)), view.T(".")}
}

// Held returns the page of a story of which nothing may be shown yet. Its
// headline is withheld too.
func Held(h api.Held, now time.Time) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"), view.Class("blank"), view.A("tabindex", "-1"),
		view.E("h1", view.T(HeldState(h))),
		view.E("p", view.Class("lead"), view.E("bdi", view.T(cmp.Or(h.Outlet, "An agency"))), view.T(" has sent a story that may not be shown yet. "), HeldWhen(h, now)),
		view.E("p", view.Class("dim"), view.T("It came "), Time(h.Since, At(h.Since, now)),
			view.T(". Headline and text are kept back until then, also from search, exports and feeds. This page shows them by itself.")),
		view.E("p", view.Class("acts"),
			view.E("a", view.Class("btn go"), view.Href("/"), view.T("Library")),
			view.E("a", view.Class("btn"), view.Href(Story(h.Article)), view.T("Look again"))),
	)}
}
