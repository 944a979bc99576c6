package w3c

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// A specifier is a selector or a state of some type.
type specifier struct {
	section string
	// sign is a key by which one without a type is known.
	sign  string
	check func(c *checker, p placed, section string)
}

// specifiers are the types of sections 4.2 and 4.3. Others are extensions, of
// which nothing is known.
var specifiers map[string]specifier

func init() {
	value := func(c *checker, p placed, section string) { c.oneString(p.node, p.at, "value", section) }
	specifiers = map[string]specifier{
		"FragmentSelector":     {"4.2.1", "conformsTo", (*checker).fragment},
		"CssSelector":          {"4.2.2", "", value},
		"XPathSelector":        {"4.2.3", "", value},
		"TextQuoteSelector":    {"4.2.4", "exact", (*checker).textQuote},
		"TextPositionSelector": {"4.2.5", "start", (*checker).position},
		"DataPositionSelector": {"4.2.6", "", (*checker).position},
		"SvgSelector":          {"4.2.7", "", (*checker).svg},
		"RangeSelector":        {"4.2.8", "startSelector", (*checker).span},
		"TimeState":            {"4.3.1", "sourceDate", (*checker).time},
		"HttpRequestState":     {"4.3.2", "", value},
	}
}

// selector checks section 4.2 and its parts.
func (c *checker) selector(p placed) { c.specifier(p, "4.2") }

// state checks section 4.3 and its parts.
func (c *checker) state(p placed) { c.specifier(p, "4.3") }

func (c *checker) specifier(p placed, section string) {
	if p.kind != object {
		c.iri(p, section)
		return
	}
	types := p.types()
	known := ""
	for _, t := range types {
		if _, ok := specifiers[t]; ok {
			known = t
		}
	}
	switch {
	case len(types) == 0 && p.get("id") == nil:
		c.fault(p.node, p.at, untyped(p, section), "This must have exactly one type.")
	case known != "" && len(types) != 1:
		c.fault(p.node, p.at, specifiers[known].section, "A %s must have exactly one type.", known)
	case known != "":
		s := specifiers[known]
		s.check(c, p, s.section)
	}
	c.optionalID(p, section)
	for _, r := range p.all("refinedBy", p.at) {
		c.specifier(r, section)
	}
}

// untyped returns the section of what p seems to be.
func untyped(p placed, section string) string {
	for _, t := range slices.Sorted(maps.Keys(specifiers)) {
		if s := specifiers[t]; s.sign != "" && p.get(s.sign) != nil {
			return s.section
		}
	}
	return section
}

func (c *checker) fragment(p placed, section string) {
	c.oneString(p.node, p.at, "value", section)
	c.most(p.node, p.at, "conformsTo", section)
}

func (c *checker) textQuote(p placed, section string) {
	c.oneString(p.node, p.at, "exact", section)
	for _, key := range []string{"prefix", "suffix"} {
		c.most(p.node, p.at, key, section)
		for _, s := range p.all(key, p.at) {
			if s.kind != text {
				c.fault(s.node, s.at, section, "The %s must be a string.", key)
			}
		}
	}
}

func (c *checker) position(p placed, section string) {
	for _, key := range []string{"start", "end"} {
		if len(p.all(key, p.at)) == 0 {
			c.fault(p.node, p.at, section, "There must be exactly one %s, here there are 0.", key)
		}
		c.nonNegative(p.node, p.at, key, section)
	}
}

// svg checks that SVG given in the selector is well-formed.
func (c *checker) svg(p placed, section string) {
	c.most(p.node, p.at, "value", section)
	for _, v := range p.all("value", p.at) {
		if !isSVG(v.str()) {
			c.fault(v.node, v.at, section, "The value must be well-formed SVG.")
		}
	}
}

func isSVG(s string) bool {
	dec := xml.NewDecoder(strings.NewReader(s))
	root := ""
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root == "svg"
		}
		if err != nil {
			return false
		}
		if e, ok := token.(xml.StartElement); ok && root == "" {
			root = e.Name.Local
		}
	}
}

func (c *checker) span(p placed, section string) {
	for _, key := range []string{"startSelector", "endSelector"} {
		list := p.all(key, p.at)
		if len(list) != 1 {
			c.fault(p.node, p.at, section, "There must be exactly one %s, here there are %d.", key, len(list))
		}
		for _, s := range list {
			c.selector(s)
		}
	}
}

func (c *checker) time(p placed, section string) {
	dates, starts, ends := p.all("sourceDate", p.at), p.all("sourceDateStart", p.at), p.all("sourceDateEnd", p.at)
	for _, d := range slices.Concat(dates, starts, ends) {
		c.dateTime(d, section)
	}
	if len(dates) > 0 && len(starts)+len(ends) > 0 {
		c.fault(p.node, p.at, section, "With a sourceDate there must not be a sourceDateStart or sourceDateEnd.")
	}
	if len(starts) != len(ends) || len(starts) > 1 {
		c.fault(p.node, p.at, section, "There must be a sourceDateStart and a sourceDateEnd, or neither.")
	}
	for _, link := range p.all("cached", p.at) {
		c.iri(link, section)
	}
}
