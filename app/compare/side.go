package compare

import (
	"unicode/utf8"

	"writethru/annotations/article"
)

// doc is one of the two revisions, with what is asked of it often.
type doc struct {
	article.Revision
	from    article.Article
	text    article.Text
	numbers []int // of paragraphs, by block
}

func newDoc(r article.Revision, from article.Article) doc {
	return doc{Revision: r, from: from, text: r.Text(), numbers: article.Numbers(r.Blocks)}
}

// joint is what stands between two stretches of a text.
type joint uint8

const (
	none     joint = iota
	partEnd        // between lines, items, rows of a table
	cellEnd        // between the cells of a row
	blockEnd       // between blocks
)

// stretch is a run of the text of a row on one side, or a joint in it. Places
// are in code points: from and to in the row's text, at in the canonical one.
type stretch struct {
	from, to, at int
	joint        joint
	block, part  int // those it belongs to; of a joint, those that follow it
	style        article.Style
	href         string
}

// stretches returns the text of a row on one side, which is that of its blocks
// joined by a line feed.
func (d doc) stretches(blocks []int) []stretch {
	var out []stretch
	to := 0
	add := func(s stretch, n int) {
		s.from, to = to, to+n
		s.to = to
		out = append(out, s)
	}
	for k, i := range blocks {
		b, at := d.Blocks[i], d.text.Blocks()[i].Start
		if k > 0 {
			add(stretch{joint: blockEnd, block: i, at: at}, 1)
		}
		for j, p := range b.Parts {
			if j > 0 {
				kind := partEnd
				if b.Joint(j) == "\t" {
					kind = cellEnd
				}
				add(stretch{joint: kind, block: i, part: j, at: at}, 1)
				at++
			}
			for _, r := range p.Runs {
				n := utf8.RuneCountInString(r.Text)
				add(stretch{block: i, part: j, at: at, style: r.Style, href: r.Href}, n)
				at += n
			}
		}
	}
	return out
}

// cover is where a mark lies over the text of a row on one side.
type cover struct{ from, to, mark int }

// covers returns the places of marks in the stretches of a row. Spans of mark k
// are spans[k].
func covers(all []stretch, spans [][]article.Span) []cover {
	var out []cover
	for _, s := range all {
		if s.joint != none {
			continue
		}
		here := article.Span{Start: s.at, End: s.at + s.to - s.from}
		for k := range spans {
			for _, m := range spans[k] {
				if m.Overlaps(here) {
					out = append(out, cover{s.from + max(m.Start-s.at, 0), s.from + min(m.End, here.End) - s.at, k})
				}
			}
		}
	}
	return out
}

// reader walks over one side of a row.
type reader struct {
	all    []stretch
	covers []cover
	k, pos int
}

// next returns the stretch at hand, and how many of at most n code points belong
// to it and lie under the same marks.
func (r *reader) next(n int) (stretch, int) {
	for r.k < len(r.all) && r.all[r.k].to <= r.pos {
		r.k++
	}
	if r.k == len(r.all) {
		return stretch{from: r.pos, joint: none, at: -1}, n
	}
	s := r.all[r.k]
	n = min(n, s.to-r.pos)
	for _, c := range r.covers {
		for _, border := range []int{c.from, c.to} {
			if border > r.pos {
				n = min(n, border-r.pos)
			}
		}
	}
	s.at, s.from = s.at+r.pos-s.from, r.pos
	return s, n
}

// marks returns the marks over the place at hand, in order.
func (r *reader) marks() []int {
	var out []int
	for _, c := range r.covers {
		if c.from <= r.pos && r.pos < c.to {
			out = append(out, c.mark)
		}
	}
	return out
}
