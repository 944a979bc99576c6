package notebook

import (
	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// rail returns the filters beside the list.
func rail(s state.Shell, p api.NotebookPage) view.Node {
	return kit.Filters(s,
		all(p),
		facet("Kind", kit.InOrder(p.Kinds, kit.Kinds), p.Query, func(q *api.NotebookQuery) *string { return &q.Kind }, func(v string) view.Node {
			return kit.Kind(annotations.Kind(v), kit.KindsWord(annotations.Kind(v)))
		}),
		facet("Fate in the latest revision", kit.InOrder(p.Fates, kit.Fates), p.Query, func(q *api.NotebookQuery) *string { return &q.Fate }, func(v string) view.Node {
			return kit.Fate(annotations.Fate(v), kit.FateWord(annotations.Fate(v)))
		}),
		facet("Speaker", p.Speakers, p.Query, func(q *api.NotebookQuery) *string { return &q.Speaker }, name),
		facet("Outlet", p.Outlets, p.Query, func(q *api.NotebookQuery) *string { return &q.Outlet }, name),
		facet("Tag", p.Tags, p.Query, func(q *api.NotebookQuery) *string { return &q.Tag }, func(v string) view.Node {
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

// facet returns one filter: field is where a query keeps it, draw its values.
func facet(heading string, counts []annotations.Count, q api.NotebookQuery, field func(*api.NotebookQuery) *string, draw func(string) view.Node) view.Nodes {
	if len(counts) == 0 {
		return nil
	}
	now := *field(&q)
	return view.Nodes{view.E("section", view.E("h2", view.T(heading)), kit.Folded(counts, func(c annotations.Count) view.Node {
		to, on := q, c.Value == now
		*field(&to), to.Page = c.Value, 0
		if on {
			*field(&to) = ""
		}
		return kit.Choice(Path(to), on, c.N, draw(c.Value))
	}))}
}
