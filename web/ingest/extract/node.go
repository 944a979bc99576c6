package extract

import (
	"strings"

	"golang.org/x/net/html"
)

func is(n *html.Node, names ...string) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// text returns the text in n with a space where elements meet.
func text(n *html.Node) string {
	var b strings.Builder
	write(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if is(n, silent...) {
		return
	}
	border := n.Type == html.ElementNode && !inline[n.Data]
	if border {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c)
	}
	if border {
		b.WriteByte(' ')
	}
}

// find calls f for every element under n in the order of the page, and does
// not go into those for which f returns false.
func find(n *html.Node, f func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || f(c) {
			find(c, f)
		}
	}
}

// has reports whether an element with one of the names is under n.
func has(n *html.Node, names ...string) bool {
	found := false
	find(n, func(c *html.Node) bool {
		found = found || is(c, names...)
		return !found
	})
	return found
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

func render(nodes []*html.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			return ""
		}
	}
	return b.String()
}

// silent elements hold no text for a reader.
var silent = []string{"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button",
	"select", "textarea", "head", "video", "audio", "canvas"}

var inline = map[string]bool{"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "big": true,
	"br": true, "cite": true, "code": true, "data": true, "del": true, "dfn": true, "em": true, "font": true,
	"i": true, "img": true, "ins": true, "kbd": true, "label": true, "mark": true, "nobr": true, "picture": true,
	"q": true, "rp": true, "rt": true, "ruby": true, "s": true, "samp": true, "small": true, "source": true,
	"span": true, "strike": true, "strong": true, "sub": true, "sup": true, "time": true, "tt": true,
	"u": true, "var": true, "wbr": true, "input": true}
