package live

import (
	"slices"
	"strconv"
	"strings"

	"writethru/app/view"
)

// hand is what a reader has done to the controls of a tree: what was typed,
// ticked and opened, and where the focus is. It finds them again by their keys.
type hand struct {
	held  map[string]held
	focus string // "" when no element of the page has it
	caret Control
}

// held is how a control stands, and how the view has drawn it.
type held struct {
	node *view.Node
	Control
}

// hold returns what a reader has done to the document that shows t.
func (l *Loop) hold(t *twig) hand {
	h := hand{held: map[string]held{}}
	focus := l.b.FocusAt()
	t.each(func(p spot, n *view.Node) {
		if focus != nil && slices.Equal(p.at, focus) {
			h.focus = p.key()
			h.caret, _ = l.b.Control(p.at, n.Tag)
		}
		if !isControl(n) {
			return
		}
		if c, ok := l.b.Control(p.at, n.Tag); ok {
			h.held[p.key()] = held{n, c}
		}
	})
	return h
}

// release does the same to the document that shows t now, except for what the
// view has changed since. A control that stands where another stood is as it
// was drawn.
func (l *Loop) release(h hand, t *twig) {
	var focus []int
	t.each(func(p spot, n *view.Node) {
		if h.focus != "" && strings.HasPrefix(h.focus, p.id) && p.key() == h.focus {
			focus = slices.Clone(p.at)
		}
		if isControl(n) {
			l.b.SetControl(p.at, h.stands(p.key(), n))
		}
	})
	if focus != nil && !slices.Equal(focus, l.b.FocusAt()) {
		l.b.FocusOn(focus, h.caret)
	}
}

// stands returns how a control is to stand.
func (h hand) stands(key string, n *view.Node) Control {
	is := drawnControl(n)
	was, ok := h.held[key]
	if !ok || was.node.Tag != n.Tag {
		return is
	}
	before := drawnControl(was.node)
	told := was.Since(is.Value)
	if before.Value == is.Value {
		told = was.Said
	}
	if (before.Value == is.Value || told != nil) && before.Checked == is.Checked {
		is.Value, is.Checked, is.Said = was.Value, was.Checked, told
	}
	if before.Open == is.Open {
		is.Open = was.Open
	}
	is.Caret, is.Scroll = was.Caret, was.Scroll
	return is
}

// drawnControl returns how a control stands that nobody has used.
func drawnControl(n *view.Node) Control {
	c := Control{Value: attr(n, "value"), Checked: has(n, "checked"), Open: has(n, "open")}
	switch n.Tag {
	case "textarea":
		c.Value = textOf(n.Kids)
	case "select":
		options := optionsOf(n.Kids, nil)
		for i := len(options) - 1; i >= 0; i-- {
			if i == 0 || has(options[i], "selected") {
				c.Value = optionValue(options[i])
				break
			}
		}
	}
	return c
}

func optionsOf(kids []view.Node, to []*view.Node) []*view.Node {
	for i := range kids {
		switch kids[i].Tag {
		case "option":
			to = append(to, &kids[i])
		case "optgroup":
			to = optionsOf(kids[i].Kids, to)
		}
	}
	return to
}

func optionValue(n *view.Node) string {
	if has(n, "value") {
		return attr(n, "value")
	}
	return strings.Join(strings.Fields(textOf(n.Kids)), " ")
}

// isControl reports whether a reader can make an element stand otherwise than
// the view says.
func isControl(n *view.Node) bool {
	switch n.Tag {
	case "input":
		return attr(n, "type") != "hidden" && attr(n, "type") != "file"
	case "textarea", "select", "details":
		return true
	}
	return false
}

// spot is where an element stands in a tree.
type spot struct {
	at   []int  // its place, only until the function returns that was given it
	id   string // the nearest id, of itself or of an element around it
	from int    // how much of at is the place of that
}

// key names a spot by its id and the way from there. It stays the same when
// something is put in before.
func (p spot) key() string {
	b := append([]byte(p.id), '#')
	for _, n := range p.at[p.from:] {
		b = strconv.AppendInt(append(b, '/'), int64(n), 10)
	}
	return string(b)
}

// each calls f with every element of a tree; with a control, all that is in it.
func (t *twig) each(f func(spot, *view.Node)) { t.walk(spot{}, f) }

func (t *twig) walk(p spot, f func(spot, *view.Node)) {
	if t.isPart() {
		walk(p, t.node, f)
		return
	}
	if t.node.Tag == "" {
		return
	}
	p = p.on(t.node)
	if n := t.node; isControl(n) {
		whole := t.whole()
		f(p, &whole)
	} else {
		f(p, n)
	}
	for i := range t.kids {
		t.kids[i].walk(spot{append(p.at, i), p.id, p.from}, f)
	}
}

func walk(p spot, n *view.Node, f func(spot, *view.Node)) {
	if n.Tag == "" {
		return
	}
	p = p.on(n)
	f(p, n)
	for i := range n.Kids {
		walk(spot{append(p.at, i), p.id, p.from}, &n.Kids[i], f)
	}
}

// on returns the spot of an element, given that of its place.
func (p spot) on(n *view.Node) spot {
	if id := attr(n, "id"); id != "" {
		p.id, p.from = id, len(p.at)
	}
	return p
}

// whole returns a tree as one node.
func (t *twig) whole() view.Node {
	n := *t.node
	if t.isPart() {
		return n
	}
	n.Kids = make([]view.Node, len(t.kids))
	for i := range t.kids {
		n.Kids[i] = t.kids[i].whole()
	}
	return n
}
