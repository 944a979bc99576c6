package sources

import (
	"cmp"
	"math"
	"strconv"
	"time"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// state says in words how something is looked at.
func (r room) state(w api.Watching) view.Nodes { return kit.Watched(w, r.s.Now) }

// articles says what is being looked at, what comes next and what fails.
func (r room) articles() view.Nodes {
	words := kit.Some(r.p.Articles, "article is", "articles are") + " watched"
	if n := r.p.FailingArticles; n > 0 {
		words += ", " + kit.Some(n, "has", "have") + " a problem"
	}
	out := view.Nodes{view.E("p", view.T(words+"."))}
	out = append(out, r.group("Being checked", r.p.Running)...)
	out = append(out, r.group("With a problem", r.p.Failing)...)
	if r.p.Off {
		return out
	}
	next := make([]api.Source, len(r.p.Next))
	for i, s := range r.p.Next {
		s.Problem = "" // said above
		next[i] = s
	}
	return append(out, r.group("Next", next)...)
}

func (r room) group(words string, all []api.Source) view.Nodes {
	if len(all) == 0 {
		return nil
	}
	list := view.E("ul")
	for _, s := range all {
		list.Kids = append(list.Kids, view.E("li", view.E("p", link(s), view.E("span", view.Class("dim"), view.T(" "), r.state(s.Watching))), kit.WatchProblem(s.Watching, r.s.Now)))
	}
	return view.Nodes{view.E("h3", view.T(words)), list}
}

// link leads to an article, or to a feed on this page; what has not come yet has
// no place here.
func link(s api.Source) view.Node {
	words := view.E("bdi", view.T(cmp.Or(s.Title, s.URL)))
	switch {
	case s.Article != "":
		return view.E("a", view.Href(kit.Story(s.Article)), words)
	case s.Title != "":
		return view.E("a", view.Href("#feed-"+s.ID), words)
	}
	return words
}

// plan is the form with how often articles are looked at.
func (r room) plan() view.Nodes {
	form := view.E("form", view.A("method", "post"), view.A("action", api.PlanForm),
		view.E("p", view.Class("dim"), view.T("An article is looked at the more often the sooner it changed. Feeds are looked at as often as they usually change, and never more often than they ask for.")))
	from := time.Duration(0)
	for i, s := range r.p.Steps {
		id := "every-" + strconv.Itoa(i)
		form.Kids = append(form.Kids, view.E("p", view.Class("acts"),
			view.E("label", view.A("for", id), view.T("Changed "+ages(from, s.Under)+" ago: every")),
			view.E("input", view.Class("field"), view.ID(id), view.A("name", "every"), view.A("type", "number"), view.A("min", "5"), view.A("max", "525600"), view.Flag("required", true),
				view.A("value", strconv.Itoa(int(s.Every/time.Minute)))),
			view.T(" minutes ("+span(s.Every)+")")))
		from = s.Under
	}
	form.Kids = append(form.Kids,
		view.E("p", view.E("label", view.E("input", view.Class("pick"), view.ID("off"), view.A("type", "checkbox"), view.A("name", "off"), view.A("value", "1"), view.Flag("checked", r.p.Off)),
			view.T(" Look at nothing for now"))),
		view.E("p", view.E("button", view.Class("btn"), view.T("Save"), kit.Hidden(" how often"))))
	return view.Nodes{form}
}

func ages(from, to time.Duration) string {
	if from == 0 {
		return "less than " + span(to)
	}
	return span(from) + " to " + span(to)
}

// span is a length of time in the largest unit that it is a whole number of.
func span(d time.Duration) string {
	const day = 24 * time.Hour
	for _, u := range []struct {
		of        time.Duration
		one, many string
	}{{day, "day", "days"}, {time.Hour, "hour", "hours"}} {
		if d >= u.of && d%u.of == 0 {
			return kit.Some(int(d/u.of), u.one, u.many)
		}
	}
	return kit.Some(int(math.Round(d.Minutes())), "minute", "minutes")
}
