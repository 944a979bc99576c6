package notebook

import (
	"slices"
	"strconv"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// group is marks under one heading.
type group struct {
	key   string
	marks []api.Mark
}

// grouped puts marks into groups, in the order in which their first marks stand.
func grouped(p api.NotebookPage) []group {
	var out []group
	at := map[string]int{}
	for _, m := range p.Marks {
		key := string(m.Article)
		if p.Query.By == "speaker" {
			key = speaker(m)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, group{key: key})
		}
		out[i].marks = append(out[i].marks, m)
	}
	if i, ok := at[""]; ok { // those without a name come last
		unnamed := out[i]
		out = append(slices.Delete(out, i, i+1), unnamed)
	}
	return out
}

// inReadingOrder returns the marks in the order in which the page shows them.
func inReadingOrder(p api.NotebookPage) []api.Mark {
	var out []api.Mark
	for _, g := range grouped(p) {
		out = append(out, g.marks...)
	}
	return out
}

// groups returns the list of marks, and the ways to the pages around.
func groups(s state.Shell, p api.NotebookPage, ui UI) view.Nodes {
	if len(p.Marks) == 0 {
		return nothing(s, p)
	}
	var out view.Nodes
	for i, g := range grouped(p) {
		heading := g.story(p)
		if p.Query.By == "speaker" {
			heading = g.speaker(s, p)
		}
		list := view.E("ol")
		for _, m := range g.marks {
			list.Kids = append(list.Kids, view.Part(item(m, p.Query.By, isChosen(ui, m.ID))))
		}
		id := "group-" + strconv.Itoa(i+1)
		heading.Attrs = append(heading.Attrs, view.ID(id))
		out = append(out, view.E("section", view.Class("group"), view.A("aria-labelledby", id), heading, list))
	}
	return append(out, pager(p)...)
}

func pager(p api.NotebookPage) view.Nodes {
	return kit.Pager(p.Around, func(from annotations.Cursor) string {
		to := p.Query
		to.From = from
		return Path(to)
	})
}

// story returns the heading of a story's marks.
func (g group) story(p api.NotebookPage) view.Node {
	m := g.marks[0]
	more := kit.Some(m.Latest, "revision", "revisions") + ", " + g.count(p)
	label := view.E("span", view.Class("label"))
	if m.Outlet != "" {
		label.Kids = append(label.Kids, view.E("bdi", lang(m), view.T(m.Outlet)), view.T(", "))
	}
	label.Kids = append(label.Kids, view.T(more))
	title := m.Headline
	if title == "" {
		title = "No headline"
	}
	return view.E("h2", view.E("a", language(m), view.Href(kit.Story(m.Article)), view.E("bdi", view.T(title))), view.T(" "), label)
}

// speaker returns the heading of a speaker's marks.
func (g group) speaker(s state.Shell, p api.NotebookPage) view.Node {
	if g.key == "" {
		return view.E("h2", view.T("No speaker named "), view.E("span", view.Class("label"), view.T(g.count(p))))
	}
	more := ""
	for _, m := range g.marks {
		if m.Quote != nil && m.Quote.Role != "" {
			more = m.Quote.Role + ", "
			break
		}
	}
	who := search(s, p.Query)
	if !who.Has("speaker", g.key) {
		who = who.Toggle("speaker", g.key)
	}
	return view.E("h2", view.E("a", view.Href(Path(asking(p.Query, who))), view.E("bdi", view.T(g.key))), view.T(" "),
		view.E("span", view.Class("label"), view.E("bdi", view.T(more)), view.T(g.count(p)+g.reworded())))
}

// count says how many marks a group has on this page.
func (g group) count(p api.NotebookPage) string {
	words := kit.Some(len(g.marks), "mark", "marks")
	if p.Total > len(p.Marks) {
		words += " on this page"
	}
	return words
}

func (g group) reworded() string {
	n := 0
	for _, m := range g.marks {
		if m.Here.Fate == annotations.Reworded {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return ", " + kit.Number(n) + " reworded"
}

// nothing says that there are no marks, or none that fit.
func nothing(s state.Shell, p api.NotebookPage) view.Nodes {
	switch {
	case p.Older != "" || p.Newer != "": // the phrase is in none of those that were looked at
		return append(view.Nodes{view.E("div", view.Class("none"), view.E("p", view.T("None of the marks on this page holds these words together.")))}, pager(p)...)
	case !filtered(p.Query):
		return view.Nodes{view.E("div", view.Class("none"),
			view.E("p", view.T("There are no marks yet.")),
			view.E("p", view.Class("dim"), view.T("Open a story, select a passage, and mark it as a highlight, quote, claim or note. Every mark is listed here, with what became of it.")),
			view.E("p", view.Class("acts"), view.E("a", view.Class("btn"), view.Href("/"), view.T("Library"))))}
	}
	var acts view.Nodes
	if words := search(s, p.Query).Words(); words != "" {
		if wider := (api.NotebookQuery{Words: words}); Path(wider) != Path(p.Query) {
			acts = append(acts, view.E("a", view.Class("btn"), view.Href(Path(wider)), view.T("Search in all marks")))
		}
		acts = append(acts, view.E("a", view.Class("btn"), view.Href(kit.Link("/", "q", words)), view.T("Search in the stories")))
	}
	acts = append(acts, view.E("a", view.Class("btn bare"), view.Href(Path(api.NotebookQuery{By: p.Query.By})), view.T("Show all marks")))
	return view.Nodes{view.E("div", view.Class("none"), view.E("p", view.T("No mark fits.")), view.E("p", view.Class("acts"), acts))}
}
