package w3c

import (
	"slices"
	"strings"
)

// annotation checks section 3.1 and what an annotation is made of.
func (c *checker) annotation(n *node, at string, embedded bool) {
	const section = "3.1"
	c.id = n.get("id").str()
	defer func() { c.id = "" }()
	if n.kind != object {
		c.fault(n, at, section, "An annotation must be an object.")
		return
	}
	if n.cut {
		c.fault(n, at, "", "The file breaks off inside this annotation.")
		return
	}
	if !embedded {
		c.context(n, at, section)
	}
	c.oneIRI(n, at, "id", section)
	if !n.is("Annotation") {
		c.fault(n, at, section, "An annotation must have the type Annotation.")
	}
	c.lifecycle(n, at)
	if len(n.all("target", at)) == 0 {
		c.fault(n, at, section, "An annotation must have one or more targets.")
	}
	for _, t := range n.all("target", at) {
		c.resource(t)
	}
	for _, b := range n.all("body", at) {
		c.resource(b)
	}
	c.bodyValue(n, at)
	c.stylesheet(n, at)
	for _, a := range n.all("audience", at) {
		c.audience(a)
	}
}

// bodyValue checks section 3.2.5.
func (c *checker) bodyValue(n *node, at string) {
	const section = "3.2.5"
	if len(n.all("bodyValue", at)) == 0 {
		return
	}
	given := n.get("bodyValue")
	if given.kind != text || len(n.all("bodyValue", at)) > 1 {
		c.fault(given, join(at, "bodyValue"), section, "The bodyValue must be a single string.")
	}
	if len(n.all("body", at)) > 0 {
		c.fault(given, join(at, "bodyValue"), section, "With a bodyValue there must not be a body.")
	}
}

// stylesheet checks section 4.4.
func (c *checker) stylesheet(n *node, at string) {
	const section = "4.4"
	c.most(n, at, "stylesheet", section)
	for _, s := range n.all("stylesheet", at) {
		if t := s.types(); s.kind == object && len(t) > 0 && !slices.Equal(t, []string{"CssStylesheet"}) {
			c.fault(s.node, s.at, section, "The type of a stylesheet must be CssStylesheet.")
		}
	}
}

// audience checks section 3.3.3.
func (c *checker) audience(p placed) {
	const section = "3.3.3"
	for _, m := range p.members {
		if m.key != "id" && m.key != "type" && !strings.HasPrefix(m.key, "schema:") {
			c.fault(m.value, join(p.at, m.key), section, "Properties of an audience must begin with schema:.")
		}
	}
	for _, t := range p.types() {
		if !strings.HasPrefix(t, "schema:") {
			c.fault(p.node, p.at, section, "Classes of an audience must begin with schema:.")
		}
	}
}

// lifecycle checks sections 3.3.1, 3.3.2 and 3.3.6, which are for annotations
// and resources alike.
func (c *checker) lifecycle(n *node, at string) {
	for _, key := range []string{"created", "modified", "generated"} {
		c.most(n, at, key, "3.3.1")
		for _, t := range n.all(key, at) {
			c.dateTime(t, "3.3.1")
		}
	}
	for _, key := range []string{"creator", "generator"} {
		for _, a := range n.all(key, at) {
			c.agent(a)
		}
	}
	for _, r := range n.all("rights", at) {
		c.iri(r, "3.3.6")
	}
}

func (c *checker) dateTime(p placed, section string) {
	if !isDateTime(p.str()) {
		c.fault(p.node, p.at, section, "The time must be an xsd:dateTime in UTC with Z.")
	}
}

// agent checks section 3.3.2.
func (c *checker) agent(p placed) {
	const section = "3.3.2"
	if p.kind != object {
		c.iri(p, section)
		return
	}
	c.most(p.node, p.at, "id", section)
	for _, id := range p.all("id", p.at) {
		c.iri(id, section)
	}
}

// sets are the types of resources that hold others: Choice of section 3.2.7, and
// those of appendix D, which is not normative.
var sets = []string{"Choice", "Composite", "List", "Independents"}

// resource checks a body or target: section 3.2 and its parts.
func (c *checker) resource(p placed) {
	if p.kind == text {
		c.iri(p, "3.2.1")
		return
	}
	if p.kind != object {
		c.fault(p.node, p.at, "3.2.6", "A body or target must be an IRI or an object.")
		return
	}
	c.described(p)
	types := p.types()
	isSet := func(t string) bool { return slices.Contains(sets, t) }
	switch {
	case slices.ContainsFunc(types, isSet):
		c.set(p, types)
	case slices.Contains(types, "SpecificResource"), len(p.all("source", "")) > 0:
		c.specific(p)
	case slices.Contains(types, "TextualBody"), len(p.all("value", "")) > 0:
		c.oneString(p.node, p.at, "value", "3.2.4")
		c.optionalID(p, "3.2.4")
	default:
		c.oneIRI(p.node, p.at, "id", "3.2.1")
	}
}

func (c *checker) optionalID(p placed, section string) {
	for _, id := range p.all("id", p.at) {
		c.iri(id, section)
	}
}

// described checks what is said of a resource: section 3.2.1 and others.
func (c *checker) described(p placed) {
	c.lifecycle(p.node, p.at)
	for _, d := range p.all("textDirection", p.at) {
		if !isDirection(d.str()) {
			c.fault(d.node, d.at, "3.2.1", "The textDirection must be ltr, rtl or auto.")
		}
	}
}

// set checks section 3.2.7, and what appendix D has in common with it.
func (c *checker) set(p placed, types []string) {
	if len(types) != 1 {
		c.fault(p.node, p.at, "3.2.7", "A %s must have exactly one type.", types[0])
	}
	c.optionalID(p, "3.2.7")
	for _, item := range p.all("items", p.at) {
		c.resource(item)
	}
}

// specific checks section 4.
func (c *checker) specific(p placed) {
	c.optionalID(p, "4")
	source := p.all("source", p.at)
	if len(source) != 1 {
		c.fault(p.node, p.at, "4", "A SpecificResource must have exactly one source, here there are %d.", len(source))
	}
	for _, s := range source {
		if s.kind == object {
			c.described(s)
			c.oneIRI(s.node, s.at, "id", "4")
		} else {
			c.iri(s, "4")
		}
	}
	for _, s := range p.all("selector", p.at) {
		c.selector(s)
	}
	for _, s := range p.all("state", p.at) {
		c.state(s)
	}
}
