package story

import (
	"slices"
	"strconv"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// revision is a revision of one of the articles.
type revision struct {
	lane *api.Lane
	head *api.Head
}

// inTime returns all revisions, oldest first; of those of one time, in the order
// of the lanes.
func (r *room) inTime() []revision {
	var out []revision
	for i := range r.p.Lanes {
		l := &r.p.Lanes[i]
		for k := range l.Heads {
			out = append(out, revision{l, &l.Heads[k]})
		}
	}
	slices.SortStableFunc(out, func(a, b revision) int { return a.head.Time.Compare(b.head.Time) })
	return out
}

// revisions lists all revisions by day.
func (r *room) revisions() view.Nodes {
	var out view.Nodes
	day := ""
	for _, v := range r.inTime() {
		if d := kit.Day(v.head.Time, r.s.Now); d != day {
			day = d
			out = append(out, view.E("h3", view.Class("label"), view.T(d)), view.E("ol", view.Class("heads")))
		}
		list := &out[len(out)-1]
		list.Kids = append(list.Kids, v.item())
	}
	return out
}

func (v revision) item() view.Node {
	l, h := v.lane, v.head
	words := kit.Some(h.Changed, "word changed", "words changed")
	switch {
	case h.Number == 1:
		words = kit.Some(h.Words, "word", "words")
	case h.Minor:
		words = "minor: only punctuation, links or layout changed"
	}
	for _, more := range []struct {
		on    bool
		words string
	}{{h.Withdrawn, "withdrawn"}, {!h.Read, "not read yet"}} {
		if more.on {
			words += ", " + more.words
		}
	}
	return view.E("li",
		view.E("a", view.Href(kit.Revision(l.Article.ID, h.Number)), view.T(kit.Rev(h.Number)), kit.Hidden(" of "+outlet(*l))),
		view.E("span", language(l.Lang, l.Dir), view.E("b", view.E("bdi", view.T(outlet(*l)))), view.T(" "), kit.Headline(*h), view.T(" "),
			view.E("small", view.A("lang", "en"), view.A("dir", "ltr"), view.T(words))),
		kit.Time(h.Time, kit.Clock(h.Time)))
}

// compare is the form that chooses any two revisions.
func (r *room) compare() view.Node {
	all := r.inTime()
	if len(all) < 2 {
		return view.Node{}
	}
	pick := func(name, words string, on int) view.Node {
		list := view.E("select", view.Class("field"), view.A("name", name), view.ID("pick-"+name))
		for i, v := range all {
			list.Kids = append(list.Kids, view.E("option", view.A("value", string(v.lane.Article.ID)+"/"+strconv.Itoa(v.head.Number)), view.Flag("selected", i == on),
				view.T(outlet(*v.lane)+" "+kit.Rev(v.head.Number)+", "+kit.ShortMoment(v.head.Time, r.s.Now))))
		}
		return view.E("label", view.T(words+" "), list)
	}
	return view.E("form", view.A("method", "get"), view.A("action", kit.Carriers(r.p.Article)+"/compare"),
		view.E("div", view.Class("two"), pick("from", "Compare", 0), pick("to", "with", len(all)-1)),
		view.E("p", view.Class("acts"), view.E("button", view.Class("btn go"), view.T("Compare"))))
}
