package catalog

import (
	"strings"
	"unicode"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// Head returns r without its blocks. before is the revision before it, nil for
// the first.
func Head(before *article.Revision, r article.Revision) annotations.RevisionHead {
	h := annotations.RevisionHead{
		Meta:        r.Meta,
		Number:      r.Number,
		Headline:    r.Headline(),
		Words:       r.Words(),
		Fingerprint: article.Fingerprint(r.Blocks, r.Withdrawn),
		Captured:    r.Captured,
		Capture:     r.Capture,
	}
	h.Changed = h.Words
	if before != nil {
		d := diff.Compare(diff.InputOf(*before), diff.InputOf(r))
		h.Changed = d.Added + d.Gone
	}
	return h
}

// EarlierHead returns an earlier text without its blocks. No reader reads it as
// one of the revisions, and it follows on none.
func EarlierHead(r article.Revision) annotations.RevisionHead {
	h := Head(nil, r)
	h.Changed = 0
	return h
}

// snippetLength is how long a snippet may be, in code points.
const snippetLength = 200

// Snippet returns the opening of r's body without its dateline, or of the notice
// when r is withdrawn: at most 200 code points, cut after a word, with "…" when
// there is more.
func Snippet(r article.Revision) string {
	want := article.Body
	if r.Withdrawn && has(r.Blocks, article.EdNote) {
		want = article.EdNote
	}
	var words []string
	n := 0
	for _, b := range r.Blocks {
		if b.Role != want || b.Kind == article.Heading || b.Kind == article.Figure {
			continue
		}
		for _, w := range strings.Fields(withoutDateline(b)) {
			n += len([]rune(w)) + 1
			if n > snippetLength {
				return ended(words, w)
			}
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// ended returns words with a sign that more follow, next being the first of
// those. A text without spaces is cut inside next.
func ended(words []string, next string) string {
	if len(words) == 0 {
		return string([]rune(next)[:min(snippetLength-1, len([]rune(next)))]) + "…"
	}
	return strings.TrimRightFunc(strings.Join(words, " "), unicode.IsPunct) + "…"
}

func has(blocks []article.Block, role article.Role) bool {
	for _, b := range blocks {
		if b.Role == role && b.Text() != "" {
			return true
		}
	}
	return false
}

// withoutDateline returns the text of b without the dateline that opens it.
func withoutDateline(b article.Block) string {
	var s strings.Builder
	for i, p := range b.Parts {
		if i > 0 {
			s.WriteString(b.Joint(i))
		}
		for _, r := range p.Runs {
			if r.Style&article.DatelineStyle == 0 {
				s.WriteString(r.Text)
			}
		}
	}
	return s.String()
}

// Pictures returns the hashes of the kept pictures that r shows.
func Pictures(r article.Revision) []string {
	var hashes []string
	for _, b := range r.Blocks {
		if b.Image != nil && b.Image.Hash != "" {
			hashes = append(hashes, b.Image.Hash)
		}
	}
	return hashes
}
