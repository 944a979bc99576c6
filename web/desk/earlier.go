package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
	"writethru/web/api"
)

// judgeLate says what a text is that no revision has and that was captured before
// the newest one: an earlier text. Readers cite revisions by their numbers, so
// that none can be put before another any more.
func (d *Desk) judgeLate(ctx context.Context, in arrival, id article.ID, heads []annotations.RevisionHead) (verdict, error) {
	latest := heads[len(heads)-1].Number
	v := verdict{revision: latest, unlike: true}
	texts, err := d.o.Store.EarlierTexts(ctx, id)
	if err != nil {
		return v, err
	}
	print := in.fingerprint()
	for _, h := range texts {
		if h.Fingerprint == print {
			v.earlier = h.Number
			v.warnings = []string{fmt.Sprintf("This is the earlier text %s again. It is kept as a capture.", article.Spell(h.Number))}
			return v, nil
		}
	}
	reason, err := d.suspiciousAfter(ctx, in, id, slices.Concat(texts, heads))
	if err != nil {
		return v, err
	}
	v.isEarlier, v.earlier = true, -len(texts)-1
	v.warnings = []string{fmt.Sprintf(
		"This text is from %s, before revision %d was captured. Revisions stand in the order of time, so it makes no new one: it is kept as the earlier text %s, to be read and compared.",
		in.capture.Time.In(d.o.Zone).Format("2 January 2006, 15:04"), latest, article.Spell(v.earlier))}
	if reason != "" {
		v.warnings = append(v.warnings, reason)
	}
	return v, nil
}

// suspiciousAfter says why a text may be no edit of the one before it in time, ""
// when it is like one or there is none. An earlier text is kept all the same:
// there may be months between two captures, and it takes the place of nothing.
func (d *Desk) suspiciousAfter(ctx context.Context, in arrival, id article.ID, all []annotations.RevisionHead) (string, error) {
	before := annotations.RevisionHead{}
	for _, h := range all {
		if h.Captured.Before(in.capture.Time) && !h.Captured.Before(before.Captured) {
			before = h
		}
	}
	if before.Number == 0 || d.o.Suspicious == nil {
		return "", nil
	}
	l, err := d.leaf(ctx, id, before.Number)
	if err != nil {
		return "", err
	}
	if reason, bad := d.o.Suspicious(l.Blocks, in.draft.Blocks); bad {
		return reason, nil
	}
	return "", nil
}

// keepEarlier keeps what came in as an earlier text.
func (d *Desk) keepEarlier(ctx context.Context, in arrival, id article.ID, v verdict) error {
	return d.o.Store.AddEarlier(ctx, v.revision, in.capture, article.Revision{
		Article: id, Number: v.earlier, Meta: in.draft.Meta, Blocks: in.draft.Blocks,
		TextRule: article.Rule, Captured: in.capture.Time, Capture: in.capture.SHA256,
	})
}

// readEarlier reads what earlier texts there are.
func (f *folder) readEarlier(ctx context.Context) (err error) {
	f.earlier, err = f.d.o.Store.EarlierTexts(ctx, f.id)
	return err
}

// head returns a revision, or an earlier text that was read, and whether there is
// such a one.
func (f *folder) head(n int) (annotations.RevisionHead, bool) {
	for _, list := range [][]annotations.RevisionHead{f.heads, f.earlier} {
		for _, h := range list {
			if h.Number == n {
				return h, true
			}
		}
	}
	return annotations.RevisionHead{}, false
}

// isBefore reports whether text m was captured before n. Revisions stand in the
// order of their numbers, and a text that was captured at the same time as one
// before it.
func (f *folder) isBefore(m, n int) bool {
	if m > 0 && n > 0 {
		return m < n
	}
	a, _ := f.head(m)
	b, _ := f.head(n)
	return cmp.Or(a.Captured.Compare(b.Captured), cmp.Compare(m, n)) < 0
}

// earlierHeads returns the earlier texts as pages list them, oldest first.
func (f *folder) earlierHeads() []api.Head { return f.clock.heads(f.earlier) }

// allHeads returns the revisions and the earlier texts, by time of capture.
func (f *folder) allHeads(ctx context.Context) ([]api.Head, error) {
	heads, err := f.timeline(ctx)
	if err != nil || len(f.earlier) == 0 {
		return heads, err
	}
	all := append(heads, f.earlierHeads()...)
	slices.SortStableFunc(all, func(a, b api.Head) int {
		switch {
		case a.Number == b.Number:
			return 0
		case f.isBefore(a.Number, b.Number):
			return -1
		}
		return 1
	})
	for i := range all {
		if i > 0 && all[i].Number < 0 {
			all[i].Edits = edits(all[i-1].Headline, all[i].Headline)
		}
	}
	return all, nil
}

// followInto finds the marks in an earlier text. They are looked for from the
// words that they were made on; nothing of it is kept.
func (f *folder) followInto(ctx context.Context, n int) error {
	l, err := f.leaf(ctx, n)
	if err != nil {
		return err
	}
	if f.placed == nil {
		f.placed = map[annotations.ID][]annotations.Placement{}
	}
	byOwn := map[int][]annotations.Annotation{}
	for _, a := range f.marks {
		byOwn[a.Revision] = append(byOwn[a.Revision], a)
	}
	for own, marks := range byOwn {
		from, err := f.leaf(ctx, own)
		if err != nil {
			return err
		}
		where := make([]track.Mark, len(marks))
		for k, a := range marks {
			where[k] = track.Mark{Spans: a.Spans}
		}
		for k, r := range track.Follow(from.text, l.text, where) {
			id := marks[k].ID
			f.placed[id] = append(f.placed[id], annotations.Placement{Annotation: id, Revision: n, Fate: r.Fate, Spans: r.Spans, Score: r.Score, From: own})
		}
	}
	return nil
}

// archivedBy says which archive a capture came from, where that is said, and
// under which address it has it.
func archivedBy(c article.Capture) (name, memento string) {
	for _, h := range c.Header {
		switch h.Name {
		case api.ArchiveNameField:
			name = h.Value
		case api.ArchiveAddressField:
			memento = article.Address(h.Value)
		}
	}
	return name, memento
}
