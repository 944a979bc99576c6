package diff

import (
	"slices"
	"strings"
)

// hunk is a stretch that differs, in bytes and in tokens of either text. One
// side may be empty; both have no tokens when only white space differs.
type hunk struct {
	old, new [2]int
	tokens   window
	kinds    kinds
}

// pair is two texts whose words are compared.
type pair struct {
	v          *vocab
	a, b       string
	old, new   []token
	hunks      []hunk
	oldQ, newQ []quoting // which tokens are quoted speech
}

// compare finds the hunks of two texts.
func (v *vocab) compare(a, b string, old, new []token) *pair {
	p := &pair{v: v, a: a, b: b, old: old, new: new}
	p.find(p.slide(p.marks(p.tidy(windows(v.align(old, new), len(new))))))
	return p
}

// marks cuts off the quotation marks that begin or end both sides of a stretch:
// other marks are one change, and other words beside them another.
func (p *pair) marks(all []window) []window {
	out := make([]window, 0, len(all))
	isMark := func(i, j int) bool { return p.v.of(p.old[i]).quote && p.v.of(p.new[j]).quote }
	for _, w := range all {
		if p.onlyForms(p.old[w.i0:w.i1], p.new[w.j0:w.j1]) {
			out = append(out, w)
			continue
		}
		if w.i1-w.i0 > 1 && w.j1-w.j0 > 1 && isMark(w.i0, w.j0) {
			out = append(out, window{w.i0, w.i0 + 1, w.j0, w.j0 + 1})
			w.i0, w.j0 = w.i0+1, w.j0+1
		}
		if w.i1-w.i0 > 1 && w.j1-w.j0 > 1 && isMark(w.i1-1, w.j1-1) {
			out = append(out, window{w.i0, w.i1 - 1, w.j0, w.j1 - 1})
			w.i0, w.j0 = w.i1-1, w.j1-1
		}
		out = append(out, w)
	}
	return out
}

// windows returns the stretches between the aligned tokens.
func windows(to []int32, n int) []window {
	var out []window
	w := window{}
	add := func(i, j int) {
		if w.i1, w.j1 = i, j; w.i0 < i || w.j0 < j {
			out = append(out, w)
		}
		w.i0, w.j0 = i+1, j+1
	}
	for i, j := range to {
		if j != none {
			add(i, int(j))
		}
	}
	add(len(to), n)
	return out
}

// find makes hunks of the windows and of the places where only white space
// differs.
func (p *pair) find(all []window) {
	var po, pn, i, j int // bytes and tokens that are done
	for k := 0; k <= len(all); k++ {
		w := window{len(p.old), len(p.old), len(p.new), len(p.new)}
		if k < len(all) {
			w = all[k]
		}
		for ; i < w.i0; i, j = i+1, j+1 {
			x, y := p.old[i], p.new[j]
			p.add(hunk{[2]int{po, int(x.start)}, [2]int{pn, int(y.start)}, window{i, i, j, j}, 0})
			po, pn = int(x.next), int(y.next)
			if p.a[x.end:x.next] != p.b[y.end:y.next] {
				po, pn = int(x.end), int(y.end)
			}
		}
		oe, ne := len(p.a), len(p.b)
		if w.i1 < len(p.old) {
			oe = int(p.old[w.i1].start)
		}
		if w.j1 < len(p.new) {
			ne = int(p.new[w.j1].start)
		}
		p.add(hunk{[2]int{po, oe}, [2]int{pn, ne}, w, 0})
		po, pn, i, j = oe, ne, w.i1, w.j1
	}
}

// add adds h, if anything differs. White space that ends both sides, or begins
// both, is no part of the change of words: where it differs, it is a hunk of
// its own.
func (p *pair) add(h hunk) {
	if p.a[h.old[0]:h.old[1]] == p.b[h.new[0]:h.new[1]] {
		return
	}
	w := h.tokens
	old, new := p.old[w.i0:w.i1], p.new[w.j0:w.j1]
	head, tail := around(h.old, old)
	head2, tail2 := around(h.new, new)
	switch {
	case len(old) == 0 && head2 > h.new[0] && p.opensLine(p.a[h.old[0]:h.old[1]], new):
		head, tail, tail2 = h.old[1], h.old[1], h.new[1]
	case len(new) == 0 && head > h.old[0] && p.opensLine(p.b[h.new[0]:h.new[1]], old):
		head2, tail2, tail = h.new[1], h.new[1], h.old[1]
	default:
		if tail == h.old[1] || tail2 == h.new[1] {
			tail, tail2 = h.old[1], h.new[1]
		}
		if head == h.old[0] || head2 == h.new[0] {
			head, head2 = h.old[0], h.new[0]
		}
	}
	p.put([2]int{h.old[0], head}, [2]int{h.new[0], head2}, window{})
	p.put([2]int{head, tail}, [2]int{head2, tail2}, w)
	p.put([2]int{tail, h.old[1]}, [2]int{tail2, h.new[1]}, window{})
}

// opensLine reports whether tokens that stand apart from the word before, where
// the other text has only space, are the number or the bullet of the line that
// begins there.
func (p *pair) opensLine(space string, tokens []token) bool {
	if len(tokens) == 0 || len(tokens) > 2 || !strings.Contains(space, "\n") {
		return false
	}
	return !slices.ContainsFunc(tokens, func(t token) bool { w := p.v.of(t); return w.letter && !w.number })
}

// around returns where the white space at the start of a stretch ends, and
// where that at its end begins.
func around(stretch [2]int, tokens []token) (head, tail int) {
	if len(tokens) == 0 {
		return stretch[0], stretch[0]
	}
	return int(tokens[0].start), int(tokens[len(tokens)-1].end)
}

func (p *pair) put(old, new [2]int, tokens window) {
	if p.a[old[0]:old[1]] != p.b[new[0]:new[1]] {
		p.hunks = append(p.hunks, hunk{old, new, tokens, 0})
	}
}

// pieces returns the pieces of both texts.
func (p *pair) pieces() []Piece {
	out := make([]Piece, 0, 3*len(p.hunks)+1)
	add := func(op, text string, kind Change) {
		if text != "" {
			out = append(out, Piece{op, text, kind})
		}
	}
	at := 0
	for _, h := range p.hunks {
		add(Equal, p.a[at:h.old[0]], "")
		kind := h.kinds.first()
		add(Delete, p.a[h.old[0]:h.old[1]], kind)
		add(Insert, p.b[h.new[0]:h.new[1]], kind)
		at = h.old[1]
	}
	add(Equal, p.a[at:], "")
	return out
}
