package track

import "writethru/annotations/article"

// segment is a range of old tokens that belong to one strand.
type segment struct{ a, b, strand int }

// tornOf is the part of a passage that must stand in another strand for the
// passage to be called torn: one in tornOf.
const tornOf = 4

// segments divides the old tokens [a,b) by strand. Strands that hold little of
// them do not count; with none at all the strand is none.
func (p *pair) segments(a, b int) []segment {
	told := map[int]int{}
	var ids []int // in order of appearance
	total := 0
	for i := a; i < b; i++ {
		if p.to[i] == none {
			continue
		}
		s, w := p.strand[i], p.bits[p.oldIDs[i]]
		if told[s] == 0 {
			ids = append(ids, s)
		}
		told[s] += w
		total += w
	}
	if total == 0 {
		return []segment{{a, b, none}}
	}
	best := ids[0]
	for _, s := range ids {
		if told[s] > told[best] {
			best = s
		}
	}
	out := []segment{{a, b, none}}
	for i := a; i < b; i++ {
		s := p.strand[i]
		if p.to[i] == none || s != best && told[s]*tornOf < total {
			continue
		}
		last := &out[len(out)-1]
		switch last.strand {
		case none:
			last.strand = s
		case s:
		default:
			last.b = i
			out = append(out, segment{i, b, s})
		}
	}
	return out
}

// near is how far, in tokens, a neighbour with a partner is looked for.
const near = 256

// before returns the nearest old token before a that has a partner in strand,
// and none when there is none near or another strand stands between.
func (p *pair) before(a, strand int) int {
	for i := a - 1; i >= max(0, a-near); i-- {
		if p.to[i] != none {
			if p.strand[i] == strand {
				return i
			}
			return none
		}
	}
	return none
}

// after is before in the other direction, for the old token b and those after.
func (p *pair) after(b, strand int) int {
	for i := b; i < min(len(p.old), b+near); i++ {
		if p.to[i] != none {
			if p.strand[i] == strand {
				return i
			}
			return none
		}
	}
	return none
}

// extent returns the new tokens [c,d) of the old tokens [a,b), of which at
// least one has a partner in strand. Tokens at the ends that were replaced
// bring what stands in their place.
func (p *pair) extent(a, b, strand int) (c, d int) {
	first, last := a, b-1
	for p.to[first] == none || p.strand[first] != strand {
		first++
	}
	for p.to[last] == none || p.strand[last] != strand {
		last--
	}
	c, d = p.to[first], p.to[last]+1
	if first > a {
		outer, from := a, c
		if q := p.before(a, strand); q != none && p.to[q] < c {
			outer, from = q+1, p.to[q]+1
		} else {
			from = max(0, c-(first-a))
		}
		free := 0
		for c-free > from && p.from[c-free-1] == none && (p.newBorders[c-free] < 2 || p.bordered(outer, first)) {
			free++
		}
		c -= share(first-a, a-outer, free)
	}
	if last < b-1 {
		outer, to := b, d
		if q := p.after(b, strand); q != none && p.to[q] >= d {
			outer, to = q, p.to[q]
		} else {
			to = min(len(p.new), d+b-1-last)
		}
		free := 0
		for d+free < to && p.from[d+free] == none && (p.newBorders[d+free] < 2 || p.bordered(last, outer)) {
			free++
		}
		d += share(b-1-last, outer-b, free)
	}
	return c, d
}

// bordered reports whether a sentence begins between the old tokens a and b.
func (p *pair) bordered(a, b int) bool {
	for i := a + 1; i <= b && i < len(p.old); i++ {
		if p.oldBorders[i] >= 2 {
			return true
		}
	}
	return false
}

// share returns how many of n new tokens stand for the in old tokens nearest to
// them, when out old tokens beyond those were replaced as well. Words are
// mostly replaced one for one; many more new than old ones are an insertion.
func share(in, out, n int) int {
	total := in + out
	if total > mostReplaced {
		return 0
	}
	if n > 2*total+2 {
		return min(in, n)
	}
	return (n*in + total/2) / total
}

// inPlace returns the new tokens that stand in the place of the old tokens
// [a,b), none of which has a partner: a few tokens for a few, between the same
// words on both sides.
func (p *pair) inPlace(a, b int) (c, d int, ok bool) {
	left, right := p.hole(a, b)
	if !p.small(left, right) {
		return 0, 0, false
	}
	n := p.to[right] - p.to[left] - 1
	size := right - left - 1
	c = p.to[left] + 1 + (n*(a-left-1)+size/2)/size
	d = p.to[left] + 1 + (n*(b-left-1)+size/2)/size
	return c, d, c < d
}

// hole returns the nearest tokens with partners around [a,b), none when they
// are not of one strand.
func (p *pair) hole(a, b int) (left, right int) {
	for left = a - 1; left >= max(0, a-near) && p.to[left] == none; left-- {
	}
	if left < max(0, a-near) {
		return none, none
	}
	if right = p.after(b, p.strand[left]); right == none {
		return none, none
	}
	return left, right
}

// The bounds of a replacement in place: the most old tokens, and what the words
// on either side must tell.
const (
	mostReplaced = 6
	leastAround  = 8
)

// small reports whether the tokens between left and right were replaced in
// their place.
func (p *pair) small(left, right int) bool {
	if left == none || right-left-1 > mostReplaced {
		return false
	}
	n := p.to[right] - p.to[left] - 1
	if n < 1 || n > 2*(right-left-1)+1 {
		return false
	}
	return p.around(left, -1) >= leastAround && p.around(right, 1) >= leastAround
}

// around returns what the run tells that begins at old token i and goes on in
// steps of step.
func (p *pair) around(i, step int) int {
	sum := 0
	for j := p.to[i]; i >= 0 && i < len(p.old) && p.to[i] == j && sum < leastAround; i, j = i+step, j+step {
		sum += p.bits[p.oldIDs[i]]
	}
	return sum
}

// swapped reports whether old token i, which has no partner, was replaced in
// its place.
func (p *pair) swapped(i, strand int) bool {
	left, right := p.hole(i, i+1)
	return left != none && (strand == none || p.strand[left] == strand) && p.small(left, right)
}

// holds reports whether piece holds a new token of [c,d) that is the partner of
// one of r's, or whether r has none at all.
func (p *pair) holds(piece article.Span, r found, c, d int) bool {
	empty := true
	for j := c; j < d; j++ {
		i := p.from[j]
		if i == none || i < r.a || i >= r.b {
			continue
		}
		empty = false
		if t := p.new[j]; t.Start < piece.End && piece.Start < t.End {
			return true
		}
	}
	return empty
}
