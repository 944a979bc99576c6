package sources

import (
	"cmp"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// View returns the screen below the top bar.
func View(s state.Shell, p api.SourcesPage) view.Nodes {
	r := room{s, p}
	return view.Nodes{view.E("main", view.ID("main"), view.Class("set src"), view.A("tabindex", "-1"),
		view.E("h1", view.T("Sources")),
		r.said(), r.subscribe(),
		section("feeds", "Feeds", r.feeds()),
		section("articles", "Articles", r.articles()),
		section("plan", "How often", r.plan()),
		section("list", "Subscription list", r.list()),
	)}
}

// room is what the parts of the screen share.
type room struct {
	s state.Shell
	p api.SourcesPage
}

func section(id, words string, items ...view.Item) view.Node {
	return view.E("section", view.ID(id), view.A("aria-labelledby", id+"-h"),
		view.E("h2", view.ID(id+"-h"), view.Class("day"), view.T(words)), view.Items(items))
}

// said tells what came of a form.
func (r room) said() view.Nodes {
	var out view.Nodes
	if r.p.Done != "" {
		out = append(out, view.E("p", view.ID("done"), view.A("role", "status"), view.E("b", view.T(r.p.Done))))
	}
	if r.p.Failed != nil {
		out = append(out, view.E("p", view.ID("failed"), view.Class("err"), view.A("role", "alert"), view.T(r.p.Failed.Message)))
	}
	return out
}

// subscribe is the form that adds a feed, with the feeds to choose from when a
// page named several.
func (r room) subscribe() view.Nodes {
	field := view.E("input", view.Class("field"), view.ID("feed-url"), view.A("name", "url"), view.A("inputmode", "url"), view.A("autocomplete", "off"),
		view.A("spellcheck", "false"), view.Flag("required", true), view.When(r.p.Typed != "", view.A("value", r.p.Typed)),
		view.When(r.p.Failed != nil && r.p.Typed != "", view.A("aria-invalid", "true"), view.A("aria-describedby", "failed")))
	out := view.Nodes{view.E("form", view.Class("subscribe"), view.A("method", "post"), view.A("action", api.FeedForm),
		view.E("label", view.A("for", "feed-url"), view.T("Address of a feed, or of a site that has one")),
		view.E("div", view.Class("acts"), field, view.E("button", view.Class("btn go"), view.T("Subscribe"))))}
	if len(r.p.Found) == 0 {
		return out
	}
	list := view.E("ul", view.Class("found"))
	for i, f := range r.p.Found {
		list.Kids = append(list.Kids, view.E("li", view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.FeedForm), kit.Field("url", f.URL),
			view.E("span", view.E("bdi", view.T(cmp.Or(f.Title, f.URL))), view.E("small", view.Class("dim"), view.T(" "), view.E("bdi", view.T(f.URL)))),
			view.E("button", view.Class("btn"), view.ID("found-"+kit.Number(i+1)), view.T("Subscribe"), kit.Hidden(" to "+cmp.Or(f.Title, f.URL))))))
	}
	return append(out, view.E("section", view.A("aria-labelledby", "found-h"),
		view.E("h2", view.ID("found-h"), view.Class("label"), view.T("This page names "+kit.Some(len(r.p.Found), "feed", "feeds"))), list))
}

// list is how feeds come from another reader, and go to one.
func (r room) list() view.Nodes {
	out := view.Nodes{
		view.E("p", view.Class("dim"), view.T("OPML, which other readers take and give.")),
		view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.OPMLForm), view.A("enctype", "multipart/form-data"),
			view.E("label", view.A("for", "opml"), view.T("File")),
			view.E("input", view.ID("opml"), view.Class("field"), view.A("type", "file"), view.A("name", "file"), view.A("accept", ".opml,.xml,text/x-opml"), view.Flag("required", true)),
			view.E("button", view.Class("btn"), view.T("Import"))),
	}
	if len(r.p.Feeds) == 0 {
		return out
	}
	return append(out, view.E("p", view.E("a", view.Href(api.OPMLFile), view.A("download", "writethru-feeds.opml"), view.T("Export the feeds"))))
}
