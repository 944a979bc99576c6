package earlier

import (
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// captures lists what the archive has, to choose from.
func (r room) captures() view.Node {
	l := r.p.Listing
	if l == nil {
		return view.Node{}
	}
	words := kit.Some(l.Total, "capture", "captures")
	if l.Different < l.Total {
		words += ", " + kit.Number(l.Different) + " of them with content of their own"
	}
	out := view.Nodes{view.E("p", view.T(words+", "), view.T("as of "), kit.Stamp(l.Asked, r.s.Now), view.T("."), r.left(l))}
	form := view.E("form", view.A("method", "post"), view.A("action", api.TakeForm), r.named())
	list := view.E("ul")
	free := 0
	for i, c := range l.Rows {
		if !c.Here {
			free++
		}
		list.Kids = append(list.Kids, view.E("li", r.capture(i, c)))
	}
	form.Kids = append(form.Kids, list)
	if r.p.Importing == nil || !r.p.Importing.Running {
		acts := view.E("div", view.Class("acts"))
		if free > 0 {
			acts.Kids = append(acts.Kids, view.E("button", view.Class("btn go"), view.ID("take-chosen"), view.T("Import the chosen ones")))
		}
		acts.Kids = append(acts.Kids, view.E("button", view.Class("btn"), view.ID("take-all"), view.A("name", "all"), view.A("value", "1"), view.T("Import all that differ")))
		form.Kids = append(form.Kids, acts)
	}
	return section("captures", "Captures", append(out, form), r.pages(l))
}

// left says what the list does not have.
func (r room) left(l *api.CaptureList) view.Nodes {
	var out view.Nodes
	if l.More {
		out = append(out, view.T(" The archive has more: ask for a shorter time."))
	}
	if l.Unread > 0 {
		out = append(out, view.T(" "+kit.Some(l.Unread, "line of its list", "lines of its list")+" could not be read."))
	}
	return out
}

// capture is one capture with the box that chooses it. One that is here is not
// taken again.
func (r room) capture(i int, c api.ArchivedCapture) view.Nodes {
	id := "capture-" + kit.Number(i+1)
	when := view.E("b", kit.Time(c.Time, c.Time.Format("2 January 2006 15:04")))
	var line view.Node
	if c.Here {
		line = view.E("p", when, view.T(". "), r.became(c))
	} else {
		line = view.E("p", view.E("input", view.Class("pick"), view.ID(id), view.A("type", "checkbox"), view.A("name", "capture"), view.A("value", c.Memento)),
			view.T(" "), view.E("label", view.A("for", id), when))
	}
	more := view.E("p", view.Class("dim"))
	if !c.Same.IsZero() {
		more.Kids = append(more.Kids, view.T("The same content as on "), kit.Time(c.Same, c.Same.Format("2 January 2006 15:04")), view.T(". "))
	}
	if c.URL != "" {
		more.Kids = append(more.Kids, view.T("Of "), view.E("bdi", view.T(c.URL)), view.T(". "))
	}
	more.Kids = append(more.Kids, kit.Outside(c.Memento, view.T("See it there"), kit.Hidden(", of "+c.Time.Format("2 January 2006 15:04"))))
	return view.Nodes{line, more}
}

// became says what a capture that is here became.
func (r room) became(c api.ArchivedCapture) view.Nodes {
	if c.Number == 0 || r.p.Article == nil {
		return view.Nodes{view.T("Imported.")}
	}
	return view.Nodes{view.T("Imported as "), view.E("a", view.Href(kit.Revision(r.p.Article.ID, c.Number)), view.T(kit.Rev(c.Number))), view.T(".")}
}

// pages leads to the pages around.
func (r room) pages(l *api.CaptureList) view.Nodes {
	last := (l.Total + api.PageSize - 1) / api.PageSize
	if last < 2 {
		return nil
	}
	turn := func(to int, rel, words string) view.Node {
		if to < 1 || to > last {
			return view.E("span")
		}
		return view.E("a", view.Class("btn"), view.A("rel", rel), view.Href(r.path(to)+"#captures"), view.T(words))
	}
	return view.Nodes{view.E("nav", view.Class("pager"), view.Label("Pages"), turn(l.Page-1, "prev", "Earlier ones"),
		view.E("p", view.Class("label"), view.T("Page "+kit.Number(l.Page)+" of "+kit.Number(last))), turn(l.Page+1, "next", "Later ones"))}
}
