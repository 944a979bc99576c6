package live

import (
	"slices"
	"strings"

	"writethru/app/view"
)

// mostParts is how many parts of a tree are components. go-app sends itself a
// message for each that it mounts, and stands still for ever when there are more
// than 4,096 at once. Parts beyond are drawn with what they stand in.
const mostParts = 3000

// twig is one place of a tree as it is drawn: an element or text outside of all
// parts, or a part with all that is in it.
type twig struct {
	// node is what is drawn; of an element outside of parts without its children.
	// A part that has not changed keeps its node from one tree to the next: that
	// it is the same pointer tells go-app that there is nothing to do.
	node *view.Node
	raw  *view.Node // of a part: as the screen gave it
	kids []twig
}

func (t *twig) isPart() bool { return t != nil && t.raw != nil }

// change is what is to be done besides what go-app does.
type change struct {
	tree  twig
	moves []move
	parts int
	// left are the ids of elements that no longer stand where they stood, come
	// those of elements that now stand where they did not.
	left, come []string
}

// shifted reports whether an element now stands in another's place. What a reader
// typed or opened in it is then to be carried over: go-app knows no ids.
func (c *change) shifted() bool {
	if len(c.left) == 0 || len(c.come) == 0 {
		return false
	}
	left := map[string]bool{}
	for _, id := range c.left {
		left[id] = true
	}
	return slices.ContainsFunc(c.come, func(id string) bool { return left[id] })
}

// move is a property to be set, because the view has changed it. Setting the
// attribute is not enough once a reader has used the control.
type move struct {
	at    []int
	name  string // "value", "checked", "selected", or "exact"
	value string
	on    bool
}

// place is the way to an element: its number among the children of each element.
type place struct {
	up *place
	n  int
}

func (p *place) path() []int {
	if p == nil {
		return nil
	}
	return append(p.up.path(), p.n)
}

// compared returns the tree of what a screen gave, and how it differs from old.
// A tree of another page has no old one.
func compared(old *twig, raw *view.Node) change {
	spine := view.CleanSpine(*raw)
	var c change
	c.tree = c.twig(old, &spine, nil)
	return c
}

func (c *change) twig(old *twig, n *view.Node, at *place) twig {
	if n.Part && c.parts < mostParts {
		c.parts++
		return c.part(old, n, at)
	}
	var before *view.Node
	if old != nil && !old.isPart() {
		before = old.node
	}
	if n.Part {
		clean := view.Clean(*n)
		n = &clean
	}
	if old.isPart() {
		c.left = ids(old.node, c.left)
	}
	same := c.element(before, n, at)
	if before != nil && !same {
		c.left = old.ids(c.left)
	}
	t := twig{node: &view.Node{Tag: n.Tag, Text: n.Text, Attrs: n.Attrs, On: n.On}, kids: make([]twig, len(n.Kids))}
	for i := range n.Kids {
		var kid *twig
		if same && i < len(old.kids) {
			kid = &old.kids[i]
		}
		t.kids[i] = c.twig(kid, &n.Kids[i], &place{at, i})
	}
	if !same {
		return t
	}
	for i := len(n.Kids); i < len(old.kids); i++ {
		c.left = old.kids[i].ids(c.left)
	}
	if n.Tag == "textarea" {
		c.text(old.text(), t.text(), at)
	}
	return t
}

// part returns the twig of a part: the old one when nothing in it has changed.
func (c *change) part(old *twig, n *view.Node, at *place) twig {
	if old.isPart() && equal(old.raw, n) {
		return *old
	}
	raw, clean := *n, view.Clean(*n)
	var before *view.Node
	if old.isPart() {
		before = old.node
	} else if old != nil {
		c.left = old.ids(c.left)
	}
	c.node(before, &clean, at)
	return twig{node: &clean, raw: &raw}
}

// node compares two whole trees, which is how parts are compared.
func (c *change) node(old, n *view.Node, at *place) {
	same := c.element(old, n, at)
	if old != nil && !same {
		c.left = ids(old, c.left)
	}
	for i := range n.Kids {
		var kid *view.Node
		if same && i < len(old.Kids) {
			kid = &old.Kids[i]
		}
		if kid == nil || !equal(kid, &n.Kids[i]) {
			c.node(kid, &n.Kids[i], &place{at, i})
		}
	}
	if !same {
		return
	}
	for i := len(n.Kids); i < len(old.Kids); i++ {
		c.left = ids(&old.Kids[i], c.left)
	}
	if n.Tag == "textarea" {
		c.text(textOf(old.Kids), textOf(n.Kids), at)
	}
}

// element compares two elements without their children, and reports whether
// go-app makes the one of the other. There is no old one in a new part of a tree.
func (c *change) element(old, n *view.Node, at *place) bool {
	if old == nil || old.Tag != n.Tag {
		if id := attr(n, "id"); id != "" {
			c.come = append(c.come, id)
		}
		if v := attr(n, "value"); v != strings.TrimSpace(v) {
			c.moves = append(c.moves, move{at.path(), "exact", v, false})
		}
		return false
	}
	if was, is := attr(old, "id"), attr(n, "id"); was != is {
		c.left, c.come = append(c.left, was), append(c.come, is)
	}
	switch n.Tag {
	case "input":
		c.property("value", old, n, at)
		c.flag("checked", old, n, at)
	case "option":
		c.flag("selected", old, n, at)
	}
	return true
}

func (c *change) property(name string, old, n *view.Node, at *place) {
	was, is := attr(old, name), attr(n, name)
	if was != is {
		c.moves = append(c.moves, move{at.path(), name, is, false})
	}
}

func (c *change) flag(name string, old, n *view.Node, at *place) {
	was, is := has(old, name), has(n, name)
	if was != is {
		c.moves = append(c.moves, move{at.path(), name, "", is})
	}
}

func (c *change) text(old, n string, at *place) {
	if old != n {
		c.moves = append(c.moves, move{at.path(), "value", n, false})
	}
}

// ids appends the ids in a tree.
func (t *twig) ids(to []string) []string {
	if t == nil {
		return to
	}
	if t.isPart() {
		return ids(t.node, to)
	}
	if id := attr(t.node, "id"); id != "" {
		to = append(to, id)
	}
	for i := range t.kids {
		to = t.kids[i].ids(to)
	}
	return to
}

func ids(n *view.Node, to []string) []string {
	if id := attr(n, "id"); id != "" {
		to = append(to, id)
	}
	for i := range n.Kids {
		to = ids(&n.Kids[i], to)
	}
	return to
}

func (t *twig) text() string {
	if len(t.kids) == 0 {
		return ""
	}
	return t.kids[0].node.Text
}

func textOf(kids []view.Node) string {
	if len(kids) == 0 {
		return ""
	}
	return kids[0].Text
}

func attr(n *view.Node, name string) string {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return n.Attrs[i].Value
		}
	}
	return ""
}

func has(n *view.Node, name string) bool {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return true
		}
	}
	return false
}

// equal reports whether two trees are alike.
func equal(a, b *view.Node) bool {
	if a.Tag != b.Tag || a.Text != b.Text || a.Part != b.Part ||
		len(a.Attrs) != len(b.Attrs) || len(a.On) != len(b.On) || len(a.Kids) != len(b.Kids) {
		return false
	}
	for i := range a.Attrs {
		if a.Attrs[i] != b.Attrs[i] {
			return false
		}
	}
	for i := range a.On {
		if a.On[i] != b.On[i] {
			return false
		}
	}
	for i := range a.Kids {
		if !equal(&a.Kids[i], &b.Kids[i]) {
			return false
		}
	}
	return true
}
