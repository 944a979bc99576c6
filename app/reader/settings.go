package reader

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// choice is a setting of the text with what can be chosen, the default first.
type choice struct {
	legend, name string
	values       [][2]string // value and word, as they stand beside each other
}

var choices = []choice{
	{"Text", "size", [][2]string{{"small", "Small"}, {"", "Medium"}, {"large", "Large"}}},
	{"Line", "measure", [][2]string{{"narrow", "58"}, {"", "66 characters"}, {"wide", "74"}}},
	{"Theme", "theme", [][2]string{{"", "System"}, {"light", "Light"}, {"dark", "Dark"}}},
}

// settings is the menu of how the text looks. It is a form, which works without
// scripts as well; with them every choice holds at once.
func (r *room) settings() view.Node {
	form := view.E("form", view.Class("pop settings"), view.A("method", "post"), view.A("action", api.PrefsForm),
		view.Do("change", "reader.prefs", ""), view.Do("submit", "reader.prefs", ""),
		kit.Field("back", r.s.Path))
	for _, c := range choices {
		form.Kids = append(form.Kids, c.node(value(r.s.Prefs, c.name)))
	}
	form.Kids = append(form.Kids, numbers(r.s.Prefs),
		view.E("button", view.Class("btn still"), view.A("type", "submit"), view.T("Apply")))
	return view.E("details", view.Class("menu"), view.ID("look"),
		view.E("summary", view.Class("btn bare"), view.Label("Reading settings"), view.T("Aa")), form)
}

func (c choice) node(now string) view.Node {
	seg := view.E("div", view.Class("seg"))
	for _, v := range c.values {
		seg.Kids = append(seg.Kids, view.E("label", view.E("input", view.A("type", "radio"), view.A("name", c.name),
			view.A("value", v[0]), view.Flag("checked", v[0] == now)), view.T(v[1])))
	}
	return view.E("fieldset", view.E("legend", view.T(c.legend)), seg)
}

// numbers is the box for the paragraph numbers. Off is sent before it, so that
// the last word is that of the box.
func numbers(p api.Prefs) view.Node {
	return view.E("fieldset", view.E("legend", view.T("Show")),
		kit.Field("numbers", "off"),
		view.E("label", view.E("input", view.Class("pick"), view.A("type", "checkbox"), view.A("name", "numbers"), view.A("value", ""),
			view.Flag("checked", p.Numbers == "")), view.T("Paragraph numbers")))
}

func value(p api.Prefs, name string) string {
	switch name {
	case "size":
		return p.Size
	case "measure":
		return p.Measure
	}
	return p.Theme
}

// look takes over what was chosen in the menu.
func look(s *state.Shell, e view.Event) []state.Effect {
	s.Prefs.Size, s.Prefs.Measure, s.Prefs.Theme = e.Field("size"), e.Field("measure"), e.Field("theme")
	s.Prefs.Numbers = ""
	if n := e.Form["numbers"]; len(n) > 0 {
		s.Prefs.Numbers = n[len(n)-1]
	}
	return []state.Effect{state.SavePrefs{}}
}
