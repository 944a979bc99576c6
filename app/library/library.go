package library

import (
	"writethru/annotations/catalog"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page. The zero value is how the
// server prints it.
type UI struct {
	// Add is the way in that the reader opened: "url", "text", "file", "closed";
	// "" leaves it to the address.
	Add string
	// At is the story that the keys stand on, counted from 1.
	At int
}

// View returns the screen below the top bar.
func View(s state.Shell, p api.LibraryPage, ui UI) view.Nodes {
	if p.All == 0 {
		return empty(s, p, ui)
	}
	class := "lib"
	if len(p.News) > 0 {
		class = "lib news" // told before the news come, so that nothing moves then
	}
	return view.Nodes{view.E("div", view.Class(class),
		rail(s, p),
		view.E("main", view.ID("main"), view.Class("river"), view.A("tabindex", "-1"),
			view.E("h1", view.Class("sr"), view.T("Library")),
			sampleNote(p), addedNote(p), kit.ReadNote(p.Read, filters(p.Query)), addPanel(s, p, ui),
			bar(s, p), asked(s, p), heldNote(s, p), waiting(s), river(s, p)),
		watch(s, p),
	)}
}

// bar returns the line above the list: what is shown, and how many.
func bar(s state.Shell, p api.LibraryPage) view.Node {
	return view.E("div", view.Class("bar"),
		kit.FiltersLink(s, "btn mid", "bar-filters"),
		view.E("nav", view.Class("seg"), view.Label("Show"),
			segment(p.Query, "", "All"), segment(p.Query, "changed", "Changed"), segment(p.Query, "unread", "Unread")),
		view.E("p", view.Class("label"), count(p)),
		view.When(p.Feed != "", view.E("a", view.Class("label"), view.ID("outlet-feed"), view.Href(p.Feed), view.T("Feed of this outlet"))),
		readAll(p),
	)
}

// readAll marks all that is listed as read, on all pages.
func readAll(p api.LibraryPage) view.Node {
	if p.Total == 0 || p.Unread+p.Changed == 0 {
		return view.Node{}
	}
	return kit.ReadForm("end", "", filters(p.Query))
}

// filters are the fields that say what is listed.
func filters(q api.LibraryQuery) view.Nodes {
	var out view.Nodes
	for _, f := range [][2]string{{"show", q.Show}, {"q", q.Words}} {
		if f[1] != "" {
			out = append(out, kit.Field(f[0], f[1]))
		}
	}
	return out
}

func segment(q api.LibraryQuery, show, words string) view.Node {
	to := q
	to.Show, to.From = show, ""
	return view.E("a", view.Href(Path(to)), chosen(q.Show == show), view.T(words))
}

// chosen marks the link to what is shown already.
func chosen(on bool) view.Attr {
	if !on {
		return view.Attr{}
	}
	return view.A("aria-current", "true")
}

// count says how many stories are listed.
func count(p api.LibraryPage) view.Nodes {
	if isAll(p.Query) {
		return view.Nodes{view.T(kit.Some(p.All, "story", "stories") + ", " + kit.Some(p.Revs, "revision", "revisions"))}
	}
	n := kit.Number(p.Total)
	if p.More {
		n = "More than " + n
	}
	return view.Nodes{view.T(n + " of " + kit.Some(p.All, "story", "stories") + ". "), view.E("a", view.Href("/"), view.T("Show all"))}
}

// isAll reports whether a query leaves nothing out.
func isAll(q api.LibraryQuery) bool { return q.Show == "" && q.Words == "" }

// shown are the main lists in words.
var shown = map[string]string{"changed": "changed since read", "unread": "unread", "marked": "with your marks"}

// asked lists what the query asks for, and how to ask.
func asked(s state.Shell, p api.LibraryPage) view.Nodes {
	var show view.Nodes
	if words := shown[p.Query.Show]; words != "" {
		show = view.Nodes{kit.AskedItem(Path(api.LibraryQuery{Words: p.Query.Words}), view.Nodes{view.T(words)})}
	}
	what := kit.Asked(search(s, p.Query), catalog.Stories, s.Now, func(without catalog.Search) string {
		return Path(api.LibraryQuery{Show: p.Query.Show, Words: without.String()})
	}, show...)
	return append(what, view.E("div", view.Class("acts"), kit.SaveSearch(p.Saved, api.SearchChange{SavedSearch: present(p.Query)}), kit.HowToSearch(catalog.Stories)))
}

// present is what the page asks for, as it is saved.
func present(q api.LibraryQuery) api.SavedSearch {
	return api.SavedSearch{Show: q.Show, Words: q.Words}
}

// search reads what was typed.
func search(s state.Shell, q api.LibraryQuery) catalog.Search {
	return catalog.ParseSearch(q.Words, s.Now, catalog.Stories)
}

// Path returns the address of the library with a query.
func Path(q api.LibraryQuery) string {
	return kit.Link("/", "show", q.Show, "q", q.Words, "from", string(q.From))
}
