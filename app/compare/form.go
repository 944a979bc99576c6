package compare

import (
	"strconv"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/view"
)

// form puts the lines of a row together as the blocks of one side.
type form struct {
	t     *table
	row   *row
	d     doc
	side  side
	newer bool   // d is the newer text, which a reader may select
	ids   string // what the ids of numbered paragraphs begin with; "" for no ids
}

// blocks prints lines as the blocks they belong to.
func (f form) blocks(all []line) view.Nodes {
	var out view.Nodes
	for _, l := range byBlock(all) {
		out = append(out, f.seam(l[0]))
		out = append(out, f.block(l)...)
	}
	return out
}

func byBlock(all []line) [][]line {
	var out [][]line
	from := 0
	for k := 1; k <= len(all); k++ {
		if k == len(all) || all[k].block != all[from].block {
			out, from = append(out, all[from:k]), k
		}
	}
	return out
}

// seam marks where a paragraph was split, or two were joined.
func (f form) seam(l line) view.Node {
	switch {
	case f.side != both || l.joint != blockEnd:
		return view.Node{}
	case l.op == diff.Delete:
		return view.E("p", view.Class("cut"), view.T("joined here"))
	}
	return view.E("p", view.Class("cut"), view.T("split here"))
}

// block prints the lines of one block.
func (f form) block(all []line) view.Nodes {
	i := all[0].block
	switch b := f.d.Blocks[i]; b.Kind {
	case article.List:
		return view.Nodes{f.list(b, i, all)}
	case article.Table:
		return view.Nodes{f.table(b, i, all)}
	case article.Figure:
		return view.Nodes{f.figure(b, i, all)}
	case article.Quotation:
		return view.Nodes{view.E("blockquote", f.base(i), f.each("p", all))}
	case article.Preformatted:
		return view.Nodes{view.E("pre", f.base(i), f.each("code", all))}
	case article.Heading:
		return f.paragraphs("h"+strconv.Itoa(min(max(b.Level, 2), 6)), i, all)
	}
	return f.paragraphs("p", i, all)
}

// base returns the attributes of block i: its id, and its language and
// direction, which are not those of the page around it.
func (f form) base(i int) view.Items {
	out := view.Items{view.Class("text", small(f.d.Blocks[i]))}
	if n := f.d.numbers[i]; f.ids != "" && n > 0 {
		out = append(out, view.ID(f.ids+strconv.Itoa(n)))
	}
	return append(out, f.d.lang())
}

func (d doc) lang() view.Items {
	var out view.Items
	if d.Lang != "" {
		out = append(out, view.A("lang", d.Lang))
	}
	if d.Dir != "" {
		out = append(out, view.A("dir", string(d.Dir)))
	}
	return out
}

// small are blocks that are set smaller than the story.
func small(b article.Block) string {
	if b.Role != article.Body && b.Role != article.Headline || b.Kind == article.Figure || b.Kind == article.Table {
		return "small"
	}
	return ""
}

// paragraphs prints lines as paragraphs: more than one where two were joined.
// The first has the id.
func (f form) paragraphs(tag string, i int, all []line) view.Nodes {
	out := view.Nodes{f.line(tag, f.base(i), all[0])}
	f.ids = ""
	for _, l := range all[1:] {
		out = append(out, f.seam(l), f.line(tag, f.base(i), l))
	}
	return out
}

// line prints a line. In the newer text, data-at says its place.
func (f form) line(tag string, items view.Item, l line) view.Node {
	var place view.Attr
	if at := l.at(); f.newer && at >= 0 {
		place = view.A("data-at", strconv.Itoa(at))
	}
	return view.E(tag, items, place, f.t.words(l.bits, f.side))
}

func (f form) each(tag string, all []line) view.Nodes {
	var out view.Nodes
	for _, l := range all {
		out = append(out, f.line(tag, view.Items{}, l))
	}
	return out
}

func (f form) list(b article.Block, i int, all []line) view.Node {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	var items view.Nodes
	for _, l := range all {
		class := ""
		if partOf(b, l).Depth > 0 {
			class = "in"
		}
		items = append(items, f.line("li", view.Class(class), l))
	}
	return view.E(tag, f.base(i), items)
}

// partOf returns the part of the block that a line is, or an empty one when the
// line stands only on the other side.
func partOf(b article.Block, l line) article.Part {
	if l.part < 0 || l.part >= len(b.Parts) {
		return article.Part{}
	}
	return b.Parts[l.part]
}

// table prints lines as cells. A wide table scrolls by itself.
func (f form) table(b article.Block, i int, all []line) view.Node {
	var rows, cells view.Nodes
	for k, l := range all {
		if k > 0 && l.joint != cellEnd {
			rows, cells = append(rows, view.E("tr", cells)), nil
		}
		p, tag := partOf(b, l), "td"
		if p.Head {
			tag = "th"
		}
		cells = append(cells, f.line(tag, view.Items{spanning("colspan", p.ColSpan), spanning("rowspan", p.RowSpan)}, l))
	}
	rows = append(rows, view.E("tr", cells))
	return view.E("div", view.Class("scroll"), view.A("tabindex", "0"), view.A("role", "region"), view.Label("Table"),
		view.E("table", f.base(i), view.E("tbody", rows)))
}

func spanning(name string, n int) view.Attr {
	if n < 2 {
		return view.Attr{}
	}
	return view.A(name, strconv.Itoa(min(n, 100)))
}

// figure prints a picture with its caption.
func (f form) figure(b article.Block, i int, all []line) view.Node {
	fig := view.E("figure", f.base(i), f.pictures(b))
	if len(all) > 1 || len(all[0].bits) > 0 {
		fig.Kids = append(fig.Kids, view.E("figcaption", f.each("span", all)))
	}
	return fig
}
