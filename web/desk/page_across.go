package desk

import (
	"cmp"
	"context"
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/annotations/track"
	"writethru/web/api"
)

// side is a side of a comparison as an address spells it.
type side struct {
	id article.ID
	n  string
}

func sideOf(id, n string) side { return side{article.ID(id), n} }

// acrossPage fills p with the comparison of a revision of one article with one
// of another. The marks are those of the first.
func (d *Desk) acrossPage(ctx context.Context, p *api.Page, first, second side, view string, c clock) error {
	if first.id == second.id {
		return d.comparePage(ctx, p, first.id, first.n, second.n, view, c)
	}
	page := &api.ComparePage{View: viewOf(view)}
	f, old, err := d.openSide(ctx, first, c, &page.Article, &page.Heads)
	if err != nil {
		return err
	}
	page.Other = new(article.Article)
	_, young, err := d.openSide(ctx, second, c, page.Other, &page.OtherHeads)
	if err != nil {
		return err
	}
	compared, err := d.compare(ctx, leafKey{first.id, old.Number}, leafKey{second.id, young.Number})
	if err != nil {
		return err
	}
	page.Old, page.New, page.Diff = c.revision(old.Revision), c.revision(young.Revision), compared.result
	if page.Marks, err = f.marksAcross(ctx, old, young); err != nil {
		return err
	}
	was, is := diff.InputOf(old.Revision), diff.InputOf(young.Revision)
	was.Copy, is.Copy = article.CopyNames(page.Article, *page.Other)
	page.Summary = joined(diff.Summary(compared.result, was, is), standAcross(page.Marks, page.Other.Outlet))
	p.Kind, p.Compare = api.CompareKind, page
	p.Title = fmt.Sprintf("Compare %s r%d and %s r%d, %s", outletOf(page.Article.Outlet), old.Number, outletOf(page.Other.Outlet), young.Number, page.New.Headline())
	return nil
}

func outletOf(name string) string { return cmp.Or(name, "no outlet") }

// openSide opens the folder of a side and its revision, and fills in the article
// with its timeline.
func (d *Desk) openSide(ctx context.Context, s side, c clock, a *article.Article, heads *[]api.Head) (*folder, *leaf, error) {
	n, err := number(s.n)
	if err != nil {
		return nil, nil, err
	}
	stored, err := d.article(ctx, s.id)
	if err != nil {
		return nil, nil, err
	}
	f, err := d.open(ctx, s.id, c)
	if err != nil {
		return nil, nil, err
	}
	if !f.has(n) {
		return nil, nil, noRevision(n)
	}
	*a = c.article(stored)
	if *heads, err = f.timeline(ctx); err != nil {
		return nil, nil, err
	}
	l, err := f.leaf(ctx, n)
	return f, l, err
}

// marksAcross returns the marks that stand in old, by their place in young, a
// revision of another article. They are followed from where they stand in old;
// nothing of it is kept.
func (f *folder) marksAcross(ctx context.Context, old, young *leaf) ([]api.Mark, error) {
	var stand []annotations.Placement
	var marks []track.Mark
	out := []api.Mark{}
	for _, a := range f.marks {
		was := f.placement(a, old.Number)
		if !isPlaced(was) {
			continue
		}
		m, err := f.mark(ctx, a, old.Number)
		if err != nil {
			return nil, err
		}
		out, stand, marks = append(out, m), append(stand, was), append(marks, track.Mark{Spans: was.Spans})
	}
	for k, r := range track.Follow(old.text, young.text, marks) {
		m := &out[k]
		m.Old, m.WasPar = &stand[k], old.paragraph(stand[k].Spans)
		m.Here = annotations.Placement{Annotation: m.ID, Revision: young.Number, Fate: r.Fate, Spans: r.Spans, Score: r.Score, From: old.Number}
		m.Words, m.Par = r.Words, young.paragraph(r.Spans)
	}
	byPlace(out)
	return out, nil
}

// standAcross says how many of the marks stand in the copy of another outlet,
// "" when there are none.
func standAcross(marks []api.Mark, outlet string) string {
	whose := "the other copy"
	if outlet != "" {
		whose = outlet + "’s copy"
	}
	stand, may := 0, 0
	for _, m := range marks {
		switch {
		case isPlaced(m.Here):
			stand++
		case m.Here.Fate == annotations.Unsure:
			may++
		}
	}
	switch {
	case len(marks) == 0:
		return ""
	case len(marks) == 1 && stand == 1:
		return "Your mark stands in " + whose + "."
	case len(marks) == 1 && may == 1:
		return "Your mark may stand in " + whose + "."
	case len(marks) == 1:
		return "Your mark is not in " + whose + "."
	case may > 0:
		return fmt.Sprintf("Of your %d marks, %d %s in %s, and %d may.", len(marks), stand, be(stand, "stands", "stand"), whose, may)
	}
	return fmt.Sprintf("Of your %d marks, %d %s in %s.", len(marks), stand, be(stand, "stands", "stand"), whose)
}
