package desk

import (
	"net/url"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// The bounds of what an address may ask for.
const (
	mostPages  = 100_000
	mostQuery  = 500 // bytes of one field
	mostChosen = 1000
)

// libraryQuery reads the query of the library's address. What it does not know
// it leaves out.
func libraryQuery(q url.Values) api.LibraryQuery {
	out := api.LibraryQuery{Outlet: field(q, "outlet"), Tag: field(q, "tag"), Words: field(q, "q"), Page: pageNumber(q)}
	switch show := q.Get("show"); show {
	case "changed", "unread", "marked":
		out.Show = show
	}
	return out
}

// notebookQuery reads the query of the notebook's address.
func notebookQuery(q url.Values) api.NotebookQuery {
	out := api.NotebookQuery{
		Kind: field(q, "kind"), Tag: field(q, "tag"), Speaker: field(q, "speaker"), Outlet: field(q, "outlet"),
		Fate: field(q, "fate"), Words: field(q, "q"), Article: field(q, "article"), Page: pageNumber(q),
	}
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

// pageNumber returns the page asked for, 0 for the first.
func pageNumber(q url.Values) int {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 2 || n > mostPages {
		return 0
	}
	return n
}

// offset returns how many rows stand on the pages before.
func offset(page int) int { return max(0, page-1) * api.PageSize }

// markQuery is what the store is asked for by q, without its page.
func markQuery(q api.NotebookQuery) annotations.MarkQuery {
	return annotations.MarkQuery{
		Kind: annotations.Kind(q.Kind), Tag: q.Tag, Speaker: q.Speaker, Outlet: q.Outlet,
		Fate: annotations.Fate(q.Fate), Words: q.Words, Article: article.ID(q.Article),
	}
}
