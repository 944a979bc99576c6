package story

import (
	"cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// verdicts are the forms by which a reader corrects what stands in the story.
func (r *room) verdicts(i int) view.Node {
	l := r.p.Lanes[i]
	var out view.Nodes
	for _, with := range l.Joined {
		out = append(out, r.say(l.Article.ID, with, annotations.Undecided, "Joined by you to "+r.nameOf(with)+": take back", ""))
	}
	if from := r.partFrom(i); from != "" {
		out = append(out, r.say(from, l.Article.ID, annotations.Parted, "Not the same story", ": "+outlet(l)))
	}
	if out == nil {
		return view.Node{}
	}
	return view.E("div", view.Class("acts"), out)
}

// partFrom is the article that lane i is parted from when a reader says that it
// does not belong here: that which the page is of, or else the first.
func (r *room) partFrom(i int) article.ID {
	switch id := r.p.Lanes[i].Article.ID; {
	case id != r.p.Article:
		return r.p.Article
	case i > 0:
		return r.p.Lanes[0].Article.ID
	}
	return ""
}

func (r *room) nameOf(id article.ID) string {
	for _, l := range r.p.Lanes {
		if l.Article.ID == id {
			return outlet(l)
		}
	}
	return ""
}

// say is a form that says something of two articles.
func (r *room) say(a, b article.ID, v annotations.Verdict, words, more string) view.Node {
	return view.E("form", view.A("method", "post"), view.A("action", api.AlikeForm),
		kit.Field("article", string(a)), kit.Field("other", string(b)), kit.Field("verdict", string(v)), kit.Field("story", string(r.p.Article)),
		view.E("button", view.Class("btn bare"), view.T(words), view.When(more != "", kit.Hidden(more))))
}

// join looks for an article that was not found, and joins it.
func (r *room) join() view.Nodes {
	out := view.Nodes{
		view.E("p", view.T("An article that tells the same story in other words is not found by itself. Look for it, and join it.")),
		view.E("form", view.Class("choice"), view.A("method", "get"), view.A("action", kit.Carriers(r.p.Article)),
			view.E("label", view.A("for", "join-q"), view.T("Words, or an address")),
			view.E("input", view.Class("field"), view.ID("join-q"), view.A("type", "search"), view.A("name", "q"), view.A("autocomplete", "off"),
				view.When(r.p.Words != "", view.A("value", r.p.Words))),
			view.E("button", view.Class("btn"), view.T("Look in the library"))),
	}
	if r.p.Words == "" {
		return out
	}
	if len(r.p.Found) == 0 {
		return append(out, view.E("p", view.A("role", "status"), view.T("No other article in the library has “"), view.E("bdi", view.T(r.p.Words)), view.T("”.")))
	}
	list := view.E("ul")
	for _, a := range r.p.Found {
		list.Kids = append(list.Kids, view.E("li", view.Class("bar"), r.named(a), r.say(r.p.Article, a.ID, annotations.SameStory, "Same story", ": "+headline(a))))
	}
	return append(out, list)
}

// parted lists what a reader took out of the story, and takes that back.
func (r *room) parted() view.Node {
	if len(r.p.Parted) == 0 {
		return view.Node{}
	}
	list := view.E("ul")
	for _, a := range r.p.Parted {
		list.Kids = append(list.Kids, view.E("li", view.Class("bar"), r.named(a.Also), r.say(a.From, a.ID, annotations.Undecided, "It is the same story", ": "+headline(a.Also))))
	}
	return view.E("details", view.E("summary", view.T("Not the same story: "+kit.Some(len(r.p.Parted), "article", "articles"))), list)
}

func (r *room) named(a api.Also) view.Node {
	return view.E("span", view.E("a", language(a.Lang, a.Dir), view.Href(kit.Story(a.ID)), view.E("bdi", view.T(headline(a)))), view.T(" "),
		view.E("span", view.Class("label"), view.E("bdi", view.T(cmp.Or(a.Outlet, "No outlet"))), view.T(", "), kit.Stamp(a.Time, r.s.Now)))
}

func headline(a api.Also) string { return cmp.Or(a.Headline, "No headline") }
