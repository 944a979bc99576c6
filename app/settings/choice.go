package settings

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// setting is one thing that a reader can choose: its values, the default first.
type setting struct {
	name, words string
	values      []value
	of          func(*api.Prefs) *string
}

type value struct{ value, words string }

var onOff = []value{{"", "On"}, {"off", "Off"}}

var settings = []setting{
	{"theme", "Theme", []value{{"", "System"}, {"light", "Light"}, {"dark", "Dark"}}, func(p *api.Prefs) *string { return &p.Theme }},
	{"size", "Text", []value{{"small", "Small"}, {"", "Medium"}, {"large", "Large"}}, func(p *api.Prefs) *string { return &p.Size }},
	{"measure", "Line", []value{{"narrow", "58"}, {"", "66 characters"}, {"wide", "74"}}, func(p *api.Prefs) *string { return &p.Measure }},
	{"numbers", "Paragraph numbers", onOff, func(p *api.Prefs) *string { return &p.Numbers }},
}

var keySetting = setting{"keys", "Single-letter keys", onOff, func(p *api.Prefs) *string { return &p.Keys }}

// named returns the setting of a name, nil when there is none.
func named(name string) *setting {
	if name == keySetting.name {
		return &keySetting
	}
	for i := range settings {
		if settings[i].name == name {
			return &settings[i]
		}
	}
	return nil
}

func choices(s state.Shell) view.Nodes {
	var out view.Nodes
	for _, c := range settings {
		out = append(out, c.form(s.Prefs))
	}
	return out
}

func keysSwitch(s state.Shell) view.Nodes {
	return view.Nodes{keySetting.form(s.Prefs),
		view.E("p", view.Class("dim"), view.T("Keys never act while something is being typed. Esc, Enter, Tab and the arrows work in any case."))}
}

// form returns the values as buttons: each is saved when it is pressed, with
// scripts or without.
func (c setting) form(p api.Prefs) view.Node {
	now := *c.of(&p)
	id := "set-" + c.name
	group := view.E("div", view.Class("seg"), view.A("role", "group"), view.A("aria-labelledby", id))
	for _, v := range c.values {
		pressed := "false"
		if v.value == now {
			pressed = "true"
		}
		group.Kids = append(group.Kids, view.E("button", view.A("name", c.name), view.A("value", v.value), view.A("aria-pressed", pressed),
			view.ID(id+"-"+idOf(v.value)), view.Click("settings."+c.name, v.value), view.T(v.words)))
	}
	return view.E("form", view.Class("choice"), view.A("method", "post"), view.A("action", api.PrefsForm),
		kit.Field("back", "/settings"),
		view.E("span", view.ID(id), view.T(c.words)), group)
}

// idOf returns a value as the end of an id.
func idOf(value string) string {
	if value == "" {
		return "default"
	}
	return value
}
