package desk

import (
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

var (
	errElsewhere = annotations.Errorf(annotations.Conflict, "This mark belongs to another revision. A mark stays on the revision that it was made on.")
	errOtherText = annotations.Errorf(annotations.Conflict, "The words of a mark cannot be changed. Mark the other words, and delete this one.")
	errIsDeleted = annotations.Errorf(annotations.NotFound, "This mark was deleted. Restore it first.")
	errNoMark    = annotations.Errorf(annotations.NotFound, "There is no such mark.")
)

// PutMark makes a mark, or changes what the reader says of one. Its words are
// taken from the text, never from the client; a new one is placed in all other
// revisions at once. Putting the same again changes nothing. The mark that is
// returned is as its own revision shows it.
func (d *Desk) PutMark(ctx context.Context, id annotations.ID, r api.MarkRequest) (api.Mark, error) {
	return d.putMark(ctx, id, r, d.o.Now())
}

// putMark is PutMark for a mark that was made at a time, where it is new.
func (d *Desk) putMark(ctx context.Context, id annotations.ID, r api.MarkRequest, made time.Time) (api.Mark, error) {
	if !isID(id) {
		return api.Mark{}, errMarkID
	}
	if _, err := d.article(ctx, r.Article); err != nil {
		return api.Mark{}, err
	}
	unlock, err := d.lockMarking(ctx, r.Article)
	if err != nil {
		return api.Mark{}, err
	}
	defer unlock()
	a, err := d.annotation(ctx, id, r, made)
	if err != nil {
		return api.Mark{}, err
	}
	f, err := d.openLocked(ctx, a)
	if err != nil {
		return api.Mark{}, err
	}
	if err := f.keep(ctx, a); err != nil {
		return api.Mark{}, err
	}
	d.completions.stale()
	return f.mark(ctx, f.marks[0], a.Revision)
}

// annotation returns the annotation that r asks for: a new one, or the one that
// is there with what the reader says of it now.
func (d *Desk) annotation(ctx context.Context, id annotations.ID, r api.MarkRequest, made time.Time) (annotations.Annotation, error) {
	a, deleted, err := d.o.Store.Mark(ctx, id)
	switch {
	case annotations.CodeOf(err) == annotations.NotFound:
		return d.newAnnotation(ctx, id, r, made)
	case err != nil:
		return a, err
	case a.Article != r.Article || a.Revision != r.Revision:
		return a, errElsewhere
	case deleted:
		return a, errIsDeleted
	}
	if len(r.Spans) > 0 {
		l, err := d.leaf(ctx, a.Article, a.Revision)
		if err != nil {
			return a, err
		}
		if spans, err := l.pieces(r.Spans); err != nil || !slices.Equal(spans, a.Spans) {
			return a, errOtherText
		}
	}
	return a, setFields(&a, r)
}

func (d *Desk) newAnnotation(ctx context.Context, id annotations.ID, r api.MarkRequest, made time.Time) (annotations.Annotation, error) {
	a := annotations.Annotation{ID: id, Article: r.Article, Revision: r.Revision, Made: made}
	if r.Revision < 1 { // on an earlier text nothing is marked
		return a, noRevision(r.Revision)
	}
	l, err := d.leaf(ctx, r.Article, r.Revision)
	if annotations.CodeOf(err) == annotations.NotFound {
		return a, noRevision(r.Revision)
	}
	if err != nil {
		return a, err
	}
	if a.Spans, err = l.pieces(r.Spans); err != nil {
		return a, err
	}
	a.Exact = l.words(a.Spans)
	return a, setFields(&a, r)
}

// openLocked opens the folder of one mark, for who has the lock for marking.
func (d *Desk) openLocked(ctx context.Context, a annotations.Annotation) (*folder, error) {
	heads, err := d.o.Store.Revisions(ctx, a.Article)
	if err != nil {
		return nil, err
	}
	f := &folder{d: d, id: a.Article, heads: heads, marks: []annotations.Annotation{a}, clock: clock{d.o.Zone}}
	return f, f.readPlacements(ctx)
}

// keep keeps a where it differs from what is kept, with its placements where
// there are none.
func (f *folder) keep(ctx context.Context, a annotations.Annotation) error {
	old, _, err := f.d.o.Store.Mark(ctx, a.ID)
	isNew := annotations.CodeOf(err) == annotations.NotFound
	if err != nil && !isNew {
		return err
	}
	if !isNew && sameAnnotation(old, a) && len(f.missing(a)) == 0 {
		return nil
	}
	var placed []annotations.Placement
	if isNew || len(f.missing(a)) > 0 {
		texts, err := f.texts(ctx)
		if err != nil {
			return err
		}
		placed = follow(texts, f.marks, f.placed)[a.ID]
	}
	if isNew || !sameAnnotation(old, a) {
		a.Changed = f.d.o.Now()
	}
	if err := f.d.o.Store.PutMark(ctx, a, placed); err != nil {
		return err
	}
	f.marks[0] = a
	if placed != nil {
		f.placed[a.ID] = placed
	}
	return nil
}

// sameAnnotation reports whether the reader says the same in a and b.
func sameAnnotation(a, b annotations.Annotation) bool {
	return a.Kind == b.Kind && a.Note == b.Note && slices.Equal(a.Tags, b.Tags) &&
		equalOrNil(a.Quote, b.Quote) && equalOrNil(a.Claim, b.Claim)
}

func equalOrNil[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// DeleteMark deletes a mark so that it can be restored. Deleting it twice is no
// error.
func (d *Desk) DeleteMark(ctx context.Context, id annotations.ID) error {
	if err := d.o.Store.DeleteMark(ctx, id); err != nil {
		return orNoMark(err)
	}
	d.completions.stale()
	return nil
}

// RestoreMark undoes DeleteMark. Revisions that came in between get their
// placements. The mark that is returned is as the newest revision shows it.
func (d *Desk) RestoreMark(ctx context.Context, id annotations.ID) (api.Mark, error) {
	a, _, err := d.o.Store.Mark(ctx, id)
	if err != nil {
		return api.Mark{}, orNoMark(err)
	}
	unlock, err := d.lockMarking(ctx, a.Article)
	if err != nil {
		return api.Mark{}, err
	}
	defer unlock()
	if err := d.o.Store.RestoreMark(ctx, id); err != nil {
		return api.Mark{}, orNoMark(err)
	}
	d.completions.stale()
	f, err := d.openLocked(ctx, a)
	if err != nil {
		return api.Mark{}, err
	}
	if len(f.missing(a)) > 0 {
		err = f.place(ctx, f.marks, func(annotations.Annotation, annotations.Placement) bool { return true })
		if err != nil {
			return api.Mark{}, err
		}
	}
	return f.mark(ctx, a, f.latest())
}

func orNoMark(err error) error {
	if annotations.CodeOf(err) == annotations.NotFound {
		return errNoMark.Because(err)
	}
	return err
}
