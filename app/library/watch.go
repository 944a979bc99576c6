package library

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// watch returns the panel of marks that newer revisions changed.
func watch(s state.Shell, p api.LibraryPage) view.Nodes {
	if len(p.News) == 0 {
		return nil
	}
	list := view.E("ol")
	for _, a := range p.News {
		list.Kids = append(list.Kids, view.E("li", kit.Alert(a, s.Now)))
	}
	return view.Nodes{view.E("aside", view.Class("watch"), view.A("aria-labelledby", "watch-h"),
		view.E("h2", view.ID("watch-h"), view.T("Your marks in new revisions")),
		view.E("p", view.Class("label"), view.E("a", view.ID("all-alerts"), view.Href("/alerts"), view.T(newsCount(p)))),
		list)}
}

func newsCount(p api.LibraryPage) string {
	if p.NewsTotal >= p.MostNews && p.MostNews > 0 {
		return kit.Number(p.MostNews) + " changes or more not seen yet"
	}
	return kit.Some(p.NewsTotal, "change", "changes") + " not seen yet"
}
