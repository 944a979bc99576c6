package kit

import (
	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/web/api"
)

// ReadForm returns the form that marks all of something as read, with the words
// before its button. The fields say of what.
func ReadForm(class, words string, fields ...view.Item) view.Node {
	return view.E("form", view.Class(class), view.A("method", "post"), view.A("action", api.ReadForm), view.Items(fields),
		view.When(words != "", view.E("p", view.Class("label"), view.T(words))),
		view.E("button", view.Class("btn"), view.ID("read-all"), view.T("Mark all as read")))
}

// ReadNote says what was marked as read, and undoes it.
func ReadNote(n *api.ReadNote, fields ...view.Item) view.Nodes {
	if n == nil {
		return nil
	}
	return view.Nodes{view.E("form", view.Class("notice"), view.A("method", "post"), view.A("action", api.ReadForm), view.A("role", "status"),
		view.Items(fields), Field("undo", n.Undo),
		view.E("p", view.T(Some(n.Articles, "article was", "articles were")+" marked as read.")),
		view.E("button", view.Class("btn"), view.ID("read-undo"), view.T("Undo")))}
}

// AlsoAt is the link to a story that others carry too, in words that name the
// other outlets where there are any. There is none where nobody else does.
func AlsoAt(id article.ID, c api.Carried) view.Nodes {
	words := "also at " + Some(c.Outlets, "outlet", "outlets")
	switch {
	case c.Others == 0:
		return nil
	case c.Outlets == 0:
		words = "also in " + Some(c.Others, "article", "articles")
	}
	return view.Nodes{view.E("a", view.Href(Carriers(id)), view.T(words))}
}
