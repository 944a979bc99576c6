package compare

import (
	"fmt"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
)

// columns names the two columns of the view side by side.
func (t *table) columns() view.Node {
	if t.address.view != split {
		return view.Node{}
	}
	name := func(d doc) string {
		words := t.name(d) + " " + kit.ShortMoment(d.Time(), t.now)
		if d.Label != "" {
			words += " " + d.Label
		}
		return words
	}
	return view.E("div", view.Class("pair cols"), view.E("p", view.Class("nums was")), view.E("p", view.Class("body was"), view.T(name(t.old))),
		view.E("p", view.Class("side")), view.E("p", view.Class("body"), view.T(name(t.new))))
}

// list prints all rows, with what is folded, and a line wherever a row has moved
// away.
func (t *table) list() view.Node {
	out := view.E("ol", view.Class("rows"), view.ID("rows"), view.A("role", "list"))
	ghosts := func(rows []*row) {
		for _, r := range rows {
			out.Kids = append(out.Kids, t.ghost(r))
		}
	}
	ghosts(t.first)
	for _, rows := range t.groups() {
		if t.fold(rows[0]) != "" {
			out.Kids = append(out.Kids, t.folded(rows))
		} else {
			out.Kids = append(out.Kids, t.node(rows[0]))
		}
		ghosts(rows[len(rows)-1].ghosts)
	}
	return out
}

// groups returns the rows one by one, but neighbours that are folded for the same
// reason together. After a row that another has moved away from begins a new one.
func (t *table) groups() [][]*row {
	var out [][]*row
	for k, r := range t.rows {
		if k > 0 && t.fold(r) != "" && t.fold(r) == t.fold(t.rows[k-1]) && len(t.rows[k-1].ghosts) == 0 {
			out[len(out)-1] = append(out[len(out)-1], r)
		} else {
			out = append(out, []*row{r})
		}
	}
	return out
}

// The reasons for which a row is folded.
const (
	outside = "around the story"
	quiet   = "unchanged"
)

// fold returns why a row is folded, or "". Folded is what stands around the
// story; where only changes are shown, also what did not change, or not in a way
// that is looked at. What a reader has marked is never folded.
func (t *table) fold(r *row) string {
	switch {
	case len(r.marks) > 0:
		return ""
	case r.change == 0 && t.around(r):
		return outside
	case t.address.view == changesOnly && r.shown == 0:
		return quiet
	}
	return ""
}

// folded prints rows that are folded, and says what is in the fold.
func (t *table) folded(rows []*row) view.Node {
	var inner view.Nodes
	for _, r := range rows {
		inner = append(inner, t.node(r))
	}
	return view.Part(view.E("li", view.Class("tuck"), view.E("details", view.Flag("open", t.recorded),
		view.E("summary", view.When(!t.recorded, kit.Icon("more")), view.E("span", t.inside(rows))),
		view.E("ol", view.A("role", "list"), inner))))
}

// inside says what is in a fold: "4 unchanged, par. 5 to 8", and how it begins.
func (t *table) inside(rows []*row) view.Nodes {
	if t.fold(rows[0]) == outside {
		return append(view.Nodes{view.T("Around the story: " + tally(rows, func(r *row) string { return t.opWord(r.Op) }) + " ")}, t.context(rows)...)
	}
	words := capital(tally(rows, quietWord))
	if par := t.span(rows); par != "" {
		words += ": " + par
	}
	return append(view.Nodes{view.T(words + " ")}, t.context(rows)...)
}

// tally counts rows by what became of them: "3 unchanged, 1 edited".
func tally(rows []*row, word func(*row) string) string {
	counts, order := map[string]int{}, []string{quiet}
	for _, r := range rows {
		w := word(r)
		if counts[w]++; counts[w] == 1 && w != quiet {
			order = append(order, w)
		}
	}
	var out []string
	for _, w := range order {
		if counts[w] > 0 {
			out = append(out, fmt.Sprintf("%d %s", counts[w], w))
		}
	}
	return strings.Join(out, ", ")
}

// quietWord is why a row of the story is folded.
func quietWord(r *row) string {
	switch {
	case r.change > 0:
		return "with other changes"
	case r.Op == diff.Same:
		return quiet
	}
	return "with another layout"
}

// span returns the paragraphs of rows in the newer text: "par. 5 to 8".
func (t *table) span(rows []*row) string {
	first, last := 0, 0
	for _, r := range rows {
		a, b := t.new.numbered(r.New)
		if first == 0 {
			first = a
		}
		last = max(last, b)
	}
	switch {
	case first == 0:
		return ""
	case first == last:
		return fmt.Sprintf("par. %d", first)
	}
	return fmt.Sprintf("par. %d to %d", first, last)
}

// context returns the first words of the first row and of the last, so that a
// change is read with what stands before and after it.
func (t *table) context(rows []*row) view.Nodes {
	words := func(r *row, most int) view.Node {
		d, blocks := t.new, r.New
		if len(blocks) == 0 {
			d, blocks = t.old, r.Old
		}
		s := opening(d.Blocks[blocks[0]].Text(), most)
		if s == "" {
			return view.Node{}
		}
		return view.E("q", d.lang(), view.T("“"+s+"”"))
	}
	if len(rows) == 1 {
		return view.Nodes{words(rows[0], 90)}
	}
	return view.Nodes{words(rows[0], 44), view.T(" to "), words(rows[len(rows)-1], 44)}
}

// layout says in a fold of what kind a change of layout is. The words of the row
// are not in the fold.
func (t *table) layout(r *row) view.Nodes {
	if r.Op == diff.Same || !r.Folded() || t.around(r) || len(r.Old) == 0 || len(r.New) == 0 {
		return nil
	}
	return view.Nodes{view.E("details", view.Class("layout"),
		view.E("summary", view.T("Layout changed")),
		view.E("p", view.T(t.layoutWords(t.old.Blocks[r.Old[0]], t.new.Blocks[r.New[0]]))))}
}

func (t *table) layoutWords(a, b article.Block) string {
	switch {
	case a.Kind != b.Kind:
		return fmt.Sprintf("A %s %s, a %s %s. Same words.", a.Kind, t.terms.was, b.Kind, t.terms.is)
	case a.Role != b.Role:
		return fmt.Sprintf("%s %s, %s %s. Same words.", capital(thing(a)), t.terms.was, thing(b), t.terms.is)
	case a.Level != b.Level:
		return fmt.Sprintf("A heading of level %d %s, of level %d %s.", a.Level, t.terms.was, b.Level, t.terms.is)
	case a.Ordered != b.Ordered:
		return "The list is numbered in one of the two."
	case a.Text() != b.Text():
		return "Only blanks or line breaks differ."
	case len(a.Parts) != len(b.Parts):
		return "The same words in other lines."
	}
	return "Bold, italics or the like differ. Same words."
}
