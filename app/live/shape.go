package live

import (
	"slices"
	"strings"

	"writethru/app/view"
)

// shape writes a tree as the function of the same name in boot.js writes the
// document, and the names of all attributes in it. The two are equal when the
// page is as this screen would draw it. What a reader can open is left out.
func shape(t *twig) (string, []string) {
	s := shaper{names: map[string]bool{}}
	s.twig(t)
	names := make([]string, 0, len(s.names))
	for name := range s.names {
		names = append(names, name)
	}
	slices.Sort(names)
	return s.b.String(), names
}

type shaper struct {
	b     strings.Builder
	names map[string]bool
	attrs []view.Attr
}

func (s *shaper) twig(t *twig) {
	if t.isPart() {
		s.node(t.node)
		return
	}
	if s.open(t.node) {
		for i := range t.kids {
			s.twig(&t.kids[i])
		}
		s.b.WriteByte(4)
	}
}

func (s *shaper) node(n *view.Node) {
	if s.open(n) {
		for i := range n.Kids {
			s.node(&n.Kids[i])
		}
		s.b.WriteByte(4)
	}
}

// open writes the start of an element, or a text and false.
func (s *shaper) open(n *view.Node) bool {
	if n.Tag == "" {
		s.b.WriteByte(1)
		s.b.WriteString(n.Text)
		return false
	}
	s.b.WriteByte(2)
	s.b.WriteString(n.Tag)
	s.attrs = append(s.attrs[:0], n.Attrs...)
	for i := range s.attrs { // a few: a sort would be 20 KB of app.wasm
		for k := i; k > 0 && s.attrs[k].Name < s.attrs[k-1].Name; k-- {
			s.attrs[k], s.attrs[k-1] = s.attrs[k-1], s.attrs[k]
		}
	}
	for _, a := range s.attrs {
		if a.Name == "open" {
			continue
		}
		s.names[a.Name] = true
		s.b.WriteByte(3)
		s.b.WriteString(a.Name)
		s.b.WriteByte('=')
		s.b.WriteString(a.Value)
	}
	return true
}
