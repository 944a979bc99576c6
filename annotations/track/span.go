package track

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// found is what became of one span of a mark, or of a part of it.
type found struct {
	from article.Span
	fate annotations.Fate
	// whole is the range of the new text, spans the pieces of it.
	whole article.Span
	spans []article.Span
	// a and b bound its tokens in the old text, strand is the one followed.
	a, b, strand int
	// chars counts the characters of its tokens, present those that are in the
	// new text and half of those that were replaced in their place.
	chars, present int
}

// A span is called reworded when at least one part in enoughOf of it is
// present, unsure when one in littleOf is, and removed else.
const (
	enoughOf = 3
	littleOf = 6
)

// enoughBits is what the words of a passage must tell that stands by itself,
// without anything near it that stood near it before.
const enoughBits = 30

// span follows one span of the old text: as a whole, or in parts when it was
// torn between strands.
func (f *follower) span(s article.Span) []found {
	a, b := f.tokens(s)
	if a == b {
		return []found{f.blank(s, a)}
	}
	parts := f.pair.segments(a, b)
	out := make([]found, len(parts))
	for k, part := range parts {
		from := s
		if k > 0 {
			from.Start = f.pair.old[part.a].Start
		}
		if k+1 < len(parts) {
			from.End = f.pair.old[part.b-1].End
		}
		out[k] = f.follow(from, part)
		if len(parts) > 1 && (out[k].fate == annotations.Kept || out[k].fate == annotations.Moved) {
			out[k].fate = annotations.Reworded
		}
	}
	return out
}

// tokens returns the range of old tokens that s touches.
func (f *follower) tokens(s article.Span) (a, b int) {
	a, _ = slices.BinarySearchFunc(f.pair.old, s.Start, func(t words.Token, at int) int { return t.End - at - 1 })
	b, _ = slices.BinarySearchFunc(f.pair.old, s.End, func(t words.Token, at int) int { return t.Start - at })
	return a, max(a, b)
}

// follow follows the tokens of seg, which are the old text of from, along its strand.
func (f *follower) follow(from article.Span, seg segment) found {
	r := found{from: from, a: seg.a, b: seg.b, strand: seg.strand}
	r.chars = letters(f.pair.old[r.a:r.b])
	var c, d int
	if seg.strand == none {
		var ok bool
		if c, d, ok = f.pair.inPlace(r.a, r.b); !ok {
			r.fate = annotations.Removed
			f.elsewhere(&r)
			f.rivals(&r)
			return r
		}
	} else {
		c, d = f.pair.extent(r.a, r.b, r.strand)
	}
	r.present = f.pair.present(r, c, d)
	r.whole = f.clip(r, c, d)
	r.spans = f.byBlock(r, c, d)
	r.fate = f.judge(r, c, d)
	if r.fate == annotations.Removed {
		r.spans, r.present = nil, 0
		f.elsewhere(&r)
	}
	if r.fate != annotations.Kept {
		f.rivals(&r)
	}
	return r
}

// present counts the characters of r's tokens that have partners in [c,d), and
// half of those that were replaced in their place.
func (p *pair) present(r found, c, d int) int {
	twice := 0
	for i := r.a; i < r.b; i++ {
		n := p.old[i].End - p.old[i].Start
		switch j := p.to[i]; {
		case j != none && j >= c && j < d:
			twice += 2 * n
		case j == none && p.swapped(i, r.strand):
			twice += n
		}
	}
	return twice / 2
}

// equal reports whether old token i and new token j have the same characters.
func (f *follower) equal(i, j int) bool {
	o, n := f.pair.old[i], f.pair.new[j]
	return slices.Equal(f.old.Runes()[o.Start:o.End], f.new.Runes()[n.Start:n.End])
}

// judge says what became of r.
func (f *follower) judge(r found, c, d int) annotations.Fate {
	switch {
	case r.present*littleOf < r.chars:
		return annotations.Removed
	case r.present*enoughOf < r.chars || r.strand > 0 && r.present*2 < r.chars:
		return annotations.Unsure
	case !f.pair.held(r, c, d) && (f.pair.told(r, c, d) < enoughBits || r.present*2 < r.chars):
		return annotations.Unsure
	case !sameText(f.old.Runes()[r.from.Start:r.from.End], f.new.Runes()[r.whole.Start:r.whole.End]):
		return annotations.Reworded
	case r.strand > 0:
		return annotations.Moved
	}
	return annotations.Kept
}

// clip returns the range of the new text for the new tokens [c,d): cut inside a
// token where the span is, and with the white space that it has at its ends.
func (f *follower) clip(r found, c, d int) article.Span {
	first, last := f.pair.old[r.a], f.pair.old[r.b-1]
	s := article.Span{Start: f.pair.new[c].Start, End: f.pair.new[d-1].End}
	if in := r.from.Start - first.Start; in < 0 {
		for ; in < 0 && s.Start > 0 && blank(f.new.Runes()[s.Start-1]); in++ {
			s.Start--
		}
	} else if f.pair.to[r.a] == c && f.equal(r.a, c) {
		s.Start += in
	}
	if in := last.End - r.from.End; in < 0 {
		for ; in < 0 && s.End < f.new.Len() && blank(f.new.Runes()[s.End]); in++ {
			s.End++
		}
	} else if f.pair.to[r.b-1] == d-1 && f.equal(r.b-1, d-1) {
		s.End -= in
	}
	return s
}

// byBlock cuts r.whole at the borders of blocks, if the old span was inside a
// block, and leaves out blocks that hold nothing of it.
func (f *follower) byBlock(r found, c, d int) []article.Span {
	if of := between(f.old.Blocks(), r.from); len(of) != 1 || !of[0].Contains(r.from) {
		return []article.Span{r.whole}
	}
	var out []article.Span
	for _, b := range between(f.new.Blocks(), r.whole) {
		piece := article.Span{Start: max(b.Start, r.whole.Start), End: min(b.End, r.whole.End)}
		if piece.Len() > 0 && f.pair.holds(piece, r, c, d) {
			out = append(out, piece)
		}
	}
	if len(out) == 0 {
		return []article.Span{r.whole}
	}
	return out
}

// between returns the blocks that s touches.
func between(blocks []article.Span, s article.Span) []article.Span {
	k, _ := slices.BinarySearchFunc(blocks, s.Start, func(b article.Span, at int) int { return b.End - at - 1 })
	n := k
	for n < len(blocks) && blocks[n].Start < s.End {
		n++
	}
	return blocks[k:n]
}

// blank follows a span of white space before old token a: it is kept when the
// words on both sides of it are neighbours still.
func (f *follower) blank(s article.Span, a int) found {
	r := found{from: s, fate: annotations.Removed, chars: s.Len(), a: a, b: a}
	var from, to int
	end := f.new.Len()
	if a > 0 {
		if f.pair.to[a-1] == none {
			return r
		}
		to = f.pair.to[a-1] + 1
		from = f.pair.new[to-1].End
	}
	if a < len(f.pair.old) {
		if f.pair.to[a] != to {
			return r
		}
		end = f.pair.new[to].Start
	} else if to != len(f.pair.new) {
		return r
	}
	if from == end {
		return r
	}
	if a > 0 {
		from = min(from+s.Start-f.pair.old[a-1].End, end-1)
	} else {
		from = min(s.Start, end-1)
	}
	r.whole = article.Span{Start: from, End: min(end, from+s.Len())}
	r.spans = []article.Span{r.whole}
	r.fate, r.present = annotations.Kept, r.chars
	return r
}
