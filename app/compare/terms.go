package compare

import (
	"slices"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// terms are the words for what is in one of the two texts only. Of two revisions
// it was removed or added, before and now; of two outlets' copies it is only in
// the one or only in the other, and nobody need have changed anything.
type terms struct {
	gone, come string // "removed", "only in Plover Wire"
	was, is    string // "before", "in Plover Wire"
	// heard before the words themselves: "removed: ", "Plover Wire: "
	heardGone, heardCome string
}

func (t *table) newTerms() terms {
	if !t.across() {
		return terms{"removed", "added", "before", "now", "removed: ", "added: "}
	}
	a, b := article.CopyNames(t.Article, *t.Other)
	return terms{"only in " + a, "only in " + b, "in " + a, "in " + b, a + ": ", b + ": "}
}

// opWord says what became of a row.
func (t *table) opWord(op diff.Op) string {
	switch op {
	case diff.Added:
		return t.terms.come
	case diff.Removed:
		return t.terms.gone
	}
	return opWords[op].word
}

// wordOf is the word for a kind of change.
func (t *table) wordOf(k diff.Change) string {
	switch k {
	case diff.Addition:
		return t.terms.come
	case diff.Deletion:
		return t.terms.gone
	}
	for _, w := range kindWords {
		if w.kind == k {
			return w.word
		}
	}
	return string(k)
}

// labels returns the words for the kinds of change in a row, without those that
// are said already.
func (t *table) labels(r diff.Row) []string {
	var out []string
	for _, k := range r.Kinds {
		switch {
		case slices.Contains(said[r.Op], k), k == diff.Layout, k == diff.Furniture:
		case k == diff.Addition, k == diff.Deletion:
			out = append(out, "sentence "+t.wordOf(k))
		default:
			out = append(out, t.wordOf(k))
		}
	}
	return out
}
