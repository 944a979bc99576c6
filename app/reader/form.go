package reader

import (
	"strconv"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// form is the form of a mark. It stands in its card, and where the screen is
// small, over the text as a sheet.
func (r *room) form(m *api.Mark) view.Node {
	d, ok := r.ui.Drafts[m.ID]
	if !ok {
		d = draftOf(*m)
	}
	id := string(m.ID)
	f := view.E("form", view.Class("form"), view.ID("form-"+id), view.Label(kit.KindWord(d.Kind)), view.A("autocomplete", "off"),
		view.Do("input", "reader.typed", id), view.Do("submit", "reader.save", id),
		view.E("div", view.Class("hd"), kit.Kind(d.Kind, kit.KindWord(d.Kind)), view.E("span", view.Class("end dim"), view.T(r.extent(m))),
			closeButton(id)),
		kindSwitch(d.Kind))
	switch d.Kind {
	case annotations.Quote:
		f.Kids = append(f.Kids, r.quoteFields(d)...)
	case annotations.Claim:
		f.Kids = append(f.Kids, r.claimFields(d)...)
	}
	f.Kids = append(f.Kids, r.tagField(id, d), noteField(d))
	if why := r.ui.Refused[m.ID]; why != "" {
		f.Kids = append(f.Kids, view.E("p", view.Class("err"), view.T(why)))
	}
	f.Kids = append(f.Kids, view.E("div", view.Class("acts"),
		view.E("button", view.Class("btn go"), view.A("type", "submit"), view.ID("save-"+id), view.T("Save")),
		button("bare", "", "reader.delete", id, view.T("Delete")),
		view.When(d.changed(*m), button("bare", "", "reader.discard", id, view.T("Discard changes"))),
		view.E("span", view.Class("end dim wide"), view.E("kbd", view.T("Ctrl")), view.T(" "), view.E("kbd", view.T("Enter")))))
	return f
}

func closeButton(id string) view.Node {
	return view.E("button", view.Class("btn bare x"), view.A("type", "button"), view.Label("Close"), view.Click("reader.close", id), kit.Icon("x"))
}

// extent says where a mark stands: "3 pieces, par. 8 to 9".
func (r *room) extent(m *api.Mark) string {
	words := ""
	spans := m.Here.Spans
	if len(spans) == 0 || !kit.Placed(*m) {
		return words
	}
	if len(spans) > 1 {
		words = kit.Number(len(spans)) + " pieces"
	}
	from, to := r.paragraph(spans[0].Start), r.paragraph(spans[len(spans)-1].Start)
	if from > 0 {
		if words != "" {
			words += ", "
		}
		words += "par. " + kit.Number(from)
		if to > from {
			words += " to " + kit.Number(to)
		}
	}
	return words
}

func kindSwitch(now annotations.Kind) view.Node {
	options := make([][2]string, 0, len(kit.Kinds))
	for _, k := range []annotations.Kind{annotations.Highlight, annotations.Quote, annotations.Claim, annotations.Note} {
		options = append(options, [2]string{string(k), kit.KindWord(k)})
	}
	return radios("Kind of mark", "kind", string(now), options)
}

// radios is a row of choices, of which one holds.
func radios(legend, name, now string, options [][2]string) view.Node {
	seg := view.E("div", view.Class("seg"))
	for _, o := range options {
		seg.Kids = append(seg.Kids, view.E("label", view.E("input", view.A("type", "radio"), view.A("name", name), view.ID("f-"+name+"-"+o[0]),
			view.A("value", o[0]), view.Flag("checked", o[0] == now)), view.T(o[1])))
	}
	return view.E("fieldset", view.E("legend", view.Class("sr"), view.T(legend)), seg)
}

func (r *room) quoteFields(d Draft) view.Nodes {
	return view.Nodes{
		completed("Speaker", "speaker", d.Speaker, r.p.Speakers),
		field("Described as", "role", d.Role, "Not given"),
		view.E("div", view.Class("two"), field("Verb", "verb", d.Verb, "said"), field("To", "to", d.To, "Not given")),
		radios("Kind of speech", "speech", string(d.Speech), [][2]string{
			{string(annotations.Direct), "Direct"}, {string(annotations.Mixed), "Mixed"}, {string(annotations.Indirect), "Indirect"}}),
	}
}

func (r *room) claimFields(d Draft) view.Nodes {
	status := view.E("select", view.Class("field"), view.A("name", "status"), view.ID("f-status"))
	for _, s := range kit.ClaimStates {
		status.Kids = append(status.Kids, view.E("option", view.A("value", string(s)), view.Flag("selected", s == d.Status), view.T(kit.ClaimWord(s))))
	}
	return view.Nodes{
		completed("Who claims it", "claimant", d.Claimant, r.p.Speakers),
		area("In your own words", "wording", d.Wording),
		view.E("label", view.T("Status "), status),
	}
}

func field(label, name, value, hint string) view.Node {
	return view.E("label", view.T(label+" "), input(name, value, view.Class("field"), view.A("placeholder", hint)))
}

// completed is a field that offers what was typed before.
func completed(label, name, value string, known []string) view.Node {
	l := field(label, name, value, "Not given")
	if len(known) == 0 {
		return l
	}
	in := &l.Kids[len(l.Kids)-1]
	in.Attrs = append(in.Attrs, view.A("list", "f-"+name+"-known"))
	l.Kids = append(l.Kids, options("f-"+name+"-known", known))
	return l
}

func options(id string, values []string) view.Node {
	list := view.E("datalist", view.ID(id))
	for _, v := range values {
		list.Kids = append(list.Kids, view.E("option", view.A("value", v)))
	}
	return list
}

func input(name, value string, items ...view.Item) view.Node {
	return view.E("input", view.A("type", "text"), view.A("name", name), view.ID("f-"+name), view.A("dir", "auto"), view.A("value", value), view.Items(items))
}

func area(label, name, value string) view.Node {
	return view.E("label", view.T(label+" "), view.E("textarea", view.Class("field"), view.A("name", name), view.ID("f-"+name),
		view.A("dir", "auto"), view.A("rows", "2"), view.T(value)))
}

func noteField(d Draft) view.Node { return area("Note", "note", d.Note) }

// tagField holds the tags and what is typed of the next one: a comma or Enter
// ends it, Backspace in the empty field takes the last one away.
func (r *room) tagField(id string, d Draft) view.Node {
	box := view.E("span", view.Class("field tags"))
	for i, t := range d.Tags {
		x := view.On{Event: "click", Action: view.Action{Name: "reader.untag", Arg: id, N: i}}
		box.Kids = append(box.Kids, view.E("span", view.Class("chip"), view.E("bdi", view.T(t)), view.T(" "),
			view.E("button", view.A("type", "button"), view.ID("f-untag-"+strconv.Itoa(i)), view.Label("Remove tag "+t), x, kit.Icon("x"))))
	}
	var known []string
	for _, t := range r.p.Tags {
		if d.withTag(t).Tags != nil && len(d.withTag(t).Tags) > len(d.Tags) {
			known = append(known, t)
		}
	}
	in := input("tag", d.Tag, view.A("placeholder", "Add"), view.A("enterkeyhint", "done"))
	if len(known) > 0 {
		in.Attrs = append(in.Attrs, view.A("list", "f-tag-known"))
		box.Kids = append(box.Kids, in, options("f-tag-known", known))
	} else {
		box.Kids = append(box.Kids, in)
	}
	return view.E("div", view.Class("lab"), view.E("label", view.A("for", "f-tag"), view.T("Tags")), view.T(" "), box)
}
