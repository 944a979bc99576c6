package desk

import (
	"context"
	"fmt"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/annotations/track"
	"writethru/web/api"
)

var (
	errSamePair  = annotations.Errorf(annotations.Invalid, "A revision cannot be compared with itself. Choose another one.")
	errWrongWay  = annotations.Errorf(annotations.Invalid, "Revisions are compared from the earlier to the later one.")
	errOneOfOnly = annotations.Errorf(annotations.NotFound, "This article has one revision only, so there is nothing to compare yet.")
)

// comparePage fills p with the comparison of two revisions of an article.
func (d *Desk) comparePage(ctx context.Context, p *api.Page, id article.ID, from, to, view string, c clock) error {
	m, err := number(from)
	if err != nil {
		return err
	}
	n, err := number(to)
	if err != nil {
		return err
	}
	a, err := d.article(ctx, id)
	if err != nil {
		return err
	}
	f, err := d.open(ctx, id, c)
	if err != nil {
		return err
	}
	if err := f.readEarlier(ctx); err != nil {
		return err
	}
	if m < 0 || n < 0 { // whose order their numbers do not tell
		if f.isBefore(n, m) {
			m, n = n, m
		}
	}
	if err := f.comparable(m, n); err != nil {
		return err
	}
	page := &api.ComparePage{Article: c.article(a), View: viewOf(view)}
	if page.Heads, err = f.allHeads(ctx); err != nil {
		return err
	}
	for _, side := range []int{m, n} {
		if side < 0 {
			if err := f.followInto(ctx, side); err != nil {
				return err
			}
		}
	}
	if err := f.fillComparison(ctx, page, m, n); err != nil {
		return err
	}
	p.Kind, p.Compare = api.CompareKind, page
	p.Title = fmt.Sprintf("Compare %s and %s, %s", short(m), short(n), page.New.Headline())
	return nil
}

// viewOf returns the view that an address asks for.
func viewOf(view string) string {
	if view == "split" || view == "changes" {
		return view
	}
	return "inline"
}

// comparable says why revisions m and n cannot be compared.
func (f *folder) comparable(m, n int) error {
	for _, k := range []int{m, n} {
		if _, ok := f.head(k); !ok {
			if len(f.heads)+len(f.earlier) == 1 {
				return errOneOfOnly
			}
			return noRevision(k)
		}
	}
	switch {
	case m == n:
		return errSamePair
	case f.isBefore(n, m):
		return errWrongWay
	}
	return nil
}

// short is the short name of a revision, "r3", or of an earlier text, "e2".
func short(n int) string {
	if n < 0 {
		return article.Spell(n)
	}
	return "r" + article.Spell(n)
}

func (f *folder) fillComparison(ctx context.Context, page *api.ComparePage, m, n int) error {
	old, err := f.leaf(ctx, m)
	if err != nil {
		return err
	}
	new, err := f.leaf(ctx, n)
	if err != nil {
		return err
	}
	compared, err := f.d.compare(ctx, leafKey{f.id, m}, leafKey{f.id, n})
	if err != nil {
		return err
	}
	page.Old, page.New, page.Diff = f.clock.revision(old.Revision), f.clock.revision(new.Revision), compared.result
	if page.Marks, err = f.marksBetween(ctx, old, new, compared.result); err != nil {
		return err
	}
	page.Summary = joined(compared.summary, becameOf(page.Marks))
	return nil
}

// marksBetween returns the marks that stand in old or new, or may do so, by
// their place in new. What became of them is said from the one to the other.
func (f *folder) marksBetween(ctx context.Context, old, new *leaf, result diff.Result) ([]api.Mark, error) {
	out := make([]api.Mark, 0, len(f.marks))
	for _, a := range f.marks {
		was := f.placement(a, old.Number)
		m, err := f.mark(ctx, a, new.Number)
		if err != nil {
			return nil, err
		}
		if !mayStand(a, was) && !mayStand(a, m.Here) {
			continue
		}
		m.Old, m.WasPar = &was, old.paragraph(was.Spans)
		f.between(&m, a, old, new, result)
		out = append(out, m)
	}
	byPlace(out)
	return out, nil
}

// mayStand reports whether a stands at p, or, in a revision that came after it
// was made, may do so.
func mayStand(a annotations.Annotation, p annotations.Placement) bool {
	return isPlaced(p) || len(p.Spans) > 0 && a.Revision <= p.Revision
}

// between sets the fate of m and its words to what became of it between the two
// sides. What is kept is another thing: what became of it since it was made,
// which may be on neither. It moved where its row of the comparison did.
func (f *folder) between(m *api.Mark, a annotations.Annotation, old, new *leaf, result diff.Result) {
	if a.Revision == old.Number || !isPlaced(*m.Old) || !isPlaced(m.Here) {
		return
	}
	words := f.d.reworded(old.words(m.Old.Spans), new.words(m.Here.Spans))
	switch {
	case changed(words):
		m.Here.Fate, m.Words = annotations.Reworded, words
	case isMoved(result, new.text.BlockAt(m.Here.Spans[0].Start)):
		m.Here.Fate, m.Words = annotations.Moved, nil
	default:
		m.Here.Fate, m.Words = annotations.Kept, nil
	}
}

// isMoved reports whether the row of a new block has moved.
func isMoved(result diff.Result, block int) bool {
	for _, r := range result.Rows {
		if slices.Contains(r.New, block) {
			return r.Op == diff.Moved
		}
	}
	return false
}

func changed(words []track.Piece) bool {
	for _, w := range words {
		if w.Op != "=" {
			return true
		}
	}
	return false
}
