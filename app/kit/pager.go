package kit

import (
	"writethru/app/view"
	"writethru/web/api"
)

// Pager returns the links to the pages before and after one of many pages of
// api.PageSize rows, and nothing when there is one page only. The path of a
// page is made by to.
func Pager(page, total int, to func(page int) string) view.Nodes {
	page = max(page, 1)
	pages := (total + api.PageSize - 1) / api.PageSize
	if pages <= 1 && page == 1 {
		return nil
	}
	first, last := (page-1)*api.PageSize+1, min(page*api.PageSize, total)
	where := Number(first) + " to " + Number(last) + " of " + Number(total)
	if first > total {
		where = "Nothing on page " + Number(page)
	}
	return view.Nodes{view.E("nav", view.Class("pager"), view.Label("Pages"),
		turn(page > 1, to(min(page-1, pages)), "prev", "back", "Earlier page"),
		view.E("p", view.Class("label"), view.T(where)),
		turn(page < pages, to(page+1), "next", "next", "Next page"),
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
