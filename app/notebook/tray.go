package notebook

import (
	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// tray returns the marks without a place in the latest revision: nothing is
// lost, and what is unsure asks. It is not shown where a fate is filtered by,
// for then the list says the same.
func tray(s state.Shell, p api.NotebookPage) view.Nodes {
	if kit.FateOf(search(s, p.Query)) != "" {
		return nil
	}
	list := view.E("ul")
	for _, m := range p.Marks {
		if isLost(m) {
			list.Kids = append(list.Kids, view.Part(lost(m)))
		}
	}
	n := len(list.Kids)
	if n == 0 {
		return nil
	}
	stay := "They stay"
	if n == 1 {
		stay = "It stays"
	}
	return view.Nodes{view.E("details", view.Class("tray"), view.ID("tray"), view.Flag("open", true),
		view.E("summary", kit.Icon("down"),
			view.E("span", view.E("b", view.T(kit.Some(n, "mark has no place", "marks have no place")+" in the latest revision")), view.T(" "),
				view.E("span", view.Class("dim"), view.T(stay+" here and in every export.")))),
		list, elsewhere(p, n))}
}

// elsewhere leads to marks without a place that are not on this page.
func elsewhere(p api.NotebookPage, shown int) view.Nodes {
	total := 0
	var links view.Nodes
	for _, f := range []annotations.Fate{annotations.Unsure, annotations.Removed} {
		for _, c := range p.Fates {
			if c.Value == string(f) && c.N > 0 {
				total += c.N
				if links != nil {
					links = append(links, view.T(", "))
				}
				links = append(links, view.E("a", view.Href(Path(only("fate", c.Value))), view.T(kit.Number(c.N)+" "+c.Value)))
			}
		}
	}
	if total <= shown {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("label"), view.T("Among all marks: "), links)}
}

func lost(m api.Mark) view.Node {
	id := string(m.ID)
	word := kit.FateWord(m.Here.Fate)
	if m.Here.ByHand && m.Here.Fate == annotations.Removed {
		word = "Not there"
	}
	return view.E("li", view.ID("lost-"+id), view.E("p", kit.Fate(m.Here.Fate, word)),
		view.E("p", view.Class("said"), language(m), view.T(m.Exact)),
		view.E("p", view.Class("label dots"), lostFacts(m)),
		view.E("span", view.Class("acts"), lostActs(m)))
}

// lostFacts says whose words they are, in which story, and where they stood last.
func lostFacts(m api.Mark) view.Nodes {
	var out view.Nodes
	if who := speaker(m); who != "" {
		out = append(out, view.E("span", view.E("bdi", view.T(who))))
	}
	where := view.E("span", view.E("bdi", view.T(brief(m.Headline))), view.T(", last in "+kit.Rev(lastPlace(m))))
	return append(out, where)
}

// lastPlace returns the newest revision that a mark has a place in.
func lastPlace(m api.Mark) int {
	last := m.Revision
	for _, t := range m.Trail {
		if t.Own || t.Fate != annotations.Removed && t.Fate != annotations.Unsure {
			last = max(last, t.Revision)
		}
	}
	return last
}

// lostActs returns what can be done: to choose the place or say that there is
// none, or to see what became of the text around.
func lostActs(m api.Mark) view.Nodes {
	compare := view.E("a", view.Class("btn bare"), view.Href(kit.AtMark(kit.Pair(m.Article, min(lastPlace(m), m.Latest-1), m.Latest), m.ID)), view.T("Compare"))
	if m.Latest < 2 {
		return nil
	}
	if m.Here.Fate != annotations.Unsure {
		if m.Here.ByHand {
			return view.Nodes{button("Undo", "notebook.there", m), compare}
		}
		return view.Nodes{compare}
	}
	return view.Nodes{
		view.E("a", view.Class("btn"), view.Href(kit.AtMark(kit.Story(m.Article), m.ID)), view.T("Choose place"),
			kit.Hidden(": "+brief(m.Exact))),
		button("Not there", "notebook.gone", m),
		compare}
}

// button returns a button that only works with scripts.
func button(words, action string, m api.Mark) view.Node {
	return view.E("button", view.Class("btn bare live-only"), view.A("type", "button"), view.Click(action, string(m.ID)),
		view.T(words), kit.Hidden(": "+brief(m.Exact)))
}
