package anchor

import (
	"strings"

	"writethru/annotations/article"
)

// The context that Describe gives on either side, in code points: as little as
// tells the passage from others with the same words, within these bounds.
const (
	leastContext = 32
	mostContext  = 256
)

// Describe returns a selector of the passage s of t. Its context is long enough
// to tell the passage from every other one with the same words, unless that
// would take more than 256 code points on either side. A span that is not
// inside t gives the zero Selector.
func Describe(t article.Text, s article.Span) Selector {
	if !t.Valid(s) {
		return Selector{}
	}
	runes := t.Runes()
	sel := Selector{Exact: string(runes[s.Start:s.End]), Start: s.Start, End: s.End}
	for n := leastContext; n <= mostContext; n *= 2 {
		sel.Prefix = string(runes[max(0, s.Start-n):s.Start])
		sel.Suffix = string(runes[s.End:min(len(runes), s.End+n)])
		if once(t.String(), sel.Prefix+sel.Exact+sel.Suffix) {
			break
		}
	}
	return sel
}

// once reports whether part stands no more than once in text.
func once(text, part string) bool {
	at := strings.Index(text, part)
	return at < 0 || part == "" || !strings.Contains(text[at+1:], part)
}
