package sanitize

import (
	"strings"

	"golang.org/x/net/html"
)

// maxTree bounds the tree of a whole page with all that is not its article, to
// some 200 MB of memory.
const maxTree = 1_000_000

// reopened are the elements that a parser opens again in every block after one
// that was left open; up to three of each with equal attributes.
var reopened = set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")

// Check returns an *annotations.Error with code Invalid when raw is too big to
// be parsed as a page, or made so that its tree is far bigger than it is: half
// a megabyte can make seven million nodes. Whoever parses a page before Clean
// has seen it asks Check first. It bounds no depth: parsers do.
func Check(raw string) error {
	if len(raw) > MaxBytes {
		return errTooBig
	}
	c := checker{count: map[string]int{}, open: map[string][]string{}}
	z := html.NewTokenizer(strings.NewReader(raw))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := string(z.Raw())
			name, _ := z.TagName()
			c.start(string(name), tag)
			if c.foreign { // where no element is raw: not to be tricked
				z.NextIsNotRawText()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			c.end(string(name))
		case html.TextToken:
			c.nodes += 1 + c.live
		}
		if c.nodes > maxTree {
			return errTooMany
		}
	}
}

// checker counts the most nodes that a parser may make.
type checker struct {
	count   map[string]int      // open formatting elements by their whole tag
	open    map[string][]string // their tags by name
	live    int
	nodes   int
	foreign bool // SVG or MathML was seen
}

func (c *checker) start(name, tag string) {
	c.foreign = c.foreign || name == "svg" || name == "math"
	c.nodes += 1 + c.live
	if !reopened[name] || c.count[tag] == 3 {
		return
	}
	if name == "a" {
		c.end(name) // one ends the one before
	}
	c.count[tag]++
	c.open[name] = append(c.open[name], tag)
	c.live++
}

func (c *checker) end(name string) {
	tags := c.open[name]
	if len(tags) == 0 {
		return
	}
	last := tags[len(tags)-1]
	c.open[name] = tags[:len(tags)-1]
	if c.count[last]--; c.count[last] == 0 {
		delete(c.count, last)
	}
	c.live--
}
