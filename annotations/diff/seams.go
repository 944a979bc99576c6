package diff

import "slices"

// seams aligns again what the sentences kept apart: stretches with at most a
// full stop between them, in sentences that end elsewhere in the other text.
func (a *aligner) seams() {
	all := windows(a.to, len(a.new))
	for k := 0; k < len(all); k++ {
		w := all[k]
		for ; k+1 < len(all) && a.onlyMarks(w.i1, all[k+1].i0); k++ {
			w.i1, w.j1 = all[k+1].i1, all[k+1].j1
		}
		if w.empty() {
			continue
		}
		for i := w.i0; i < w.i1; i++ {
			a.to[i] = none
		}
		a.words(w)
	}
}

// mostBridge is the most tokens of a sentence's end that may be aligned again.
const mostBridge = 8

// bridges aligns again what stands on both sides of the end of a sentence that
// the sentences made partners, and keeps it where fewer words are marked then.
func (a *aligner) bridges() {
	all := windows(a.to, len(a.new))
	for k := 0; k+1 < len(all); k++ {
		w, next := all[k], all[k+1]
		if n := next.i0 - w.i1; n == 0 || n > mostBridge || !a.endsIn(w.i1, next.i0) {
			continue
		}
		w.i1, w.j1 = next.i1, next.j1
		if w = a.withMark(w); w.empty() || w.cells() > mostCells {
			continue
		}
		before, weight := slices.Clone(a.to[w.i0:w.i1]), a.weight(w)
		for i := w.i0; i < w.i1; i++ {
			a.to[i] = none
		}
		a.table(w)
		if a.weight(w) <= weight {
			copy(a.to[w.i0:w.i1], before)
			continue
		}
		all = windows(a.to, len(a.new))
	}
}

// withMark returns w with the mark before it, which may belong to what is found.
func (a *aligner) withMark(w window) window {
	if i, j := w.i0-1, w.j0-1; i >= 0 && j >= 0 && a.to[i] == int32(j) && !a.v.of(a.old[i]).letter {
		w.i0, w.j0 = i, j
	}
	return w
}

// endsIn reports whether a sentence ends among the old tokens from i to end.
func (a *aligner) endsIn(i, end int) bool {
	return slices.ContainsFunc(a.old[i:end], func(t token) bool { return sentenceEnds[a.v.of(t).text] })
}

// weight returns what the partners in w weigh.
func (a *aligner) weight(w window) (n int32) {
	for i := w.i0; i < w.i1; i++ {
		if a.to[i] != none {
			n += a.v.of(a.old[i]).weight
		}
	}
	return n
}

// onlyMarks reports whether the old tokens from i to end are a mark or two.
func (a *aligner) onlyMarks(i, end int) bool {
	for k := i; k < end; k++ {
		if a.v.of(a.old[k]).letter {
			return false
		}
	}
	return end-i <= 2
}
