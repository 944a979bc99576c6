package library

import (
	"net/url"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// sampleNote says that the sample stories are made up, and removes them.
func sampleNote(p api.LibraryPage) view.Nodes {
	if !p.Sample {
		return nil
	}
	return view.Nodes{view.E("form", view.Class("notice"), view.A("method", "post"), view.A("action", api.SampleForm),
		view.Do("submit", "library.unsample", ""),
		view.E("p", view.E("b", view.T("These stories are made up.")), view.T(" They show what Writethru does.")),
		view.E("button", view.Class("btn"), view.ID("unsample"), view.T("Remove them")))}
}

// addedNote says what a form added that was sent without scripts.
func addedNote(p api.LibraryPage) view.Nodes {
	if p.Added == nil {
		return nil
	}
	return view.Nodes{view.E("div", view.Class("notice"),
		view.E("p", view.T(kit.AddedWords("Story", *p.Added))),
		view.E("a", view.Class("btn"), view.Href(p.Added.URL), view.T("Open")))}
}

// waiting returns a row for each story that is being added, as large as a story
// will be.
func waiting(s state.Shell) view.Nodes {
	var out view.Nodes
	for _, a := range s.Adding {
		words := "fetching"
		if a.Slow {
			words = "has not answered yet"
		}
		out = append(out, view.E("article", view.Class("row"), view.A("aria-busy", "true"), view.Label("Adding "+a.Name),
			kit.Time(s.Now, kit.Clock(s.Now)),
			view.E("div", view.Class("what"), view.A("aria-hidden", "true"),
				view.E("p", view.Class("label dots"), view.E("b", view.E("bdi", view.T(a.Name))), view.E("span", view.T(words))),
				view.E("p", view.Class("wait head"), view.T("Headline not known yet, about this long")),
				view.E("p", view.Class("wait"), view.T("Two lines of text will stand here when the page has come")))))
	}
	return out
}

// nothing says that no story fits, and offers the wider search.
func nothing(s state.Shell, p api.LibraryPage) view.Nodes {
	if p.Older != "" || p.Newer != "" { // the phrase is none of those that were looked at
		return append(view.Nodes{view.E("div", view.Class("none"), view.E("p", view.T("None of the stories on this page holds these words together.")))}, pager(p)...)
	}
	q := p.Query
	acts := view.Nodes{}
	if q.Words != "" {
		if words := search(s, q).Words(); q.Show != "" || words != q.Words {
			acts = append(acts, view.E("a", view.Class("btn"), view.Href(Path(api.LibraryQuery{Words: words})), view.T("Search in all stories")))
		}
		acts = append(acts, view.E("a", view.Class("btn"), view.Href("/notebook?q="+url.QueryEscape(q.Words)), view.T("Search in your marks")))
	}
	acts = append(acts, view.E("a", view.Class("btn bare"), view.Href("/"), view.T("Show all stories")))
	return view.Nodes{view.E("div", view.Class("none"), view.E("p", view.T("No story fits.")), explain(q), view.E("p", view.Class("acts"), acts))}
}

// explain says what a list holds that is empty.
func explain(q api.LibraryQuery) view.Nodes {
	words := ""
	switch q.Show {
	case "changed":
		words = "A story comes here when a newer revision arrives than the one you read."
	case "unread":
		words = "A story comes here until you open it."
	case "marked":
		words = "A story comes here when you mark a passage in it."
	}
	if words == "" {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("dim"), view.T(words))}
}
