package sanitize

import (
	"strings"

	"golang.org/x/net/html"
)

// printed returns nodes as HTML, without the elements to be dropped and
// without links in links.
func printed(nodes []*html.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		printNode(&b, n, false)
	}
	return b.String()
}

// printNode goes as deep as the tree, which the parser bounds.
func printNode(b *strings.Builder, n *html.Node, inLink bool) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(html.EscapeString(n.Data))
		return
	case n.Type != html.ElementNode || strings.HasPrefix(n.Data, dropMark):
		return
	}
	isLink := n.Data == "a"
	bare := isLink && inLink
	if !bare {
		printStart(b, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		printNode(b, c, inLink || isLink)
	}
	if !bare && !void[n.Data] {
		b.WriteString("</" + n.Data + ">")
	}
}

func printStart(b *strings.Builder, n *html.Node) {
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		b.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
	}
	b.WriteString(">")
}

// trimPre takes line feeds off the start of preformatted text: parsers leave
// one out, and browsers forget to write it again.
func trimPre(n *html.Node) {
	if n.Data == "pre" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		n.FirstChild.Data = strings.TrimLeft(n.FirstChild.Data, "\n")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		trimPre(c)
	}
}
