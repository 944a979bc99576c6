package anchor

import (
	"slices"

	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// most is the most context that Describe gives on either side, in code points.
const most = 256

// least is the context that Describe gives where the text has as much.
const least = 32

// Describe returns a selector of the passage s of t. Its context is long enough
// to tell the passage from others with the same words, but at most 256 code
// points on either side. A span that is not inside t gives the zero Selector.
func Describe(t article.Text, s article.Span) Selector {
	if !t.Valid(s) {
		return Selector{}
	}
	runes := t.Runes()
	for n := least; ; n *= 2 {
		n = min(n, most)
		sel := Selector{
			Exact:  string(runes[s.Start:s.End]),
			Prefix: string(runes[max(0, s.Start-n):s.Start]),
			Suffix: string(runes[s.End:min(len(runes), s.End+n)]),
			Start:  s.Start,
			End:    s.End,
		}
		if n == most || len(occurrences(runes, []rune(sel.Prefix+sel.Exact+sel.Suffix), 2)) < 2 {
			return sel
		}
	}
}

// Locate finds the passage that sel describes in t: its very characters, else
// its words in another form of quotation marks, dashes, white space or letter
// case, else words that are near enough. It returns ErrNotFound when no place
// is good enough, and ErrAmbiguous when several fit equally well; it never
// guesses between equals.
func Locate(t article.Text, sel Selector) (Match, error) {
	exact := []rune(sel.Exact)
	if len(exact) == 0 {
		return Match{}, ErrNotFound
	}
	runes := t.Runes()
	at := occurrences(runes, exact, 1000)
	best, ties := -1, 0
	var place int
	for _, a := range at {
		fit := fits(runes, a, len(exact), []rune(sel.Prefix), []rune(sel.Suffix))
		if fit > best {
			best, ties, place = fit, 1, a
		} else if fit == best {
			ties++
		}
	}
	switch {
	case ties == 1:
		return Match{Span: article.Span{Start: place, End: place + len(exact)}, Score: 1}, nil
	case ties > 1 && slices.Contains(at, sel.Start) && sel.End == sel.Start+len(exact):
		return Match{Span: article.Span{Start: sel.Start, End: sel.End}, Score: 1}, nil
	case ties > 1:
		return Match{}, ErrAmbiguous
	}
	return Match{}, ErrNotFound
}

// fits counts the characters of the context that stand around the place.
func fits(text []rune, at, n int, prefix, suffix []rune) int {
	fit := 0
	for k := 1; k <= len(prefix) && at-k >= 0 && words.Fold(text[at-k]) == words.Fold(prefix[len(prefix)-k]); k++ {
		fit++
	}
	for k := 0; k < len(suffix) && at+n+k < len(text) && words.Fold(text[at+n+k]) == words.Fold(suffix[k]); k++ {
		fit++
	}
	return fit
}

// occurrences returns where pattern begins in text, at most limit places.
func occurrences(text, pattern []rune, limit int) []int {
	var out []int
	if len(pattern) == 0 {
		return nil
	}
	for at := 0; at+len(pattern) <= len(text) && len(out) < limit; at++ {
		if text[at] == pattern[0] && slices.Equal(text[at:at+len(pattern)], pattern) {
			out = append(out, at)
		}
	}
	return out
}
