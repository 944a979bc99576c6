package blocks

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"writethru/annotations/article"
	"writethru/web/ingest/sanitize"
)

// From returns the blocks of h in the order of the page. Every block has text
// or an image, every part and run has text, every address is absolute.
func From(h sanitize.HTML) []article.Block {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(h.String()), root)
	if err != nil {
		return nil // what Clean returns is small and shallow enough to parse
	}
	w := &walker{}
	for _, n := range nodes {
		w.node(n, look{})
	}
	w.flush()
	return w.out
}

// look is how text looks where the walk is.
type look struct {
	style article.Style
	href  string
}

// walker collects inline runs and makes a block of them at every border.
type walker struct {
	out    []article.Block
	runs   []article.Run
	images []article.Image // pictures met inside the running paragraph
}

var styles = map[string]article.Style{
	"em": article.Emphasis, "i": article.Emphasis, "cite": article.Emphasis,
	"strong": article.Strong, "b": article.Strong, "code": article.Code,
	"sup": article.Superscript, "sub": article.Subscript, "s": article.Strike, "small": article.Small,
}

func (w *walker) node(n *html.Node, l look) {
	if n.Type == html.TextNode {
		w.runs = append(w.runs, article.Run{Text: visible(n.Data, false), Style: l.style, Href: l.href})
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "br":
		w.runs = append(w.runs, article.Run{Text: "\n", Style: l.style, Href: l.href})
	case "img":
		w.images = append(w.images, image(n))
	case "a":
		w.children(n, look{l.style, attr(n, "href")})
	case "q":
		w.runs = append(w.runs, article.Run{Text: "“", Style: l.style, Href: l.href})
		w.children(n, l)
		w.runs = append(w.runs, article.Run{Text: "”", Style: l.style, Href: l.href})
	case "span", "time", "em", "i", "cite", "strong", "b", "code", "sup", "sub", "s", "small":
		w.children(n, look{l.style | styles[n.Data], l.href})
	default:
		w.flush()
		w.block(n, l)
		w.flush()
	}
}

func (w *walker) children(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, l)
	}
}

// block adds the blocks of a block element.
func (w *walker) block(n *html.Node, l look) {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.whole(n, article.Block{Kind: article.Heading, Level: int(n.Data[1] - '0')}, l)
	case "pre":
		if s := Preformatted(raw(n)); strings.TrimSpace(s) != "" {
			b := article.Plain(s)
			b.Kind = article.Preformatted
			w.out = append(w.out, b)
		}
	case "ul", "ol", "dl":
		w.list(n, l)
	case "blockquote":
		w.quotation(n, l)
	case "table":
		w.table(n, l)
	case "figure":
		w.figure(n, l)
	default:
		w.children(n, l)
	}
}

// flush makes paragraphs of the runs met so far, and figures of the pictures.
func (w *walker) flush() {
	for _, p := range paragraphs(w.runs) {
		w.out = append(w.out, block(article.Paragraph, article.Part{Runs: p}))
	}
	w.runs = nil
	w.flushImages()
}

func (w *walker) flushImages() {
	for i := range w.images {
		im := w.images[i]
		w.out = append(w.out, article.Block{Kind: article.Figure, Role: article.Body, Image: &im})
	}
	w.images = nil
}

func block(k article.Kind, parts ...article.Part) article.Block {
	return article.Block{Kind: k, Role: article.Body, Parts: parts}
}

// text returns the folded runs of all text in n, with a line feed between its
// blocks, leaving out the elements named in without.
func (w *walker) text(n *html.Node, l look, without ...string) []article.Run {
	in := &walker{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !is(c, without...) {
			in.inline(c, l)
		}
	}
	w.images = append(w.images, in.images...)
	var runs []article.Run
	for i, p := range paragraphs(in.runs) {
		if i > 0 {
			runs = append(runs, article.Run{Text: "\n"})
		}
		runs = append(runs, p...)
	}
	return fold(runs)
}

// inline adds what n holds as runs, with breaks where blocks meet.
func (w *walker) inline(n *html.Node, l look) {
	if n.Type == html.TextNode || n.Type == html.ElementNode && inlineNames[n.Data] {
		if n.Data == "a" {
			l.href = attr(n, "href")
		}
		if n.Type == html.TextNode || is(n, "br", "img") {
			w.node(n, l)
			return
		}
		if n.Data == "q" {
			w.node(n, l)
			return
		}
		l.style |= styles[n.Data]
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.inline(c, l)
		}
		return
	}
	w.runs = append(w.runs, article.Run{Text: "\n"})
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.inline(c, l)
	}
	w.runs = append(w.runs, article.Run{Text: "\n"})
}

var inlineNames = map[string]bool{"a": true, "br": true, "img": true, "q": true, "span": true, "time": true,
	"em": true, "i": true, "cite": true, "strong": true, "b": true, "code": true, "sup": true, "sub": true,
	"s": true, "small": true}

// whole adds b with the text of n as its only part.
func (w *walker) whole(n *html.Node, b article.Block, l look) {
	if runs := w.text(n, l); len(runs) > 0 {
		b.Role, b.Parts = article.Body, []article.Part{{Runs: runs}}
		w.out = append(w.out, b)
	}
	w.flushImages()
}

func is(n *html.Node, names ...string) bool {
	if n.Type != html.ElementNode {
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

func number(n *html.Node, key string) int {
	v, err := strconv.Atoi(attr(n, key))
	if err != nil || v < 0 {
		return 0
	}
	return v
}

func image(n *html.Node) article.Image {
	return article.Image{Src: attr(n, "src"), Alt: Plain(attr(n, "alt")),
		Width: number(n, "width"), Height: number(n, "height")}
}

func raw(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if is(n, "br") {
		return "\n"
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(raw(c))
	}
	return b.String()
}

// holds reports whether n has an element with one of the names inside.
func holds(n *html.Node, names ...string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if is(c, names...) || holds(c, names...) {
			return true
		}
	}
	return false
}
