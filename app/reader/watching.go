package reader

import (
	"slices"
	"time"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// note is something in the list of revisions that is none.
type note struct {
	at    time.Time
	words view.Nodes
}

func (n note) node() view.Node {
	return view.E("li", view.E("small", view.Class("again"), n.words))
}

// notes are the earlier texts, the texts that came back and what happened while
// the article was looked at, newest first.
func (r *room) notes() []note {
	if r.early() { // whose list of revisions has the earlier texts
		return nil
	}
	var out []note
	for _, h := range r.p.Earlier {
		out = append(out, note{h.Time, view.Nodes{view.E("a", view.Href(r.path(h.Number)), view.T("Earlier text "+kit.Rev(h.Number))), view.T(", "), kit.Stamp(h.Captured, r.s.Now)}})
	}
	for _, s := range r.p.Seen {
		words := view.Nodes{view.T("Text of revision " + kit.Number(s.Revision) + " seen again, "), kit.Stamp(s.First, r.s.Now)}
		if !s.Last.Equal(s.First) {
			words = append(words, view.T(", last "), kit.Stamp(s.Last, r.s.Now))
		}
		out = append(out, note{s.First, words})
	}
	if w := r.p.Watching; w != nil {
		for _, e := range w.Events {
			out = append(out, note{e.Time, r.event(e)})
		}
	}
	slices.SortStableFunc(out, func(a, b note) int { return b.at.Compare(a.at) })
	return out
}

// event says what happened to the article besides revisions.
func (r *room) event(e api.WatchEvent) view.Nodes {
	if e.Kind == "recovered" {
		return view.Nodes{view.T("All well again, "), kit.Stamp(e.Time, r.s.Now)}
	}
	return view.Nodes{view.T(e.Message + " "), kit.Stamp(e.Time, r.s.Now)}
}

// outcome leads to the newest revision while the outlet is being asked for it.
func (r *room) outcome(w api.Watching) view.Nodes {
	if !kit.IsDue(w, r.s.Now) {
		return nil
	}
	return view.Nodes{view.T(" "), view.E("a", view.ID("outcome"), view.Href(kit.Story(r.p.Article.ID)+"#watching"), view.T("See what came of it"))}
}

// watching says below the story how it is looked at again, and what happened to
// it besides revisions.
func (r *room) watching() view.Node {
	w := r.p.Watching
	if w == nil {
		return view.Node{}
	}
	back := kit.Revision(r.p.Article.ID, r.shown) + "#watching"
	acts := view.E("div", view.Class("acts"), kit.WatchAct(w.Watch, back, api.WatchNow, "Check now"), kit.PauseOrGoOn(*w, back))
	if w.State == "" {
		acts.Kids = append(acts.Kids, kit.WatchAct(w.Watch, back, api.WatchStop, "Stop"))
	}
	out := view.E("section", r.english(), view.ID("watching"), view.Class("source"), view.A("aria-labelledby", "watching-h"),
		view.E("h2", view.ID("watching-h"), view.Class("label"), view.T("Watched")),
		view.E("p", kit.Watched(*w, r.s.Now), r.outcome(*w)), kit.WatchProblem(*w, r.s.Now), acts)
	if len(w.Events) == 0 {
		return out
	}
	list := view.E("ul")
	for _, e := range w.Events {
		list.Kids = append(list.Kids, view.E("li", r.event(e)))
	}
	out.Kids = append(out.Kids, view.E("details", view.E("summary", view.T("What happened besides revisions: "+kit.Number(len(w.Events)))), list))
	return out
}
