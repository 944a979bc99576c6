package desk

import (
	"net/url"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

// The bounds of what an address may ask for.
const (
	mostQuery  = 500 // bytes of one field
	mostChosen = 1000
)

// libraryQuery reads the query of the library's address. What it does not know
// it leaves out.
func libraryQuery(q url.Values, now time.Time) api.LibraryQuery {
	out := api.LibraryQuery{Words: typed(q, now, catalog.Stories), From: annotations.Cursor(field(q, "from"))}
	switch show := q.Get("show"); show {
	case "changed", "unread", "marked":
		out.Show = show
	}
	return out
}

// notebookQuery reads the query of the notebook's address.
func notebookQuery(q url.Values, now time.Time) api.NotebookQuery {
	out := api.NotebookQuery{Words: typed(q, now, catalog.Marks), Article: field(q, "article"), From: annotations.Cursor(field(q, "from"))}
	if q.Get("by") == "speaker" {
		out.By = "speaker"
	}
	for _, id := range q["mark"] {
		if isID(annotations.ID(id)) && len(out.Marks) < mostChosen {
			out.Marks = append(out.Marks, annotations.ID(id))
		}
	}
	return out
}

func field(q url.Values, name string) string {
	s := strings.ToValidUTF8(strings.TrimSpace(q.Get(name)), "")
	if len(s) > mostQuery {
		s = strings.ToValidUTF8(s[:mostQuery], "")
	}
	return s
}

// typed returns the search of an address as a reader types it, with what earlier
// addresses have in fields of their own.
func typed(q url.Values, now time.Time, of catalog.Of) string {
	return catalog.SearchOf(func(name string) string { return field(q, name) }, now, of).String()
}

// markQuery is what the store is asked for by q, without its page.
func markQuery(q api.NotebookQuery, now time.Time) annotations.MarkQuery {
	search := catalog.ParseSearch(q.Words, now, catalog.Marks)
	return annotations.MarkQuery{
		Kind: annotations.Kind(q.Kind), Tag: q.Tag, Speaker: q.Speaker, Outlet: q.Outlet, Fate: annotations.Fate(q.Fate),
		Words: search.Words(), Where: search.Conditions(), Article: article.ID(q.Article),
	}
}
