package alerts

import (
	"strconv"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// View returns the screen below the top bar.
func View(s state.Shell, p api.AlertsPage) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"), view.Class("set"), view.A("tabindex", "-1"),
		view.E("h1", view.T("Alerts")),
		view.E("p", view.Class("dim"), view.T("Something you marked has changed: the newest revision first. "),
			view.E("a", view.Href("/settings#alerts"), view.T("Which changes are told")), view.T(". "),
			view.E("a", view.Href("/alerts.atom"), view.T("As a feed")), view.T(".")),
		bar(p), view.E("section", view.Label("Changes"), list(s, p)), pages(p))}
}

// bar says how many alerts there are, and dismisses them all.
func bar(p api.AlertsPage) view.Node {
	return view.E("div", view.Class("bar"),
		view.E("nav", view.Class("seg"), view.Label("Show"), segment("/alerts", "Not seen yet", !p.All), segment("/alerts?show=all", "All", p.All)),
		view.E("p", view.Class("label"), view.T(count(p))),
		seeAll(p))
}

func segment(to, words string, on bool) view.Node {
	return view.E("a", view.Href(to), view.When(on, view.A("aria-current", "true")), view.T(words))
}

func count(p api.AlertsPage) string {
	words := kit.Some(p.Total, "change", "changes")
	if p.Total > 0 && p.Total >= p.Most {
		words = kit.Number(p.Most) + " changes or more"
	}
	if !p.All {
		words += " not seen yet"
	}
	return words
}

func seeAll(p api.AlertsPage) view.Node {
	if p.All || p.Total == 0 {
		return view.Node{}
	}
	return view.E("form", view.Class("end"), view.A("method", "post"), view.A("action", api.SeenForm), kit.Field("all", "1"),
		view.E("button", view.Class("btn"), view.ID("see-all"), view.T("Mark all as seen")))
}

func list(s state.Shell, p api.AlertsPage) view.Node {
	if len(p.Alerts) == 0 {
		return view.E("p", view.T("No mark has changed that you have not seen."))
	}
	list := view.E("ol", view.Class("beside"))
	for _, a := range p.Alerts {
		list.Kids = append(list.Kids, view.E("li", view.Class("card", string(a.As)), view.ID(kit.AlertID(a)), kit.Alert(a, s.Now), see(p, a)))
	}
	return list
}

// see is the form that dismisses an alert, or takes that back.
func see(p api.AlertsPage, a api.Alert) view.Node {
	seen, words := "1", "Seen"
	if a.Seen {
		seen, words = "", "Not seen"
	}
	return view.E("form", view.A("method", "post"), view.A("action", api.SeenForm),
		kit.Field("mark", string(a.Mark)), kit.Field("in", strconv.Itoa(a.In)), kit.Field("seen", seen), view.When(p.All, kit.Field("show", "all")),
		view.E("button", view.Class("btn"), view.T(words), kit.Hidden(": "+kit.AlertWord(a.Kind)+", "+kit.Rev(a.In)+", "+a.Headline)))
}

// pages leads to the pages around.
func pages(p api.AlertsPage) view.Nodes {
	at := max(p.Page, 1)
	to := func(n int) string {
		show := ""
		if p.All {
			show = "all"
		}
		page := ""
		if n > 1 {
			page = strconv.Itoa(n)
		}
		return kit.Link("/alerts", "show", show, "page", page)
	}
	var links view.Nodes
	if at > 1 {
		links = append(links, view.E("a", view.Class("btn"), view.A("rel", "prev"), view.Href(to(at-1)), view.T("Newer")))
	}
	if p.More {
		links = append(links, view.E("a", view.Class("btn"), view.A("rel", "next"), view.Href(to(at+1)), view.T("Older")))
	}
	if links == nil {
		return nil
	}
	return view.Nodes{view.E("nav", view.Class("pager"), view.Label("Pages"), links)}
}
