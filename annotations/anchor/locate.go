package anchor

import (
	"slices"

	"writethru/annotations/article"
)

// Bounds of the search. No selector and no text makes it take long.
const (
	mostHits    = 2048    // places that are judged
	longPattern = 1024    // runes above which a pattern is looked for word by word only
	mostWork    = 1 << 30 // runes of the text times runes of the pattern
	around      = 48      // runes of context that are compared on either side
)

// Locate finds the passage that sel describes in t. It returns ErrNotFound when
// no place is good enough, and ErrAmbiguous when several fit equally well; it
// never guesses between equals. Where the very same text stands at the position
// that sel names, with the context that it names, that is the place.
func Locate(t article.Text, sel Selector) (Match, error) {
	if sel.Exact == "" {
		return Match{}, ErrNotFound
	}
	if s := (article.Span{Start: sel.Start, End: sel.End}); sel.End > 0 && sits(t, sel, s) {
		return Match{Span: s, Score: 1}, nil
	}
	l := newLocator(t, sel)
	if len(l.pattern) == 0 {
		return Match{}, ErrNotFound
	}
	found := l.judge(equal(l.text.runes, l.pattern, mostHits))
	if len(found) == 0 || !found[0].supported {
		found = l.judge(append(l.similar(l.pattern), l.hits(found)...))
	}
	if len(found) == 0 {
		return l.rewritten()
	}
	return l.choose(found)
}

// sits reports whether sel's text and context stand at s.
func sits(t article.Text, sel Selector, s article.Span) bool {
	if !t.Valid(s) || t.Slice(s) != sel.Exact {
		return false
	}
	prefix, suffix := []rune(sel.Prefix), []rune(sel.Suffix)
	before, after := t.Runes()[:s.Start], t.Runes()[s.End:]
	return len(prefix) <= len(before) && slices.Equal(before[len(before)-len(prefix):], prefix) &&
		len(suffix) <= len(after) && slices.Equal(after[:len(suffix)], suffix)
}

// locator holds what is looked for and where, both folded.
type locator struct {
	original       article.Text
	sel            Selector
	text           folded
	pattern        []rune
	prefix, suffix []rune
}

func newLocator(t article.Text, sel Selector) *locator {
	l := &locator{original: t, sel: sel, text: fold(t.Runes()), pattern: fold([]rune(sel.Exact)).runes}
	l.prefix, l.suffix = fold([]rune(sel.Prefix)).runes, fold([]rune(sel.Suffix)).runes
	l.prefix = l.prefix[max(0, len(l.prefix)-around):]
	l.suffix = l.suffix[:min(len(l.suffix), around)]
	return l
}

// similar returns the places that are near to pattern.
func (l *locator) similar(pattern []rune) []hit {
	k := len(pattern) * (1000 - floor(len(pattern), true)) / 1000
	if k == 0 || len(pattern) > longPattern || len(pattern)*len(l.text.runes) > mostWork {
		return nil
	}
	return near(l.text.runes, pattern, k, mostHits)
}

// floor is the least score, in thousandths, at which a pattern of n runes is
// taken: the shorter, the higher. Good context lowers it.
func floor(n int, context bool) int {
	f := 700
	switch {
	case n < 12:
		return 1000
	case n < 24:
		f = 850
	case n < 48:
		f = 780
	}
	if context {
		f -= 100
	}
	return f
}

// judged is a hit with what speaks for it.
type judged struct {
	hit
	rank  int // runes that are the same in it and around it
	score int // thousandths
	// supported is set when most of the context stands around it.
	supported bool
}

// judge returns the hits that are good enough, the best first. A hit whose
// surroundings are known and not found again must be long to be good.
func (l *locator) judge(hits []hit) []judged {
	var out []judged
	n, given := len(l.pattern), len(l.prefix)+len(l.suffix)
	for _, h := range hits {
		h = l.fit(h)
		before := l.text.runes[max(0, h.start-around):h.start]
		after := l.text.runes[h.end:min(len(l.text.runes), h.end+around)]
		same := tail(l.prefix, before) + head(l.suffix, after)
		j := judged{
			hit:       h,
			rank:      n - h.edits + same,
			score:     1000 - min(1000, 1000*h.edits/n),
			supported: 3*same >= 2*given,
		}
		known := 3*same >= given || n >= enough || n >= enough/2 && h.edits == 0
		if known && j.score >= floor(n, j.supported && given > 0) {
			out = append(out, j)
		}
	}
	slices.SortStableFunc(out, func(a, b judged) int { return b.rank - a.rank })
	return out
}

// fit moves the ends of a hit that has edits to where the context begins, when
// it stands there word for word: a word that was replaced at the end of the
// passage is in the passage still.
func (l *locator) fit(h hit) hit {
	if h.edits == 0 {
		return h
	}
	text, reach := l.text.runes, h.edits+sure
	if n := min(sure, len(l.suffix)); n >= sure/2 {
		for d := 0; d <= reach; d++ {
			if stands(text, h.end+d, l.suffix[:n]) {
				h.end += d
				break
			}
			if h.end-d > h.start && stands(text, h.end-d, l.suffix[:n]) {
				h.end -= d
				break
			}
		}
	}
	if n := min(sure, len(l.prefix)); n >= sure/2 {
		before := l.prefix[len(l.prefix)-n:]
		for d := 0; d <= reach; d++ {
			if stands(text, h.start-d-n, before) {
				h.start -= d
				break
			}
			if h.start+d < h.end && stands(text, h.start+d-n, before) {
				h.start += d
				break
			}
		}
	}
	return h
}

// sure is how many runes of context, word for word, tell where a passage ends.
const sure = 12

// stands reports whether part stands in text at at.
func stands(text []rune, at int, part []rune) bool {
	return at >= 0 && at+len(part) <= len(text) && slices.Equal(text[at:at+len(part)], part)
}

// enough is the length in runes from which a passage speaks for itself.
const enough = 64

// hits returns the hits of all.
func (l *locator) hits(all []judged) []hit {
	out := make([]hit, len(all))
	for i, j := range all {
		out[i] = j.hit
	}
	return out
}

// margin is how much better than the second the best must be, in runes.
const margin = 2

// choose returns the best of found, of which there is at least one, unless
// another place is as good.
func (l *locator) choose(found []judged) (Match, error) {
	best := found[0]
	for _, j := range found[1:] {
		if j.rank < best.rank-margin {
			break
		}
		if j.end <= best.start || best.end <= j.start {
			return Match{}, ErrAmbiguous
		}
	}
	return l.match(best), nil
}

// head counts the runes at the beginning of b that are those of a, in order;
// it bears up to a few edits. tail is the same from the end.
func head(a, b []rune) int {
	return alike(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
}

func tail(a, b []rune) int {
	return alike(len(a), len(b), func(i, j int) bool { return a[len(a)-1-i] == b[len(b)-1-j] })
}

// alike returns the most n-edits over all beginnings of two sequences, where n
// is the length of the first sequence's beginning: how far both run together.
func alike(n, m int, same func(i, j int) bool) int {
	row := make([]int, m+1)
	for j := range row {
		row[j] = j
	}
	most := 0
	for i := range n {
		diagonal := row[0]
		row[0] = i + 1
		for j := range m {
			cost := diagonal
			if !same(i, j) {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			most = max(most, i+1-2*row[j+1])
		}
	}
	return most
}
