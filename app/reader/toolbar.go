package reader

import (
	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
)

// tool is a button of the toolbar: what a selection is marked as.
type tool struct{ name, words, key string }

var tools = []tool{
	{string(annotations.Highlight), "Highlight", "h"},
	{string(annotations.Quote), "Quote", "q"},
	{string(annotations.Claim), "Claim", "c"},
	{string(annotations.Note), "Note", "m"},
	{"tag", "Tag", "t"},
}

// placeTools stand in the toolbar while a place is chosen.
var placeTools = []tool{{"place", "Place here", "Enter"}, {"leave", "Leave", "Esc"}}

// toolbar is what can be done with the selection. It stands above it, where
// --sel-x and --sel-y of the root say, and is one stop of Tab.
func (r *room) toolbar() view.Node {
	if len(r.ui.Selection) == 0 {
		return view.Node{}
	}
	show, label := tools, "Mark the selection"
	if r.ui.Placing != "" {
		show, label = placeTools, "Place the mark"
	}
	bar := view.E("div", view.Class("toolbar"), view.A("role", "toolbar"), view.Label(label))
	for i, t := range show {
		bar.Kids = append(bar.Kids, t.node(i == 0))
	}
	return view.E("section", view.Class("live-only"), view.Label("Selection"), bar)
}

func (t tool) node(first bool) view.Node {
	tab, action, arg := "-1", "reader.mark", t.name
	if first {
		tab = "0"
	}
	var icon view.Item
	switch t.name {
	case "place", "leave":
		action, arg = "reader."+t.name, ""
	default:
		icon = kit.Icon(t.name)
	}
	return view.E("button", view.A("type", "button"), view.ID("tool-"+t.name), view.A("tabindex", tab),
		view.Click(action, arg), view.Items{icon}, view.T(t.words+" "), view.E("kbd", view.T(t.key)))
}

// rove moves the focus in the toolbar.
func rove(ui *UI, e view.Event) []state.Effect {
	show := tools
	if ui.Placing != "" {
		show = placeTools
	}
	var ids []string
	for _, t := range show {
		ids = append(ids, "tool-"+t.name)
	}
	return kit.Rove(ids, e, false)
}
