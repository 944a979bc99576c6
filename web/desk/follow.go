package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// follow places marks in all texts, which are those of revisions 1, 2, 3 and so
// on. What the reader chose, in placed, stays.
func follow(texts []article.Text, marks []annotations.Annotation, placed map[annotations.ID][]annotations.Placement) map[annotations.ID][]annotations.Placement {
	made := make([]track.Made, len(marks))
	for k, a := range marks {
		made[k] = track.Made{Revision: a.Revision - 1, Mark: track.Mark{Spans: a.Spans}, Fixed: fixed(placed[a.ID])}
	}
	out := make(map[annotations.ID][]annotations.Placement, len(marks))
	for k, row := range track.Chain(texts, made) {
		a := marks[k]
		for i, p := range row {
			if i+1 == a.Revision {
				continue
			}
			out[a.ID] = append(out[a.ID], annotations.Placement{
				Annotation: a.ID, Revision: i + 1, Fate: p.Fate, Spans: p.Spans, Score: p.Score, ByHand: p.ByHand, From: p.From + 1,
			})
		}
	}
	return out
}

// fixed returns what the reader chose, by the index of the text. A chosen place
// is judged by its words each time.
func fixed(placed []annotations.Placement) map[int]track.Fixed {
	var out map[int]track.Fixed
	for _, p := range placed {
		if !p.ByHand {
			continue
		}
		if out == nil {
			out = map[int]track.Fixed{}
		}
		if p.Fate == annotations.Removed {
			out[p.Revision-1] = track.Fixed{Fate: annotations.Removed}
		} else {
			out[p.Revision-1] = track.Fixed{Spans: p.Spans}
		}
	}
	return out
}

// texts returns the texts of all revisions, oldest first.
func (f *folder) texts(ctx context.Context) ([]article.Text, error) {
	out := make([]article.Text, len(f.heads))
	for i, h := range f.heads {
		l, err := f.leaf(ctx, h.Number)
		if err != nil {
			return nil, err
		}
		out[i] = l.text
	}
	return out, nil
}

// place follows marks through all revisions and keeps the placements that are
// wanted and differ from those that are there.
func (f *folder) place(ctx context.Context, marks []annotations.Annotation, want func(annotations.Annotation, annotations.Placement) bool) error {
	if len(marks) == 0 {
		return nil
	}
	texts, err := f.texts(ctx)
	if err != nil {
		return err
	}
	all := follow(texts, marks, f.placed)
	var changed []annotations.Placement
	for _, a := range marks {
		for i, p := range all[a.ID] {
			if old := f.placement(a, p.Revision); !want(a, p) {
				all[a.ID][i] = old
			} else if !samePlacement(old, p) || slices.Contains(f.missing(a), p.Revision) {
				changed = append(changed, p)
			}
		}
	}
	if len(changed) > 0 {
		if err := f.d.o.Store.PutPlacements(ctx, changed); err != nil {
			return err
		}
	}
	if f.placed == nil {
		f.placed = map[annotations.ID][]annotations.Placement{}
	}
	for id, placed := range all {
		f.placed[id] = placed
	}
	return nil
}

func samePlacement(a, b annotations.Placement) bool {
	return a.Annotation == b.Annotation && a.Revision == b.Revision && a.Fate == b.Fate && a.ByHand == b.ByHand &&
		a.From == b.From && a.Score == b.Score && slices.Equal(a.Spans, b.Spans)
}
