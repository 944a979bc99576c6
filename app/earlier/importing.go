package earlier

import (
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// importing tells how an import goes, and what came of each capture.
func (r room) importing() view.Nodes {
	i := r.p.Importing
	if i == nil {
		return nil
	}
	out := view.Nodes{view.E("p", view.A("role", "status"), r.progress(i))}
	if i.Running {
		out = append(out, view.E("p", view.E("a", view.Class("btn"), view.ID("reload"), view.Href(r.path(1)), view.T("Look how far it is"))))
	} else if i.Done < i.All {
		out = append(out, view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.TakeForm), r.named(), kit.Field("rest", "1"),
			view.E("button", view.Class("btn"), view.T("Import the rest"))))
	}
	list := view.E("ul")
	for _, one := range i.Results {
		list.Kids = append(list.Kids, view.E("li", r.result(one)))
	}
	if len(list.Kids) > 0 {
		out = append(out, list)
	}
	return view.Nodes{section("importing", "Import", out)}
}

func (r room) progress(i *api.Importing) view.Nodes {
	all := kit.Some(i.All, "capture", "captures")
	switch {
	case i.Running && !i.Until.IsZero():
		return view.Nodes{view.T("The archive wants no requests until "), kit.Stamp(i.Until, r.s.Now), view.T(". " + kit.Number(i.Done) + " of " + all + " are imported; the rest follows then.")}
	case i.Running:
		return view.Nodes{view.T("Importing " + kit.Number(min(i.Done+1, i.All)) + " of " + all + ".")}
	case i.Problem != "":
		return view.Nodes{view.E("span", view.Class("err"), view.T(i.Problem)), view.T(" " + kit.Number(i.Done) + " of " + all + " were imported.")}
	case i.Done < i.All:
		return view.Nodes{view.T("Stopped after " + kit.Number(i.Done) + " of " + all + ".")}
	}
	return view.Nodes{view.T("Done: " + all + ".")}
}

// result tells what came of one capture.
func (r room) result(one api.Imported) view.Nodes {
	when := kit.Time(one.Time, one.Time.Format("2 January 2006 15:04"))
	if one.Memento == "" {
		when = view.T("The page as it stands now")
	}
	out := view.Nodes{view.E("b", when), view.T(": ")}
	if one.Problem != "" {
		return append(out, view.E("span", view.Class("err"), view.T(one.Problem)))
	}
	link := func(words string) view.Node { return view.E("a", view.Href(one.AddResult.URL), view.T(words)) }
	switch {
	case one.Earlier != "" && one.Unlike:
		return append(out, link("earlier text "+one.Earlier), view.T("."))
	case one.New:
		return append(out, link(kit.Rev(one.Revision)), view.T(", a new revision."))
	case one.Unlike:
		for _, w := range one.Warnings {
			out = append(out, view.T(w+" "))
		}
		return out
	}
	return append(out, view.T("the text of "), link(kit.Rev(one.Revision)), view.T("."))
}
