package compare

import (
	"fmt"
	"strconv"
	"strings"

	"writethru/annotations/diff"
	"writethru/app/view"
)

// node prints a row.
func (t *table) node(r *row) view.Node {
	op := opWords[r.Op]
	items := view.Items{view.Class("pair", op.class, t.state(r))}
	if r.change > 0 {
		items = append(items, view.ID(changeID(r.change)), view.A("tabindex", "-1"), t.current(r))
	}
	bits := t.stream(r.Row)
	if t.address.view == split {
		items = append(items, t.was(r, bits))
	}
	items = append(items, t.side(r), view.E("div", view.Class("body"), t.flags(r), t.elsewhere(r), t.body(r, bits), t.notes(r), t.layout(r)), t.cards(r.marks), t.hop(r))
	return view.Part(view.E("li", items))
}

func changeID(n int) string { return "change-" + strconv.Itoa(n) }

// state is the class of a row that is the current one, or not looked at.
func (t *table) state(r *row) string {
	switch {
	case r.change > 0 && r.change == t.ui.At:
		return "on"
	case r.change > 0 && r.shown == 0:
		return "unasked"
	}
	return ""
}

func (t *table) current(r *row) view.Attr {
	if r.change == t.ui.At {
		return view.A("aria-current", "true")
	}
	return view.Attr{}
}

// side prints what stands beside a row: the numbers of its paragraphs, the sign,
// and the kinds of change.
func (t *table) side(r *row) view.Node {
	return view.E("div", view.Class("side"), t.numbers(r), t.sign(r), t.kinds(r))
}

func (t *table) numbers(r *row) view.Node {
	old := view.E("span", view.T(t.old.par(r.Old)))
	if first, _ := t.old.numbered(r.Old); first > 0 {
		old = view.E("span", view.ID("was-p"+strconv.Itoa(first)), view.T(t.old.par(r.Old)))
	}
	return view.E("p", view.Class("nums"), view.A("aria-hidden", "true"), old, view.E("span", view.T(t.new.par(r.New))))
}

// sign prints the sign of a row, which is the permanent link to its change.
func (t *table) sign(r *row) view.Node {
	op := opWords[r.Op]
	if r.change == 0 {
		return view.E("p", view.Class("sgn"), view.E("span", view.Class("sr"), view.T(t.where(r)+", "+t.opWord(r.Op)+". ")))
	}
	return view.E("a", view.Class("sgn"), view.Href("#"+changeID(r.change)),
		view.E("span", view.A("aria-hidden", "true"), view.T(op.sign)),
		view.E("span", view.Class("sr"), view.T(fmt.Sprintf("Change %d: %s, %s. ", r.change, lower(t.where(r)), t.opWord(r.Op)))))
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// kinds prints the kinds of change in a row.
func (t *table) kinds(r *row) view.Node {
	words := t.labels(r.Row)
	if len(words) == 0 {
		return view.Node{}
	}
	return view.E("p", view.Class("kinds"), view.T(strings.Join(words, ", ")))
}

// flags say of a row that it moved, was split or joined, or that it is in one of
// two copies only.
func (t *table) flags(r *row) view.Nodes {
	var out view.Nodes
	if r.moved() {
		from := "Moved from " + t.old.name(r.Old)
		switch {
		case t.across():
			from = capital(t.old.name(r.Old)) + " " + t.terms.was
		case t.old.par(r.Old) == "":
			from = "Moved"
		}
		out = append(out, view.E("p", view.Class("flag"), view.E("a", view.Href("#"+ghostID(r)), view.T(from))))
	}
	switch r.Op {
	case diff.Added, diff.Removed:
		if t.across() && r.change > 0 {
			out = append(out, view.E("p", view.Class("flag"), view.T(capital(t.opWord(r.Op)))))
		}
	case diff.Split:
		out = append(out, view.E("p", view.Class("flag"), view.T(fmt.Sprintf("%s split in %s", capital(t.old.name(r.Old)), count(len(r.New))))))
	case diff.Merged:
		out = append(out, view.E("p", view.Class("flag"), view.T(fmt.Sprintf("%s joined in one", capital(t.old.name(r.Old))))))
	}
	return out
}

func count(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

func ghostID(r *row) string { return "from-" + changeID(r.change) }

// ghost prints a line at the place that a row has moved from.
func (t *table) ghost(r *row) view.Node {
	to := capital(t.old.name(r.Old)) + " moved to " + t.new.name(r.New)
	switch {
	case t.across():
		to = fmt.Sprintf("%s is %s %s", capital(t.old.name(r.Old)), t.new.name(r.New), t.terms.is)
	case t.new.par(r.New) == "":
		to = capital(thing(t.new.Blocks[r.New[0]])) + " moved from here"
	}
	return view.E("li", view.Class("pair away"), view.ID(ghostID(r)),
		view.E("div", view.Class("side"),
			view.E("p", view.Class("nums"), view.A("aria-hidden", "true"), view.E("span", view.T(t.old.par(r.Old))), view.E("span")),
			view.E("p", view.Class("sgn"), view.A("aria-hidden", "true"), view.T("↕"))),
		view.E("div", view.Class("body"), view.E("p", view.E("a", view.Href("#"+changeID(r.change)), view.T(to)))))
}

// body prints the words of a row: one after the other, kept, removed and added.
func (t *table) body(r *row, bits []bit) view.Nodes {
	switch r.Op {
	case diff.Added:
		f := form{t: t, row: r, d: t.new, side: wholly, newer: true, ids: "p"}
		return view.Nodes{view.E("ins", view.Class("whole"), f.blocks(lines(bits, r.New[0])))}
	case diff.Removed:
		f := form{t: t, row: r, d: t.old, side: wholly}
		return view.Nodes{view.E("del", view.Class("whole"), f.blocks(oldLines(bits, r.Old[0])))}
	}
	f := form{t: t, row: r, d: t.new, newer: true, ids: "p"}
	return f.blocks(lines(bits, r.New[0]))
}

// was prints the column of the older text.
func (t *table) was(r *row, bits []bit) view.Nodes {
	body := view.E("div", view.Class("body was"))
	if len(r.Old) > 0 {
		f := form{t: t, row: r, d: t.old, side: oldSide}
		if r.Op == diff.Removed {
			f.side = wholly
		}
		body.Kids = f.blocks(oldLines(bits, r.Old[0]))
	}
	return view.Nodes{view.E("p", view.Class("nums was"), view.A("aria-hidden", "true"), view.E("span", view.T(t.old.par(r.Old)))), body}
}
