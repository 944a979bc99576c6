package desk

import (
	"cmp"
	"context"
	"slices"

	"writethru/annotations"
	"writethru/web/api"
)

// mark returns a mark as revision n shows it.
func (f *folder) mark(ctx context.Context, a annotations.Annotation, n int) (api.Mark, error) {
	m := api.Mark{Annotation: f.clock.annotation(a), Here: f.placement(a, n)}
	own, err := f.leaf(ctx, a.Revision)
	if err != nil {
		return m, err
	}
	here, err := f.leaf(ctx, n)
	if err != nil {
		return m, err
	}
	m.WasPar, m.Par = own.paragraph(a.Spans), here.paragraph(m.Here.Spans)
	if m.Here.Fate == annotations.Reworded {
		m.Words = f.d.reworded(a.Exact, here.words(m.Here.Spans))
	}
	m.Trail, err = f.trail(ctx, a)
	return m, err
}

// trail returns the fate of a mark in every revision.
func (f *folder) trail(ctx context.Context, a annotations.Annotation) ([]api.Step, error) {
	out := make([]api.Step, len(f.heads))
	for i, h := range f.heads {
		p := f.placement(a, h.Number)
		out[i] = api.Step{Revision: h.Number, Fate: p.Fate, ByHand: p.ByHand, Own: h.Number == a.Revision}
		if p.Fate != annotations.Reworded && p.Fate != annotations.Unsure || len(p.Spans) == 0 {
			continue // removed, or the words that were marked
		}
		l, err := f.leaf(ctx, h.Number)
		if err != nil {
			return nil, err
		}
		out[i].Text = l.words(p.Spans)
	}
	return out, nil
}

// isPlaced reports whether the mark surely stands at the placement.
func isPlaced(p annotations.Placement) bool {
	return len(p.Spans) > 0 && p.Fate != annotations.Unsure && p.Fate != annotations.Removed
}

// byPlace sorts marks by their place in the revision shown: first those that
// stand in it, of two that begin in the same place the longer one first; then
// those that are unsure; then those that are removed.
func byPlace(marks []api.Mark) {
	class := func(m api.Mark) int {
		switch {
		case isPlaced(m.Here):
			return 0
		case m.Here.Fate == annotations.Unsure:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(marks, func(a, b api.Mark) int {
		if c := cmp.Compare(class(a), class(b)); c != 0 {
			return c
		}
		if class(a) == 0 {
			x, y := a.Here.Spans, b.Here.Spans
			if c := cmp.Or(cmp.Compare(x[0].Start, y[0].Start), cmp.Compare(y[len(y)-1].End, x[len(x)-1].End)); c != 0 {
				return c
			}
		}
		return cmp.Or(cmp.Compare(a.Revision, b.Revision), a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID))
	})
}
