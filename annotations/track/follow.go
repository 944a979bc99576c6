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
	f := compare(cut(old), cut(new))
	for i, m := range marks {
		out[i] = f.mark(m)
	}
	return out
}

// source is a text with its tokens.
type source struct {
	article.Text
	tokens []words.Token
}

func cut(t article.Text) *source { return &source{t, words.Cut(t.Runes())} }

// follower holds two texts that were compared. Equal texts have no pair.
type follower struct {
	old, new *source
	pair     *pair
}

// longestRun is the length in tokens of the runs that are looked for first.
const longestRun = 16

func compare(old, new *source) *follower {
	f := &follower{old: old, new: new}
	if old.String() == new.String() {
		return f
	}
	p := intern(old.tokens, new.tokens)
	p.oldBorders, p.newBorders = borders(old), borders(new)
	p.inOrder(window{0, len(p.old), 0, len(p.new)}, longestRun)
	p.dropChance()
	p.moved()
	p.slide()
	p.close()
	p.attach()
	p.attach() // what the first time set free
	p.extend()
	f.pair = p
	return f
}

// mark follows all spans of m and joins what became of them.
func (f *follower) mark(m Mark) Result {
	spans := f.old.valid(m.Spans)
	if len(spans) == 0 {
		return Result{Fate: annotations.Unsure}
	}
	if f.pair == nil {
		return Result{Fate: annotations.Kept, Spans: spans, Score: 1}
	}
	var pieces []found
	for _, s := range spans {
		pieces = append(pieces, f.span(s)...)
	}
	r := Result{Fate: fate(pieces)}
	if r.Fate == annotations.Removed {
		return r
	}
	for _, p := range pieces {
		r.Spans = append(r.Spans, p.spans...)
	}
	r.Spans, r.Score = tidy(r.Spans), 1
	switch r.Fate {
	case annotations.Reworded:
		r.Words, r.Score = reword(f.old.exact(spans), f.new.exact(r.Spans))
	case annotations.Unsure:
		r.Score = f.closest(spans, r.Spans)
	}
	return r
}

// closest returns how alike the passage is to its candidates: all of them
// together, as they may be its pieces, or the best one.
func (f *follower) closest(spans, candidates []article.Span) float64 {
	old := f.old.exact(spans)
	_, best := reword(old, f.new.exact(candidates))
	for _, c := range candidates {
		_, score := reword(old, f.new.exact([]article.Span{c}))
		best = max(best, score)
	}
	return best
}

// valid returns the spans that are inside the text and not empty.
func (s *source) valid(spans []article.Span) []article.Span {
	var out []article.Span
	for _, span := range spans {
		if s.Valid(span) && span.Len() > 0 {
			out = append(out, span)
		}
	}
	return out
}

// exact returns the text of spans, joined by line feeds.
func (s *source) exact(spans []article.Span) []rune {
	var out []rune
	for i, span := range spans {
		if i > 0 {
			out = append(out, '\n')
		}
		out = append(out, s.Runes()[span.Start:span.End]...)
	}
	return out
}

// fate joins what became of a mark's pieces: all kept is kept, all in the same
// characters is moved, all gone is removed. A mark that lost a part of itself
// is reworded when what is left is enough, and else unsure.
func fate(pieces []found) annotations.Fate {
	count := map[annotations.Fate]int{}
	var chars, present int
	for _, p := range pieces {
		count[p.fate]++
		chars, present = chars+p.chars, present+p.present
	}
	switch {
	case count[annotations.Kept] == len(pieces):
		return annotations.Kept
	case count[annotations.Kept]+count[annotations.Moved] == len(pieces):
		return annotations.Moved
	case count[annotations.Removed] == len(pieces):
		return annotations.Removed
	case count[annotations.Unsure] > 0 || present*enoughOf < chars:
		return annotations.Unsure
	}
	return annotations.Reworded
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
