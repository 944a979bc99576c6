package reader

import (
	"cmp"
	"math"
	"net/url"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// also lists the other outlets that carry this copy. It stands below the story,
// where every width and every reader has it.
func (r *room) also() view.Node {
	if len(r.p.Also) == 0 {
		return view.Node{}
	}
	list := view.E("ul")
	for _, a := range r.p.Also {
		list.Kids = append(list.Kids, view.E("li", r.carrier(a)))
	}
	return view.E("section", r.english(), view.ID("also"), view.Class("source"), view.A("aria-labelledby", "also-h"),
		view.E("h2", view.ID("also-h"), view.Class("label"), view.T(alsoAt(len(r.p.Also)))), list)
}

func alsoAt(n int) string { return "Also carried in " + kit.Some(n, "other article", "other articles") }

func (r *room) carrier(a api.Also) view.Nodes {
	says := kit.Number(int(math.Floor(a.Contained*100))) + " % of the shorter text shared"
	if a.ByHand {
		says += ", joined by hand"
	}
	return view.Nodes{
		view.E("a", view.Href("/articles/"+url.PathEscape(string(a.ID))), view.When(a.Lang != "", view.A("lang", a.Lang)), view.A("dir", cmp.Or(string(a.Dir), "auto")),
			view.T(cmp.Or(a.Headline, "Article"))),
		view.E("span", view.Class("dim"), view.T(" "), view.E("bdi", view.T(cmp.Or(a.Outlet, "No outlet"))),
			view.T(", "+kit.Rev(a.Latest)+", "), kit.Time(a.Time, kit.At(a.Time, r.s.Now)), view.T(", "+says+". ")),
		view.E("a", view.Href(kit.Across(r.p.Article.ID, r.p.Revision.Number, a.ID, a.Latest)), view.T("Compare"),
			kit.Hidden(" "+kit.Rev(r.p.Revision.Number)+" with "+cmp.Or(a.Outlet, "no outlet")+" "+kit.Rev(a.Latest))),
	}
}
