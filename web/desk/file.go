package desk

import (
	"context"
	"fmt"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// attempts is how often filing is tried when another process files as well.
const attempts = 4

// file files what came in. Two arrivals of the same article wait for each other,
// so that they make one revision.
func (d *Desk) file(ctx context.Context, in arrival) (api.AddResult, error) {
	unlock, err := d.lockIdentity(ctx, in.identity())
	if err != nil {
		return api.AddResult{}, err
	}
	defer unlock()
	for k := 1; ; k++ {
		res, err := d.fileOnce(ctx, in)
		if annotations.CodeOf(err) != annotations.Conflict || k == attempts {
			return res, err
		}
	}
}

func (d *Desk) fileOnce(ctx context.Context, in arrival) (api.AddResult, error) {
	a, err := d.known(ctx, in)
	if err != nil {
		return api.AddResult{}, err
	}
	isNew := a.ID == ""
	if isNew {
		if a, err = d.newArticle(ctx, in); err != nil {
			return api.AddResult{}, err
		}
	}
	unlock, err := d.lockFiling(ctx, a.ID)
	if err != nil {
		return api.AddResult{}, err
	}
	defer unlock()
	if isNew {
		return d.publish(ctx, in, a, nil)
	}
	heads, err := d.o.Store.Revisions(ctx, a.ID)
	if err != nil {
		return api.AddResult{}, err
	}
	v, err := d.judge(ctx, in, a.ID, heads)
	if err != nil {
		return api.AddResult{}, err
	}
	if v.isNew {
		return d.publish(ctx, in, a, heads)
	}
	if v.isEarlier {
		err = d.keepEarlier(ctx, in, a.ID, v)
	} else {
		err = d.o.Store.AddCapture(ctx, a.ID, v.revision, in.capture)
	}
	if err != nil {
		return api.AddResult{}, err
	}
	res := result(a.ID, v.revision, false, append(v.warnings, in.draft.Warnings...))
	if res.Unlike = v.unlike; v.earlier != 0 {
		res.Earlier = article.Spell(v.earlier)
		res.URL = fmt.Sprintf("/articles/%s/revisions/%s", a.ID, res.Earlier)
	}
	return res, nil
}

// result tells what came of an arrival.
func result(id article.ID, n int, isNew bool, warnings []string) api.AddResult {
	return api.AddResult{Article: id, Revision: n, New: isNew, URL: fmt.Sprintf("/articles/%s/revisions/%d", id, n), Warnings: warnings}
}

// verdict says what an arrival of a known article is.
type verdict struct {
	isNew    bool
	revision int  // that its capture is kept under, when it is not new
	unlike   bool // its text is not that of the revision
	// isEarlier is set on what becomes an earlier text; earlier is its number, or
	// that of the one that has this text.
	isEarlier bool
	earlier   int
	warnings  []string
}

// judge tells a new revision from one more capture.
func (d *Desk) judge(ctx context.Context, in arrival, id article.ID, heads []annotations.RevisionHead) (verdict, error) {
	print, latest := in.fingerprint(), heads[len(heads)-1]
	if latest.Fingerprint == print {
		return verdict{revision: latest.Number}, nil
	}
	for _, h := range slices.Backward(heads) {
		if h.Fingerprint == print {
			return verdict{revision: h.Number, warnings: []string{fmt.Sprintf(
				"This is the text of revision %d again. It is kept as a capture of it, and makes no new revision.", h.Number)}}, nil
		}
	}
	if in.dated && in.capture.Time.Before(latest.Captured) {
		return d.judgeLate(ctx, in, id, heads)
	}
	l, err := d.leaf(ctx, id, latest.Number)
	if err != nil {
		return verdict{}, err
	}
	if d.o.Suspicious != nil {
		if reason, bad := d.o.Suspicious(l.Blocks, in.draft.Blocks); bad {
			d.o.Log.InfoContext(ctx, "a capture was not taken for a revision", "article", id, "capture", in.capture.SHA256, "reason", reason)
			return verdict{revision: latest.Number, unlike: true, warnings: []string{reason}}, nil
		}
	}
	return verdict{isNew: true}, nil
}

// publish makes the next revision of a, with its pictures, and places the marks
// of the article in it.
func (d *Desk) publish(ctx context.Context, in arrival, a article.Article, heads []annotations.RevisionHead) (api.AddResult, error) {
	r := article.Revision{
		Article: a.ID, Number: len(heads) + 1, Meta: in.draft.Meta, Blocks: in.draft.Blocks,
		TextRule: article.Rule, Captured: in.capture.Time, Capture: in.capture.SHA256,
	}
	warnings := in.draft.Warnings
	if len(heads) > 0 {
		latest := heads[len(heads)-1]
		if !r.Modified.IsZero() && r.Modified.Before(latest.Modified) {
			warnings = append(slices.Clone(warnings), fmt.Sprintf("The outlet's time of this text is before that of revision %d.", latest.Number))
		}
		// An agency gives every version its time; a site may change a text in silence.
		r.Unstamped = r.Wire == nil && !r.Stamp().IsZero() && !r.Stamp().After(latest.Time())
	}
	if in.mayShowPictures() {
		var before []article.Block
		if len(heads) > 0 {
			l, err := d.leaf(ctx, a.ID, len(heads))
			if err != nil {
				return api.AddResult{}, err
			}
			before = l.Blocks
		}
		r.Blocks = d.pictures(ctx, r.Blocks, before, !in.unasked)
	}
	if err := d.addRevision(ctx, a, in.capture, r); err != nil {
		return api.AddResult{}, err
	}
	d.tellWatch(ctx, a, r, in.fetched || in.asked)
	d.sortNew(ctx)
	return result(a.ID, r.Number, true, warnings), nil
}

// tellWatch tells the watch of a revision. What was filed stays when that fails.
func (d *Desk) tellWatch(ctx context.Context, a article.Article, r article.Revision, fetched bool) {
	if d.o.Watch == nil || a.URL == "" || a.Sample {
		return
	}
	if err := d.o.Watch.Filed(ctx, a, r, fetched); err != nil {
		d.o.Log.WarnContext(ctx, "an article is not watched", "article", a.ID, "error", err)
	}
}

// mayShowPictures reports whether the pictures of an arrival are fetched: only
// those of pages whose address the reader gave, as they are now.
func (in arrival) mayShowPictures() bool {
	return !in.elsewhere && (in.hints.URL != "" || in.capture.URL != "")
}

// addRevision keeps r with the places of the article's marks in it.
func (d *Desk) addRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision) error {
	unlock, err := d.lockMarking(ctx, a.ID)
	if err != nil {
		return err
	}
	defer unlock()
	var placed []annotations.Placement
	if r.Number > 1 {
		if placed, err = d.placesIn(ctx, a.ID, r); err != nil {
			return err
		}
	}
	return d.o.Store.AddRevision(ctx, a, c, r, placed)
}

// placesIn returns where the marks of the article stand in r, which comes next.
func (d *Desk) placesIn(ctx context.Context, id article.ID, r article.Revision) ([]annotations.Placement, error) {
	f, err := d.openAll(ctx, id)
	if err != nil || len(f.marks) == 0 {
		return nil, err
	}
	if len(f.heads) != r.Number-1 {
		return nil, annotations.Errorf(annotations.Conflict, "Another revision was added in between.")
	}
	texts, err := f.texts(ctx)
	if err != nil {
		return nil, err
	}
	var out []annotations.Placement
	for _, placed := range follow(append(texts, r.Text()), f.marks, f.placed) {
		for _, p := range placed {
			if p.Revision == r.Number {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// openAll opens the folder of an article with all its marks, for who has the
// lock for marking.
func (d *Desk) openAll(ctx context.Context, id article.ID) (*folder, error) {
	marks, err := d.o.Store.MarksOf(ctx, id)
	if err != nil {
		return nil, err
	}
	heads, err := d.o.Store.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	f := &folder{d: d, id: id, heads: heads, marks: marks, clock: clock{d.o.Zone}}
	return f, f.readPlacements(ctx)
}
