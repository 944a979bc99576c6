package story

import (
	"cmp"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page: nothing.
type UI struct{}

// View returns the screen below the top bar.
func View(s state.Shell, p api.StoryPage, ui UI) view.Nodes {
	r := &room{s: s, p: p}
	return view.Nodes{view.E("main", view.ID("main"), view.Class("set"), view.A("tabindex", "-1"),
		view.E("p", view.Class("label dots"), r.facts()),
		r.title(), kit.ReadNote(p.Read, kit.Field("story", string(p.Article))), r.readAll(),
		section("axis", "On one time axis", view.E("div", view.Class("sum"), r.axis()), r.compare()),
		section("revisions", "Revisions in the order of time", r.revisions()),
		section("marks", "Marks, and where they stand", r.marks()),
		r.quoted(),
		section("join", "Other articles", r.join(), r.parted()),
	)}
}

// quoted is a finding of its own: articles of other stories that have the same
// quotation.
func (r *room) quoted() view.Node {
	if len(r.p.Quoted) == 0 {
		return view.Node{}
	}
	return section("quoted", "The same quote in other stories", kit.Quoted(r.p.Quoted, r.s.Now))
}

// room is what the parts of the view are made from.
type room struct {
	s state.Shell
	p api.StoryPage
}

func section(id, words string, items ...view.Item) view.Node {
	return view.E("section", view.ID(id), view.A("aria-labelledby", id+"-h"),
		view.E("h2", view.ID(id+"-h"), view.Class("day"), view.T(words)), view.Items(items))
}

// facts counts what the story is made of.
func (r *room) facts() view.Nodes {
	revisions, outlets := 0, map[string]bool{}
	for _, l := range r.p.Lanes {
		revisions += len(l.Heads)
		outlets[l.Article.Outlet] = true
	}
	words := []string{"Story", kit.Some(len(r.p.Lanes), "article", "articles"), kit.Some(len(outlets), "outlet", "outlets"), kit.Some(revisions, "revision", "revisions")}
	var out view.Nodes
	for _, w := range words {
		out = append(out, view.E("span", view.T(w)))
	}
	return append(out, view.E("span", view.E("a", view.Href(kit.Carriers(r.p.Article)+"/feed.atom"), view.T("feed"))))
}

func (r *room) title() view.Node {
	l := r.p.Lanes[0]
	return view.E("h1", language(l.Lang, l.Dir), view.T(cmp.Or(l.Headline, "No headline")))
}

// readAll is the form that marks every revision as read.
func (r *room) readAll() view.Node {
	unread := 0
	for _, l := range r.p.Lanes {
		for _, h := range l.Heads {
			if !h.Read {
				unread++
			}
		}
	}
	if unread == 0 {
		return view.Node{}
	}
	return kit.ReadForm("bar", kit.Some(unread, "revision is", "revisions are")+" not read yet.", kit.Field("story", string(r.p.Article)))
}

// axis shows the articles one below the other, on the same line of time.
func (r *room) axis() view.Nodes {
	start, end := r.ends()
	var out view.Nodes
	for i, l := range r.p.Lanes {
		id := "lane-" + string(l.Article.ID)
		out = append(out, view.E("section", view.A("aria-labelledby", id),
			view.E("h3", view.ID(id), view.E("a", view.Href(kit.Story(l.Article.ID)), view.E("bdi", view.T(outlet(l)))), view.T(" "),
				view.E("span", view.Class("label"), language(l.Lang, l.Dir), view.E("bdi", view.T(cmp.Or(l.Headline, "No headline"))))),
			line(l, start, end).Node(),
			view.E("p", view.Class("label dots"), r.signs(i)), r.verdicts(i)))
	}
	return out
}

// ends are the times of the first and the last revision of all.
func (r *room) ends() (start, end time.Time) {
	for i, l := range r.p.Lanes {
		for _, h := range l.Heads {
			if i == 0 && h.Number == 1 || h.Time.Before(start) {
				start = h.Time
			}
			if h.Time.After(end) {
				end = h.Time
			}
		}
	}
	return start, end
}

// line is the line of one article. Time runs one way on all of them, from the
// start of the page's direction, whatever the language of the article.
func line(l api.Lane, start, end time.Time) kit.Timeline {
	return kit.Timeline{Heads: l.Heads, Start: start, End: end, Name: string(l.Article.ID), Of: outlet(l),
		To: func(n int) string { return kit.Revision(l.Article.ID, n) }}
}

func outlet(l api.Lane) string { return cmp.Or(l.Article.Outlet, "No outlet") }

func language(lang string, dir article.Direction) view.Items {
	return view.Items{view.When(lang != "", view.A("lang", lang)), view.When(dir == article.RTL, view.A("dir", "rtl"))}
}

// signs says why an article stands here: the words that it shares, and the
// agencies that it credits.
func (r *room) signs(i int) view.Nodes {
	l := r.p.Lanes[i]
	var out view.Nodes
	say := func(words ...view.Item) { out = append(out, view.E("span", words...)) }
	if i == 0 {
		say(view.T("First, "), kit.Stamp(l.Heads[0].Time, r.s.Now))
	} else {
		first := r.p.Lanes[0]
		say(view.T(percent(l.Contained)+" of the shorter text shared with "), view.E("bdi", view.T(outlet(first))))
	}
	if len(l.Credits) > 0 {
		say(view.T("credits "), view.E("bdi", view.T(strings.Join(l.Credits, ", "))), view.T(r.asOthers(i)))
	}
	if i > 0 {
		first := r.p.Lanes[0]
		m, n := latest(first), latest(l)
		say(view.E("a", view.Href(kit.Across(first.Article.ID, m, l.Article.ID, n)), view.T("Compare"),
			kit.Hidden(" "+outlet(first)+" "+kit.Rev(m)+" with "+outlet(l)+" "+kit.Rev(n))))
	}
	return out
}

// asOthers says how many other articles of the story credit the same agency.
func (r *room) asOthers(i int) string {
	n := 0
	for k, l := range r.p.Lanes {
		if k != i && shares(l.Credits, r.p.Lanes[i].Credits) {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return ", the same agency as 1 other article here"
	}
	return ", the same agency as " + kit.Number(n) + " other articles here"
}

func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func latest(l api.Lane) int { return l.Heads[len(l.Heads)-1].Number }

func percent(share float64) string { return kit.Number(int(share*100)) + " %" }
