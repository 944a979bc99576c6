package view

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Clean returns a tree as it is shown: what breaks a rule of the package is left
// out with all that is in it, neighbouring texts are one, empty ones are none.
// It does not write to n, and shares with it whatever may stay as it is.
func Clean(n Node) Node {
	c := cleaner{}
	if out := c.node(&n, inHTML); out != nil {
		return *out
	}
	return Node{}
}

// CleanSpine is Clean for a tree whose parts are drawn by themselves: it leaves
// what is in them as it is, for Clean to hold to the rules one by one.
func CleanSpine(n Node) Node {
	c := cleaner{spine: true}
	if out := c.node(&n, inHTML); out != nil {
		return *out
	}
	return Node{}
}

// Check returns what Clean would leave out of a tree, nil when that is nothing.
func Check(n Node) error {
	var wrong []string
	c := cleaner{report: func(s string) { wrong = append(wrong, s) }}
	c.node(&n, inHTML)
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("view: %s", strings.Join(wrong, "; "))
}

// cleaner holds a tree to the rules. It copies what it must change.
type cleaner struct {
	report func(string)
	spine  bool // parts in HTML are left as they are
}

func (c *cleaner) refuse(format string, args ...any) {
	if c.report != nil {
		c.report(fmt.Sprintf(format, args...))
	}
}

// node returns n, or a copy where something had to change, or nil for nothing.
func (c *cleaner) node(n *Node, in space) *Node {
	if n.Tag == "" {
		return c.text(n)
	}
	own := in.of(n.Tag)
	if !own.isElement(n.Tag) {
		c.refuse("<%s> is refused", n.Tag)
		return nil
	}
	if c.spine && n.Part && in == inHTML {
		return n
	}
	attrs, sameAttrs := c.attrs(n, own)
	kids, sameKids := c.kids(n, own.inside(n.Tag))
	if sameAttrs && sameKids && n.Text == "" {
		return n
	}
	return &Node{Tag: n.Tag, Attrs: attrs, On: n.On, Kids: kids, Part: n.Part}
}

func (c *cleaner) text(n *Node) *Node {
	switch s := line(n.Text); {
	case s == "":
		return nil
	case s == n.Text && n.Kids == nil && !n.Part:
		return n
	default:
		return &Node{Text: s}
	}
}

// kids returns the children of n, and whether they are as they were.
func (c *cleaner) kids(n *Node, in space) ([]Node, bool) {
	if Void(n.Tag) {
		if n.Kids != nil {
			c.refuse("<%s> has content", n.Tag)
		}
		return nil, n.Kids == nil
	}
	out, same := n.Kids, true
	for i := range n.Kids {
		old := &n.Kids[i]
		k := c.node(old, in)
		joins := i > 0 && isText(k) && (!same && len(out) > 0 && isText(&out[len(out)-1]) || same && isText(&n.Kids[i-1]))
		if same && (k != old || joins) {
			out, same = append(make([]Node, 0, len(n.Kids)), n.Kids[:i]...), false
		}
		switch {
		case same || k == nil:
		case joins:
			out[len(out)-1].Text += k.Text
		default:
			out = append(out, *k)
		}
	}
	return out, same
}

func isText(n *Node) bool { return n != nil && n.Tag == "" }

// attrs returns the attributes of n, and whether they are as they were.
func (c *cleaner) attrs(n *Node, own space) ([]Attr, bool) {
	out, same := n.Attrs, true
	for i, a := range n.Attrs {
		b, why := own.attr(n.Tag, a)
		if why != "" {
			c.refuse("%s=%q on <%s> %s", a.Name, a.Value, n.Tag, why)
		}
		before := indexOf(out[:min(i, len(out))], a.Name)
		if same && (a != b || why != "" || before >= 0) {
			out, same = append(make([]Attr, 0, len(n.Attrs)), n.Attrs[:i]...), false
		}
		switch {
		case same || why != "":
		case before >= 0:
			c.twice(n.Tag, &out[before], b)
		default:
			out = append(out, b)
		}
	}
	return out, same
}

// twice joins the names of a second class; other attributes hold as they stood first.
func (c *cleaner) twice(tag string, first *Attr, second Attr) {
	switch first.Name {
	case "class", "data-is":
		first.Value = strings.TrimSpace(first.Value + " " + second.Value)
	default:
		c.refuse("%s stands twice on <%s>", first.Name, tag)
	}
}

func indexOf(attrs []Attr, name string) int {
	for i := range attrs {
		if attrs[i].Name == name {
			return i
		}
	}
	return -1
}

// line returns s as both a parser and a script make a text of it: valid UTF-8,
// line feeds only, no U+0000, and no byte order marks.
func line(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < utf8.RuneSelf && s[i] != '\r' && s[i] != 0
	}
	if plain {
		return s
	}
	if strings.ContainsAny(s, "\r\x00\ufeff") {
		s = odd.Replace(s)
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

var odd = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd", "\ufeff", "")
