package reader

import (
	"strings"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
)

// main is the story with its marks and cards, and below it the marks that have
// no place in this revision.
func (r *room) main() view.Node {
	m := view.E("main", view.ID("main"), view.Class("story"), r.lang(), view.A("tabindex", "-1"), r.withdrawn(), r.held())
	head := r.headBlocks()
	m.Kids = append(m.Kids, r.header(head))
	m.Kids = append(m.Kids, r.blocks(head)...)
	m.Kids = append(m.Kids, r.tray()...)
	m.Kids = append(m.Kids, r.also(), r.quoted(), r.watching(), r.captures(), r.source())
	return m
}

// headBlocks returns how many blocks open the story above its byline: the
// headline and notes to editors.
func (r *room) headBlocks() int {
	for i, b := range r.p.Revision.Blocks {
		if b.Role != article.Headline && b.Role != article.EdNote {
			return i
		}
	}
	return len(r.p.Revision.Blocks)
}

func (r *room) header(head int) view.Node {
	h := view.E("header", r.slug())
	headline := false
	for i := range head {
		headline = headline || r.p.Revision.Blocks[i].Role == article.Headline
	}
	if !headline { // the outlet gave none: one for the outline only
		h.Kids = append(h.Kids, view.E("h1", view.Class("sr"), view.T(r.p.Revision.Headline())))
	}
	for i := range head {
		h.Kids = append(h.Kids, r.block(i, 0, 0))
	}
	h.Kids = append(h.Kids, r.by())
	if hint := r.hint(); hint.Tag != "" {
		h.Kids = append(h.Kids, hint)
	}
	return h
}

func (r *room) slug() view.Nodes {
	words := r.p.Revision.Slug
	if l := r.p.Revision.Label; l != "" && !strings.Contains(strings.ToLower(words), strings.ToLower(l)) {
		words = strings.TrimPrefix(words+", "+l, ", ")
	}
	var out view.Nodes
	if r.p.Article.Sample {
		out = append(out, view.E("p", r.english(), view.E("span", view.Class("chip"), view.T("Sample story, made up"))))
	}
	if words != "" {
		out = append(out, view.E("p", view.Class("slug"), view.T(words)))
	}
	return out
}

// by is the line with who wrote it, where and when.
func (r *room) by() view.Node {
	v := r.p.Revision
	p := view.E("p", view.Class("by dots"))
	for _, s := range []string{v.Byline, r.p.Article.Outlet} {
		if s != "" {
			p.Kids = append(p.Kids, view.E("span", view.E("bdi", view.T(s))))
		}
	}
	if also := kit.AlsoAt(r.p.Article.ID, r.p.Carried); also != nil {
		p.Kids = append(p.Kids, view.E("span", r.english(), also))
	}
	added := ""
	switch {
	case v.Stamp().IsZero():
		added = "added "
	case v.Unstamped:
		added = "changed in silence, seen "
	}
	p.Kids = append(p.Kids, view.E("span", view.E("bdi", r.english(), view.T(added), kit.Time(v.Time(), v.Time().Format("Monday 2 January 2006, 15:04")))))
	return p
}

// hint leads to the marks without a place where there is no room for the column
// that does.
func (r *room) hint() view.Node {
	if len(r.lost) == 0 {
		return view.Node{}
	}
	return view.E("p", view.Class("hint dim"), r.english(),
		view.E("a", view.Href("#tray"), view.T(kit.Some(len(r.lost), "mark has", "marks have")+" no place in "+kit.Rev(r.shown))))
}

// withdrawn says that the outlet has taken the story back, and leads to the last
// text.
func (r *room) withdrawn() view.Nodes {
	if !r.p.Revision.Withdrawn {
		return nil
	}
	p := view.E("p", view.Class("kill"), r.english(), view.E("b", view.T("Withdrawn.")), view.T(" The outlet took this story back."))
	for i := len(r.p.Heads) - 1; i >= 0; i-- {
		if h := r.p.Heads[i]; h.Number < r.shown && !h.Withdrawn {
			p.Kids = append(p.Kids, view.T(" Its last text is kept: "),
				view.E("a", view.Href(r.path(h.Number)), view.T("revision "+kit.Number(h.Number))), view.T("."))
			break
		}
	}
	return view.Nodes{p}
}

// blocks returns the blocks from number from on. Furniture is folded, one fold
// for neighbours.
func (r *room) blocks(from int) view.Nodes {
	all := r.p.Revision.Blocks
	ranks := kit.Ranks(all)
	var out view.Nodes
	for i := from; i < len(all); {
		if all[i].Role != article.Furniture {
			out = append(out, r.block(i, r.number[i], ranks[i]))
			i++
			continue
		}
		var folded view.Nodes
		for ; i < len(all) && all[i].Role == article.Furniture; i++ {
			folded = append(folded, r.block(i, 0, ranks[i]))
		}
		out = append(out, r.fold(folded, i))
	}
	return out
}

// fold holds furniture, open when something in it is marked.
func (r *room) fold(blocks view.Nodes, end int) view.Node {
	marked := false
	for at := range r.cards {
		marked = marked || at.block >= end-len(blocks) && at.block < end
	}
	return view.E("details", view.Class("furn"), view.Flag("open", marked),
		view.E("summary", r.english(), kit.Icon("down"), view.T("Left out of the story: "+kit.Some(len(blocks), "block", "blocks"))), blocks)
}

func (r *room) block(i, number, rank int) view.Node {
	return kit.Block(r.p.Revision.Blocks[i], kit.Place{
		Starts: r.starts[i], Number: number, Rank: rank, Inks: r.inksOf(i),
		Cards: func(part int) view.Nodes { return r.cardsAt(place{i, part}) },
	})
}

// inksOf returns the marks that may lie over a block.
func (r *room) inksOf(i int) []kit.Ink {
	parts := r.starts[i]
	if len(parts) == 0 {
		return nil
	}
	b := r.p.Revision.Blocks[i]
	span := article.Span{Start: parts[0], End: parts[len(parts)-1] + len([]rune(b.Parts[len(parts)-1].Text()))}
	var out []kit.Ink
	for _, ink := range r.inks {
		for _, s := range ink.Spans {
			if s.Overlaps(span) {
				out = append(out, ink)
				break
			}
		}
	}
	return out
}

// source says where the story came from, and where this revision stands.
func (r *room) source() view.Node {
	v := r.p.Revision
	f := view.E("footer", view.Class("source"), r.english())
	if r.p.Article.URL != "" {
		words := strings.TrimPrefix(strings.TrimPrefix(r.p.Article.URL, "https://"), "http://")
		f.Kids = append(f.Kids, view.E("p", kit.Outside(r.p.Article.URL, view.A("dir", "ltr"), view.T(words))))
	}
	left := ""
	if n := count(v.Blocks, article.Furniture); n > 0 {
		left = " " + kit.Some(n, "block", "blocks") + " of the page did not seem to be story and " + isAre(n) + " folded."
	}
	if about := r.wire(); about.Tag != "" {
		f.Kids = append(f.Kids, about)
	}
	f.Kids = append(f.Kids, view.E("p", view.Class("dim"), view.T("Added "+kit.At(v.Captured, r.s.Now)+"."+left)),
		view.E("p", view.Class("dim"), view.T("Address of this revision: "),
			view.E("a", view.Href(r.path(r.shown)), view.T(r.path(r.shown)))))
	return f
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func count(blocks []article.Block, role article.Role) int {
	n := 0
	for _, b := range blocks {
		if b.Role == role {
			n++
		}
	}
	return n
}
