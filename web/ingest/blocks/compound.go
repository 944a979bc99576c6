package blocks

import (
	"golang.org/x/net/html"

	"writethru/annotations/article"
)

// list adds a list. A list that lays out headings, tables or quotations is no
// list for a reader: what it holds is added one after the other.
func (w *walker) list(n *html.Node, l look) {
	if holds(n, "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "blockquote", "pre") {
		w.children(n, l)
		return
	}
	b := block(article.List)
	b.Ordered = n.Data == "ol"
	w.items(n, 0, l, &b)
	if len(b.Parts) > 0 {
		w.out = append(w.out, b)
	}
	w.flushImages()
}

func (w *walker) items(n *html.Node, depth int, l look, b *article.Block) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if is(c, "ul", "ol", "dl") {
			w.items(c, depth+1, l, b)
			continue
		}
		d := depth
		if is(c, "dd") && n.Data == "dl" {
			d++
		}
		holder := c
		if c.Type != html.ElementNode {
			holder = &html.Node{Type: html.ElementNode, Data: "li"}
			holder.AppendChild(&html.Node{Type: c.Type, Data: c.Data})
		}
		if runs := w.text(holder, l, "ul", "ol", "dl"); len(runs) > 0 {
			b.Parts = append(b.Parts, article.Part{Runs: runs, Depth: d})
		}
		for s := holder.FirstChild; s != nil; s = s.NextSibling {
			if is(s, "ul", "ol", "dl") {
				w.items(s, depth+1, l, b)
			}
		}
	}
}

// quotation adds a quotation, one part a paragraph.
func (w *walker) quotation(n *html.Node, l look) {
	in := &walker{}
	in.children(n, l)
	in.flush()
	b := block(article.Quotation)
	var rest []article.Block
	for _, x := range in.out {
		if x.Kind == article.Figure {
			rest = append(rest, x)
			continue
		}
		for _, p := range x.Parts {
			b.Parts = append(b.Parts, article.Part{Runs: p.Runs})
		}
	}
	if len(b.Parts) > 0 {
		w.out = append(w.out, b)
	}
	w.out = append(w.out, rest...)
}

// figure adds a picture with its caption. A figure around something else, such
// as a table, gives that and the caption as a paragraph.
func (w *walker) figure(n *html.Node, l look) {
	if holds(n, "table", "pre", "blockquote", "ul", "ol") {
		w.children(n, l)
		return
	}
	var caption []article.Part
	if runs := w.text(n, l); len(runs) > 0 {
		caption = []article.Part{{Runs: runs}}
	}
	images := w.images
	w.images = nil
	if len(images) == 0 {
		if caption != nil {
			w.out = append(w.out, block(article.Figure, caption...))
		}
		return
	}
	for i := range images {
		b := article.Block{Kind: article.Figure, Role: article.Body, Image: &images[i]}
		if i == len(images)-1 {
			b.Parts = caption
		}
		w.out = append(w.out, b)
	}
}

// table adds a table. A table that lays out a page (one cell a row, or tables
// and headings inside) gives what it holds.
func (w *walker) table(n *html.Node, l look) {
	rows := tableRows(n, nil)
	width := 0
	for _, r := range rows {
		width = max(width, len(cells(r)))
	}
	if width < 2 || holds(n, "table", "h1", "h2", "h3", "h4", "figure", "pre", "blockquote") {
		w.children(n, l)
		return
	}
	b := block(article.Table)
	row := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if is(c, "caption") {
			if runs := w.text(c, l); len(runs) > 0 {
				b.Parts = append(b.Parts, article.Part{Runs: runs, Row: 0, Head: true, ColSpan: width})
				row = 1
			}
		}
	}
	text := false
	for _, r := range rows {
		for _, c := range cells(r) {
			p := article.Part{Runs: w.text(c, l), Row: row, Head: is(c, "th"),
				ColSpan: number(c, "colspan"), RowSpan: number(c, "rowspan")}
			text = text || len(p.Runs) > 0
			b.Parts = append(b.Parts, p)
		}
		row++
	}
	if text {
		w.out = append(w.out, b)
	}
	w.flushImages()
}

func tableRows(n *html.Node, rows []*html.Node) []*html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case is(c, "tr"):
			rows = append(rows, c)
		case is(c, "thead", "tbody", "tfoot"):
			rows = tableRows(c, rows)
		}
	}
	return rows
}

func cells(row *html.Node) []*html.Node {
	var out []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if is(c, "td", "th") {
			out = append(out, c)
		}
	}
	return out
}
