package notebook

import (
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/catalog"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page. The zero value is how the
// server prints it.
type UI struct {
	// At is the mark that the keys stand on, counted from 1.
	At int
	// Chosen are the marks that are ticked, for an export.
	Chosen []annotations.ID
	// Deleted is the mark deleted last, and where it stood, for Undo.
	Deleted   *api.Mark
	DeletedAt int
	// Gone is the mark last said to be not there, as it was before, for Undo.
	Gone *api.Mark
}

// View returns the screen below the top bar.
func View(s state.Shell, p api.NotebookPage, ui UI) view.Nodes {
	return view.Nodes{view.E("div", view.Class("nb"),
		rail(s, p),
		view.E("main", view.ID("main"), view.A("tabindex", "-1"),
			bar(s, p, ui), asked(s, p), imported(p), tray(s, p), groups(s, p, ui)),
	)}
}

// bar returns the line above the list: how many marks, how they are grouped,
// and the ways in and out.
func bar(s state.Shell, p api.NotebookPage, ui UI) view.Node {
	return view.E("div", view.Class("bar"),
		view.E("h1", view.T(capital(kit.MoreThan(p.Total, p.More, "mark", "marks"))+" "), view.E("span", view.Class("dim"), scope(p))),
		kit.FiltersLink(s, "btn mid", "bar-filters"),
		view.E("nav", view.Class("seg"), view.Label("Group by"), by(p.Query, "", "story"), by(p.Query, "speaker", "speaker")),
		importMenu(),
		export(p, ui),
	)
}

func by(q api.NotebookQuery, how, words string) view.Node {
	on := q.By == how
	q.By, q.From = how, ""
	return view.E("a", view.Href(Path(q)), current(on), view.E("span", view.E("span", view.Class("wide"), view.T("By ")), view.T(words)))
}

func current(on bool) view.Attr {
	if !on {
		return view.Attr{}
	}
	return view.A("aria-current", "true")
}

// scope says of which stories the marks are, where all are on this page.
func scope(p api.NotebookPage) view.Nodes {
	var out view.Nodes
	if n := stories(p.Marks); p.Total == len(p.Marks) && !p.More && n > 0 {
		out = append(out, view.T("in "+kit.Some(n, "story", "stories")))
	}
	return out
}

func stories(marks []api.Mark) int {
	seen := map[string]bool{}
	for _, m := range marks {
		seen[string(m.Article)] = true
	}
	return len(seen)
}

// asked lists what the query asks for, and how to ask.
func asked(s state.Shell, p api.NotebookPage) view.Nodes {
	var more view.Nodes
	if p.Query.Article != "" {
		without := p.Query
		without.Article, without.From = "", ""
		more = view.Nodes{kit.AskedItem(Path(without), view.Nodes{view.T("of one story")})}
	}
	what := kit.Asked(search(s, p.Query), catalog.Marks, s.Now, func(without catalog.Search) string {
		return Path(asking(p.Query, without))
	}, more...)
	return append(what, view.E("div", view.Class("acts"), kit.SaveSearch(p.Saved, api.SearchChange{Marks: true, SavedSearch: present(p.Query)}), kit.HowToSearch(catalog.Marks)))
}

// present is what the page asks for, as it is saved.
func present(q api.NotebookQuery) api.SavedSearch { return api.SavedSearch{Words: q.Words} }

// search reads what was typed.
func search(s state.Shell, q api.NotebookQuery) catalog.Search {
	return catalog.ParseSearch(q.Words, s.Now, catalog.Marks)
}

// asking returns a query with another search, from the newest mark on.
func asking(q api.NotebookQuery, s catalog.Search) api.NotebookQuery {
	q.Words, q.From = s.String(), ""
	return q
}

// only returns a query for a value of a field and nothing else.
func only(field, value string) api.NotebookQuery {
	return api.NotebookQuery{Words: catalog.Search{}.Toggle(field, value).String()}
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Path returns the address of the notebook with a query.
func Path(q api.NotebookQuery) string { return kit.Link("/notebook", pairs(q)...) }

// pairs returns a query as names and values.
func pairs(q api.NotebookQuery) []string {
	return []string{"article", q.Article, "q", q.Words, "by", q.By, "from", string(q.From)}
}

// filtered reports whether a query leaves marks out.
func filtered(q api.NotebookQuery) bool {
	return q.Article+q.Words != ""
}

// speaker returns whose words a mark holds, "" when it does not say.
func speaker(m api.Mark) string {
	switch {
	case m.Quote != nil:
		return strings.TrimSpace(m.Quote.Speaker)
	case m.Claim != nil:
		return strings.TrimSpace(m.Claim.Claimant)
	}
	return ""
}

// isLost reports whether a mark has no place in the latest revision.
func isLost(m api.Mark) bool {
	return m.Here.Fate == annotations.Removed || m.Here.Fate == annotations.Unsure
}

func isChosen(ui UI, id annotations.ID) bool { return slices.Contains(ui.Chosen, id) }
