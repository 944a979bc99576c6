package library

import (
	"cmp"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// mostHeld is how many stories under embargo are told one by one.
const mostHeld = 3

// heldNote tells of stories with a version that may not be shown yet.
func heldNote(s state.Shell, p api.LibraryPage) view.Nodes {
	if len(p.Held) == 0 {
		return nil
	}
	var out view.Nodes
	for _, h := range p.Held[:min(mostHeld, len(p.Held))] {
		what := " sent a story. "
		if h.Newer {
			what = " sent a newer version of a story. "
		}
		out = append(out, view.E("div", view.Class("notice"),
			view.E("p", view.E("b", view.T(kit.HeldState(h)+".")), view.T(" "), view.E("bdi", view.T(cmp.Or(h.Outlet, "An agency"))), view.T(what), kit.HeldWhen(h, s.Now)),
			view.E("a", view.Class("btn"), view.Href(kit.Story(h.Article)), view.T("Open"), kit.Hidden(" what is held of "+cmp.Or(h.Outlet, "an agency")))))
	}
	if rest := len(p.Held) - mostHeld; rest > 0 {
		out = append(out, view.E("p", view.Class("label"), view.T(kit.Some(rest, "more story may", "more stories may")+" not be shown yet.")))
	}
	return out
}
