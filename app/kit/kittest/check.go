package kittest

import (
	"strings"
	"testing"

	"writethru/app/view"
)

// check holds a tree to the rules of Sound.
type check struct {
	t      testing.TB
	ids    map[string]bool
	labels map[string]bool // what labels are for
	icons  map[string]bool
}

func (c *check) collect(n view.Node) bool {
	c.t.Helper()
	if id := Attr(n, "id"); id != "" {
		if c.ids[id] {
			c.t.Errorf("the id %q stands twice", id)
		}
		c.ids[id] = true
	}
	if n.Tag == "label" {
		c.labels[Attr(n, "for")] = true
	}
	return true
}

// node checks an element that stands in a control, or in none.
func (c *check) node(n view.Node, inside string) {
	c.t.Helper()
	if n.Tag == "" {
		return
	}
	c.refers(n)
	c.control(n, inside)
	c.nested(n, inside)
	if isControl(n) {
		inside = n.Tag
	}
	for _, k := range n.Kids {
		c.node(k, inside)
	}
}

// refers checks that what an element points at is there.
func (c *check) refers(n view.Node) {
	c.t.Helper()
	for _, name := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list"} {
		for _, id := range strings.Fields(Attr(n, name)) {
			if !c.ids[id] {
				c.t.Errorf("%s=%q on <%s> leads to nothing", name, id, n.Tag)
			}
		}
	}
	if n.Tag == "use" && !c.icons[strings.TrimPrefix(Attr(n, "href"), "#")] {
		c.t.Errorf("there is no icon %q", Attr(n, "href"))
	}
}

// control checks that what can be used is a real control with a name.
func (c *check) control(n view.Node, inside string) {
	c.t.Helper()
	for _, on := range n.On {
		if on.Event == "click" && n.Tag != "button" && n.Tag != "a" && n.Tag != "input" {
			c.t.Errorf("<%s> is no control, and has the action %q", n.Tag, on.Action.Name)
		}
	}
	if isControl(n) && inside != "label" && c.name(n) == "" {
		c.t.Errorf("<%s id=%q class=%q> has no name", n.Tag, Attr(n, "id"), Attr(n, "class"))
	}
	if n.Tag == "a" && !Has(n, "href") {
		c.t.Errorf("the link %q leads nowhere", Text(n))
	}
	if n.Tag == "img" && !Has(n, "alt") {
		c.t.Error("a picture has no alt")
	}
}

// nested checks that no control stands in another one.
func (c *check) nested(n view.Node, inside string) {
	c.t.Helper()
	if isControl(n) && inside != "" && inside != "label" {
		c.t.Errorf("<%s> stands in <%s>", n.Tag, inside)
	}
}

func isControl(n view.Node) bool {
	switch n.Tag {
	case "a", "button", "summary", "textarea", "select", "label":
		return true
	case "input":
		return Attr(n, "type") != "hidden"
	}
	return false
}

// name returns what a control is called, as far as its own tree says.
func (c *check) name(n view.Node) string {
	if l := Attr(n, "aria-label"); l != "" {
		return l
	}
	if id := Attr(n, "aria-labelledby"); c.ids[id] {
		return id
	}
	if id := Attr(n, "id"); id != "" && (n.Tag == "input" || n.Tag == "textarea" || n.Tag == "select") && c.labels[id] {
		return id
	}
	return strings.TrimSpace(heard(n))
}

// heard returns the text of an element without what screen readers skip.
func heard(n view.Node) string {
	if n.Tag == "" {
		return n.Text
	}
	if Attr(n, "aria-hidden") == "true" {
		return ""
	}
	if n.Tag == "label" { // its name may be that of the control in it
		if in, ok := First(n.Kids, func(k view.Node) bool { return Attr(k, "aria-label") != "" }); ok {
			return Attr(in, "aria-label")
		}
	}
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(heard(k))
	}
	return b.String()
}
