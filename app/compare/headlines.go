package compare

import (
	"cmp"
	"fmt"

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
// with scripts off too. A file for the record has it wherever there is more than
// one revision, and open.
func (t *table) history(a article.Article, heads []api.Head, words string) view.Node {
	list, changes := view.E("ol", view.A("role", "list")), 0
	for i, h := range heads {
		if i > 0 && len(h.Edits) == 0 {
			continue
		}
		if i > 0 {
			changes++
		}
		list.Kids = append(list.Kids, view.E("li", t.revisionLink(a, h), kit.Headline(h), t.headTime(h)))
	}
	all := "all"
	switch {
	case t.recorded && len(heads) > 1:
		all = kit.Number(len(heads))
	case changes == 0:
		return view.Node{}
	}
	return view.E("details", view.Class("heads"), view.Flag("open", t.recorded),
		view.E("summary", view.T(fmt.Sprintf("%s: %s in %s revisions", words, kit.Some(changes, "change", "changes"), all))), list)
}

// revisionLink leads to a revision. A file for the record leads nowhere.
func (t *table) revisionLink(a article.Article, h api.Head) view.Node {
	name := view.Nodes{kit.Hidden("revision "), view.T(kit.Rev(h.Number))}
	if t.recorded {
		return view.E("span", name)
	}
	return view.E("a", view.Href(kit.Revision(a.ID, h.Number)), name)
}

// headTime is when a headline came; in a file for the record in full.
func (t *table) headTime(h api.Head) view.Node {
	if t.recorded {
		return stamp(h.Time)
	}
	return kit.Time(h.Time, kit.ShortMoment(h.Time, t.now))
}
