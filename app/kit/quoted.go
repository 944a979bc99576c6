package kit

import (
	"cmp"
	"time"

	"writethru/app/view"
	"writethru/web/api"
)

// Quoted lists quotations with the articles of other stories that have them.
func Quoted(all []api.SameQuote, now time.Time) view.Node {
	list := view.E("ul", view.Class("beside"))
	for _, q := range all {
		places := view.E("p", view.Class("label dots"))
		for _, a := range q.At {
			places.Kids = append(places.Kids, view.E("span",
				view.E("a", view.Href(Story(a.ID)), view.E("bdi", view.When(a.Lang != "", view.A("lang", a.Lang)), view.T(cmp.Or(a.Headline, "No headline")))),
				view.T(", "), view.E("bdi", view.T(cmp.Or(a.Outlet, "no outlet"))), view.T(", "), Stamp(a.Time, now)))
		}
		list.Kids = append(list.Kids, view.E("li",
			view.E("q", view.When(q.Lang != "", view.A("lang", q.Lang)), view.A("dir", cmp.Or(string(q.Dir), "auto")), view.T("“"+q.Words+"”")), places))
	}
	return list
}
