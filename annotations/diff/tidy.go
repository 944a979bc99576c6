package diff

// tidy drops chance matches: words that tell little, kept alone while the text
// has changed all around them.
func (p *pair) tidy(all []window) []window {
	out := all[:0]
	for _, w := range all {
		for len(out) > 0 {
			left := out[len(out)-1]
			if p.worthKeeping(left.i1, w.i0, p.size(left), p.size(w)) {
				break
			}
			w.i0, w.j0 = left.i0, left.j0
			out = out[:len(out)-1]
		}
		out = append(out, w)
	}
	return out
}

// size returns the words of the longer side of w.
func (p *pair) size(w window) int {
	count := func(tokens []token) (n int) {
		for _, t := range tokens {
			if p.v.of(t).letter {
				n++
			}
		}
		return n
	}
	return max(count(p.old[w.i0:w.i1]), count(p.new[w.j0:w.j1]))
}

// worthKeeping reports whether the old tokens from i to end help a reader when
// so many words have changed before and after them.
func (p *pair) worthKeeping(i, end, before, after int) bool {
	around := min(before, after)
	if around += (max(before, after) - around) / 4; min(before, after) < 2 || around < 3 || end-i > 6 {
		return true
	}
	tells := 0
	for _, t := range p.old[i:end] {
		switch w := p.v.of(t); {
		case w.number || w.long || w.quote:
			return true
		case w.light:
			tells++
		default:
			tells += 4
		}
	}
	return 3*tells > around
}

// slide moves each stretch that was only added, or only taken out, to the
// place where it reads best among those that mean the same: whole sentences
// first, then clauses.
func (p *pair) slide(all []window) []window {
	for k, w := range all {
		tokens, s, e := p.old, w.i0, w.i1
		if w.i0 == w.i1 {
			tokens, s, e = p.new, w.j0, w.j1
		} else if w.j0 != w.j1 {
			continue
		}
		least := -w.i0
		if k > 0 {
			least = all[k-1].i1 - w.i0
		}
		most := len(p.old) - w.i1
		if k+1 < len(all) {
			most = all[k+1].i0 - w.i1
		}
		best, by := 0, -1
		try := func(d int) {
			if score := p.boundary(tokens, s+d) + p.boundary(tokens, e+d); score > by || score == by && d > best {
				best, by = d, score
			}
		}
		try(0)
		for d := 0; d > least && tokens[s+d-1].id == tokens[e+d-1].id; d-- {
			try(d - 1)
		}
		for d := 0; d < most && tokens[s+d].id == tokens[e+d].id; d++ {
			try(d + 1)
		}
		all[k] = window{w.i0 + best, w.i1 + best, w.j0 + best, w.j1 + best}
	}
	return all
}

// boundary says how well a text may be cut before its token k.
func (p *pair) boundary(tokens []token, k int) int {
	if k == 0 || k == len(tokens) {
		return 4
	}
	before := tokens[k-1]
	w := p.v.of(before)
	switch {
	case before.end == before.next:
		return 0
	case sentenceEnds[w.text] || w.quote:
		return 3
	case !w.letter:
		return 2
	}
	return 1
}
