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
		kit.SavedSearches(p.Saved, present(p.Query), func(f api.SavedSearch) string {
			return Path(api.LibraryQuery{Show: f.Show, Words: f.Words})
		}),
		facet("Sources", p.Outlets, func(c annotations.Count) view.Node {
			return choice(s, p.Query, "outlet", c, view.E("bdi", view.T(c.Value)))
		}),
		facet("Tags", p.Tags, func(c annotations.Count) view.Node {
			return choice(s, p.Query, "tag", c, view.E("span", view.Class("tag"), view.E("bdi", view.T(c.Value))))
		}),
	)
}

// show returns a link to one of the main lists. "All" also takes other filters
// away, so that there is always one way back to everything.
func show(p api.LibraryPage, what, words string, n int) view.Node {
	to, on := p.Query, p.Query.Show == what
	to.Show, to.From = what, ""
	if what == "" {
		to, on = api.LibraryQuery{}, isAll(p.Query)
	}
	return view.E("li", view.E("a", view.Href(Path(to)), chosen(on), view.T(words+" "), kit.Tally(n)))
}

func facet(heading string, counts []annotations.Count, link func(annotations.Count) view.Node) view.Nodes {
	if len(counts) == 0 {
		return nil
	}
	return view.Nodes{view.E("section", view.E("h2", view.T(heading)), kit.Folded(counts, link))}
}

// choice returns a link that asks for a value of a field, or, when it is asked
// for, no longer does.
func choice(s state.Shell, q api.LibraryQuery, field string, c annotations.Count, words view.Node) view.Node {
	now := search(s, q)
	return kit.Choice(Path(api.LibraryQuery{Show: q.Show, Words: now.Toggle(field, c.Value).String()}), now.Has(field, c.Value), c.N, words)
}
