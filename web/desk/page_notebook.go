package desk

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// notebookPage fills p with the marks that fit q.
func (d *Desk) notebookPage(ctx context.Context, p *api.Page, q api.NotebookQuery, c clock) error {
	ask := markQuery(q, p.Now)
	ask.Limit, ask.From = api.PageSize, q.From
	list, err := d.o.Store.FindMarks(ctx, ask)
	if err != nil {
		return err
	}
	marks, err := d.found(ctx, list.Marks, c)
	if err != nil {
		return err
	}
	saved, err := d.saved(ctx, true)
	if err != nil {
		return err
	}
	p.Kind, p.Title = api.NotebookKind, "Notebook"
	p.Notebook = &api.NotebookPage{
		Query: q, Marks: marks, Around: api.Around(list.Around), Saved: saved,
		Kinds: list.Kinds, Tags: list.Tags, Speakers: list.Speakers, Outlets: list.Outlets, Fates: list.Fates,
	}
	return nil
}

// found returns marks of several articles as the latest revision of each shows
// them, in the same order, with what names their article.
func (d *Desk) found(ctx context.Context, found []annotations.FoundMark, c clock) ([]api.Mark, error) {
	folders, err := d.folders(ctx, found, c)
	if err != nil {
		return nil, err
	}
	out := make([]api.Mark, 0, len(found))
	for _, m := range found {
		f := folders[m.Article]
		if f == nil {
			continue // deleted since it was found
		}
		shown, err := f.mark(ctx, m.Annotation, f.latest())
		if err != nil {
			return nil, err
		}
		if err := f.describe(ctx, &shown, m); err != nil {
			return nil, err
		}
		out = append(out, shown)
	}
	return out, nil
}

// folders opens the folders of the articles that marks were found in.
func (d *Desk) folders(ctx context.Context, found []annotations.FoundMark, c clock) (map[article.ID]*folder, error) {
	of := map[article.ID][]annotations.Annotation{}
	for _, m := range found {
		of[m.Article] = append(of[m.Article], m.Annotation)
	}
	out := make(map[article.ID]*folder, len(of))
	for id, marks := range of {
		f, err := d.openWith(ctx, id, marks, c)
		switch {
		case annotations.CodeOf(err) == annotations.NotFound:
			continue
		case err != nil:
			return nil, err
		}
		out[id] = f
	}
	return out, nil
}

// describe adds what a page needs that does not show the article itself.
func (f *folder) describe(ctx context.Context, shown *api.Mark, m annotations.FoundMark) error {
	shown.Outlet, shown.Headline, shown.URL, shown.Lang, shown.Dir = m.Outlet, m.Headline, m.URL, m.Lang, m.Dir
	shown.Latest = f.latest()
	own, err := f.leaf(ctx, m.Revision)
	if err != nil {
		return err
	}
	shown.Before, shown.After = own.around(m.Spans)
	latest, err := f.leaf(ctx, f.latest())
	if err != nil {
		return err
	}
	shown.Now = latest.words(shown.Here.Spans)
	return nil
}
