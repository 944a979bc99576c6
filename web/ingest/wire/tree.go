package wire

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"writethru/web/ingest/blocks"
	"writethru/web/ingest/xmltext"
)

// Bounds on an XML document.
const (
	maxDepth = 200
	maxNodes = 300_000
)

// node is an element, or a text when name is empty. Names are local names:
// real files declare other namespaces than the standard's, or none.
type node struct {
	name string
	attr map[string]string
	kids []*node
	text string
}

var (
	xmlDecl = regexp.MustCompile(`<\?xml\b[^>]*\?>`)
	// ownEntity is a declaration of an entity that a text could refer to. Those
	// that end in the document type itself (%nitf;) are common and not followed.
	ownEntity = regexp.MustCompile(`(?i)<!ENTITY\s+[^%\s]`)
	badRef    = regexp.MustCompile(`(?i)&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));`)
)

// parseTree reads a document, forgiving what can be forgiven: undeclared
// prefixes, HTML entities, missing end tags, control characters, junk before
// the first tag, a cut-off end. It refuses declarations of entities and resolves
// none. The node that it returns has the document's element as a child.
func parseTree(s string) (*node, error) {
	if i := strings.IndexByte(s, '<'); i > 0 {
		s = s[i:]
	}
	s = xmlDecl.ReplaceAllString(s, "")
	s = badRef.ReplaceAllString(s, "")
	s = xmltext.Allowed(s)
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &node{name: "#document"}
	open := []*node{root}
	for count := 0; ; count++ {
		if count > maxNodes || len(open) > maxDepth {
			return nil, errTooDeep
		}
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if len(root.kids) == 0 {
				return nil, errBroken.Because(err)
			}
			break // what was read before the damage stays
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
			for _, a := range t.Attr {
				if _, has := n.attr[a.Name.Local]; !has {
					n.attr[a.Name.Local] = a.Value
				}
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(t)})
		case xml.Directive:
			if ownEntity.Match(t) {
				return nil, errEntity
			}
		}
	}
	return root, nil
}

// first returns the first element below n, in document order, with one of the
// names, nil when there is none.
func (n *node) first(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.is(names...) {
			return k
		}
		if found := k.first(names...); found != nil {
			return found
		}
	}
	return nil
}

// all returns the elements below n with one of the names; none of them lies in
// another.
func (n *node) all(names ...string) []*node {
	var out []*node
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.is(names...) {
			out = append(out, k)
		} else {
			out = append(out, k.all(names...)...)
		}
	}
	return out
}

// kid returns the first child with the name.
func (n *node) kid(name string) *node {
	if n != nil {
		for _, k := range n.kids {
			if k.is(name) {
				return k
			}
		}
	}
	return nil
}

func (n *node) is(names ...string) bool {
	for _, name := range names {
		if n.name != "" && strings.EqualFold(n.name, name) {
			return true
		}
	}
	return false
}

// get returns an attribute, "" of a nil node.
func (n *node) get(attr string) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.attr[attr])
}

// raw returns all text in n as it stands.
func (n *node) raw() string {
	if n == nil {
		return ""
	}
	if n.name == "" {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.raw())
	}
	return b.String()
}

// line returns all text in n as one line. Elements that are no part of a word
// are set apart by a space.
func (n *node) line() string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		if n.is("br", "p", "byttl", "person", "location", "org") {
			b.WriteByte(' ')
		}
		b.WriteString(n.text)
		for _, k := range n.kids {
			walk(k)
		}
	}
	if n != nil {
		walk(n)
	}
	s := blocks.Plain(b.String())
	return strings.NewReplacer(" ,", ",", " .", ".").Replace(s)
}

// elements reports whether n has elements inside.
func (n *node) elements() bool {
	for _, k := range n.kids {
		if k.name != "" {
			return true
		}
	}
	return false
}
