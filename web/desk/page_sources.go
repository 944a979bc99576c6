package desk

import (
	"context"

	"writethru/annotations/article"
	"writethru/web/api"
)

// sourcesPage fills p with what is looked at again.
func (d *Desk) sourcesPage(ctx context.Context, p *api.Page, c clock) error {
	if d.o.Watch == nil {
		return errNoPage
	}
	page, err := d.o.Watch.Page(ctx)
	if err != nil {
		return err
	}
	for _, list := range [][]api.Source{page.Feeds, page.Running, page.Next, page.Failing} {
		for i := range list {
			list[i].Watching = c.watching(list[i].Watching)
		}
	}
	p.Kind, p.Title, p.Sources = api.SourcesKind, "Sources", &page
	return nil
}

// watching returns how an article is watched, nil when it is not.
func (d *Desk) watching(ctx context.Context, id article.ID, c clock) (*api.Watching, error) {
	if d.o.Watch == nil {
		return nil, nil
	}
	w, err := d.o.Watch.Of(ctx, id)
	if err != nil || w == nil {
		return nil, err
	}
	out := c.watching(*w)
	return &out, nil
}

func (c clock) watching(w api.Watching) api.Watching {
	w.Due, w.Checked, w.Changed, w.Failing = c.time(w.Due), c.time(w.Checked), c.time(w.Changed), c.time(w.Failing)
	for i := range w.Events {
		w.Events[i].Time = c.time(w.Events[i].Time)
	}
	return w
}
