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
		return Match{}, ErrNotFound
	}
	known := article.NewText(l.sel.Prefix + l.sel.Exact + l.sel.Suffix)
	start := utf8.RuneCountInString(l.sel.Prefix)
	span := article.Span{Start: start, End: start + utf8.RuneCountInString(l.sel.Exact)}
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
