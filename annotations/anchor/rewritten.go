package anchor

import (
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// leastRewritten is the least length in runes of a passage that is looked for
// word by word. Shorter ones say too little.
const leastRewritten = 40

// rewritten looks for a passage into which much was put or of which much was
// left out, or which is very long: the selector's text and context are followed
// into the text as if they were a revision of it.
func (l *locator) rewritten() (Match, error) {
	if len(l.pattern) < leastRewritten {
		return l.between()
	}
	known, span := l.known()
	first, ok := follow(known, l.original, span)
	if !ok {
		return Match{}, ErrNotFound
	}
	// Is there another place as good? Look again without this one.
	if second, ok := follow(known, without(l.original, first.Span), span); ok && second.Score >= first.Score-0.1 {
		return Match{}, ErrAmbiguous
	}
	return first, nil
}

// The context, in runes, that must stand word for word on either side of a short
// passage for something else to be taken for it, and how many places are tried.
const (
	leastBeside = 10
	mostBeside  = 16
	mostTries   = 64
)

// between looks for a short passage that was replaced in its place: for its
// context on both sides, with something of about its length between.
func (l *locator) between() (Match, error) {
	if min(len(l.prefix), len(l.suffix)) < leastBeside {
		return Match{}, ErrNotFound
	}
	text := l.text.runes
	before := l.prefix[max(0, len(l.prefix)-mostBeside):]
	after := l.suffix[:min(len(l.suffix), mostBeside)]
	var found []hit
	for _, h := range equal(text, before, mostTries) {
		for end := h.end + 1; end <= min(len(text), h.end+2*len(l.pattern)+8); end++ {
			if stands(text, end, after) {
				found = append(found, hit{h.end, end, 0})
				break
			}
		}
	}
	switch len(found) {
	case 0:
		return Match{}, ErrNotFound
	case 1:
		h := found[0]
		edits := distance(l.pattern, text[h.start:h.end])
		score := 1000 - min(1000, 1000*edits/max(len(l.pattern), h.end-h.start))
		return l.match(judged{hit: h, score: score}), nil
	}
	return Match{}, ErrAmbiguous
}

// known returns what the selector knows as a text, and the passage in it.
func (l *locator) known() (article.Text, article.Span) {
	start := utf8.RuneCountInString(l.sel.Prefix)
	return article.NewText(l.sel.Prefix + l.sel.Exact + l.sel.Suffix),
		article.Span{Start: start, End: start + utf8.RuneCountInString(l.sel.Exact)}
}

// refined looks again, word by word, at a place that was found by its
// characters: the fewest edits do not tell well where a sentence was put in.
func (l *locator) refined(s article.Span) (Match, bool) {
	if len(l.pattern) < leastRewritten {
		return Match{}, false
	}
	known, span := l.known()
	runes := l.original.Runes()
	from := max(0, s.Start-span.Len()-mostContext)
	near := article.NewText(string(runes[from:min(len(runes), s.End+span.Len()+mostContext)]))
	m, ok := follow(known, near, span)
	m.Span.Start += from
	m.Span.End += from
	return m, ok && m.Span.Overlaps(s)
}

// follow places the passage at span of known in t.
func follow(known, t article.Text, span article.Span) (Match, bool) {
	r := track.Follow(known, t, []track.Mark{{Spans: []article.Span{span}}})[0]
	switch r.Fate {
	case annotations.Kept, annotations.Moved, annotations.Reworded:
		whole := article.Span{Start: r.Spans[0].Start, End: r.Spans[len(r.Spans)-1].End}
		if r.Score > 0 && whole.Len() <= 3*span.Len() {
			return Match{Span: whole, Score: min(r.Score, almost)}, true
		}
	}
	return Match{}, false
}

// without returns t with blanks in the place of s.
func without(t article.Text, s article.Span) article.Text {
	runes := append([]rune(nil), t.Runes()...)
	for i := s.Start; i < s.End; i++ {
		runes[i] = ' '
	}
	return article.NewText(string(runes))
}
