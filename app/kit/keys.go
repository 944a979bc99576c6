package kit

import (
	"strings"

	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Key returns the key of a "key" event, or "" when it is a single character
// and the reader has switched those off.
func Key(s *state.Shell, e view.Event) string {
	if e.Name != "key" || s.Prefs.Keys == "off" && len([]rune(e.Key)) == 1 {
		return ""
	}
	return e.Key
}

// keyGroup is where keys work: everywhere, or on some screens.
type keyGroup struct {
	words string
	on    []api.PageKind // empty: everywhere
	keys  []keyLine
}

// keyLine is a line of the help: keys, parted by blanks, and what they do.
type keyLine struct{ keys, words string }

var keyGroups = []keyGroup{
	{"Everywhere", nil, []keyLine{
		{"/", "search"},
		{"a", "add a story"},
		{"?", "this help"},
		{"g_l g_n", "library, notebook"},
		{"Esc", "close, let go"},
	}},
	{"Lists", []api.PageKind{api.LibraryKind, api.NotebookKind}, []keyLine{
		{"j k", "next, previous"},
		{"o Enter", "open"},
		{"x Delete", "choose, delete, in the notebook"},
	}},
	{"Reader", []api.PageKind{api.ArticleKind}, []keyLine{
		{"j k", "next, previous story"},
		{"[ ]", "earlier, later revision"},
		{"d", "compare with the one last read"},
		{"Tab", "next mark"},
	}},
	{"Select by keys", []api.PageKind{api.ArticleKind}, []keyLine{
		{"s Shift_s", "next, previous sentence"},
		{"Shift_→ ←", "one word more, less"},
		{"Alt_↓ ↑", "next, previous paragraph"},
	}},
	{"With a selection", []api.PageKind{api.ArticleKind}, []keyLine{
		{"h q c m", "highlight, quote, claim, note"},
		{"t", "tag"},
		{"Ctrl_Enter", "save a form"},
	}},
	{"On a mark", []api.PageKind{api.ArticleKind}, []keyLine{
		{"e t", "edit, tag"},
		{"f", "its fate"},
		{"Delete", "delete"},
		{"Ctrl_z", "undo"},
		{"Enter", "from text to card and back"},
	}},
	{"Compare", []api.PageKind{api.CompareKind}, []keyLine{
		{"n p", "next, previous change"},
		{"[ ]", "move the right end"},
		{"{ }", "move the left end"},
		{"f", "next fate of a mark"},
		{"v", "next view"},
	}},
}

// KeyList returns all keys, those that work on a screen first. The ids of
// headings begin with prefix.
func KeyList(kind api.PageKind, prefix string) view.Node {
	list := view.E("div", view.Class("keys"))
	for _, here := range []bool{true, false} {
		for _, g := range keyGroups {
			if g.worksOn(kind) == here {
				list.Kids = append(list.Kids, g.section(prefix))
			}
		}
	}
	return list
}

func (g keyGroup) worksOn(kind api.PageKind) bool {
	for _, k := range g.on {
		if k == kind {
			return true
		}
	}
	return len(g.on) == 0
}

func (g keyGroup) section(prefix string) view.Node {
	var lines view.Nodes
	for _, l := range g.keys {
		lines = append(lines, view.E("div", view.E("dt", keyCaps(l.keys)), view.E("dd", view.T(l.words))))
	}
	id := prefix + strings.ReplaceAll(strings.ToLower(g.words), " ", "-")
	return view.E("section", view.A("aria-labelledby", id),
		view.E("h3", view.ID(id), view.Class("label"), view.T(g.words)), view.E("dl", lines))
}

// keyCaps draws "g_l Esc" as caps; "_" joins keys that are pressed together or
// one after the other.
func keyCaps(keys string) view.Nodes {
	var caps view.Nodes
	or := " "
	if strings.Contains(keys, "_") {
		or = " or "
	}
	for i, combo := range strings.Fields(keys) {
		if i > 0 {
			caps = append(caps, view.T(or))
		}
		for k, key := range strings.Split(combo, "_") {
			if k > 0 {
				caps = append(caps, view.T(" "))
			}
			caps = append(caps, view.E("kbd", view.T(key)))
		}
	}
	return caps
}
