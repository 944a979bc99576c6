package reader

import (
	"cmp"
	"slices"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// stage is the bar with the revisions.
func (r *room) stage() view.Node {
	return view.E("div", view.Class("stage"), view.A("role", "region"), view.Label("Revisions"),
		view.E("a", view.Class("btn bare back"), view.Href("/"), view.Label("Back to the library"), kit.Icon("back", "flip")),
		view.E("div", view.Class("stamp"), r.which(), r.when()),
		timeline(r.p).Node(),
		view.E("div", view.Class("end"), r.compare(), r.settings()))
}

// timeline runs in the direction in which the story is read.
func timeline(p api.ArticlePage) kit.Timeline {
	return kit.Timeline{Heads: p.Heads, Shown: p.Revision.Number, RTL: p.Revision.Dir == "rtl",
		To: func(n int) string { return kit.Revision(p.Article.ID, n) }}
}

// which says the number of the revision and opens the list of all of them.
func (r *room) which() view.Node {
	name := "Revision " + kit.Number(r.shown) + " of " + kit.Number(len(r.p.Heads))
	if r.early() {
		name = "Earlier text " + kit.Rev(r.shown)
	}
	words := view.E("b", view.T(name))
	notes := r.notes()
	if len(r.p.Heads) < 2 && len(notes) == 0 {
		return words
	}
	list := view.E("ul")
	for i := len(r.p.Heads) - 1; i >= 0; i-- {
		for h := r.p.Heads[i]; len(notes) > 0 && notes[0].at.After(h.Time); notes = notes[1:] {
			list.Kids = append(list.Kids, notes[0].node())
		}
		list.Kids = append(list.Kids, r.revision(r.p.Heads[i]))
	}
	for _, n := range notes {
		list.Kids = append(list.Kids, n.node())
	}
	return view.E("details", view.Class("menu revs"),
		view.E("summary", view.Label(name+", all revisions"), words, kit.Icon("down")),
		view.E("div", view.Class("pop"), list))
}

// revision is one line of the list of revisions.
func (r *room) revision(h api.Head) view.Node {
	words := kit.Some(h.Changed, "word changed", "words changed")
	if h.Number <= 1 {
		words = kit.Some(h.Words, "word", "words")
	}
	if h.Minor {
		words = "minor: only punctuation, links or layout changed"
	}
	if h.Unstamped {
		words += ", in silence: no new time given"
	}
	if h.Label != "" {
		words = h.Label + ", " + words
	}
	switch {
	case h.Number < 0:
		words += ", earlier text"
	case h.Withdrawn:
		words += ", withdrawn"
	case h.Number != r.shown && !h.Read:
		words += ", not read yet"
	}
	return view.E("li", view.E("a", view.Href(r.path(h.Number)), view.When(h.Number == r.shown, view.A("aria-current", "page")),
		view.E("b", view.T(kit.Rev(h.Number))), kit.Headline(h), kit.Time(h.Time, kit.ShortMoment(h.Time, r.s.Now)), view.E("small", view.T(words))))
}

// when is the time of the revision, and what is new for the reader.
func (r *room) when() view.Node {
	return view.E("span", view.Class("dots"), kit.Stamp(r.p.Revision.Time(), r.s.Now), r.news())
}

func (r *room) news() view.Node {
	latest := len(r.p.Heads)
	switch {
	case r.early():
		return newsLink(kit.Story(r.p.Article.ID), "To the latest revision")
	case r.p.LastRead > 0 && r.p.LastRead < r.shown && r.p.Changes > 0:
		return newsLink(kit.Pair(r.p.Article.ID, r.p.LastRead, r.shown), kit.Some(r.p.Changes, "change", "changes")+" since you read "+kit.Rev(r.p.LastRead))
	case r.shown < latest:
		return newsLink(kit.Story(r.p.Article.ID), kit.Rev(latest)+" is the latest")
	}
	return view.Node{}
}

func newsLink(to, words string) view.Node {
	return view.E("span", view.Class("wide"), view.E("a", view.Href(to), view.T(words)))
}

// partner is the revision to compare with: the one last read, else the one
// before, else the one after; 0 when there is no other.
func partner(p api.ArticlePage) int {
	switch n := p.Revision.Number; {
	case n < 0:
		return cmp.Or(neighbour(p, 1), neighbour(p, -1))
	case p.LastRead > 0 && p.LastRead != n:
		return p.LastRead
	case n > 1:
		return n - 1
	case len(p.Heads) > 1:
		return n + 1
	}
	return 0
}

// pair is the path of the comparison of the revision shown with another, the one
// that comes first on the line first.
func pair(p api.ArticlePage, other int) string {
	n := p.Revision.Number
	if index(p, other) < index(p, n) {
		n, other = other, n
	}
	return kit.Pair(p.Article.ID, n, other)
}

func index(p api.ArticlePage, n int) int {
	return slices.IndexFunc(p.Heads, func(h api.Head) bool { return h.Number == n })
}

// neighbour returns the text that stands so many places from the one shown on the
// line, 0 when there is none.
func neighbour(p api.ArticlePage, by int) int {
	if k := index(p, p.Revision.Number) + by; k >= 0 && k < len(p.Heads) {
		return p.Heads[k].Number
	}
	return 0
}

func (r *room) compare() view.Node {
	with := partner(r.p)
	if with == 0 {
		return view.Node{}
	}
	return view.E("a", view.Class("btn"), view.Href(pair(r.p, with)), kit.Icon("compare"),
		view.E("span", view.T("Compare"), view.E("span", view.Class("wide"), view.T(" with "+kit.Rev(with)))))
}
