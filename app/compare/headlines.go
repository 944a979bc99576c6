package compare

import (
	"cmp"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// headlines prints how the headline changed from revision to revision, of either
// article where two are compared.
func (t *table) headlines() view.Nodes {
	if t.Other == nil {
		return view.Nodes{t.history(t.Article, t.Heads, "Headlines")}
	}
	words := func(a article.Article) string {
		return "Headlines of " + cmp.Or(a.Outlet, "a story without outlet")
	}
	return view.Nodes{t.history(t.Article, t.Heads, words(t.Article)), t.history(*t.Other, t.OtherHeads, words(*t.Other))}
}

// history prints the first headline of an article and those that differ from the
// one before, the oldest first; nothing where none does. It is folded, and opens
// with scripts off too.
func (t *table) history(a article.Article, heads []api.Head, words string) view.Node {
	list, changes := view.E("ol", view.A("role", "list")), 0
	for i, h := range heads {
		if i > 0 && len(h.Edits) == 0 {
			continue
		}
		if i > 0 {
			changes++
		}
		list.Kids = append(list.Kids, view.E("li",
			view.E("a", view.Href(kit.Revision(a.ID, h.Number)), kit.Hidden("revision "), view.T(kit.Rev(h.Number))),
			kit.Headline(h), kit.Time(h.Time, kit.ShortMoment(h.Time, t.now))))
	}
	if changes == 0 {
		return view.Node{}
	}
	return view.E("details", view.Class("heads"),
		view.E("summary", view.T(words+": "+kit.Some(changes, "change", "changes")+" in all revisions")), list)
}
