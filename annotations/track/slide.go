package track

import "writethru/annotations/anchor/words"

// borders says of each token of t what stands before it: 3 the start of a
// block or line, 2 the end of a sentence, 1 another punctuation mark, 0 a word.
func borders(t *source) []int {
	out := make([]int, len(t.tokens))
	for i := range t.tokens {
		out[i] = border(t.Runes(), t.tokens, i)
		if out[i] == 2 && !t.tokens[i-1].Word && out[i-1] >= 2 {
			out[i] = 1 // the sentence begins at the mark before
		}
	}
	return out
}

// mostPunctuation is how many marks of punctuation are looked at between words.
const mostPunctuation = 8

func border(text []rune, tokens []words.Token, i int) int {
	if i == 0 {
		return 3
	}
	for _, r := range text[tokens[i-1].End:tokens[i].Start] {
		if r == '\n' {
			return 3
		}
	}
	level := 0
	for k := i - 1; k >= max(0, i-mostPunctuation) && !tokens[k].Word; k-- {
		level = 1
		if ends(text[tokens[k].Start]) {
			// A quotation mark or bracket without a space before it closes the sentence.
			if tokens[i].Word || tokens[i].Start > tokens[i-1].End {
				return 2
			}
		}
	}
	return level
}

// ends reports whether r ends a sentence in one of the scripts that have such a mark.
func ends(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '؟', '۔', '।', '。', '！', '？', '։':
		return true
	}
	return false
}

// slide shifts what was put in or left out between equal words, where it can
// stand in several places with the same right ("a [b a] b" or "a b [a b]"), to
// where sentences and paragraphs begin and end.
func (p *pair) slide() {
	for i := 0; i+1 < len(p.old); i++ {
		p.slideOne(i, p.to, p.from, p.newIDs, p.newBorders, func(i, _ int) int { return i })
	}
	for j := 0; j+1 < len(p.new); j++ {
		p.slideOne(j, p.from, p.to, p.oldIDs, p.oldBorders, func(_, i int) int { return i })
	}
}

// slideOne shifts the gap between the partners of tokens a and a+1, when they
// are of one strand. ids and borders are those of the side that has the gap; old
// picks the old token of a match.
func (p *pair) slideOne(a int, to, from []int, ids []int32, borders []int, old func(a, b int) int) {
	left, right := to[a], to[a+1]
	if left == none || right <= left+1 || p.strand[old(a, left)] != p.strand[old(a+1, right)] {
		return
	}
	id := p.strand[old(a, left)]
	shift, best := 0, borders[left+1]+borders[right]
	for k := 1; left-k+1 > 0 && a-k+1 >= 0 && to[a-k+1] == left-k+1 && p.strand[old(a-k+1, left-k+1)] == id && ids[left-k+1] == ids[right-k] && from[right-k] == none; k++ {
		if b := borders[left-k+1] + borders[right-k]; b > best {
			shift, best = -k, b
		}
	}
	for k := 1; right+k < len(ids) && a+k < len(to) && to[a+k] == right+k-1 && p.strand[old(a+k, right+k-1)] == id && ids[left+k] == ids[right+k-1] && from[left+k] == none; k++ {
		if b := borders[left+k+1] + borders[right+k]; b > best {
			shift, best = k, b
		}
	}
	for ; shift < 0; shift++ {
		right, left = right-1, left-1
		from[left+1], to[a], from[right] = none, right, a
		p.strand[old(a, right)] = id
		a--
	}
	for ; shift > 0; shift-- {
		left, right, a = left+1, right+1, a+1
		from[right-1], to[a], from[left] = none, left, a
		p.strand[old(a, left)] = id
	}
}

// close moves the punctuation that closes a sentence back to it, when words
// before it were replaced and more sentences were put in behind it: of
// "a b." and "a c. New one." the first full stop is that of "a b".
func (p *pair) close() {
	for i := 0; i+1 < len(p.old); i++ {
		left := p.to[i]
		if left == none || p.to[i+1] != none {
			continue
		}
		first := p.after(i+1, p.strand[i])
		if first == none || first-i-1 > mostReplaced || p.to[first] <= left {
			continue
		}
		n := 0
		for first+n < len(p.old) && !p.old[first+n].Word && p.to[first+n] == p.to[first]+n && (n == 0 || p.oldBorders[first+n] < 2) {
			n++
		}
		if n == 0 || first+n == len(p.old) || p.oldBorders[first+n] < 2 {
			continue
		}
		p.closeAt(first, n, left+1, min(p.to[first]-n, left+1+2*(first-i)))
	}
}

// closeAt moves n matched tokens from old token first on to the first place
// from new token j0 to j1 where they are free and end a sentence.
func (p *pair) closeAt(first, n, j0, j1 int) {
	for j := j0; j <= j1 && j+n < len(p.new); j++ {
		ok := p.newBorders[j+n] >= 2
		for k := range n {
			ok = ok && p.from[j+k] == none && p.newIDs[j+k] == p.oldIDs[first+k]
		}
		if !ok {
			continue
		}
		for k := range n {
			p.from[p.to[first+k]] = none
			p.match(first+k, j+k)
		}
		return
	}
}

// attach gives punctuation that closes a sentence the partner behind the word
// before it, and punctuation that opens one the partner before the word behind
// it, where they have others. An alignment takes any full stop for any other.
func (p *pair) attach() {
	move := func(i, beside, step int) {
		if beside < 0 || beside >= len(p.old) || p.to[i] == none || p.to[beside] == none {
			return
		}
		j := p.to[beside] + step
		if j >= 0 && j < len(p.new) && p.from[j] == none && p.oldIDs[i] == p.newIDs[j] {
			p.from[p.to[i]] = none
			p.match(i, j)
			p.strand[i] = p.strand[beside]
		}
	}
	for i := range p.old {
		if !p.old[i].Word && p.closes(i) {
			move(i, i-1, 1)
		}
	}
	for i := len(p.old) - 1; i >= 0; i-- {
		if !p.old[i].Word && p.oldBorders[i] >= 2 {
			move(i, i+1, -1)
		}
	}
}

// closes reports whether only punctuation stands between old token i and the
// end of its sentence.
func (p *pair) closes(i int) bool {
	for k := i + 1; k < len(p.old) && p.oldBorders[k] < 2; k++ {
		if p.old[k].Word || k > i+mostPunctuation {
			return false
		}
	}
	return true
}

// extend gives partners to free tokens beside a match that are equal.
func (p *pair) extend() {
	grow := func(i, step int) {
		j := p.to[i]
		for a, b := i+step, j+step; a >= 0 && b >= 0 && a < len(p.old) && b < len(p.new) &&
			p.to[a] == none && p.from[b] == none && p.oldIDs[a] == p.newIDs[b]; a, b = a+step, b+step {
			p.match(a, b)
			p.strand[a] = p.strand[i]
		}
	}
	for i := range p.old {
		if p.to[i] != none {
			grow(i, 1)
			grow(i, -1)
		}
	}
}
