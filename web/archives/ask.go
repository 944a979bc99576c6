package archives

import (
	"context"
	"time"

	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive"
)

// Ask asks the archive for its captures of an address, and remembers what it
// answered. Its errors are those of archive.Client.List, and NotFound or Invalid
// for an article that there is not or that has no address.
func (a *Archives) Ask(ctx context.Context, q api.ArchiveQuery) error {
	address, _, err := a.addressOf(ctx, q.Article, q.URL)
	if err != nil {
		return err
	}
	list, err := a.client.List(ctx, address, archive.Query{From: q.From, To: q.To})
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	b := a.book(address)
	b.asked, b.from, b.to, b.list = a.o.Now(), q.From, q.To, &list
	return nil
}

// List asks the archive for its captures of an address, at most most of them, and
// returns the times of those that are here with them. Its errors are those of Ask.
func (a *Archives) List(ctx context.Context, q api.ArchiveQuery, most int) (l archive.Listing, here map[time.Time]bool, err error) {
	address, of, err := a.addressOf(ctx, q.Article, q.URL)
	if err != nil {
		return l, nil, err
	}
	if here, err = a.here(ctx, of.ID); err != nil {
		return l, nil, err
	}
	l, err = a.client.List(ctx, address, archive.Query{From: q.From, To: q.To, Most: most})
	return l, here, err
}

// Of fills p, whose URL is set, with page n of what the archive answered for this
// address, and with what is being imported. It asks nobody. Times are UTC.
func (a *Archives) Of(p *api.EarlierPage, n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	b := a.books[article.Address(p.URL)]
	if b == nil {
		return
	}
	if b.list != nil {
		p.Listing = b.page(article.Address(p.URL), n)
	}
	if b.run != nil {
		p.Importing = b.run.tell()
	}
}

// page returns page n of the list.
func (b *book) page(address string, n int) *api.CaptureList {
	all := rows(b.list.Captures, address)
	out := &api.CaptureList{Asked: b.asked, From: b.from, To: b.to, Page: n, Total: len(all), More: b.list.More, Unread: b.list.Malformed}
	for _, r := range all {
		if r.Same.IsZero() {
			out.Different++
		}
	}
	from := min((n-1)*api.PageSize, len(all))
	out.Rows = all[from:min(from+api.PageSize, len(all))]
	return out
}

// rows tells of captures of an address, and which of them have the same content.
func rows(all []archive.Capture, address string) []api.ArchivedCapture {
	first := map[string]archive.Capture{}
	out := make([]api.ArchivedCapture, len(all))
	for i, c := range all {
		out[i] = api.ArchivedCapture{Time: c.Time, Memento: c.Memento}
		if article.Address(c.URL) != address {
			out[i].URL = c.URL
		}
		if f, ok := first[c.Digest]; ok && c.Digest != "" {
			out[i].Same = f.Time
		} else {
			first[c.Digest] = c
		}
	}
	return out
}
