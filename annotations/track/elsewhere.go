package track

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

// Bounds of the look for words that stand elsewhere by themselves.
const (
	leastWords     = 2
	leastBits      = 12
	mostCandidates = 8
)

// elsewhere makes r unsure when its words stand, one after the other, where the
// new text has nothing of the old one: without anything around them that came
// along, that is not enough to say that they were moved.
func (f *follower) elsewhere(r *found) {
	p := f.pair
	told, count, rarest := 0, 0, r.a
	for i := r.a; i < r.b; i++ {
		told += p.bits[p.oldIDs[i]]
		if p.old[i].Word {
			count++
		}
		if p.bits[p.oldIDs[i]] > p.bits[p.oldIDs[rarest]] {
			rarest = i
		}
	}
	if count < leastWords || told < leastBits {
		return
	}
	for _, j := range p.free()[p.oldIDs[rarest]] {
		c := j - (rarest - r.a)
		if len(r.spans) < mostCandidates && p.stands(r.a, r.b, c) {
			r.fate = annotations.Unsure
			r.spans = append(r.spans, article.Span{Start: p.new[c].Start, End: p.new[c+r.b-r.a-1].End})
		}
	}
}

// rivals makes r unsure when most of its words have another place as good as
// that which was taken, and adds that place to the candidates.
func (f *follower) rivals(r *found) {
	p := f.pair
	doubted, c, d := 0, len(p.new), 0
	for i := r.a; i < r.b; i++ {
		if p.doubt[i] {
			doubted++
		}
		if j := p.rival[i]; j != none {
			c, d = min(c, j), max(d, j+1)
		}
	}
	if doubted*2 <= r.b-r.a {
		return
	}
	r.fate = annotations.Unsure
	for d-c > 0 && d-c < r.b-r.a && d < len(p.new) && !p.new[d].Word && p.newIDs[d] == p.oldIDs[r.a+d-c] {
		d++ // the punctuation that closes it
	}
	if c < d && d-c <= 2*(r.b-r.a) {
		r.spans = append(r.spans, article.Span{Start: p.new[c].Start, End: p.new[d-1].End})
	}
}

// free returns, by number, the new tokens that have no partner.
func (p *pair) free() map[int32][]int {
	if p.unmatched == nil {
		p.unmatched = make(map[int32][]int)
		for j, id := range p.newIDs {
			if p.from[j] == none {
				p.unmatched[id] = append(p.unmatched[id], j)
			}
		}
	}
	return p.unmatched
}

// stands reports whether the old tokens [a,b) stand from new token c on, where
// none has a partner.
func (p *pair) stands(a, b, c int) bool {
	if c < 0 || c+b-a > len(p.new) {
		return false
	}
	for k := range b - a {
		if p.oldIDs[a+k] != p.newIDs[c+k] || p.from[c+k] != none {
			return false
		}
	}
	return true
}
