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
		words := kit.Rev(d.Number) + " " + kit.ShortMoment(d.Time(), t.now)
		if d.Label != "" {
			words += " " + d.Label
		}
		return words
	}
	return view.E("div", view.Class("pair cols"), view.E("p", view.Class("nums was")), view.E("p", view.Class("body was"), view.T(name(t.old))),
		view.E("p", view.Class("side")), view.E("p", view.Class("body"), view.T(name(t.new))))
}

// list prints all rows, with what is folded.
func (t *table) list() view.Node {
	out := view.E("ol", view.Class("rows"), view.ID("rows"), view.A("role", "list"))
	add := func(nodes ...view.Node) { out.Kids = append(out.Kids, nodes...) }
	ghosts := func(rows []*row) {
		for _, r := range rows {
			add(t.ghost(r))
		}
	}
	if t.head != nil {
		ghosts(t.head.ghosts)
	}
	ghosts(t.first)
	for from := 0; from < len(t.rows); {
		to := from
		for to < len(t.rows) && t.fold(t.rows[to]) != "" && t.fold(t.rows[to]) == t.fold(t.rows[from]) {
			to++
		}
		if to == from {
			add(t.node(t.rows[from]))
			ghosts(t.rows[from].ghosts)
			from++
			continue
		}
		add(t.folded(t.rows[from:to]))
		for _, r := range t.rows[from:to] {
			ghosts(r.ghosts)
		}
		from = to
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
	case t.around(r):
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
	if t.around(rows[0]) {
		return append(view.Nodes{view.T("Around the story: " + tally(rows, false) + " ")}, t.context(rows)...)
	}
	words := capital(tally(rows, true))
	if par := t.span(rows); par != "" {
		words += ": " + par
	}
	return append(view.Nodes{view.T(words + " ")}, t.context(rows)...)
}

// tally counts rows by what became of them: "3 unchanged, 1 edited". Aside, rows
// that changed are those that are not looked at.
func tally(rows []*row, aside bool) string {
	counts, order := map[string]int{}, []string{"unchanged"}
	for _, r := range rows {
		word := opWords[r.Op].word
		switch {
		case aside && r.change > 0:
			word = "with other changes"
		case r.Op == diff.Same:
		case aside, r.Op == diff.Edited:
			word = "with another layout"
			if !aside {
				word = "edited"
			}
		}
		if counts[word]++; counts[word] == 1 && word != "unchanged" {
			order = append(order, word)
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
		view.E("p", view.T(layoutWords(t.old.Blocks[r.Old[0]], t.new.Blocks[r.New[0]]))))}
}

func layoutWords(a, b article.Block) string {
	switch {
	case a.Kind != b.Kind:
		return fmt.Sprintf("A %s before, a %s now. Same words.", a.Kind, b.Kind)
	case a.Role != b.Role:
		return fmt.Sprintf("%s before, %s now. Same words.", capital(thing(a)), thing(b))
	case a.Level != b.Level:
		return fmt.Sprintf("A heading of level %d before, of level %d now.", a.Level, b.Level)
	case a.Ordered != b.Ordered:
		return "The list is numbered in one of the two."
	case a.Text() != b.Text():
		return "Only blanks or line breaks differ."
	case len(a.Parts) != len(b.Parts):
		return "The same words in other lines."
	}
	return "Bold, italics or the like differ. Same words."
}
