package desk

import (
	"context"
	"net/url"

	"writethru/annotations"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

// mostNews is how many changes of marks the library shows.
const mostNews = 6

// libraryPage fills p with the articles that fit its address.
func (d *Desk) libraryPage(ctx context.Context, p *api.Page, address url.Values, c clock) error {
	q := libraryQuery(address, p.Now)
	search := catalog.ParseSearch(q.Words, p.Now, catalog.Stories)
	list, err := d.o.Store.List(ctx, annotations.ListQuery{
		Show: q.Show, Words: search.Words(), Where: search.Conditions(), Limit: api.PageSize, From: q.From,
	})
	if err != nil {
		return err
	}
	saved, err := d.saved(ctx, false)
	if err != nil {
		return err
	}
	page := &api.LibraryPage{
		Query: q, Rows: make([]api.LibraryRow, len(list.Rows)), Around: api.Around(list.Around),
		All: list.All, Changed: list.Changed, Unread: list.Unread, Marked: list.Marked, Revs: list.Revisions,
		Outlets: list.Outlets, Tags: list.Tags, Sample: list.HasSample, News: []api.Alert{},
		Saved: saved, Read: d.undos.note(address.Get("read")),
	}
	for i, r := range list.Rows {
		page.Rows[i] = libraryRow(r, c)
	}
	if list.Marked > 0 {
		if err := d.news(ctx, page, c); err != nil {
			return err
		}
	}
	if (q == api.LibraryQuery{}) {
		if page.Held, err = d.held(ctx, c); err != nil {
			return err
		}
	}
	p.Kind, p.Title, p.Library = api.LibraryKind, "Library", page
	return nil
}

func libraryRow(r annotations.Row, c clock) api.LibraryRow {
	return api.LibraryRow{
		ID: r.ID, Outlet: r.Outlet, Headline: r.Headline, Snippet: r.Snippet, Lang: r.Lang, Dir: r.Dir,
		Dateline: r.Dateline, Words: r.Words, Time: c.time(r.Time), Latest: r.Latest, LastRead: r.LastRead,
		Changed: r.Changed, Withdrawn: r.Withdrawn, Sample: r.Sample, Kinds: r.Kinds, Tags: r.Tags,
		Carried: carried(r),
	}
}

func carried(r annotations.Row) api.Carried { return api.Carried{Others: r.Others, Outlets: r.Outlets} }

// news finds what became of marks that nobody has seen yet.
func (d *Desk) news(ctx context.Context, page *api.LibraryPage, c clock) error {
	alerts, list, err := d.alerts(ctx, annotations.AlertQuery{Unseen: true, Limit: mostNews}, c)
	page.News, page.NewsTotal, page.MostNews = alerts, list.Total, catalog.MostAlerts
	return err
}
