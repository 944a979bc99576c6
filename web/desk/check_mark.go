package desk

import (
	"cmp"
	"slices"
	"unicode"

	"writethru/annotations"
	"writethru/annotations/article"
)

// The bounds of a mark.
const (
	mostPieces   = 200
	mostMarked   = 20_000 // code points
	mostNote     = 10_000
	mostSpeaker  = 200
	mostRole     = 300
	mostVerb     = 100
	mostTo       = 200
	mostWording  = 2_000
	shortestID   = 16
	longestID    = 64
	mostTags     = 20
	mostTagRunes = 60
)

var (
	errMarkID   = annotations.Errorf(annotations.Invalid, "The mark has no valid name: 16 to 64 lower-case letters and digits are needed.")
	errNoWords  = annotations.Errorf(annotations.Invalid, "There are no words in this selection.")
	errOutside  = annotations.Errorf(annotations.Invalid, "The selection is not inside the text of this revision.")
	errTooLong  = annotations.Errorf(annotations.Invalid, "This passage is too long for one mark. Mark at most %d characters at once.", mostMarked)
	errPieces   = annotations.Errorf(annotations.Invalid, "This passage has too many pieces. A mark can have at most %d.", mostPieces)
	errNoKind   = annotations.Errorf(annotations.Invalid, "A mark is a highlight, a quote, a claim or a note.")
	errSpeech   = annotations.Errorf(annotations.Invalid, "A quote is direct, indirect or mixed.")
	errNoStatus = annotations.Errorf(annotations.Invalid, "There is no such state of a claim.")
)

// isID reports whether id is one that a client may choose.
func isID(id annotations.ID) bool {
	if len(id) < shortestID || len(id) > longestID {
		return false
	}
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// pieces returns the passage that a reader selected as the pieces of a mark: in
// order, joined where they meet, cut at the borders of blocks, without white
// space at the ends. What the reader selected is kept, furniture as well.
func (l *leaf) pieces(selected []article.Span) ([]article.Span, error) {
	if len(selected) > mostPieces {
		return nil, errPieces
	}
	for _, s := range selected {
		if !l.text.Valid(s) {
			return nil, errOutside
		}
	}
	var out []article.Span
	all := 0
	for _, s := range together(selected) {
		for _, b := range l.text.Blocks() {
			if !b.Overlaps(s) {
				continue
			}
			if p := l.trimmed(article.Span{Start: max(s.Start, b.Start), End: min(s.End, b.End)}); p.Len() > 0 {
				out = append(out, p)
				all += p.Len()
			}
		}
	}
	switch {
	case len(out) == 0:
		return nil, errNoWords
	case all > mostMarked:
		return nil, errTooLong
	case len(out) > mostPieces:
		return nil, errPieces
	}
	return out, nil
}

// together returns spans in order, those that meet or overlap as one.
func together(spans []article.Span) []article.Span {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, func(a, b article.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var out []article.Span
	for _, s := range sorted {
		if k := len(out) - 1; k >= 0 && s.Start <= out[k].End {
			out[k].End = max(out[k].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

func (l *leaf) trimmed(s article.Span) article.Span {
	runes := l.text.Runes()
	for s.Start < s.End && unicode.IsSpace(runes[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(runes[s.End-1]) {
		s.End--
	}
	return s
}
