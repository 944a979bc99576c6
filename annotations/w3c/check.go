package w3c

import (
	"fmt"
	"io"
	"slices"

	"writethru/annotations"
)

// Check returns everything in r that breaks a MUST of the Web Annotation Data
// Model, in the order in which it stands. r may hold a collection, a page, an
// annotation, or an array or lines of annotations. Invalid when it is not JSON.
func Check(r io.Reader) ([]Problem, error) {
	roots, broken, err := read(r)
	if err != nil {
		return nil, err
	}
	var c checker
	c.each = c.listed
	for i, root := range roots {
		c.root(placed{root, rootPlace(roots, i)})
	}
	if broken != nil {
		c.problems = append(c.problems, *broken)
	}
	return c.problems, nil
}

// rootPlace is the path to one of several roots, "" for the only one.
func rootPlace(roots []*node, i int) string {
	if len(roots) == 1 {
		return ""
	}
	return fmt.Sprintf("[%d]", i)
}

// largest is how many bytes a file may have.
const largest = 16 << 20

// read reads the JSON of r. When it breaks off, what came before is returned
// with the problem.
func read(r io.Reader) (roots []*node, broken *Problem, err error) {
	data, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read annotations: %w", err)
	}
	if len(data) > largest {
		return nil, nil, annotations.Errorf(annotations.Invalid, "The file is larger than %d MB.", largest>>20)
	}
	roots, line, fault := parse(trimMark(data))
	switch {
	case fault != nil && len(roots) == 0:
		return nil, nil, annotations.Errorf(annotations.Invalid, "The file is not JSON: line %d: %v.", line, fault)
	case len(roots) == 0:
		return nil, nil, annotations.Errorf(annotations.Invalid, "The file is empty.")
	case fault != nil:
		broken = &Problem{Line: line, Reason: fmt.Sprintf("From here on the file is not JSON (%v).", fault)}
	}
	return roots, broken, nil
}

// trimMark takes off a byte order mark.
func trimMark(data []byte) []byte {
	if len(data) >= 3 && string(data[:3]) == "\ufeff" {
		return data[3:]
	}
	return data
}

// checker gathers what is wrong.
type checker struct {
	problems []Problem
	id       string // of the annotation that is checked
	// each is called with every annotation.
	each func(p placed, embedded bool)
	// away is called with every page that is not in the file, unless it is nil.
	away func(p placed)
}

func (c *checker) fault(n *node, at, section, format string, args ...any) {
	c.problems = append(c.problems, Problem{Place: at, Line: n.line, ID: c.id, Section: section, Reason: fmt.Sprintf(format, args...)})
}

func (c *checker) root(p placed) {
	switch {
	case p.kind == array:
		for _, item := range values(p.node, p.at) {
			c.each(item, false)
		}
	case p.is("AnnotationCollection"):
		c.collection(p.node, p.at)
	case p.is("AnnotationPage"):
		c.page(p.node, p.at, false)
	default:
		c.each(p, false)
	}
}

// listed checks an annotation, or the IRI of one on a page.
func (c *checker) listed(p placed, embedded bool) {
	if embedded && p.kind == text {
		c.iri(p, "5.2")
		return
	}
	c.annotation(p.node, p.at, embedded)
}

// collection checks section 5.1.
func (c *checker) collection(n *node, at string) {
	const section = "5.1"
	c.context(n, at, section)
	c.oneIRI(n, at, "id", section)
	for _, l := range n.all("label", at) {
		if l.kind != text {
			c.fault(l.node, l.at, section, "A label must be a string.")
		}
	}
	total := c.nonNegative(n, at, "total", section)
	first := n.all("first", at)
	if len(first) > 1 || len(first) == 0 && total > 0 {
		c.fault(n, at, section, "A collection that holds annotations must have exactly one first page.")
	}
	for _, f := range first {
		if f.kind == object {
			c.page(f.node, f.at, true)
		} else if c.iri(f, section) && c.away != nil {
			c.away(f)
		}
	}
}

// page checks section 5.2.
func (c *checker) page(n *node, at string, embedded bool) {
	const section = "5.2"
	if !embedded {
		c.context(n, at, section)
	}
	c.oneIRI(n, at, "id", section)
	if !n.is("AnnotationPage") {
		c.fault(n, at, section, "A page must have the type AnnotationPage.")
	}
	c.nonNegative(n, at, "startIndex", section)
	if items := n.get("items"); items == nil || items.kind != array || len(items.items) == 0 {
		c.fault(n, at, section, "A page must have an array of one or more annotations as its items.")
	}
	for _, item := range n.all("items", at) {
		c.each(item, true)
	}
	for _, next := range n.all("next", at) {
		if c.iri(next, section) && c.away != nil {
			c.away(next)
		}
	}
}

// context checks that the model's context is given.
func (c *checker) context(n *node, at, section string) {
	contexts := n.all("@context", at)
	if !slices.ContainsFunc(contexts, func(p placed) bool { return p.str() == anno }) {
		c.fault(n, at, section, "The context %s must be given.", anno)
	}
	if given := n.get("@context"); section == "3.1" && len(contexts) == 1 && given != nil && given.kind == array {
		c.fault(given, join(at, "@context"), section, "A single context must be given as a string.")
	}
}

// iri checks that a value is an IRI.
func (c *checker) iri(p placed, section string) bool {
	if p.kind == text && isIRI(p.text) {
		return true
	}
	c.fault(p.node, p.at, section, "This must be an IRI.")
	return false
}

// oneIRI checks that n has exactly one IRI under key, and returns it.
func (c *checker) oneIRI(n *node, at, key, section string) string {
	list := n.all(key, at)
	if len(list) != 1 {
		c.fault(n, at, section, "There must be exactly one %s, here there are %d.", key, len(list))
		return ""
	}
	if !c.iri(list[0], section) {
		return ""
	}
	return list[0].text
}

// most checks that n has at most one value under key.
func (c *checker) most(n *node, at, key, section string) {
	if k := len(n.all(key, at)); k > 1 {
		c.fault(n, at, section, "There must not be more than one %s, here there are %d.", key, k)
	}
}

// oneString checks that n has exactly one string under key.
func (c *checker) oneString(n *node, at, key, section string) {
	list := n.all(key, at)
	if len(list) != 1 {
		c.fault(n, at, section, "There must be exactly one %s, here there are %d.", key, len(list))
	} else if list[0].kind != text {
		c.fault(list[0].node, list[0].at, section, "The %s must be a string.", key)
	}
}

// nonNegative checks that n has at most one value under key, a non-negative
// integer, and returns it.
func (c *checker) nonNegative(n *node, at, key, section string) (value int) {
	c.most(n, at, key, section)
	for _, p := range n.all(key, at) {
		i, ok := p.integer()
		if !ok {
			c.fault(p.node, p.at, section, "The %s must be a non-negative integer.", key)
		}
		value = i
	}
	return value
}
