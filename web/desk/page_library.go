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

// mostNews is how many marks the library shows that changed in newer revisions.
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
		Outlets: list.Outlets, Tags: list.Tags, Sample: list.HasSample, News: []api.Mark{},
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

// news finds the marks whose fate in the latest revision is another than kept.
func (d *Desk) news(ctx context.Context, page *api.LibraryPage, c clock) error {
	var found []annotations.FoundMark
	fates := []annotations.Fate{annotations.Reworded, annotations.Removed, annotations.Unsure, annotations.Moved}
	for k := 0; k < len(fates); k++ {
		list, err := d.o.Store.FindMarks(ctx, annotations.MarkQuery{Fate: fates[k], Limit: mostNews})
		if err != nil {
			return err
		}
		if k == 0 {
			page.MarkTotal = sum(list.Kinds)
		}
		page.NewsTotal += list.Total
		found = append(found, list.Marks...)
		fates = append(fates[:k+1], having(list.Fates, fates[k+1:])...)
	}
	slices.SortStableFunc(found, func(a, b annotations.FoundMark) int {
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.ID, b.ID))
	})
	marks, err := d.found(ctx, found[:min(len(found), mostNews)], c)
	page.News = marks
	return err
}

func sum(counts []annotations.Count) int {
	n := 0
	for _, c := range counts {
		n += c.N
	}
	return n
}

// having returns those of fates that are counted.
func having(counts []annotations.Count, fates []annotations.Fate) []annotations.Fate {
	var out []annotations.Fate
	for _, f := range fates {
		if slices.ContainsFunc(counts, func(c annotations.Count) bool { return c.Value == string(f) && c.N > 0 }) {
			out = append(out, f)
		}
	}
	return out
}
