package track

import (
	"cmp"
	"math/bits"
	"slices"
)

// mostCopies is how many places of the new text one pair of words is looked at.
const mostCopies = 8

// common returns the runs of two or more tokens that are equal in what is left
// of both texts, in order of their place in the old one.
func (p *pair) common() []run {
	places := make(map[[2]int32][]int)
	for j := 0; j+1 < len(p.new); j++ {
		if p.from[j] == none && p.from[j+1] == none {
			k := [2]int32{p.newIDs[j], p.newIDs[j+1]}
			if len(places[k]) <= mostCopies {
				places[k] = append(places[k], j)
			}
		}
	}
	open := make(map[int]int) // diagonal -> index of the run that ends there
	var out []run
	for i := 0; i+1 < len(p.old); i++ {
		if p.to[i] != none || p.to[i+1] != none {
			continue
		}
		at := places[[2]int32{p.oldIDs[i], p.oldIDs[i+1]}]
		for _, j := range at {
			if k, ok := open[j-i]; ok && out[k].i+out[k].n == i+1 {
				out[k].n++
			} else if len(at) <= mostCopies {
				open[j-i] = len(out)
				out = append(out, run{i, j, 2})
			}
		}
	}
	return out
}

// reach is the longest gap, in tokens, inside a moved passage.
const reach = 64

// moved finds passages that stand in another order: strands of common runs in
// what the main order left over. The one that tells most is taken first.
func (p *pair) moved() {
	runs := p.common()
	if len(runs) == 0 {
		return
	}
	p.stock = p.repeated()
	best, before := p.link(runs)
	order := make([]int, len(runs))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(best[b], best[a]) })
	floor := p.floor()
	used := make([]bool, len(runs))
	strands := []int{0} // score of each strand
	for _, k := range order {
		if best[k] < floor {
			break
		}
		if used[k] {
			continue
		}
		var line []run
		for b := k; b != none && !used[b]; b = before[b] {
			used[b] = true
			line = append(line, runs[b])
		}
		slices.Reverse(line)
		p.take(line, floor, best[k], &strands)
	}
}

// floor is the least that a strand must tell not to be there by chance: more
// the more text is left over on both sides.
func (p *pair) floor() int {
	left := func(partners []int) (n uint) {
		for _, x := range partners {
			if x == none {
				n++
			}
		}
		return n
	}
	return bits.Len(left(p.to)) + bits.Len(left(p.from)) + 2
}

// repeated returns the pairs of neighbours that stand twice or more in a text.
func (p *pair) repeated() map[[2]int32]bool {
	out := make(map[[2]int32]bool)
	for _, ids := range [][]int32{p.oldIDs, p.newIDs} {
		seen := make(map[[2]int32]bool, len(ids))
		for i := 0; i+1 < len(ids); i++ {
			k := [2]int32{ids[i], ids[i+1]}
			if seen[k] {
				out[k] = true
			}
			seen[k] = true
		}
	}
	return out
}

// tellsAnew returns the bits of a run, of which the words that go on a stock
// phrase have one each.
func (p *pair) tellsAnew(r run) int {
	sum := 0
	for i := r.i; i < r.i+r.n; i++ {
		sum += p.anew(i, i > r.i)
	}
	return sum
}

// anew returns the bits of old token i, which in a strand goes on from the one before.
func (p *pair) anew(i int, goesOn bool) int {
	if goesOn && p.stock[[2]int32{p.oldIDs[i-1], p.oldIDs[i]}] {
		return 1
	}
	return p.bits[p.oldIDs[i]]
}

// link finds for each run the best strand that ends with it.
func (p *pair) link(runs []run) (best, before []int) {
	best, before = make([]int, len(runs)), make([]int, len(runs))
	for k, r := range runs {
		w := p.tellsAnew(r)
		best[k], before[k] = w, none
		for b := k - 1; b >= max(0, k-lookback); b-- {
			q := runs[b]
			di, dj := r.i-q.i-q.n, r.j-q.j-q.n
			if di < 0 || dj < 0 || di > reach || dj > reach {
				continue
			}
			if s := best[b] + w - gapCost(di, dj); s > best[k] {
				best[k], before[k] = s, b
			}
		}
	}
	return best, before
}

// take makes line a strand of its own, as far as its tokens are still free.
// Where they are not, because a strand that tells as much has them, both are
// in doubt.
func (p *pair) take(line []run, floor, score int, strands *[]int) {
	var free []run
	told := 0
	p.trim(line)
	for _, r := range line {
		for d := range r.n {
			i, j := r.i+d, r.j+d
			if p.to[i] == none && p.from[j] == none {
				if k := len(free) - 1; k >= 0 && free[k].i+free[k].n == i && free[k].j+free[k].n == j {
					free[k].n++
				} else {
					free = append(free, run{i, j, 1})
				}
				told += p.anew(i, d > 0)
				continue
			}
			p.question(i, j, score, *strands)
		}
	}
	if told < floor {
		return
	}
	id := len(*strands)
	*strands = append(*strands, score)
	last := run{i: none}
	for _, r := range free {
		if last.i != none {
			p.fill(window{last.i + last.n, r.i, last.j + last.n, r.j}, id)
		}
		for d := range r.n {
			p.match(r.i+d, r.j+d)
			p.strand[r.i+d] = id
		}
		last = r
	}
}

// trim takes punctuation off the ends of a strand that belongs to the sentence
// before or after it.
func (p *pair) trim(line []run) {
	first, last := &line[0], &line[len(line)-1]
	for first.n > 1 && !p.old[first.i].Word && p.newBorders[first.j+1] >= 2 {
		first.i, first.j, first.n = first.i+1, first.j+1, first.n-1
	}
	for last.n > 1 && !p.old[last.i+last.n-1].Word && p.newBorders[last.j+last.n-1] >= 2 {
		last.n--
	}
}

// question puts the tokens i and j in doubt when the strand that has one of
// them tells no more than score.
func (p *pair) question(i, j, score int, strands []int) {
	for _, has := range []int{i, p.from[j]} {
		if has == none || p.to[has] == none {
			continue
		}
		if s := p.strand[has]; s > 0 && strands[s]-score <= 2 {
			p.doubt[i], p.doubt[has] = true, true
			p.rival[i] = j
		}
	}
}

// fill aligns what lies between two runs of a strand, where it is free.
func (p *pair) fill(w window, id int) {
	for i := w.i0; i < w.i1; i++ {
		if p.to[i] != none {
			return
		}
	}
	for j := w.j0; j < w.j1; j++ {
		if p.from[j] != none {
			return
		}
	}
	p.inOrder(w, 1)
	for i := w.i0; i < w.i1; i++ {
		if p.to[i] != none {
			p.strand[i] = id
		}
	}
}
