package compare

import (
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/annotations/track"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// story says in a line or two what became of a mark.
func (t *table) story(m *api.Mark) view.Nodes {
	var out view.Nodes
	say := func(items ...view.Item) { out = append(out, view.E("p", items...)) }
	n := t.new.Number
	switch m.Here.Fate {
	case annotations.Reworded:
		say(t.new.lang(), kit.Rewording(t.reworded(m)))
	case annotations.Moved:
		say(view.T(t.movedWords(m)))
	case annotations.Removed:
		if !m.Here.ByHand {
			say(view.T(t.notIn()))
		}
	case annotations.Unsure:
		say(t.maybeWords(m)...)
	}
	if m.Here.ByHand {
		words := fmt.Sprintf("You chose its place in r%d.", n)
		if m.Here.Fate == annotations.Removed {
			words = fmt.Sprintf("You said that it is not in r%d.", n)
		}
		say(view.T(words))
	}
	if words := t.origin(m); words != "" {
		say(view.Class("dim"), view.T(words))
	}
	return out
}

// origin says on which revision a mark was made, when that is not the older text,
// and what had become of it there.
func (t *table) origin(m *api.Mark) string {
	old := t.oldPlace(m)
	switch {
	case m.Revision == t.old.Number, m.Revision == t.new.Number && !sure(old):
		return ""
	case m.Revision == t.new.Number && !t.across() || old.Fate == annotations.Kept:
		return fmt.Sprintf("Marked in %s.", kit.Rev(m.Revision))
	}
	return fmt.Sprintf("Marked in %s; in %s: %s.", kit.Rev(m.Revision), kit.Rev(t.old.Number), old.Fate)
}

// reworded returns the change from the marked words to those here.
func (t *table) reworded(m *api.Mark) []track.Piece {
	if len(m.Words) > 0 {
		return m.Words
	}
	return kit.Replaced(m.Exact, t.wordsAt(m.Here.Spans))
}

// wordsAt returns the words of the newer text at spans.
func (t *table) wordsAt(spans []article.Span) string {
	words := ""
	for k, s := range spans {
		if k > 0 {
			words += "\n"
		}
		words += t.new.text.Slice(s)
	}
	return words
}

func (t *table) movedWords(m *api.Mark) string {
	if m.Par > 0 && m.WasPar > 0 && m.Par != m.WasPar {
		return fmt.Sprintf("Par. %d to %d. Same words.", m.WasPar, m.Par)
	}
	return "Elsewhere now. Same words."
}

// noteSays says that no note of the outlet tells of it, where none was added.
func (t *table) noteSays() string {
	for _, r := range t.Diff.Rows {
		for _, j := range r.New {
			if role := t.new.Blocks[j].Role; r.Op != diff.Same && (role == article.Correction || role == article.EdNote) {
				return ""
			}
		}
	}
	return " No note says so."
}

// maybeWords tells of the place where an unsure mark may stand.
func (t *table) maybeWords(m *api.Mark) []view.Item {
	if len(m.Here.Spans) == 0 {
		return []view.Item{view.T("No place in " + t.copyOf(t.new) + " is like it enough.")}
	}
	b := t.new.text.BlockAt(m.Here.Spans[0].Start)
	where := "Elsewhere it"
	if n := t.new.numbers[b]; n > 0 {
		where = fmt.Sprintf("Par. %d", n)
	}
	return []view.Item{view.T(where + " may be it: “"), view.E("q", t.new.lang(), view.T(opening(t.wordsAt(m.Here.Spans), 160))), view.T("”")}
}

// trail prints the fates of a mark over the revisions. It is seen while the mark
// is pointed at.
func (t *table) trail(m *api.Mark) view.Node {
	if len(m.Trail) < 2 {
		return view.Node{}
	}
	return view.E("div", view.Class("more"), kit.Trail(m.Trail, func(n int) string {
		return kit.AtMark(kit.Revision(t.Article.ID, n), m.ID)
	}))
}

// acts are the buttons of a card by which a reader corrects a place.
func (t *table) acts(m *api.Mark) view.Nodes {
	if t.across() || t.new.Number < 0 || m.Revision == t.new.Number || m.Here.Revision != t.new.Number {
		return nil
	}
	id := string(m.ID)
	button := func(class, words, action string) view.Node {
		return view.E("button", view.Class("btn", class), view.A("type", "button"), view.ID(action[len("compare."):]+"-"+id), view.Click(action, id), view.T(words))
	}
	var out view.Nodes
	switch {
	case m.Here.ByHand:
		out = append(out, button("", "Take the choice back", "compare.unplace"))
	case m.Here.Fate == annotations.Unsure:
		if len(m.Here.Spans) > 0 {
			out = append(out, button("", "It is there", "compare.accept"))
		}
		out = append(out, button("", "Choose place", "compare.choose"), button("bare", "Not there", "compare.gone"))
	case m.Here.Fate == annotations.Removed:
		out = append(out, button("bare", "Choose place", "compare.choose"))
	}
	if out == nil {
		return nil
	}
	return view.Nodes{view.E("div", view.Class("acts live-only"), out)}
}
