package anchor

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// match returns the place of j in the text. White space at the ends of the
// passage belongs to it where it stands there; words are not cut unless the
// passage cuts them.
func (l *locator) match(j judged) Match {
	runes, exact := l.original.Runes(), []rune(l.sel.Exact)
	s := article.Span{Start: l.text.start[j.start], End: l.text.end[j.end-1]}
	if j.edits > 0 {
		if m, ok := l.refined(s); ok {
			return m
		}
		s = l.wholeWords(s)
	}
	for k := 0; k < len(exact) && unicode.IsSpace(exact[k]) && s.Start > 0 && unicode.IsSpace(runes[s.Start-1]); k++ {
		s.Start--
	}
	for k := len(exact) - 1; k >= 0 && unicode.IsSpace(exact[k]) && s.End < len(runes) && unicode.IsSpace(runes[s.End]); k-- {
		s.End++
	}
	m := Match{Span: s, Score: float64(j.score) / 1000}
	if m.Score == 1 && !slices.Equal(dense(runes[s.Start:s.End]), dense(exact)) {
		m.Score = almost
	}
	return m
}

// almost is the score of the same words in another form.
const almost = 0.999

// dense returns text without white space and invisible characters.
func dense(text []rune) []rune {
	return slices.DeleteFunc(slices.Clone(text), func(r rune) bool { return unicode.IsSpace(r) || words.Invisible(r) })
}

// wholeWords moves the ends of s to the nearest ends of words, when the passage
// that is looked for begins and ends with whole words.
func (l *locator) wholeWords(s article.Span) article.Span {
	runes := l.original.Runes()
	inside := func(p int) bool { return p > 0 && p < len(runes) && isWord(runes[p-1]) && isWord(runes[p]) }
	nearest := func(p, least, most int) int {
		for d := 0; d <= longestWord; d++ {
			if p+d <= most && !inside(p+d) {
				return p + d
			}
			if p-d >= least && !inside(p-d) {
				return p - d
			}
		}
		return p
	}
	if n := len(l.prefix); n == 0 || !isWord(l.prefix[n-1]) || spaceAt(l.sel.Prefix, true) || spaceAt(l.sel.Exact, false) {
		s.Start = nearest(s.Start, 0, s.End-1)
	}
	if len(l.suffix) == 0 || !isWord(l.suffix[0]) || spaceAt(l.sel.Suffix, false) || spaceAt(l.sel.Exact, true) {
		s.End = nearest(s.End, s.Start+1, len(runes))
	}
	return s
}

// longestWord bounds how far the end of a word is looked for.
const longestWord = 24

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// spaceAt reports whether s begins, or ends, with white space.
func spaceAt(s string, last bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if last {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return unicode.IsSpace(r)
}
