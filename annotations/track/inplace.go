package track

import (
	"slices"

	"writethru/annotations/anchor/words"
)

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
	// A sentence that begins in one hole must begin in the other.
	if begins(p.oldBorders[left+1:right+1]) != begins(p.newBorders[p.to[left]+1:p.to[right]+1]) {
		return false
	}
	return p.around(left, -1) >= leastAround && p.around(right, 1) >= leastAround
}

// begins reports whether a sentence begins at one of these borders.
func begins(borders []int) bool {
	return slices.ContainsFunc(borders, func(b int) bool { return b >= 2 })
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

// held reports whether a word near to r in the old text has its partner near to
// the new tokens [c,d), on the same side. The ends of the texts count as words.
func (p *pair) held(r found, c, d int) bool {
	if !wordIn(p.old[:r.a]) && !wordIn(p.new[:c]) || !wordIn(p.old[r.b:]) && !wordIn(p.new[d:]) {
		return true
	}
	for i := r.a - 1; i >= max(0, r.a-besides); i-- {
		if j := p.to[i]; j != none && p.old[i].Word && j < c && c-j <= 3*besides {
			return true
		}
	}
	for i := r.b; i < min(len(p.old), r.b+besides); i++ {
		if j := p.to[i]; j != none && p.old[i].Word && j >= d && j-d <= 3*besides {
			return true
		}
	}
	return false
}

func wordIn(tokens []words.Token) bool {
	return slices.ContainsFunc(tokens, func(t words.Token) bool { return t.Word })
}

// besides is how near, in tokens, a neighbour must be.
const besides = 12

// told returns the bits of r's words that have partners in [c,d).
func (p *pair) told(r found, c, d int) int {
	sum := 0
	for i := r.a; i < r.b; i++ {
		if j := p.to[i]; j >= c && j < d {
			sum += p.bits[p.oldIDs[i]]
		}
	}
	return sum
}
