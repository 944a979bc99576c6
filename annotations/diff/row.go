package diff

import (
	"slices"
	"strings"

	"writethru/annotations/article"
)

// rows compares the blocks of one group. It has one row, or two when its blocks
// turn out to be strangers.
func (c *comparison) rows(g group) []Row {
	if len(g.old) > 0 && len(g.new) > 0 {
		if r, ok := c.both(g); ok {
			return []Row{r}
		}
	}
	var out []Row
	if len(g.old) > 0 {
		out = append(out, Row{Op: Removed, Old: g.old, Kinds: c.alone(c.old, g.old[0], Deletion).list()})
	}
	if len(g.new) > 0 {
		out = append(out, Row{Op: Added, New: g.new, Kinds: c.alone(c.new, g.new[0], Addition).list()})
	}
	return out
}

// alone returns the kinds of a block that came or went.
func (c *comparison) alone(s side, i int, what Change) kinds {
	b := s.blocks[i]
	k := c.all | kindSet(what) | byRole(b)
	if k.has(Furniture) {
		return kindSet(Furniture)
	}
	tokens := s.cut(c.v, []int{i})
	if slices.Contains(c.v.quotes(b.text, tokens), quoted) {
		k |= kindSet(Quoted)
	}
	return k
}

// byRole returns the kind that all changes of a block have for what it is.
func byRole(b block) kinds {
	switch {
	case b.Role == article.Headline:
		return kindSet(Headline)
	case b.Role == article.Correction, opensAsCorrection(b.text):
		return kindSet(Correction)
	case b.Role == article.Dateline:
		return kindSet(Dateline)
	case b.Role == article.Related, b.Role == article.Copyright, b.Role == article.Furniture:
		return kindSet(Furniture)
	case b.Kind == article.Figure:
		return kindSet(Picture)
	}
	return 0
}

// opensAsCorrection reports whether text begins as correction notes do, for
// blocks whose role nobody knew.
func opensAsCorrection(text string) bool {
	if len(text) > 60 {
		text = text[:60]
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc(correctionOpenings, func(opening string) bool {
		rest, ok := strings.CutPrefix(text, opening)
		if !ok || strings.HasSuffix(opening, ":") || strings.Contains(opening, " ") {
			return ok // a whole phrase says enough
		}
		for _, mark := range []string{":", " —", " –", ","} {
			if strings.HasPrefix(rest, mark) {
				return mark != "," || strings.Contains(rest, ":")
			}
		}
		return false
	})
}

// both compares a row that has blocks on both sides, and reports whether it is
// one: strangers are better told apart.
func (c *comparison) both(g group) (r Row, ok bool) {
	r = Row{Old: g.old, New: g.new}
	a, b := c.old.text(g.old), c.new.text(g.new)
	space := Change("")
	switch {
	case len(g.new) > 1:
		r.Op, space = Split, SplitUp
	case len(g.old) > 1:
		r.Op, space = Merged, Merge
	case g.moved:
		r.Op = Moved
	default:
		r.Op = Edited
	}
	k := kindSet(space)
	if g.moved {
		k |= kindSet(Move)
	}
	if a == b {
		k |= c.form(g)
		if k == 0 {
			r.Op = Same
			return r, true
		}
		r.Pieces = equal(a)
		r.Kinds = c.furniture(g, k|c.all).list()
		return r, true
	}
	p := c.v.compare(a, b, c.old.cut(c.v, g.old), c.new.cut(c.v, g.new))
	if r.Op == Edited && c.strangers(p, g) {
		return r, false
	}
	p.classify(c.names, space)
	c.datelines(p, g)
	k |= c.form(g) | c.all | c.roles(g)
	for _, h := range p.hunks {
		k |= h.kinds
	}
	if k = c.furniture(g, k); k == kindSet(Furniture) {
		for i := range p.hunks {
			p.hunks[i].kinds = k
		}
	}
	r.Pieces, r.Kinds = p.pieces(), k.list()
	return r, true
}

// leastKept is the share of the words of partners that both must have, as so
// many to one.
const leastKept = 8

// strangers reports whether two blocks share so little that to read them as one
// that was edited helps nobody. Headlines, pictures and the shortest blocks are
// what they are by their place.
func (c *comparison) strangers(p *pair, g group) bool {
	a, b := c.old.blocks[g.old[0]], c.new.blocks[g.new[0]]
	words := min(wordsIn(p.v, p.old), wordsIn(p.v, p.new))
	if words <= fewWords || a.Role == article.Headline || a.Image != nil && b.Image != nil {
		return false
	}
	kept := wordsIn(p.v, p.old)
	for _, h := range p.hunks {
		kept -= wordsIn(p.v, p.old[h.tokens.i0:h.tokens.i1])
	}
	return kept*leastKept < words
}

func equal(text string) []Piece {
	if text == "" {
		return nil
	}
	return []Piece{{Op: Equal, Text: text}}
}

// roles returns the kinds the row has for what its blocks are.
func (c *comparison) roles(g group) kinds {
	return byRole(c.old.blocks[g.old[0]])&^kindSet(Furniture) | byRole(c.new.blocks[g.new[0]])&^kindSet(Furniture)
}

// furniture returns k, or furniture alone when that is what the row was and is.
func (c *comparison) furniture(g group, k kinds) kinds {
	for _, i := range g.old {
		if !byRole(c.old.blocks[i]).has(Furniture) {
			return k
		}
	}
	for _, j := range g.new {
		if !byRole(c.new.blocks[j]).has(Furniture) {
			return k
		}
	}
	return kindSet(Furniture)
}
