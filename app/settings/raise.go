package settings

import (
	"slices"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// raise is the form that says which changes of marks raise an alert.
func raise(p api.SettingsPage) view.Node {
	f := view.E("form", view.A("method", "post"), view.A("action", api.RaiseForm),
		view.E("p", view.T("A newer revision may change what you marked. These changes are told, in the library, in the feeds and as notifications:")))
	for _, k := range annotations.AlertKinds {
		f.Kids = append(f.Kids, view.E("p", view.E("label",
			view.E("input", view.Class("pick"), view.A("type", "checkbox"), view.A("name", "kind"), view.A("value", string(k)), view.ID("raise-"+string(k)),
				view.Flag("checked", slices.Contains(p.Raising, k))),
			view.T(" "+kit.AlertWord(k)), view.When(k == annotations.AlertFacts, view.T(": numbers, dates, names, what was said and by whom")))))
	}
	f.Kids = append(f.Kids, view.E("p", view.Class("acts"), view.E("button", view.Class("btn"), view.ID("raise"), view.T("Save"))))
	return f
}
