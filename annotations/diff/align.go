package diff

import "slices"

// aligner finds which tokens of two texts are the same.
type aligner struct {
	v        *vocab
	old, new []token
	to       []int32 // the partner of each old token, or none
}

// mostCells bounds the alignment of two stretches: the tokens of one times
// those of the other.
const mostCells = 1 << 20

// align returns the partner of each old token, or none. Partners rise.
func (v *vocab) align(old, new []token) []int32 {
	a := aligner{v, old, new, make([]int32, len(old))}
	for i := range a.to {
		a.to[i] = none
	}
	w := window{0, len(old), 0, len(new)}
	if a.trim(&w); w.empty() {
		return a.to
	}
	a.sentences(w)
	a.seams()
	a.bridges()
	return a.to
}

// window is a range of old and a range of new tokens.
type window struct{ i0, i1, j0, j1 int }

func (w window) empty() bool { return w.i0 == w.i1 || w.j0 == w.j1 }

func (w window) cells() int { return (w.i1 - w.i0) * (w.j1 - w.j0) }

// trim pairs the equal tokens at both ends of w.
func (a *aligner) trim(w *window) {
	for !w.empty() && a.old[w.i0].id == a.new[w.j0].id {
		a.to[w.i0] = int32(w.j0)
		w.i0, w.j0 = w.i0+1, w.j0+1
	}
	for !w.empty() && a.old[w.i1-1].id == a.new[w.j1-1].id {
		w.i1, w.j1 = w.i1-1, w.j1-1
		a.to[w.i1] = int32(w.j1)
	}
}

// sentences aligns the sentences of w, then the words of those that are
// partners, and the words between them.
func (a *aligner) sentences(w window) {
	olds, news := a.v.sentences(a.old, w.i0, w.i1), a.v.sentences(a.new, w.j0, w.j1)
	if len(olds) == 1 && len(news) == 1 {
		a.words(w)
		return
	}
	m := newMatcher(a.units(a.old, olds), a.units(a.new, news))
	equal := m.equals()
	m.inOrder(m.best(append(m.alike(equal), equal...)))
	m.between()
	i, j := w.i0, w.j0
	for k, s := range olds {
		if m.to[k] == none {
			continue
		}
		t := news[m.to[k]]
		a.words(window{i, s[0], j, t[0]})
		a.words(window{s[0], s[1], t[0], t[1]})
		i, j = s[1], t[1]
	}
	a.words(window{i, w.i1, j, w.j1})
}

func (a *aligner) units(tokens []token, sentences [][2]int) []unit {
	out := make([]unit, len(sentences))
	for k, s := range sentences {
		key := make([]byte, 0, 4*(s[1]-s[0]))
		for _, t := range tokens[s[0]:s[1]] {
			key = append(key, byte(t.id), byte(t.id>>8), byte(t.id>>16), byte(t.id>>24))
		}
		out[k].text = string(key)
		out[k].feats, out[k].words = a.v.features(tokens[s[0]:s[1]])
	}
	return out
}

// sentences returns the sentences of the tokens from i to end. Their ends only
// steer the alignment, so a wrong one does no harm.
func (v *vocab) sentences(tokens []token, i, end int) [][2]int {
	var out [][2]int
	from, stop := i, false
	for ; i < end; i++ {
		w := v.of(tokens[i])
		switch {
		case sentenceEnds[w.text]:
			stop = w.text != "." || i == from || !abbreviations[lower(v.of(tokens[i-1]).text)]
		case w.quote || w.text == ")" || w.text == "]":
		default:
			stop = false
		}
		t := tokens[i]
		if stop && i+1 < end && (t.next > t.end || w.text == "。" || w.text == "！" || w.text == "？") {
			out = append(out, [2]int{from, i + 1})
			from, stop = i+1, false
		}
	}
	if from < end {
		out = append(out, [2]int{from, end})
	}
	return out
}

var sentenceEnds = set(". ! ? … ... 。 ！ ？ ؟ । ۔")

var abbreviations = set("mr mrs ms dr st prof gen gov sen rep lt col sgt capt jan feb mar apr jun jul aug sept sep oct nov dec no vs inc co ltd jr sr a.m p.m u.s u.k e.g i.e")

// words aligns the words of w. A stretch too large for that is first split at
// runs of words that stand once on either side, longest runs first.
func (a *aligner) words(w window) {
	if a.trim(&w); w.empty() {
		return
	}
	if w.cells() <= mostCells {
		a.table(w)
		return
	}
	for run := 8; run > 0; run /= 2 {
		if found := a.once(w, run); len(found) > 0 {
			for _, p := range found {
				a.words(window{w.i0, p.i, w.j0, p.j})
				for k := range run {
					a.to[p.i+k] = int32(p.j + k)
				}
				w.i0, w.j0 = p.i+run, p.j+run
			}
			a.words(w)
			return
		}
	}
	i, j := (w.i0+w.i1)/2, (w.j0+w.j1)/2 // nothing to hold on to: halves
	a.words(window{w.i0, i, w.j0, j})
	a.words(window{i, w.i1, j, w.j1})
}

// once returns the runs of n tokens that stand once on either side of w, in
// an order common to both, not overlapping.
func (a *aligner) once(w window, n int) []partners {
	if w.i1-w.i0 < n || w.j1-w.j0 < n {
		return nil
	}
	type places struct{ old, new, olds, news int }
	found := make(map[uint64]places, w.i1-w.i0)
	for i := w.i0; i+n <= w.i1; i++ {
		h := hash(a.old[i : i+n])
		p := found[h]
		p.old, p.olds = i, p.olds+1
		found[h] = p
	}
	for j := w.j0; j+n <= w.j1; j++ {
		h := hash(a.new[j : j+n])
		if p, ok := found[h]; ok {
			p.new, p.news = j, p.news+1
			found[h] = p
		}
	}
	var all []partners
	for i := w.i0; i+n <= w.i1; i++ {
		p := found[hash(a.old[i:i+n])]
		if p.olds == 1 && p.news == 1 && same(a.old[i:i+n], a.new[p.new:p.new+n]) {
			all = append(all, partners{i - w.i0, p.new - w.j0, 1})
		}
	}
	m := matcher{old: make([]unit, w.i1-w.i0), new: make([]unit, w.j1-w.j0)}
	out := all[:0:0]
	for _, p := range m.rising(all) {
		p.i, p.j = p.i+w.i0, p.j+w.j0
		if k := len(out) - 1; k < 0 || p.i >= out[k].i+n && p.j >= out[k].j+n {
			out = append(out, p)
		}
	}
	return out
}

func same(a, b []token) bool {
	return slices.EqualFunc(a, b, func(x, y token) bool { return x.id == y.id })
}

// hash is FNV-1a over the ids.
func hash(tokens []token) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range tokens {
		h = (h ^ uint64(uint32(t.id))) * 1099511628211
		h ^= h >> 29
	}
	return h
}
