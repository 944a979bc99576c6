package kit

import (
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Foot returns what stands below every page: what is announced, the tabs of
// small screens, and the dialog that is open.
func Foot(s state.Shell, kind api.PageKind) view.Nodes {
	return append(append(view.Nodes{spoken(s)}, tabs(s, kind)...), help(s, kind)...)
}

// tabs returns the bar at the bottom of small screens. Stories and comparisons
// have none: their own bar leads back.
func tabs(s state.Shell, kind api.PageKind) view.Nodes {
	if kind == api.ArticleKind || kind == api.CompareKind {
		return nil
	}
	filters := kind == api.LibraryKind || kind == api.NotebookKind
	return view.Nodes{view.E("nav", view.Class("tabs"), view.Label("Main, bottom"), behind(s),
		mainLinks(kind, true),
		view.When(filters, FiltersLink(s, "", "tab-filters")),
		view.E("a", view.Href("/settings"), current(kind == api.SettingsKind), Icon("gear"), view.T("Settings")),
	)}
}

// FiltersLink returns the control that opens the filters of a list where there
// is no room for them beside it. Without scripts it is a link to them.
func FiltersLink(s state.Shell, class, id string) view.Node {
	return view.E("a", view.Class(class), view.ID(id), view.Href("#filters"), view.Click("shell.filters", id),
		Icon("filter"), view.T("Filters"))
}

// Filters returns the column of filters beside a list, which small screens show
// as a sheet.
func Filters(s state.Shell, sections ...view.Item) view.Node {
	up := ""
	if s.Open == "filters" {
		up = "up"
	}
	return view.E("aside", view.Class("rail", up), view.ID("filters"), view.Label("Filters"), view.A("tabindex", "-1"),
		view.E("div", view.Class("hd close"), view.E("b", view.T("Filters")),
			view.E("a", view.Class("btn bare end"), view.Href("#main"), view.Label("Close the filters"), view.Click("shell.close", ""), Icon("x"))),
		view.Items(sections))
}

// help returns the dialog that lists the keys, when it is open.
func help(s state.Shell, kind api.PageKind) view.Nodes {
	if s.Open != "keys" {
		return nil
	}
	return view.Nodes{
		view.E("button", view.Class("veil"), view.A("type", "button"), view.A("tabindex", "-1"), view.Label("Close"), view.Click("shell.close", "")),
		view.E("dialog", view.Class("help"), view.ID("help"), view.Flag("open", true), view.A("tabindex", "-1"),
			view.A("aria-modal", "true"), view.A("aria-labelledby", "help-h"),
			view.E("button", view.Class("btn bare x"), view.A("type", "button"), view.ID("help-close"), view.Label("Close"),
				view.Click("shell.close", ""), Icon("x")),
			view.E("h2", view.ID("help-h"), view.T("Keys")),
			view.E("p", view.Class("dim"), keysNote(s)),
			KeyList(kind, "help-"),
		),
	}
}

func keysNote(s state.Shell) view.Nodes {
	if s.Prefs.Keys == "off" {
		return view.Nodes{view.T("Single-letter keys are off. They can be switched on in the "),
			view.E("a", view.Href("/settings"), view.T("settings")), view.T(".")}
	}
	return view.Nodes{view.T("They work when nothing is being typed, and can be switched off in the "),
		view.E("a", view.Href("/settings"), view.T("settings")), view.T(".")}
}
