package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// heldPage fills p with the page of an article of which nothing may be shown
// yet. NotFound when nothing of it is held.
func (d *Desk) heldPage(ctx context.Context, p *api.Page, id article.ID, c clock) error {
	list, err := d.held(ctx, c)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(h api.Held) bool { return h.Article == id })
	if at < 0 {
		_, err := d.article(ctx, id)
		return err
	}
	p.Kind, p.Held, p.Title = api.HeldKind, &list[at], "Under embargo"
	return nil
}

// heldOf returns what is held of an article that shows older revisions, nil when
// nothing is.
func (d *Desk) heldOf(ctx context.Context, id article.ID, c clock) (*api.Held, error) {
	list, err := d.held(ctx, c)
	for _, h := range list {
		if h.Article == id {
			return &h, err
		}
	}
	return nil, err
}

// held tells of each article what is held of it: what will be shown first comes
// first, what has no time last.
func (d *Desk) held(ctx context.Context, c clock) ([]api.Held, error) {
	list, err := d.o.Store.Held(ctx)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var out []api.Held
	for i, h := range list {
		if i+1 < len(list) && list[i+1].Article == h.Article {
			continue // the newest version says when
		}
		_, err := d.o.Store.Article(ctx, h.Article)
		if err != nil && annotations.CodeOf(err) != annotations.NotFound {
			return nil, err
		}
		out = append(out, api.Held{Article: h.Article, Outlet: h.Outlet, Until: c.time(h.Until), Since: c.time(h.Capture.Time),
			Withheld: h.Withheld, Killed: h.Killed, Newer: err == nil})
	}
	slices.SortStableFunc(out, func(a, b api.Held) int {
		if a.Until.IsZero() != b.Until.IsZero() {
			return b.Until.Compare(a.Until)
		}
		return a.Until.Compare(b.Until)
	})
	return out, nil
}

// Release shows what was held and may be shown now, as opening any page does.
// What cannot be done of it is logged, and does not keep a reader from the rest.
func (d *Desk) Release(ctx context.Context) {
	if err := d.release(ctx); err != nil {
		d.o.Log.ErrorContext(ctx, "what was under embargo is not shown yet", "error", err)
	}
}
