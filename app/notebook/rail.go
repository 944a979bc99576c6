package notebook

import (
	"writethru/annotations"
	"writethru/annotations/catalog"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// rail returns the filters beside the list.
func rail(s state.Shell, p api.NotebookPage) view.Node {
	r := query{p.Query, search(s, p.Query)}
	return kit.Filters(s,
		all(p),
		kit.SavedSearches(p.Saved, present(p.Query), func(f api.SavedSearch) string {
			return Path(api.NotebookQuery{Words: f.Words, By: p.Query.By})
		}),
		facet("Kind", kit.InOrder(p.Kinds, kit.Kinds), r, "kind", func(v string) view.Node {
			return kit.Kind(annotations.Kind(v), kit.KindsWord(annotations.Kind(v)))
		}),
		facet("Fate in the latest revision", kit.InOrder(p.Fates, kit.Fates), r, "fate", func(v string) view.Node {
			return kit.Fate(annotations.Fate(v), kit.FateWord(annotations.Fate(v)))
		}),
		facet("Speaker", p.Speakers, r, "speaker", name),
		facet("Outlet", p.Outlets, r, "outlet", name),
		facet("Tag", p.Tags, r, "tag", func(v string) view.Node {
			return view.E("span", view.Class("tag"), view.E("bdi", view.T(v)))
		}),
	)
}

func name(v string) view.Node { return view.E("bdi", view.T(v)) }

// all returns the way back to every mark.
func all(p api.NotebookPage) view.Node {
	n := 0
	for _, k := range p.Kinds {
		n += k.N
	}
	to := api.NotebookQuery{By: p.Query.By}
	return view.E("section", view.E("h2", view.Class("sr"), view.T("Marks")), view.E("ul",
		view.E("li", view.E("a", view.Href(Path(to)), current(!filtered(p.Query)), view.T("All marks "), kit.Tally(n)))))
}

// query is the query of the page, with its search.
type query struct {
	api.NotebookQuery
	search catalog.Search
}

// facet returns one filter: field is its name in a search, draw draws its values.
func facet(heading string, counts []annotations.Count, q query, field string, draw func(string) view.Node) view.Nodes {
	if len(counts) == 0 {
		return nil
	}
	return view.Nodes{view.E("section", view.E("h2", view.T(heading)), kit.Folded(counts, func(c annotations.Count) view.Node {
		return kit.Choice(Path(asking(q.NotebookQuery, q.search.Toggle(field, c.Value))), q.search.Has(field, c.Value), c.N, draw(c.Value))
	}))}
}
