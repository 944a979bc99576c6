package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// prepare takes out what is no text and gives pictures that load late their
// address.
func prepare(doc *html.Node) {
	var gone []*html.Node
	find(doc, func(n *html.Node) bool {
		if is(n, "script", "style", "template", "iframe", "object", "noscript") ||
			attr(n, "role") == "dialog" || is(n, "dialog") {
			gone = append(gone, n)
			return false
		}
		if is(n, "amp-img") {
			n.Data, n.DataAtom = "img", 0
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
		if is(n, "img") {
			late(n)
			if attr(n, "width") == "1" && attr(n, "height") == "1" {
				gone = append(gone, n)
			}
		}
		return true
	})
	for _, n := range gone {
		remove(n)
	}
}

// late sets the address of a picture that a script would have set.
func late(img *html.Node) {
	src := strings.TrimSpace(attr(img, "src"))
	if src != "" && !strings.HasPrefix(src, "data:") && !strings.Contains(src, "placeholder") {
		return
	}
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "srcset"} {
		v := strings.Fields(attr(img, key))
		if len(v) > 0 {
			setAttr(img, "src", strings.TrimSuffix(v[0], ","))
			return
		}
	}
}

// sources returns the last part of the address of every picture under n.
func sources(n *html.Node) map[string]bool {
	out := map[string]bool{}
	if n == nil {
		return out
	}
	find(n, func(c *html.Node) bool {
		if is(c, "img") {
			out[tail(attr(c, "src"))] = true
		}
		return true
	})
	return out
}

func tail(src string) string { return src[strings.LastIndexByte(src, '/')+1:] }

// isPicture reports whether the piece is a picture of the story: one that the
// libraries kept, or one with a caption of its own.
func (p *Piece) isPicture(kept map[string]bool) bool {
	if is(p.nodes[0], "figure") && p.Text != "" && !p.isLinks() {
		return true
	}
	for _, n := range p.nodes {
		for s := range sourcesOf(n) {
			if s != "" && kept[s] {
				return true
			}
		}
	}
	return false
}

// sourcesOf is sources with n itself.
func sourcesOf(n *html.Node) map[string]bool {
	out := sources(n)
	if is(n, "img") {
		out[tail(attr(n, "src"))] = true
	}
	return out
}
