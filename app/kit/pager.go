package kit

import (
	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// Pager returns the links to the pages before and after one of a list, whose
// paths are made by to, and nothing when there is one page only.
func Pager(around api.Around, to func(from annotations.Cursor) string) view.Nodes {
	if around.Newer == "" && around.Older == "" {
		return nil
	}
	return view.Nodes{view.E("nav", view.Class("pager"), view.Label("Pages"),
		turn(around.Newer != "", to(around.Newer), "prev", "back", "Newer"),
		view.E("p", view.When(around.Newer != "", view.E("a", view.Href(to("")), view.T("Newest")))),
		turn(around.Older != "", to(around.Older), "next", "next", "Older"),
	)}
}

// turn returns a link to another page, or an empty place where there is none.
func turn(there bool, to, rel, icon, words string) view.Node {
	if !there {
		return view.E("span")
	}
	return view.E("a", view.Class("btn"), view.Href(to), view.A("rel", rel), view.ID("page-"+rel),
		view.When(rel == "prev", Icon(icon, "flip")), view.T(words), view.When(rel == "next", Icon(icon, "flip")))
}
