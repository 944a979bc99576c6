package reader

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"writethru/annotations"
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
	list, parted := view.E("ul"), view.E("ul")
	for _, a := range r.p.Also {
		if a.Parted {
			parted.Kids = append(parted.Kids, view.E("li", r.headOf(a), r.verdict(a, annotations.Undecided, "It is the same story")))
		} else {
			list.Kids = append(list.Kids, view.E("li", r.carrier(a), r.verdict(a, annotations.Parted, "Not the same story")))
		}
	}
	n := len(list.Kids)
	return view.E("section", r.english(), view.ID("also"), view.Class("source"), view.A("aria-labelledby", "also-h"),
		view.E("h2", view.ID("also-h"), view.Class("label"), view.T(alsoAt(n))), view.When(n > 0, list),
		view.E("p", view.E("a", view.Href(kit.Carriers(r.p.Article.ID)), view.T("The story: all articles on one time axis"))),
		view.When(len(parted.Kids) > 0, view.E("details", view.E("summary", view.T("Not the same story: "+kit.Some(len(parted.Kids), "article", "articles"))), parted)))
}

// quoted lists other stories that have a quotation of this one.
func (r *room) quoted() view.Node {
	if len(r.p.Quoted) == 0 {
		return view.Node{}
	}
	return view.E("section", r.english(), view.ID("quoted"), view.Class("source"), view.A("aria-labelledby", "quoted-h"),
		view.E("h2", view.ID("quoted-h"), view.Class("label"), view.T("The same quote in other stories")), kit.Quoted(r.p.Quoted, r.s.Now))
}

func alsoAt(n int) string {
	if n == 0 {
		return "Also carried in no other article"
	}
	return "Also carried in " + kit.Some(n, "other article", "other articles")
}

// headOf prints the headline of another article, with a link to it.
func (r *room) headOf(a api.Also) view.Node {
	return view.E("a", view.Href(kit.Story(a.ID)), view.When(a.Lang != "", view.A("lang", a.Lang)), view.A("dir", cmp.Or(string(a.Dir), "auto")),
		view.T(cmp.Or(a.Headline, "Article")))
}

// verdict is the form by which a reader says whether another article tells the
// same story.
func (r *room) verdict(a api.Also, v annotations.Verdict, words string) view.Node {
	return view.E("form", view.A("method", "post"), view.A("action", api.AlikeForm),
		kit.Field("article", string(r.p.Article.ID)), kit.Field("other", string(a.ID)), kit.Field("verdict", string(v)), kit.Field("revision", strconv.Itoa(r.p.Revision.Number)),
		view.E("button", view.Class("btn bare"), view.T(words), kit.Hidden(": "+cmp.Or(a.Headline, "Article"))))
}

func (r *room) carrier(a api.Also) view.Nodes {
	says := kit.Number(int(math.Floor(a.Contained*100))) + " % of the shorter text shared"
	if a.ByHand {
		says += ", joined by hand"
	}
	if len(a.Credits) > 0 {
		says += ", credits the same agency: " + strings.Join(a.Credits, ", ")
	}
	return view.Nodes{
		r.headOf(a),
		view.E("span", view.Class("dim"), view.T(" "), view.E("bdi", view.T(kit.Outlet(a.Outlet))),
			view.T(", "+kit.Rev(a.Latest)+", "), kit.Time(a.Time, kit.At(a.Time, r.s.Now)), view.T(", "+says+". ")),
		view.E("a", view.Href(kit.Across(r.p.Article.ID, r.p.Revision.Number, a.ID, a.Latest)), view.T("Compare"),
			kit.Hidden(" "+kit.Rev(r.p.Revision.Number)+" with "+cmp.Or(a.Outlet, "no outlet")+" "+kit.Rev(a.Latest))),
	}
}
