package sources

import (
	"cmp"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// feeds lists the feeds by folder.
func (r room) feeds() view.Nodes {
	if len(r.p.Feeds) == 0 {
		return view.Nodes{view.E("p", view.Class("dim"), view.T("There is none yet. What a feed brings comes into the library, and is looked at again."))}
	}
	var out view.Nodes
	folder, list := "", view.E("ul")
	for _, f := range r.p.Feeds {
		if f.Folder != folder {
			out = append(out, listed(folder, list)...)
			folder, list = f.Folder, view.E("ul")
		}
		list.Kids = append(list.Kids, view.E("li", view.ID("feed-"+f.ID), r.feed(f)))
	}
	return append(out, listed(folder, list)...)
}

func listed(folder string, list view.Node) view.Nodes {
	if len(list.Kids) == 0 {
		return nil
	}
	return view.Nodes{heading(folder), list}
}

func nameOf(s api.Source) string { return cmp.Or(s.Title, kit.HostOf(s.URL)) }

// feed prints a feed with what can be done with it.
func (r room) feed(f api.Source) view.Nodes {
	name := view.E("bdi", view.T(nameOf(f)))
	if f.Site != "" {
		name = view.E("a", view.Href(f.Site), view.A("rel", "noopener noreferrer"), name)
	}
	return view.Nodes{
		view.E("p", view.E("b", name)),
		view.E("p", view.Class("dim"), r.state(f.Watching), view.When(f.FromFeed, view.T(" Texts are those in the feed."))),
		kit.WatchProblem(f.Watching, r.s.Now),
		view.E("details", view.E("summary", view.T("Change"), kit.Hidden(" "+nameOf(f))),
			view.E("p", view.Class("slug"), view.E("bdi", view.T(f.URL))),
			view.E("div", view.Class("acts"),
				kit.WatchAct(f.ID, "/sources#feed-"+f.ID, api.WatchNow, "Check now"), kit.PauseOrGoOn(f.Watching, "/sources#feed-"+f.ID),
				text(f), kit.WatchAct(f.ID, "/sources#feeds", api.WatchRemove, "Unsubscribe")),
			r.name(f, api.WatchRename, "Name", f.Title), r.name(f, api.WatchMove, "Folder", f.Folder)),
	}
}

func text(f api.Source) view.Node {
	if f.FromFeed {
		return kit.WatchAct(f.ID, "/sources#feed-"+f.ID, api.WatchPages, "Take the texts from the pages")
	}
	return kit.WatchAct(f.ID, "/sources#feed-"+f.ID, api.WatchTexts, "Take the texts from the feed")
}

func (r room) name(f api.Source, do api.WatchAct, words, value string) view.Node {
	id := string(do) + "-" + f.ID
	return view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.WatchForm),
		kit.Field("id", f.ID), kit.Field("do", string(do)), kit.Field("back", "/sources#feed-"+f.ID),
		view.E("label", view.A("for", id), view.T(words)),
		view.E("input", view.Class("field"), view.ID(id), view.A("name", "value"), view.A("autocomplete", "off"), view.A("maxlength", "200"), view.When(value != "", view.A("value", value))),
		view.E("button", view.Class("btn"), view.T("Save"), kit.Hidden(" the "+words)))
}

func heading(folder string) view.Node {
	if folder == "" {
		return view.Node{}
	}
	return view.E("h3", view.E("bdi", view.T(folder)))
}
