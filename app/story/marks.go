package story

import (
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// marks lists the marks of all articles: what became of each in every revision
// of its own, and where it stands at the other outlets.
func (r *room) marks() view.Nodes {
	if len(r.p.Marks) == 0 {
		return view.Nodes{view.E("p", view.Class("dim"), view.T("Nothing is marked in these articles yet."))}
	}
	list := view.E("ol", view.Class("beside"))
	for _, m := range r.p.Marks {
		list.Kids = append(list.Kids, r.mark(m))
	}
	out := view.Nodes{list}
	if r.p.Left > 0 {
		out = append(out, view.E("p", view.Class("dim"), view.T(kit.Some(r.p.Left, "more mark is", "more marks are")+" in the notebook.")))
	}
	return out
}

func (r *room) mark(m api.StoryMark) view.Node {
	at := func(n int) string { return kit.AtMark(kit.Revision(m.Article, n), m.ID) }
	return view.E("li", view.Class("card", string(m.Kind)), view.ID(kit.MarkID(m.ID)),
		view.E("div", view.Class("hd"), view.E("span", view.Class("kind", string(m.Kind)), kit.Icon(string(m.Kind)), kit.Hidden(kit.KindWord(m.Kind))),
			view.E("b", view.E("bdi", view.T(kit.TitleOf(m.Mark)))), kit.Fate(m.Here.Fate, kit.FateWord(m.Here.Fate)), kit.Hidden(" in "+m.Outlet)),
		view.E("p", view.Class("said"), language(m.Lang, m.Dir), kit.Became(m.Mark)),
		view.E("p", view.Class("label"), view.T("Marked at "), view.E("bdi", view.T(name(m.Outlet)))),
		kit.Trail(m.Trail, at),
		r.elsewhere(m))
}

// elsewhere says where a mark stands in the other articles.
func (r *room) elsewhere(m api.StoryMark) view.Node {
	if len(m.At) == 0 {
		return view.Node{}
	}
	list := view.E("div", view.Class("legend"), view.A("role", "list"), view.Label("At the other outlets"))
	for _, at := range m.At {
		to := kit.AtMark(kit.Across(m.Article, at.From, at.Article, at.Revision), m.ID)
		list.Kids = append(list.Kids, view.E("span", view.Class("hd"), view.A("role", "listitem"), kit.Fate(at.Fate, there(at.Fate)), view.T(" "),
			view.E("a", view.Href(to), view.T("at "), view.E("bdi", view.T(name(r.nameOf(at.Article)))), view.T(" "+kit.Rev(at.Revision)))))
	}
	return list
}

// there is the word for what became of a mark in another article: what that does
// not have was not removed from it.
func there(f annotations.Fate) string {
	if f == annotations.Removed {
		return "Not there"
	}
	return kit.FateWord(f)
}

func name(outlet string) string {
	if strings.TrimSpace(outlet) == "" {
		return "No outlet"
	}
	return outlet
}
