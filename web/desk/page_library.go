package desk

import (
	"cmp"
	"context"
	"net/url"
	"slices"

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
	if d.o.Archive != nil {
		page.Archive = d.o.Archive.Name()
	}
	page.Feed = feedOf(search.Conditions(), list.Outlets)
	p.Kind, p.Title, p.Library, p.Feed = api.LibraryKind, "Library", page, cmp.Or(page.Feed, "/alerts.atom")
	return nil
}

// feedOf returns the path of the feed of the one outlet that is asked for, "" when
// there is none.
func feedOf(where []annotations.Condition, outlets []annotations.Count) string {
	for _, c := range where {
		if c.Field != annotations.ByOutlet || c.Not || len(c.Values) != 1 {
			continue
		}
		if slices.ContainsFunc(outlets, func(o annotations.Count) bool { return o.Value == c.Values[0] }) {
			return "/outlets/" + url.PathEscape(c.Values[0]) + "/feed.atom"
		}
	}
	return ""
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
