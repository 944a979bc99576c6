// Package kittest checks the trees of screens in tests: that every control is a
// real one with a name, that ids are unique and references lead somewhere. It is
// imported by tests only.
package kittest

import (
	"strings"
	"testing"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

// Sound fails the test when a tree breaks a rule of package view, or one that
// readers depend on who use keys, a screen reader, or no scripts.
func Sound(t testing.TB, nodes ...view.Node) {
	t.Helper()
	viewtest.Equal(t, nodes...)
	c := check{t: t, ids: map[string]bool{}, labels: map[string]bool{}, icons: icons()}
	for _, n := range nodes {
		Walk(n, c.collect)
	}
	for _, n := range nodes {
		c.node(n, "")
	}
}

// Walk calls f for an element and all in it, in order, until f returns false.
func Walk(n view.Node, f func(view.Node) bool) bool {
	if !f(n) {
		return false
	}
	for _, k := range n.Kids {
		if !Walk(k, f) {
			return false
		}
	}
	return true
}

// Find returns the first element with this id.
func Find(nodes []view.Node, id string) (view.Node, bool) {
	return First(nodes, func(n view.Node) bool { return Attr(n, "id") == id })
}

// First returns the first node that fits.
func First(nodes []view.Node, fits func(view.Node) bool) (found view.Node, ok bool) {
	for _, n := range nodes {
		Walk(n, func(n view.Node) bool {
			if !ok && fits(n) {
				found, ok = n, true
			}
			return !ok
		})
	}
	return found, ok
}

// All returns every node that fits.
func All(nodes []view.Node, fits func(view.Node) bool) []view.Node {
	var out []view.Node
	for _, n := range nodes {
		Walk(n, func(n view.Node) bool {
			if fits(n) {
				out = append(out, n)
			}
			return true
		})
	}
	return out
}

// Tag returns what fits elements of a tag.
func Tag(tag string) func(view.Node) bool {
	return func(n view.Node) bool { return n.Tag == tag }
}

// Class returns what fits elements with a class.
func Class(name string) func(view.Node) bool {
	return func(n view.Node) bool { return strings.Contains(" "+Attr(n, "class")+" ", " "+name+" ") }
}

// Attr returns the value of an attribute, "" when it is not there.
func Attr(n view.Node, name string) string {
	v, _ := attr(n, name)
	return v
}

// Has reports whether an element has an attribute.
func Has(n view.Node, name string) bool {
	_, ok := attr(n, name)
	return ok
}

func attr(n view.Node, name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Text returns all text in nodes.
func Text(nodes ...view.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		Walk(n, func(n view.Node) bool {
			b.WriteString(n.Text)
			return true
		})
	}
	return b.String()
}

// icons are the ids of the drawings of the sprite.
func icons() map[string]bool {
	out := map[string]bool{}
	Walk(kit.Sprite(), func(n view.Node) bool {
		if id := Attr(n, "id"); id != "" {
			out[id] = true
		}
		return true
	})
	return out
}
