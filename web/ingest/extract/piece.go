package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// Piece is one block-sized part of a page.
type Piece struct {
	HTML string
	Text string // folded
	// Story is set when the libraries confirm the piece.
	Story bool
	// Class is what the page calls the piece: the classes, ids and roles of its
	// element and of those around it that hold nothing else.
	Class string
	// Figure is set on pictures.
	Figure bool

	nodes []*html.Node
	links int  // letters in links
	wrap  bool // inline nodes, which need a paragraph around them
}

// pieces returns the parts of the body in the order of the page.
func pieces(body *html.Node) []*Piece {
	c := &cutter{}
	c.cut(body)
	return c.out
}

type cutter struct{ out []*Piece }

func (c *cutter) cut(n *html.Node) {
	var run []*html.Node
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode, k.Type == html.ElementNode && isInline(k):
			run = append(run, k)
			continue
		case k.Type != html.ElementNode:
			continue
		}
		c.add(run, true)
		run = nil
		switch {
		case is(k, silent...):
		case isLeaf(k):
			c.add([]*html.Node{k}, false)
		default:
			c.cut(k)
		}
	}
	c.add(run, true)
}

// isInline reports whether n and all in it is running text.
func isInline(n *html.Node) bool {
	if !inline[n.Data] && !strings.Contains(n.Data, "-") || is(n, silent...) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !isInline(c) && !is(c, silent...) {
			return false
		}
	}
	return true
}

// isLeaf reports whether n is one block for a reader.
func isLeaf(n *html.Node) bool {
	switch n.Data {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre":
		return !has(n, "div", "section", "article", "figure", "ul", "ol", "table")
	case "ul", "ol", "dl":
		return !has(n, "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "blockquote", "article", "section", "form")
	case "blockquote":
		return !has(n, "h1", "h2", "h3", "figure", "table")
	case "figure":
		return true
	case "table":
		return !has(n, "table", "h1", "h2", "h3", "h4", "figure", "blockquote", "form", "article") && columns(n) > 1
	}
	return false
}

func columns(table *html.Node) int {
	most := 0
	find(table, func(n *html.Node) bool {
		if is(n, "tr") {
			cells := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if is(c, "td", "th") {
					cells++
				}
			}
			most = max(most, cells)
		}
		return true
	})
	return most
}

func (c *cutter) add(nodes []*html.Node, wrap bool) {
	var words []string
	picture := false
	for _, n := range nodes {
		words = append(words, text(n))
		picture = picture || is(n, "img") || has(n, "img")
	}
	p := &Piece{Text: strings.Join(strings.Fields(strings.Join(words, " ")), " "), nodes: nodes, wrap: wrap}
	if p.Text == "" && !picture {
		return
	}
	p.Figure = picture && (p.Text == "" || is(nodes[0], "figure"))
	p.Class = names(nodes[0], wrap)
	for _, n := range nodes {
		p.links += linked(n)
	}
	c.out = append(c.out, p)
}

// names returns what the page calls n, and its parents as far as they hold
// nothing but n.
func names(n *html.Node, wrap bool) string {
	var b strings.Builder
	if wrap && n.Parent != nil && n.Type == html.TextNode {
		n = n.Parent
	}
	for at := n; is(at, at.Data) && !is(at, "body", "main", "article", "section"); at = at.Parent {
		b.WriteString(strings.ToLower(attr(at, "class") + " " + attr(at, "id") + " " + attr(at, "itemprop") + " "))
		if !isAlone(at) {
			break
		}
	}
	return strings.TrimSpace(b.String())
}

func linked(n *html.Node) int {
	if is(n, "a") {
		return len(text(n))
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += linked(c)
	}
	return sum
}

// isLinks reports whether most of the piece is links.
func (p *Piece) isLinks() bool { return p.Text != "" && p.links*10 >= len(p.Text)*7 }

func (p *Piece) html() string {
	s := render(p.nodes)
	if p.wrap {
		return "<p>" + s + "</p>"
	}
	return s
}

// isAlone reports whether n's parent holds nothing but n.
func isAlone(n *html.Node) bool {
	if n.Parent == nil {
		return false
	}
	for c := n.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != n && (c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == html.ElementNode && !is(c, silent...)) {
			return false
		}
	}
	return true
}
