package track

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// Follow places marks of the text old in the text new. It compares the texts
// once for all marks; the results are in the order of the marks, and none
// depends on another mark. Spans that are empty or not inside old count as
// nothing, and a mark with no other span is Unsure without a place.
func Follow(old, new article.Text, marks []Mark) []Result {
	out := make([]Result, len(marks))
	if len(marks) == 0 {
		return out
	}
	f := compare(old, new)
	for i, m := range marks {
		out[i] = f.mark(m)
	}
	return out
}

// follower holds two texts that were compared.
type follower struct {
	old, new article.Text
	same     bool
	pair     *pair
}

// longestRun is the length in tokens of the runs that are looked for first.
const longestRun = 16

func compare(old, new article.Text) *follower {
	f := &follower{old: old, new: new, same: old.String() == new.String()}
	if f.same {
		return f
	}
	p := intern(words.Cut(old.Runes()), words.Cut(new.Runes()))
	p.inOrder(window{0, len(p.old), 0, len(p.new)}, longestRun)
	p.dropChance()
	p.oldBorders, p.newBorders = borders(old, p.old), borders(new, p.new)
	p.moved()
	p.slide()
	p.close()
	p.extend()
	f.pair = p
	return f
}

// mark follows all spans of m and joins what became of them.
func (f *follower) mark(m Mark) Result {
	var pieces []found
	for _, s := range m.Spans {
		if !f.old.Valid(s) || s.Len() == 0 {
			continue
		}
		if f.same {
			pieces = append(pieces, found{from: s, fate: annotations.Kept, spans: []article.Span{s}, chars: 1, same: 1, present: 1, newChars: 1})
			continue
		}
		pieces = append(pieces, f.span(s)...)
	}
	if len(pieces) == 0 {
		return Result{Fate: annotations.Unsure}
	}
	return f.join(pieces)
}

// join makes one result of what became of a mark's spans: all kept is kept, all
// in the same characters is moved, all gone is removed. A mark that lost a part
// of itself is reworded when what is left is enough, and else unsure.
func (f *follower) join(pieces []found) Result {
	count := map[annotations.Fate]int{}
	var r Result
	var chars, same, newChars, present int
	for _, p := range pieces {
		count[p.fate]++
		r.Spans = append(r.Spans, p.spans...)
		chars, same, newChars, present = chars+p.chars, same+p.same, newChars+p.newChars, present+p.present
	}
	switch {
	case count[annotations.Kept] == len(pieces):
		r.Fate = annotations.Kept
	case count[annotations.Kept]+count[annotations.Moved] == len(pieces):
		r.Fate = annotations.Moved
	case count[annotations.Removed] == len(pieces):
		return Result{Fate: annotations.Removed}
	case count[annotations.Unsure] > 0 || present*enoughOf < chars:
		r.Fate = annotations.Unsure
	default:
		r.Fate = annotations.Reworded
	}
	r.Spans = tidy(r.Spans)
	r.Score = 1
	if r.Fate != annotations.Kept && r.Fate != annotations.Moved {
		r.Score = ratio(2*same, chars+newChars)
	}
	if r.Fate == annotations.Reworded {
		r.Words = f.wording(pieces)
	}
	return r
}

// ratio returns a/b to three places, so that every machine has the same.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(min(1000, a*1000/b)) / 1000
}

// tidy sorts spans and joins those that overlap.
func tidy(spans []article.Span) []article.Span {
	slices.SortFunc(spans, func(a, b article.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	out := spans[:0]
	for _, s := range spans {
		if k := len(out) - 1; k >= 0 && s.Start < out[k].End {
			out[k].End = max(out[k].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
