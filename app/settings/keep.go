package settings

import (
	"strconv"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// keep says how long stories without marks are kept, and changes that in two
// steps: what would be removed is told before. The forms are sent as they are,
// with scripts too.
func keep(k api.Keeping) view.Nodes {
	others := "All outlets"
	if len(k.Rules) > 0 {
		others = "All other outlets"
	}
	out := view.Nodes{
		view.E("p", view.T("Stories without marks can be removed when they were neither added nor revised for a while. A story that carries a mark, also a deleted one, is never removed, nor is one that you joined to another.")),
		view.E("dl", view.Class("facts"), fact(others, kept(k.Days))),
	}
	for _, r := range k.Rules {
		out = append(out, keepForm(api.KeepRule{Outlet: r.Outlet, Drop: true}, view.E("span", view.E("bdi", view.T(r.Outlet))),
			view.E("span", view.T(kept(r.Days))),
			view.E("button", view.Class("btn"), view.T("Take this rule away"), kit.Hidden(", of "+r.Outlet))))
	}
	return append(append(out, try(k)), would(k.Would)...)
}

// kept says what a rule does.
func kept(days int) string {
	if days == 0 {
		return "kept for ever"
	}
	return "removed after " + kit.Some(days, "day", "days")
}

func keepForm(r api.KeepRule, items ...view.Item) view.Node {
	fields := view.Nodes{kit.Field("days", strconv.Itoa(r.Days))}
	if r.Outlet != "" {
		fields = append(fields, kit.Field("outlet", r.Outlet))
	}
	if r.Drop {
		fields = append(fields, kit.Field("do", "drop"))
	}
	return view.E("form", view.Class("choice"), view.A("method", "post"), view.A("action", api.KeepForm), fields, view.Items(items))
}

// try is the form that asks what a rule would do.
func try(k api.Keeping) view.Node {
	now := api.KeepRule{Days: k.Days}
	if k.Would != nil {
		now = k.Would.KeepRule
	}
	outlets := view.E("select", view.Class("field"), view.ID("keep-outlet"), view.A("name", "outlet"), option("", "All outlets", now.Outlet))
	for _, o := range k.Outlets {
		outlets.Kids = append(outlets.Kids, option(o, o, now.Outlet))
	}
	days := view.E("select", view.Class("field"), view.ID("keep-days"), view.A("name", "days"))
	for _, n := range api.KeepDays {
		days.Kids = append(days.Kids, option(strconv.Itoa(n), kept(n), strconv.Itoa(now.Days)))
	}
	return view.E("form", view.Class("two"), view.A("method", "get"), view.A("action", "/settings#keep"),
		view.E("label", view.A("for", "keep-outlet"), view.T("Stories of")), view.E("label", view.A("for", "keep-days"), view.T("are")),
		outlets, days, view.E("button", view.Class("btn"), view.ID("keep-try"), view.T("See what would be removed")))
}

func option(value, words, now string) view.Node {
	return view.E("option", view.A("value", value), view.Flag("selected", value == now), view.T(words))
}

// would says what a rule would do, and keeps it.
func would(t *api.KeepTrial) view.Nodes {
	if t == nil {
		return nil
	}
	words, act := "Nothing would be removed now.", "Keep for ever"
	if t.Days > 0 {
		act = "Remove after " + kit.Some(t.Days, "day", "days")
	}
	if t.Removed > 0 {
		words = kit.Number(t.Removed) + " of " + kit.Some(t.All, "story", "stories") + " would be removed within a day, with revisions and captures. That cannot be undone."
	}
	return view.Nodes{keepForm(t.KeepRule, view.E("p", view.ID("keep-would"), view.A("role", "status"), view.E("b", view.T(words))),
		view.E("button", view.Class("btn"), view.ID("keep-save"), view.T(act)))}
}
