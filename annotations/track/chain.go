package track

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Made is a mark on one of the revisions of an article.
type Made struct {
	// Revision is the index of its text.
	Revision int
	Mark     Mark
	// Fixed is what a reader chose, by the index of the text.
	Fixed map[int]Fixed
}

// Fixed is a place that a reader chose. Fate Removed, without spans, says that
// the passage is gone.
type Fixed struct {
	Fate  annotations.Fate
	Spans []article.Span
}

// Placed is where a mark stands in one revision.
type Placed struct {
	Result
	// From is the index of the text from which it was followed.
	From int
	// ByHand is set when the reader chose it.
	ByHand bool
}

// Chain follows marks through all revisions of an article, forwards and
// backwards from the revision that each was made on, always from the last
// placement that is sure: kept, moved, reworded or chosen by hand. The result
// has a row for each mark, with a column for each text; in its own revision a
// mark is Kept with score 1.
func Chain(texts []article.Text, made []Made) [][]Placed {
	out := make([][]Placed, len(made))
	for k, m := range made {
		out[k] = make([]Placed, len(texts))
		if m.Revision < 0 || m.Revision >= len(texts) {
			for i := range out[k] {
				out[k][i] = Placed{Result: Result{Fate: annotations.Unsure}, From: m.Revision}
			}
			continue
		}
		out[k][m.Revision] = Placed{
			Result: Result{Fate: annotations.Kept, Spans: slices.Clone(m.Mark.Spans), Score: 1},
			From:   m.Revision,
		}
		for _, step := range []int{1, -1} {
			from, mark := m.Revision, m.Mark
			for i := m.Revision + step; i >= 0 && i < len(texts); i += step {
				p := Placed{From: from}
				if fixed, ok := m.Fixed[i]; ok {
					p.Result = Result{Fate: fixed.Fate, Spans: slices.Clone(fixed.Spans), Score: 1}
					p.ByHand = true
				} else {
					p.Result = Follow(texts[from], texts[i], []Mark{mark})[0]
				}
				out[k][i] = p
				if sure(p.Fate) {
					from, mark = i, Mark{Spans: p.Spans}
				}
			}
		}
	}
	return out
}

func sure(f annotations.Fate) bool {
	return f == annotations.Kept || f == annotations.Moved || f == annotations.Reworded
}
