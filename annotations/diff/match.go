package diff

import (
	"cmp"
	"slices"
)

// The least likeness of partners: those that keep their order, those that may
// have moved, and those that stand alone between partners on both sides.
const (
	leastInOrder = 250
	leastMoved   = 330
	leastBetween = 120
	leastWords   = 5 // of a moved unit that was edited as well
	fewWords     = 6
)

// partners is an old and a new unit that may be one and the same.
type partners struct{ i, j, score int }

// matcher finds partners among two lists of units.
type matcher struct {
	old, new []unit
	to, from []int // the partner of each unit, or none
	moved    []bool
}

func newMatcher(old, new []unit) *matcher {
	return &matcher{
		old: old, new: new,
		to: slices.Repeat([]int{none}, len(old)), from: slices.Repeat([]int{none}, len(new)),
		moved: make([]bool, len(old)),
	}
}

func (m *matcher) pair(p partners) { m.to[p.i], m.from[p.j] = p.j, p.i }

// equals returns the pairs of units with equal text. Features are not needed.
func (m *matcher) equals() []partners {
	type text struct{ text, sort string }
	places := make(map[text][]int, len(m.new))
	for j, u := range m.new {
		k := text{u.text, u.sort}
		places[k] = append(places[k], j)
	}
	counts := make(map[text]int, len(m.old))
	for _, u := range m.old {
		counts[text{u.text, u.sort}]++
	}
	nth := make(map[text]int, len(m.old))
	var out []partners
	for i, u := range m.old {
		k := text{u.text, u.sort}
		js := places[k]
		if len(js)*counts[k] > mostCopies { // hostile: the first with the first, and so on
			n := nth[k]
			nth[k]++
			js = js[min(n, len(js)):min(n+1, len(js))]
		}
		for _, j := range js {
			out = append(out, partners{i, j, whole})
		}
	}
	return out
}

const (
	mostCopies   = 64 // pairs of equal units that are all looked at
	mostPlaces   = 48 // units that share a feature worth looking at
	mostPartners = 12 // units looked at closely for each
	mostBetween  = 1024
)

// alike returns the pairs of units that are alike and not among the equal.
func (m *matcher) alike(equal []partners) []partners {
	usedOld, usedNew := make([]bool, len(m.old)), make([]bool, len(m.new))
	for _, p := range equal {
		usedOld[p.i], usedNew[p.j] = true, true
	}
	places := make(map[uint32][]int32, 4*len(m.new))
	for j, u := range m.new {
		if usedNew[j] {
			continue
		}
		for k, f := range u.feats {
			if (k == 0 || u.feats[k-1] != f) && len(places[f]) <= mostPlaces {
				places[f] = append(places[f], int32(j))
			}
		}
	}
	var out []partners
	shared := make([]int, len(m.new))
	for i, u := range m.old {
		if usedOld[i] {
			continue
		}
		for _, j := range seen(u, places, shared) {
			if s := likeness(u, m.new[j]); s >= leastInOrder && u.sort == m.new[j].sort {
				out = append(out, partners{i, j, s})
			}
		}
	}
	return out
}

// seen returns the new units that share most rare features with u. Shared is
// all zero, before and after.
func seen(u unit, places map[uint32][]int32, shared []int) []int {
	var js []int
	for k, f := range u.feats {
		if k > 0 && u.feats[k-1] == f || len(places[f]) > mostPlaces {
			continue
		}
		for _, j := range places[f] {
			if shared[j] == 0 {
				js = append(js, int(j))
			}
			shared[j]++
		}
	}
	slices.SortFunc(js, func(a, b int) int {
		return cmp.Or(shared[b]-shared[a], a-b)
	})
	for _, j := range js {
		shared[j] = 0
	}
	return js[:min(len(js), mostPartners)]
}

// best keeps the pairs that are nearly as good as the best of either unit.
func (m *matcher) best(all []partners) []partners {
	old, new := make([]int, len(m.old)), make([]int, len(m.new))
	for _, p := range all {
		old[p.i], new[p.j] = max(old[p.i], p.score), max(new[p.j], p.score)
	}
	return slices.DeleteFunc(all, func(p partners) bool {
		return p.score*10 < 7*max(old[p.i], new[p.j])
	})
}

// inOrder makes partners of the heaviest run of pairs that rises on both sides.
func (m *matcher) inOrder(all []partners) {
	for _, p := range m.rising(all) {
		m.pair(p)
	}
}

// rising returns the heaviest run of pairs. The weight of a pair is the words
// that need not be marked.
func (m *matcher) rising(all []partners) []partners {
	slices.SortFunc(all, func(a, b partners) int { return cmp.Or(a.i-b.i, b.j-a.j) })
	best, before := make([]int, len(all)), make([]int, len(all))
	tree := newMaxTree(len(m.new))
	for k, p := range all {
		before[k] = none
		if t := tree.below(p.j, best); t != none {
			before[k], best[k] = t, best[t]
		}
		best[k] += p.score * (1 + min(m.old[p.i].words, m.new[p.j].words))
		tree.put(p.j, k, best)
	}
	end := none
	for k := range all {
		if end == none || best[k] > best[end] {
			end = k
		}
	}
	var out []partners
	for ; end != none; end = before[end] {
		out = append(out, all[end])
	}
	slices.Reverse(out)
	return out
}

// maxTree answers which pair ends the heaviest run before a place (Fenwick).
type maxTree []int

func newMaxTree(n int) maxTree { return slices.Repeat(maxTree{none}, n+1) }

func (t maxTree) below(j int, best []int) int {
	out := none
	for ; j > 0; j -= j & -j {
		if t[j] != none && (out == none || best[t[j]] > best[out]) {
			out = t[j]
		}
	}
	return out
}

func (t maxTree) put(j, k int, best []int) {
	for j++; j < len(t); j += j & -j {
		if t[j] == none || best[k] > best[t[j]] {
			t[j] = k
		}
	}
}

// outOfOrder makes partners of the pairs left over: units that have moved.
func (m *matcher) outOfOrder(all []partners) {
	slices.SortFunc(all, func(a, b partners) int {
		return cmp.Or(b.score-a.score, m.old[b.i].words-m.old[a.i].words, a.i-b.i, a.j-b.j)
	})
	for _, p := range all {
		if m.to[p.i] != none || m.from[p.j] != none || p.score < leastMoved {
			continue
		}
		if p.score < whole && min(m.old[p.i].words, m.new[p.j].words) < leastWords {
			continue
		}
		m.pair(p)
		m.moved[p.i] = true
	}
}

// between makes partners of what is left between two partners, in order.
func (m *matcher) between() {
	i0, j0 := 0, 0
	for i := 0; i <= len(m.old); i++ {
		if i < len(m.old) && (m.to[i] == none || m.moved[i]) {
			continue
		}
		j := len(m.new)
		if i < len(m.old) {
			j = m.to[i]
		}
		m.gap(i0, i, j0, j)
		i0, j0 = i+1, j+1
	}
}

// gap makes partners among the old units from i0 to i1 and the new ones from j0
// to j1. Two short ones alone in the same place are partners however they read.
func (m *matcher) gap(i0, i1, j0, j1 int) {
	if (i1-i0)*(j1-j0) > mostBetween {
		return
	}
	var olds, news []int
	for i := i0; i < i1; i++ {
		if m.to[i] == none {
			olds = append(olds, i)
		}
	}
	for j := j0; j < j1; j++ {
		if m.from[j] == none {
			news = append(news, j)
		}
	}
	lone := len(olds) == 1 && len(news) == 1
	var all []partners
	for _, i := range olds {
		for _, j := range news {
			a, b := m.old[i], m.new[j]
			if a.sort != b.sort {
				continue
			}
			if s := likeness(a, b); s >= leastBetween || lone && min(a.words, b.words) > 0 && max(a.words, b.words) <= fewWords {
				all = append(all, partners{i, j, s})
			}
		}
	}
	m.inOrder(m.best(all))
}
