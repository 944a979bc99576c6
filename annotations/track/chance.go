package track

import "math/bits"

// A run is a stretch of n tokens that are equal in both texts.
type run struct{ i, j, n int }

// gapCost is what a gap of di old and dj new tokens between two runs of one
// strand costs, in bits: little when words were replaced one for one, more when
// something was put in or left out, but never more than a whole passage would.
func gapCost(di, dj int) int {
	if di == 0 && dj == 0 {
		return 0
	}
	return min(3+2*bits.Len(uint(di))+2*bits.Len(uint(dj)), mostGap)
}

const mostGap = 32

// lookback is how many runs before a run are looked at as its neighbour.
const lookback = 48

// dropChance takes partners away from tokens that are equal by chance: runs in
// the main order that tell less than the gaps on both sides cost.
func (p *pair) dropChance() {
	runs := p.runs()
	if len(runs) == 0 {
		return
	}
	best := make([]int, len(runs))
	before := make([]int, len(runs))
	end, top := none, 0
	for k, r := range runs {
		w := p.tells(r)
		best[k], before[k] = w-gapCost(r.i, r.j), none
		for b := k - 1; b >= max(0, k-lookback); b-- {
			q := runs[b]
			if s := best[b] + w - gapCost(r.i-q.i-q.n, r.j-q.j-q.n); s > best[k] {
				best[k], before[k] = s, b
			}
		}
		if s := best[k] - gapCost(len(p.old)-r.i-r.n, len(p.new)-r.j-r.n); end == none || s > top {
			end, top = k, s
		}
	}
	keep := make([]bool, len(runs))
	for k := end; k != none; k = before[k] {
		keep[k] = true
	}
	for k, r := range runs {
		if !keep[k] {
			for d := range r.n {
				p.to[r.i+d], p.from[r.j+d] = none, none
			}
		}
	}
}

// runs returns the runs of tokens that have partners, in order.
func (p *pair) runs() []run {
	var out []run
	for i, j := range p.to {
		if j == none {
			continue
		}
		if k := len(out) - 1; k >= 0 && out[k].i+out[k].n == i && out[k].j+out[k].n == j {
			out[k].n++
			continue
		}
		out = append(out, run{i, j, 1})
	}
	return out
}

// tells returns the bits of a run.
func (p *pair) tells(r run) int {
	sum := 0
	for _, id := range p.oldIDs[r.i : r.i+r.n] {
		sum += p.bits[id]
	}
	return sum
}
