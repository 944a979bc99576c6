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
const near = mostReplaced + 1

// after returns the nearest old token from b on that has a partner in strand,
// and none when there is none near or another strand stands between.
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
	for first < b && !p.rooted(first, strand, 1) {
		first++
	}
	for last >= first && !p.rooted(last, strand, -1) {
		last--
	}
	if first > last { // only punctuation
		first, last = p.matched(a, b, strand)
	}
	c, d = p.to[first], p.to[last]+1
	if d <= c { // attached punctuation need not be in order
		return d - 1, c + 1
	}
	if first > a {
		in, out, n := p.opening(a, first, c)
		c -= share(in, out, n, p.oldBorders[first] >= 2)
	}
	if last < b-1 {
		in, out, n := p.closing(b, last+1, d)
		d += share(in, out, n, false)
	}
	return c, d
}

// matched returns the first and the last old token of [a,b) with a partner in strand.
func (p *pair) matched(a, b, strand int) (first, last int) {
	for first = a; p.to[first] == none || p.strand[first] != strand; first++ {
	}
	for last = b - 1; p.to[last] == none || p.strand[last] != strand; last-- {
	}
	return first, last
}

// rooted reports whether old token i has a partner in strand and is a word, or
// punctuation of a sentence of which a word has one, or follows on such a word
// or is near to it in the direction of step. Other full stops are matched to each other by chance.
func (p *pair) rooted(i, strand, step int) bool {
	word := func(k int) bool { return p.old[k].Word && p.to[k] != none && p.strand[k] == strand }
	if p.to[i] == none || p.strand[i] != strand {
		return false
	}
	for k := i; k >= max(0, i-mostSentence); k-- {
		if word(k) {
			return true
		}
		if p.oldBorders[k] >= 2 {
			break
		}
	}
	for k := i + 1; k < min(len(p.old), i+mostSentence) && p.oldBorders[k] < 2; k++ {
		if word(k) {
			return true
		}
	}
	for k := i + step; k >= 0 && k < len(p.old) && p.to[k] != none && p.to[k]-p.to[i] == k-i; k += step {
		if word(k) {
			return true
		}
	}
	for n := 1; n <= mostReplaced; n++ {
		if k := i + n*step; k >= 0 && k < len(p.old) && word(k) {
			d := (p.to[k] - p.to[i]) * step
			return d > 0 && d <= mostReplaced
		}
	}
	return false
}

// mostSentence is how far, in tokens, a sentence is looked at.
const mostSentence = 64

// opening counts what has no partner between the beginning of a sentence and
// the old token i and new token j that are partners: in old tokens from a on,
// out before a, and n new tokens.
func (p *pair) opening(a, i, j int) (in, out, n int) {
	for k := i - 1; k >= 0 && p.to[k] == none; k-- {
		if k >= a {
			in++
		} else {
			out++
		}
		if p.oldBorders[k] >= 2 {
			break
		}
	}
	for k := j - 1; k >= 0 && p.from[k] == none; k-- {
		n++
		if p.newBorders[k] >= 2 {
			break
		}
	}
	return in, out, n
}

// closing counts what has no partner from old token i and new token j to the
// end of a sentence: in old tokens before b, out from b on, and n new tokens.
func (p *pair) closing(b, i, j int) (in, out, n int) {
	for k := i; k < len(p.old) && p.to[k] == none && p.oldBorders[k] < 2; k++ {
		if k < b {
			in++
		} else {
			out++
		}
	}
	for k := j; k < len(p.new) && p.from[k] == none && p.newBorders[k] < 2; k++ {
		n++
	}
	return in, out, n
}

// share returns how many of n new tokens stand for the in old tokens nearest to
// them, when out old tokens beyond those were replaced as well. Words are
// mostly replaced one for one; many more new than old ones are an insertion, and
// a whole sentence that is another is no replacement.
func share(in, out, n int, whole bool) int {
	total := in + out
	switch {
	case in == 0 || total > mostReplaced && (whole || n > total+total/4 || total > n+total/4):
		return 0
	case out == 0 && n <= total+4:
		return n
	case n > total+2:
		return in
	}
	return (n*in + total/2) / total
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
