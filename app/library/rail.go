package library

import (
	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// rail returns the filters beside the list.
func rail(s state.Shell, p api.LibraryPage) view.Node {
	return kit.Filters(s,
		view.E("section", view.E("h2", view.Class("sr"), view.T("Stories")), view.E("ul",
			show(p, "", "All stories", p.All),
			show(p, "changed", "Changed since read", p.Changed),
			show(p, "marked", "With your marks", p.Marked),
			show(p, "unread", "Unread", p.Unread),
		)),
		facet("Sources", p.Outlets, func(c annotations.Count) view.Node {
			to := p.Query
			to.Outlet, to.Page = toggle(p.Query.Outlet, c.Value), 0
			return choice(to, p.Query.Outlet == c.Value, c.N, view.E("bdi", view.T(c.Value)))
		}),
		facet("Tags", p.Tags, func(c annotations.Count) view.Node {
			to := p.Query
			to.Tag, to.Page = toggle(p.Query.Tag, c.Value), 0
			return choice(to, p.Query.Tag == c.Value, c.N, view.E("span", view.Class("tag"), view.E("bdi", view.T(c.Value))))
		}),
	)
}

// show returns a link to one of the main lists. "All" also takes other filters
// away, so that there is always one way back to everything.
func show(p api.LibraryPage, what, words string, n int) view.Node {
	to, on := p.Query, p.Query.Show == what
	to.Show, to.Page = what, 0
	if what == "" {
		to, on = api.LibraryQuery{}, p.Query == api.LibraryQuery{Page: p.Query.Page}
	}
	return view.E("li", view.E("a", view.Href(Path(to)), chosen(on), view.T(words+" "), kit.Tally(n)))
}

func facet(heading string, counts []annotations.Count, link func(annotations.Count) view.Node) view.Nodes {
	if len(counts) == 0 {
		return nil
	}
	return view.Nodes{view.E("section", view.E("h2", view.T(heading)), kit.Folded(counts, link))}
}

// choice returns a link that sets a filter, or takes it away when it is set.
func choice(to api.LibraryQuery, on bool, n int, words view.Node) view.Node {
	return kit.Choice(Path(to), on, n, words)
}

func toggle(now, value string) string {
	if now == value {
		return ""
	}
	return value
}
