package track

import (
	"math/bits"
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"

	"writethru/annotations/anchor/words"
)

// none is the partner of a token that has none.
const none = -1

// pair holds two texts as numbered tokens. Equal numbers are equal keys.
type pair struct {
	old, new       []words.Token
	oldIDs, newIDs []int32
	// oldBorders and newBorders say what stands before each token.
	oldBorders, newBorders []int
	// bits is what an equal token tells, by number: the logarithm of its rarity.
	bits []int
	// stock holds pairs of neighbours that stand twice or more in one text: what
	// is said in stock phrases tells little about the place.
	stock map[[2]int32]bool
	// to maps each old token to its new one, from the other way round; none
	// where there is none.
	to, from []int
	// strand says of each old token that has a partner whether it stands in
	// the main order (0) or in the moved passage of that number.
	strand []int
	// unmatched is what free returns.
	unmatched map[int32][]int
	// doubt is set on old tokens for which a strand that tells as much has
	// another partner, rival to which.
	doubt []bool
	rival []int
}

// intern numbers the tokens of both texts.
func intern(old, new []words.Token) *pair {
	p := &pair{old: old, new: new}
	ids := make(map[string]int32, len(old)/3)
	number := func(tokens []words.Token) []int32 {
		out := make([]int32, len(tokens))
		for i, t := range tokens {
			id, ok := ids[t.Key]
			if !ok {
				id = int32(len(ids))
				ids[t.Key] = id
			}
			out[i] = id
		}
		return out
	}
	p.oldIDs, p.newIDs = number(old), number(new)
	p.weigh(len(ids))
	p.strand, p.doubt = make([]int, len(old)), make([]bool, len(old))
	p.rival = slices.Repeat([]int{none}, len(old))
	p.to, p.from = slices.Repeat([]int{none}, len(old)), slices.Repeat([]int{none}, len(new))
	return p
}

// weigh sets bits. Punctuation tells next to nothing.
func (p *pair) weigh(n int) {
	counts := make([]int, n)
	for _, id := range p.oldIDs {
		counts[id]++
	}
	for _, id := range p.newIDs {
		counts[id]++
	}
	p.bits = make([]int, n)
	for id, c := range counts {
		p.bits[id] = bits.Len(uint((len(p.old) + len(p.new)) / c))
	}
	for i, t := range p.old {
		if !t.Word {
			p.bits[p.oldIDs[i]] = 1
		}
	}
	for j, t := range p.new {
		if !t.Word {
			p.bits[p.newIDs[j]] = 1
		}
	}
}

func (p *pair) match(i, j int) { p.to[i], p.from[j] = j, i }

// window is a range of old and a range of new tokens.
type window struct{ i0, i1, j0, j1 int }

// inOrder aligns the tokens of w that stand in the same order in both texts.
// It trims equal ends, splits at runs of tokens that are unique on both sides,
// longest runs first, and gives what is left to a word diff of bounded size.
func (p *pair) inOrder(w window, run int) { p.split(w, run, deepest) }

// deepest bounds how often a window is split in windows: every depth looks at
// the whole text once for each length of runs.
const deepest = 64

func (p *pair) split(w window, run, depth int) {
	for w.i0 < w.i1 && w.j0 < w.j1 && p.oldIDs[w.i0] == p.newIDs[w.j0] {
		p.match(w.i0, w.j0)
		w.i0, w.j0 = w.i0+1, w.j0+1
	}
	for w.i0 < w.i1 && w.j0 < w.j1 && p.oldIDs[w.i1-1] == p.newIDs[w.j1-1] {
		w.i1, w.j1 = w.i1-1, w.j1-1
		p.match(w.i1, w.j1)
	}
	if w.i0 == w.i1 || w.j0 == w.j1 {
		return
	}
	for ; run > 0 && depth > 0; run /= 2 {
		anchors := p.anchors(w, run)
		if len(anchors) == 0 {
			continue
		}
		for _, a := range anchors {
			p.split(window{w.i0, a.i, w.j0, a.j}, run, depth-1)
			for k := range run {
				p.match(a.i+k, a.j+k)
			}
			w.i0, w.j0 = a.i+run, a.j+run
		}
		p.split(w, run, depth-1)
		return
	}
	p.wordDiff(w)
}

// place is an old and a new token.
type place struct{ i, j int }

// anchors returns runs of n tokens that stand once in either side of w, in an
// order common to both, not overlapping.
func (p *pair) anchors(w window, n int) []place {
	type seen struct{ i, j int }
	const twice = -2
	if w.i1-w.i0 < n || w.j1-w.j0 < n {
		return nil
	}
	found := make(map[uint64]seen, w.i1-w.i0)
	for i := w.i0; i+n <= w.i1; i++ {
		h := hash(p.oldIDs[i : i+n])
		if _, ok := found[h]; ok {
			found[h] = seen{twice, none}
		} else {
			found[h] = seen{i, none}
		}
	}
	for j := w.j0; j+n <= w.j1; j++ {
		h := hash(p.newIDs[j : j+n])
		if s, ok := found[h]; ok && s.i != twice {
			if s.j != none {
				s.i = twice
			}
			s.j = j
			found[h] = s
		}
	}
	var all []place
	for i := w.i0; i+n <= w.i1; i++ {
		s := found[hash(p.oldIDs[i:i+n])]
		if s.i == i && s.j != none && slices.Equal(p.oldIDs[i:i+n], p.newIDs[s.j:s.j+n]) {
			all = append(all, place{i, s.j})
		}
	}
	return apart(rising(all), n)
}

// hash is FNV-1a over token numbers.
func hash(ids []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, id := range ids {
		h = (h ^ uint64(uint32(id))) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// rising returns the longest sequence of places, given in rising order of i,
// in which j rises as well.
func rising(all []place) []place {
	var tails []int // index in all of the end of the best sequence of each length
	before := make([]int, len(all))
	for k, a := range all {
		at, _ := slices.BinarySearchFunc(tails, a.j, func(t, j int) int { return all[t].j - j })
		before[k] = none
		if at > 0 {
			before[k] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, k)
		} else {
			tails[at] = k
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]place, 0, len(tails))
	for k := tails[len(tails)-1]; k != none; k = before[k] {
		out = append(out, all[k])
	}
	slices.Reverse(out)
	return out
}

// apart leaves out places that overlap the one before.
func apart(all []place, n int) []place {
	out := all[:0]
	for _, a := range all {
		if len(out) > 0 && (a.i < out[len(out)-1].i+n || a.j < out[len(out)-1].j+n) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// mostSteps bounds a word diff: the tokens of one side times those of the other.
const mostSteps = 1 << 20

// wordDiff aligns the tokens of w by a shortest edit script. A window above the
// bound stays without partners; the search for moved text looks at it.
func (p *pair) wordDiff(w window) {
	n, m := w.i1-w.i0, w.j1-w.j0
	if n*m > mostSteps {
		return
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	i, j := w.i0, w.j0
	for _, d := range dmp.DiffMainRunes(p.asRunes(p.oldIDs[w.i0:w.i1]), p.asRunes(p.newIDs[w.j0:w.j1]), false) {
		for range []rune(d.Text) {
			switch d.Type {
			case diffmatchpatch.DiffEqual:
				// Numbers above those of runes are all one to go-diff.
				if p.oldIDs[i] == p.newIDs[j] {
					p.match(i, j)
				}
				i, j = i+1, j+1
			case diffmatchpatch.DiffDelete:
				i++
			case diffmatchpatch.DiffInsert:
				j++
			}
		}
	}
}

// asRunes writes token numbers as runes, past the surrogates, which a string
// cannot hold.
func (p *pair) asRunes(ids []int32) []rune {
	out := make([]rune, len(ids))
	for i, id := range ids {
		out[i] = id + 1
		if out[i] >= 0xD800 {
			out[i] += 0x800
		}
	}
	return out
}
