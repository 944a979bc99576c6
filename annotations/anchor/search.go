package anchor

import "slices"

// hit is a place in a folded text: runes [start,end), and how many edits away
// from the pattern it is.
type hit struct{ start, end, edits int }

// equal returns where pattern stands in text, at most limit places.
func equal(text, pattern []rune, limit int) []hit {
	var out []hit
	if len(pattern) == 0 {
		return nil
	}
	for at := 0; at+len(pattern) <= len(text) && len(out) < limit; at++ {
		if text[at] == pattern[0] && slices.Equal(text[at:at+len(pattern)], pattern) {
			out = append(out, hit{at, at + len(pattern), 0})
		}
	}
	return out
}

// near returns the places in text that are at most k edits away from pattern,
// the best of every neighbourhood, at most limit. It is the bit-parallel
// algorithm of Myers (Journal of the ACM 46, 1999) over blocks of 64 runes.
func near(text, pattern []rune, k, limit int) []hit {
	var out []hit
	m := newMatcher(pattern)
	best := hit{end: -1}
	emit := func() {
		if best.end >= 0 {
			best.start = begin(text, pattern, best.end, best.edits)
			out = append(out, best)
			best.end = -1
		}
	}
	for at, r := range text {
		d := m.next(r)
		if d <= k && (best.end < 0 || d < best.edits) {
			best = hit{end: at + 1, edits: d}
		}
		if best.end >= 0 && at-best.end >= len(pattern)/2 {
			emit()
			if len(out) == limit {
				return out
			}
		}
	}
	emit()
	return out
}

// begin returns where the place begins that ends at end with the given edits:
// the pattern read backwards is looked for backwards.
func begin(text, pattern []rune, end, edits int) int {
	back := slices.Clone(pattern)
	slices.Reverse(back)
	m := newMatcher(back)
	m.anchored = true
	least, start := len(pattern)+1, end
	for at := end - 1; at >= 0 && end-at <= len(pattern)+edits; at-- {
		if d := m.next(text[at]); d < least {
			least, start = d, at
		}
	}
	return start
}

// distance returns how many edits make one of a and b the other; a is not empty.
func distance(a, b []rune) int {
	m := newMatcher(a)
	m.anchored = true
	d := len(a)
	for _, r := range b {
		d = m.next(r)
	}
	return d
}

// matcher computes, rune by rune of a text, how many edits the pattern is away
// from what ends there.
type matcher struct {
	masks  map[rune][]uint64
	low    [128][]uint64 // masks of ASCII
	none   []uint64
	pv, mv []uint64
	last   uint64 // bit of the pattern's last rune in the last block
	score  int
	// anchored counts what stands before the place as edits.
	anchored bool
}

func newMatcher(pattern []rune) *matcher {
	blocks := (len(pattern) + 63) / 64
	m := &matcher{
		masks: make(map[rune][]uint64),
		none:  make([]uint64, blocks),
		pv:    make([]uint64, blocks),
		mv:    make([]uint64, blocks),
		last:  1 << ((len(pattern) - 1) % 64),
		score: len(pattern),
	}
	for i, r := range pattern {
		if m.masks[r] == nil {
			m.masks[r] = make([]uint64, blocks)
		}
		m.masks[r][i/64] |= 1 << (i % 64)
	}
	for r := range m.low {
		if m.low[r] = m.masks[rune(r)]; m.low[r] == nil {
			m.low[r] = m.none
		}
	}
	for b := range m.pv {
		m.pv[b] = ^uint64(0)
	}
	return m
}

// next reads a rune and returns the edits at it.
func (m *matcher) next(r rune) int {
	masks := m.none
	if r < 128 {
		masks = m.low[r]
	} else if known := m.masks[r]; known != nil {
		masks = known
	}
	carry := 0
	if m.anchored {
		carry = 1
	}
	for b, eq := range masks {
		high := uint64(1) << 63
		if b == len(masks)-1 {
			high = m.last
		}
		carry = m.block(b, eq, high, carry)
	}
	m.score += carry
	return m.score
}

// block advances one block by a rune; carry is the difference that comes in
// from the block below, and the one that goes out at bit high.
func (m *matcher) block(b int, eq, high uint64, carry int) int {
	pv, mv := m.pv[b], m.mv[b]
	xv := eq | mv
	if carry < 0 {
		eq |= 1
	}
	xh := (((eq & pv) + pv) ^ pv) | eq
	ph := mv | ^(xh | pv)
	mh := pv & xh
	out := 0
	if ph&high != 0 {
		out = 1
	} else if mh&high != 0 {
		out = -1
	}
	ph, mh = ph<<1, mh<<1
	if carry > 0 {
		ph |= 1
	} else if carry < 0 {
		mh |= 1
	}
	m.pv[b] = mh | ^(xv | ph)
	m.mv[b] = ph & xv
	return out
}
