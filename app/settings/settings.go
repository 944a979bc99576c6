package settings

import (
	"writethru/annotations/track"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// UI is what the screen knows besides its page: nothing.
type UI struct{}

// View returns the screen below the top bar.
func View(s state.Shell, p api.SettingsPage, ui UI) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"), view.Class("set"), view.A("tabindex", "-1"),
		view.E("h1", view.T("Settings")), made(p),
		section("look", "Reading", choices(s)),
		section("alerts", "Alerts", raise(p), notify(s)),
		section("keys", "Keys", keysSwitch(s), kit.KeyList("", "key-")),
		section("fates", "What the fates mean", fates()),
		section("keep", "Keeping stories", keep(p.Keeping)),
		section("tokens", "Programs", tokens(s, p)),
		section("about", "About", about(p)),
	)}
}

func section(id, words string, items ...view.Item) view.Node {
	return view.E("section", view.ID(id), view.A("aria-labelledby", id+"-h"),
		view.E("h2", view.ID(id+"-h"), view.Class("day"), view.T(words)), view.Items(items))
}

func fates() view.Nodes {
	var out view.Nodes
	out = append(out, view.E("p", view.T("A mark belongs to the revision it was made on. In every other revision it has a fate:")))
	list := view.E("dl", view.Class("facts"))
	for _, f := range kit.Fates {
		list.Kids = append(list.Kids, view.E("dt", kit.Fate(f, kit.FateWord(f))), view.E("dd", view.T(track.Definition(f))))
	}
	return append(out, list)
}

func about(p api.SettingsPage) view.Nodes {
	out := view.Nodes{view.E("dl", view.Class("facts"),
		fact("Version", p.Version), fact("Database", p.Database))}
	if p.Sample {
		out = append(out, view.E("form", view.Class("notice"), view.A("method", "post"), view.A("action", api.SampleForm),
			view.Do("submit", "settings.unsample", ""),
			view.E("p", view.T("The library holds made-up sample stories.")),
			view.E("button", view.Class("btn"), view.ID("unsample"), view.T("Remove them"))))
	}
	return out
}

func fact(name, value string) view.Nodes {
	if value == "" {
		return nil
	}
	return view.Nodes{view.E("dt", view.T(name)), view.E("dd", view.E("bdi", view.T(value)))}
}
