package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/web/api"
)

var (
	errOwnPlace   = annotations.Errorf(annotations.Invalid, "This is the revision that the mark was made on. Its place here cannot be changed.")
	errGoneOrHere = annotations.Errorf(annotations.Invalid, "Choose a place, or say that the passage is not there.")
)

// Place keeps the reader's choice of a mark's place in a revision that is not
// its own, or that it is gone there; the mark is followed from there into later
// revisions. The mark that is returned is as that revision shows it.
func (d *Desk) Place(ctx context.Context, id annotations.ID, revision int, r api.PlaceRequest) (api.Mark, error) {
	return d.choose(ctx, id, revision, func(f *folder) (*annotations.Placement, error) {
		p := &annotations.Placement{Annotation: id, Revision: revision, Fate: annotations.Removed, ByHand: true}
		if r.Gone == (len(r.Spans) > 0) {
			return nil, errGoneOrHere
		}
		if r.Gone {
			return p, nil
		}
		l, err := f.leaf(ctx, revision)
		if err != nil {
			return nil, err
		}
		p.Fate = ""
		p.Spans, err = l.pieces(r.Spans)
		return p, err
	})
}

// Unplace undoes Place: the mark's place in the revision, and in those that were
// followed from there, is computed again.
func (d *Desk) Unplace(ctx context.Context, id annotations.ID, revision int) (api.Mark, error) {
	return d.choose(ctx, id, revision, func(*folder) (*annotations.Placement, error) { return nil, nil })
}

// choose replaces the reader's choice of a mark's place in a revision by what
// choice returns, nil for none, and follows the mark again.
func (d *Desk) choose(ctx context.Context, id annotations.ID, revision int, choice func(*folder) (*annotations.Placement, error)) (api.Mark, error) {
	a, deleted, err := d.o.Store.Mark(ctx, id)
	if err != nil {
		return api.Mark{}, orNoMark(err)
	}
	if deleted {
		return api.Mark{}, errIsDeleted
	}
	if revision == a.Revision {
		return api.Mark{}, errOwnPlace
	}
	unlock, err := d.lockMarking(ctx, a.Article)
	if err != nil {
		return api.Mark{}, err
	}
	defer unlock()
	f, err := d.openLocked(ctx, a)
	if err != nil {
		return api.Mark{}, err
	}
	if !f.has(revision) {
		return api.Mark{}, noRevision(revision)
	}
	chosen, err := choice(f)
	if err != nil {
		return api.Mark{}, err
	}
	if err := f.chooseAgain(ctx, a, revision, chosen); err != nil {
		return api.Mark{}, err
	}
	return f.mark(ctx, a, revision)
}

// chooseAgain follows a once more with what was chosen for a revision, nil for
// nothing, and keeps what became different.
func (f *folder) chooseAgain(ctx context.Context, a annotations.Annotation, revision int, chosen *annotations.Placement) error {
	kept := f.placed[a.ID]
	input := slices.DeleteFunc(slices.Clone(kept), func(p annotations.Placement) bool { return p.Revision == revision })
	if chosen != nil {
		input = append(input, *chosen)
	}
	texts, err := f.texts(ctx)
	if err != nil {
		return err
	}
	placed := follow(texts, f.marks, map[annotations.ID][]annotations.Placement{a.ID: input})[a.ID]
	var changed []annotations.Placement
	for _, p := range placed {
		if !slices.ContainsFunc(kept, func(old annotations.Placement) bool { return samePlacement(old, p) }) {
			changed = append(changed, p)
		}
	}
	if len(changed) > 0 {
		if err := f.d.o.Store.PutPlacements(ctx, changed); err != nil {
			return err
		}
	}
	f.placed[a.ID] = placed
	return nil
}
