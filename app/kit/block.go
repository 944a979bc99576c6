package kit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"writethru/annotations/article"
	"writethru/app/view"
)

// Place says how a block stands in a page.
type Place struct {
	// Starts are where its parts begin in the canonical text (article.Starts).
	Starts []int
	// Number is its paragraph number (article.Numbers), 0 for none.
	Number int
	// Rank is the rank of a heading, 2 to 6 (Ranks).
	Rank int
	// Inks are the marks over the text.
	Inks []Ink
	// Cards returns the cards that stand beside a part; nil when there are none.
	Cards func(part int) view.Nodes
}

// Block returns a block of an article with its cards before it. The text of each
// part stands in an element of its own, which says where it begins (data-at).
func Block(b article.Block, at Place) view.Node {
	d := blockView{b, at}
	items := d.body()
	return view.Part(view.E("div", view.Class("b"), items))
}

// blockView draws one block.
type blockView struct {
	article.Block
	at Place
}

func (d blockView) body() view.Nodes {
	switch d.Kind {
	case article.Heading, article.Paragraph, article.Preformatted:
		if d.Role == article.Headline {
			return append(d.allCards(), d.lines("h1", "")...)
		}
	}
	switch d.Kind {
	case article.List:
		return view.Nodes{d.list()}
	case article.Quotation:
		return view.Nodes{d.quotation()}
	case article.Table:
		return append(d.allCards(), d.table())
	case article.Figure:
		return append(d.allCards(), d.figure())
	case article.Heading:
		return append(d.allCards(), d.lines("h"+strconv.Itoa(min(max(d.at.Rank, 2), 6)), d.class()+" sub")...)
	case article.Preformatted:
		return append(d.allCards(), d.lines("p", d.class()+" pre")...)
	}
	return append(d.allCards(), d.lines("p", d.class())...)
}

// roleClasses are the classes of roles that do not look like the story.
var roleClasses = map[article.Role]string{
	article.Dateline:   "text dateline",
	article.EdNote:     "eds",
	article.Correction: "text correction",
	article.Credit:     "text sign",
	article.Copyright:  "text sign",
	article.Related:    "text see",
	article.Furniture:  "text see",
}

func (d blockView) class() string {
	if c, ok := roleClasses[d.Role]; ok {
		return c
	}
	return "text"
}

// lines returns one element for each part, the first with the number.
func (d blockView) lines(tag, class string) view.Nodes {
	var out view.Nodes
	for k := range d.Parts {
		out = append(out, d.line(k, tag, class))
	}
	return out
}

func (d blockView) line(k int, tag, class string) view.Node {
	n := view.E(tag, view.Class(class), d.data(k))
	if k == 0 && d.at.Number > 0 {
		n.Attrs = append(n.Attrs, view.ID("p"+strconv.Itoa(d.at.Number)))
		n.Kids = append(n.Kids, view.E("span", view.Class("pn"), view.A("data-not", ""), view.A("aria-hidden", "true"),
			view.T(strconv.Itoa(d.at.Number))))
	}
	n.Kids = append(n.Kids, d.text(k)...)
	return n
}

// data says where a part begins in the canonical text.
func (d blockView) data(k int) view.Attr { return AtText(d.at.Starts[k]) }

// AtText returns the attribute of an element that holds the text of a part, which
// begins at this code point of the canonical text.
func AtText(start int) view.Attr { return view.A("data-at", strconv.Itoa(start)) }

func (d blockView) text(k int) view.Nodes { return PartText(d.Parts[k], d.at.Starts[k], d.at.Inks) }

// PartText returns the text of a part that begins at start, with its marks.
func PartText(p article.Part, start int, inks []Ink) view.Nodes {
	n := utf8.RuneCountInString(strings.ToValidUTF8(p.Text(), "�"))
	if n == 0 {
		return nil
	}
	return Marked(article.Span{Start: start, End: start + n}, inks, func(s article.Span) view.Nodes {
		return Runs(p, start, s)
	})
}

func (d blockView) cards(k int) view.Nodes {
	if d.at.Cards == nil {
		return nil
	}
	return d.at.Cards(k)
}

func (d blockView) allCards() view.Nodes {
	var out view.Nodes
	for k := range d.Parts {
		out = append(out, d.cards(k)...)
	}
	return out
}

func (d blockView) quotation() view.Node {
	q := view.E("blockquote")
	for k := range d.Parts {
		q.Kids = append(q.Kids, d.cards(k)...)
		q.Kids = append(q.Kids, d.line(k, "p", d.class()))
	}
	return q
}

func (d blockView) list() view.Node {
	n, _ := d.items(0, 0)
	n.Attrs = append(n.Attrs, view.Class(d.class()))
	return n
}

// items returns the list of the items from part k on that stand at least this
// deep, and the part after them.
func (d blockView) items(k, depth int) (view.Node, int) {
	tag := "ul"
	if d.Ordered {
		tag = "ol"
	}
	list := view.E(tag)
	for k < len(d.Parts) && d.Parts[k].Depth >= depth {
		if d.Parts[k].Depth == depth || len(list.Kids) == 0 {
			list.Kids = append(list.Kids, view.E("li", d.cards(k), view.E("span", d.data(k), d.text(k))))
			depth = min(depth, d.Parts[k].Depth)
			k++
			continue
		}
		var inner view.Node
		inner, k = d.items(k, depth+1)
		li := &list.Kids[len(list.Kids)-1]
		li.Kids = append(li.Kids, inner)
	}
	return list, k
}

func (d blockView) figure() view.Node {
	return view.E("figure", view.When(d.Image != nil, Picture(d.Image)), d.lines("figcaption", ""))
}

// Picture returns a picture that Writethru keeps, or, where it keeps none, a box
// with what it would show. Nothing is asked of the outlet.
func Picture(i *article.Image) view.Node {
	if i == nil {
		return view.Node{}
	}
	if i.Hash == "" {
		words := "Picture not kept"
		if i.Alt != "" {
			words += ": " + i.Alt
		}
		return view.E("p", view.Class("nopic"), view.T(words))
	}
	size := func(name string, n int) view.Attr {
		if n <= 0 {
			return view.Attr{}
		}
		return view.A(name, strconv.Itoa(n))
	}
	return view.E("img", view.A("src", "/images/"+i.Hash), view.A("alt", i.Alt),
		size("width", i.Width), size("height", i.Height), view.A("loading", "lazy"), view.A("decoding", "async"))
}

// Ranks returns the rank of every heading below the headline, 2 to 6, so that
// none is left out however the outlet numbered them; 0 for other blocks.
func Ranks(blocks []article.Block) []int {
	out := make([]int, len(blocks))
	var open []int
	for i, b := range blocks {
		if b.Kind != article.Heading || b.Role == article.Headline {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= b.Level {
			open = open[:len(open)-1]
		}
		open = append(open, b.Level)
		out[i] = min(len(open)+1, 6)
	}
	return out
}
