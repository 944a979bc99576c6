package track

import (
	"slices"
	"unicode"

	"writethru/annotations"
	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// Follow places marks of the text old in the text new. It looks at both texts
// once for all marks; the results are in the order of the marks, and none
// depends on another mark. Spans outside old count as nothing.
func Follow(old, new article.Text, marks []Mark) []Result {
	out := make([]Result, len(marks))
	if len(marks) == 0 {
		return out
	}
	f := prepare(old, new)
	for i, m := range marks {
		out[i] = f.mark(m)
	}
	return out
}

// follower holds two texts that were compared.
type follower struct {
	old, new article.Text
	same     bool
	*pair
}

func prepare(old, new article.Text) *follower {
	f := &follower{old: old, new: new, same: old.String() == new.String()}
	if f.same {
		return f
	}
	f.pair = intern(words.Cut(old.Runes()), words.Cut(new.Runes()))
	f.inOrder(window{0, len(f.pair.old), 0, len(f.pair.new)}, 8)
	return f
}

func (f *follower) mark(m Mark) Result {
	var r Result
	var total, kept int
	for _, s := range m.Spans {
		if !f.old.Valid(s) || s.Len() == 0 {
			continue
		}
		total += s.Len()
		if f.same {
			kept += s.Len()
			r.Spans = append(r.Spans, s)
			continue
		}
		to, matched := f.span(s)
		kept += matched
		if matched > 0 {
			r.Spans = append(r.Spans, to)
			if !sameText(f.old.Runes()[s.Start:s.End], f.new.Runes()[to.Start:to.End]) {
				r.Fate = annotations.Reworded
				r.Words = append(r.Words, Piece{"-", f.old.Slice(s)}, Piece{"+", f.new.Slice(to)})
			}
		}
	}
	switch {
	case total == 0:
		return Result{Fate: annotations.Unsure}
	case kept*3 < total:
		return Result{Fate: annotations.Removed}
	case r.Fate == "" && kept == total:
		r.Fate = annotations.Kept
	default:
		r.Fate = annotations.Reworded
	}
	r.Score = float64(kept) / float64(total)
	return r
}

// span maps one span through the alignment.
func (f *follower) span(s article.Span) (to article.Span, matched int) {
	a, _ := slices.BinarySearchFunc(f.pair.old, s.Start, func(t words.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	first := true
	for i := a; i < len(f.pair.old) && f.pair.old[i].Start < s.End; i++ {
		if f.to[i] == none {
			continue
		}
		t := f.pair.new[f.to[i]]
		if first {
			to.Start, first = t.Start, false
			if o := f.pair.old[i]; i == a && o.Start < s.Start && o.End-o.Start == t.End-t.Start {
				to.Start = t.Start + s.Start - o.Start
			}
		}
		to.End = t.End
		if o := f.pair.old[i]; o.End > s.End && o.End-o.Start == t.End-t.Start {
			to.End = t.End - (o.End - s.End)
		}
		matched += f.pair.old[i].End - f.pair.old[i].Start
	}
	if matched == 0 {
		return article.Span{}, 0
	}
	return to, matched
}

// sameText reports whether a and b have the same characters, white space and
// invisible characters aside.
func sameText(a, b []rune) bool {
	i, j := 0, 0
	for {
		for i < len(a) && blank(a[i]) {
			i++
		}
		for j < len(b) && blank(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

func blank(r rune) bool { return unicode.IsSpace(r) || words.Invisible(r) }
