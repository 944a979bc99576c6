package reader

import (
	"strconv"

	"writethru/app/kit"
	"writethru/app/view"
)

// held says that there is a newer version which may not be shown yet.
func (r *room) held() view.Nodes {
	if r.p.Held == nil {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("hold"), r.english(), view.E("b", view.T(kit.HeldState(*r.p.Held)+".")),
		view.T(" There is a newer version of this story. "), kit.HeldWhen(*r.p.Held, r.s.Now))}
}

// wire folds what the agency says of the item besides its text.
func (r *room) wire() view.Node {
	w := r.p.Revision.Wire
	if w == nil {
		return view.Node{}
	}
	list := view.E("dl", view.Class("facts"))
	fact := func(name string, value view.Item) {
		list.Kids = append(list.Kids, view.E("dt", view.T(name)), view.E("dd", value))
	}
	text := func(name, value string) {
		if value != "" {
			fact(name, view.E("bdi", r.lang(), view.T(value)))
		}
	}
	if w.Urgency > 0 {
		fact("Urgency", view.T(strconv.Itoa(w.Urgency)+" of 8, 1 is the most urgent"))
	}
	text("Credit", w.Credit)
	text("Dateline", r.p.Revision.Dateline)
	text("Usage terms", w.Usage)
	text("Copyright", w.Copyright)
	if !w.Embargo.IsZero() {
		fact("Embargo", view.Nodes{view.T("until "), kit.Stamp(w.Embargo, r.s.Now)})
	}
	text("Item", w.Item)
	text("Version", w.Version)
	if len(list.Kids) == 0 {
		return view.Node{}
	}
	return view.E("details", view.Class("furn"), view.ID("wire"), view.E("summary", kit.Icon("down"), view.T("From the agency")), list)
}
