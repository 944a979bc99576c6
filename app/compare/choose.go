package compare

import (
	"fmt"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// choosing prints the bar that stands at the foot while a reader chooses the
// place of a mark.
func (t *table) choosing() view.Node {
	var m *api.Mark
	for k := range t.Marks {
		if t.Marks[k].ID == t.ui.Choosing {
			m = &t.Marks[k]
		}
	}
	if m == nil || t.ui.Choosing == "" {
		return view.Node{}
	}
	words := fmt.Sprintf("Select in r%d the words that are now ", t.new.Number)
	if len(t.ui.Chosen) > 0 {
		words = fmt.Sprintf("%d words are selected for ", wordsIn(t.new.text, t.ui.Chosen))
	}
	button := func(class, id, action, words, key string, off bool) view.Node {
		return view.E("button", view.Class("btn", class), view.ID(id), view.A("type", "button"), kit.Switch("disabled", off),
			view.Click(action, string(m.ID)), view.T(words+" "), view.E("kbd", view.T(key)))
	}
	return view.E("div", view.Class("choose"), view.ID("choose"), view.A("role", "group"), view.Label("Choose the place"), view.A("tabindex", "-1"),
		view.E("p", view.T(words), view.E("q", t.new.lang(), view.T("“"+opening(m.Exact, 90)+"”"))),
		view.E("div", view.Class("acts"),
			button("go", "choose-take", "compare.take", "This is the place", "Enter", len(t.ui.Chosen) == 0),
			button("", "choose-drop", "compare.drop", "Cancel", "Esc", false)))
}

func wordsIn(text article.Text, spans []article.Span) int {
	n := 0
	for _, s := range spans {
		inWord := false
		for _, r := range text.Slice(s) {
			if w := isWord(r); w != inWord {
				if inWord = w; w {
					n++
				}
			}
		}
	}
	return n
}
