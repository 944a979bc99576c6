package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// folder is what there is of one article: its revisions, some or all of its
// marks, and where they stand.
type folder struct {
	d     *Desk
	id    article.ID
	heads []annotations.RevisionHead
	// earlier are the earlier texts, by time of capture, where they were read.
	earlier []annotations.RevisionHead
	marks   []annotations.Annotation
	// placed are the placements of each mark, by revision.
	placed map[annotations.ID][]annotations.Placement
	clock  clock
}

// open opens the folder of an article, with all of its marks. Where a placement
// is missing, which happens when another process brought a revision while a
// mark was made, it is made up for.
func (d *Desk) open(ctx context.Context, id article.ID, c clock) (*folder, error) {
	marks, err := d.o.Store.MarksOf(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.openWith(ctx, id, marks, c)
}

// openWith opens the folder of an article with these of its marks.
func (d *Desk) openWith(ctx context.Context, id article.ID, marks []annotations.Annotation, c clock) (*folder, error) {
	heads, err := d.o.Store.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	f := &folder{d: d, id: id, heads: heads, marks: marks, clock: c}
	if len(marks) == 0 || len(heads) < 2 {
		return f, nil
	}
	if err := f.readPlacements(ctx); err != nil {
		return nil, err
	}
	if len(f.unplaced()) > 0 {
		if err := f.mend(ctx); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *folder) readPlacements(ctx context.Context) error {
	all, err := f.d.o.Store.PlacementsOf(ctx, f.id)
	if err != nil {
		return err
	}
	f.placed = make(map[annotations.ID][]annotations.Placement, len(f.marks))
	for _, p := range all {
		f.placed[p.Annotation] = append(f.placed[p.Annotation], p)
	}
	return nil
}

// latest returns the number of the newest revision.
func (f *folder) latest() int { return f.heads[len(f.heads)-1].Number }

// has reports whether there is a revision n.
func (f *folder) has(n int) bool { return n >= 1 && n <= len(f.heads) }

func (f *folder) leaf(ctx context.Context, n int) (*leaf, error) { return f.d.leaf(ctx, f.id, n) }

// placement returns where a mark stands in revision n.
func (f *folder) placement(a annotations.Annotation, n int) annotations.Placement {
	if n == a.Revision {
		return annotations.Placement{Annotation: a.ID, Revision: n, Fate: annotations.Kept, Spans: a.Spans, Score: 1, From: n}
	}
	for _, p := range f.placed[a.ID] {
		if p.Revision == n {
			return p
		}
	}
	return annotations.Placement{Annotation: a.ID, Revision: n, Fate: annotations.Unsure, From: a.Revision}
}

// unplaced returns the marks that have no placement in some revision.
func (f *folder) unplaced() []annotations.Annotation {
	var out []annotations.Annotation
	for _, a := range f.marks {
		if len(f.missing(a)) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// missing returns the revisions in which a has no placement.
func (f *folder) missing(a annotations.Annotation) []int {
	if len(f.placed[a.ID]) >= len(f.heads)-1 {
		return nil
	}
	var out []int
	for _, h := range f.heads {
		here := func(p annotations.Placement) bool { return p.Revision == h.Number }
		if h.Number != a.Revision && !slices.ContainsFunc(f.placed[a.ID], here) {
			out = append(out, h.Number)
		}
	}
	return out
}

// mend computes and keeps the placements that are missing.
func (f *folder) mend(ctx context.Context) error {
	unlock, err := f.d.lockMarking(ctx, f.id)
	if err != nil {
		return err
	}
	defer unlock()
	if err := f.readPlacements(ctx); err != nil {
		return err
	}
	return f.place(ctx, f.unplaced(), func(a annotations.Annotation, p annotations.Placement) bool {
		return slices.Contains(f.missing(a), p.Revision)
	})
}
