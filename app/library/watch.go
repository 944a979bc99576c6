package library

import (
	"strconv"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// watch returns the panel of marks that newer revisions changed.
func watch(p api.LibraryPage) view.Nodes {
	if len(p.News) == 0 {
		return nil
	}
	list := view.E("ol")
	for _, m := range p.News {
		list.Kids = append(list.Kids, news(m))
	}
	return view.Nodes{view.E("aside", view.Class("watch"), view.A("aria-labelledby", "watch-h"),
		view.E("h2", view.ID("watch-h"), view.T("Your marks in new revisions")),
		view.E("p", view.Class("label"), view.T(newsCount(p))),
		list, moreNews(p))}
}

func newsCount(p api.LibraryPage) string {
	have := "have"
	if p.NewsTotal == 1 {
		have = "has"
	}
	return kit.Number(p.NewsTotal) + " of " + kit.Number(p.MarkTotal) + " " + have + " changed since you made them"
}

func moreNews(p api.LibraryPage) view.Nodes {
	rest := p.NewsTotal - len(p.News)
	if rest <= 0 {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("label"), view.E("a", view.Href("/notebook"), view.T(kit.Number(rest)+" more in the notebook")))}
}

// news returns one mark: its fate, what its words became, and the way there.
func news(m api.Mark) view.Node {
	from, to := lastChange(m)
	link := view.E("a", view.Href(kit.AtMark(kit.Pair(m.Article, from, to), m.ID)), view.T("Compare"))
	if m.Here.Fate == annotations.Unsure {
		link = view.E("a", view.Href(kit.AtMark(kit.Story(m.Article), m.ID)), view.T("Choose place"))
	}
	return view.E("li",
		view.E("p", kit.Fate(m.Here.Fate, kit.FateWord(m.Here.Fate))),
		view.E("blockquote", lang(m.Lang), dir(m.Dir), kit.BecameBriefly(m)),
		view.E("p", view.Class("label dots"),
			view.E("span", view.E("bdi", view.T(who(m)))),
			view.E("span", view.T(where(m, from, to))),
			view.E("span", link)))
}

// who returns whose words a mark holds, or else where it stands.
func who(m api.Mark) string {
	switch {
	case m.Quote != nil && m.Quote.Speaker != "":
		return m.Quote.Speaker
	case m.Claim != nil && m.Claim.Claimant != "":
		return m.Claim.Claimant
	case m.Outlet != "":
		return m.Outlet
	}
	return m.Headline
}

func where(m api.Mark, from, to int) string {
	if m.Here.Fate == annotations.Moved && m.Par > 0 && m.WasPar > 0 && m.Par != m.WasPar {
		return "par. " + strconv.Itoa(m.WasPar) + " → " + strconv.Itoa(m.Par)
	}
	return kit.Rev(from) + " → " + kit.Rev(to)
}

// lastChange returns the two revisions between which a mark last changed.
func lastChange(m api.Mark) (from, to int) {
	from, to = m.Revision, m.Here.Revision
	for i := 1; i < len(m.Trail); i++ {
		was, is := m.Trail[i-1], m.Trail[i]
		if is.Revision > m.Revision && is.Fate != annotations.Kept && (was.Own || is.Fate != was.Fate || is.Text != was.Text) {
			from, to = was.Revision, is.Revision
		}
	}
	if from >= to {
		from, to = min(from, to), max(from, to)
	}
	return from, to
}
