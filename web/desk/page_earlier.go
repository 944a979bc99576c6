package desk

import (
	"context"
	"net/url"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// earlierPage fills p with the captures that a web archive has of the address of
// an article, or of the one that the query names.
func (d *Desk) earlierPage(ctx context.Context, p *api.Page, id article.ID, q url.Values, c clock) error {
	if d.o.Archive == nil {
		return errNoPage
	}
	page := &api.EarlierPage{Archive: d.o.Archive.Name()}
	p.Kind, p.Earlier, p.Title = api.EarlierKind, page, "Earlier captures"
	if id == "" && q.Get("url") == "" {
		return nil // which address it is, the page asks
	}
	a, err := d.addressed(ctx, id, q.Get("url"))
	if err != nil {
		return err
	}
	if page.URL = a.URL; page.URL == "" {
		page.URL = article.Address(q.Get("url"))
	}
	d.o.Archive.Of(page, max(pageNumber(q), 1))
	if a.ID != "" {
		if err := d.fillEarlier(ctx, page, a, c); err != nil {
			return err
		}
	}
	c.earlier(page)
	return nil
}

// addressed returns the article with an ID, or else the one with an address, the
// zero one when there is none. It must have an address that archives can have.
func (d *Desk) addressed(ctx context.Context, id article.ID, address string) (article.Article, error) {
	if id == "" {
		if article.Address(address) == "" {
			return article.Article{}, annotations.ErrNoAddress
		}
		a, err := d.o.Store.ArticleByURL(ctx, article.Address(address))
		if annotations.CodeOf(err) == annotations.NotFound {
			return article.Article{}, nil
		}
		return a, err
	}
	a, err := d.article(ctx, id)
	switch {
	case err != nil:
		return a, err
	case d.archiveFor(a) == "":
		return a, annotations.Errorf(annotations.NotFound, "This article has no address that an archive could have captured.")
	}
	return a, nil
}

// archiveFor returns the archive that can be asked for captures of an article, ""
// when none can.
func (d *Desk) archiveFor(a article.Article) string {
	if d.o.Archive == nil || a.Sample || article.Address(a.URL) == "" {
		return ""
	}
	return d.o.Archive.Name()
}

// fillEarlier adds what is known of the article.
func (d *Desk) fillEarlier(ctx context.Context, page *api.EarlierPage, a article.Article, c clock) error {
	f, err := d.openWith(ctx, a.ID, nil, c)
	if err != nil {
		return err
	}
	if err := f.readEarlier(ctx); err != nil {
		return err
	}
	latest, err := f.leaf(ctx, f.latest())
	if err != nil {
		return err
	}
	stored := c.article(a)
	page.Article, page.Headline, page.Lang, page.Dir = &stored, latest.Headline(), latest.Lang, latest.Dir
	page.Texts = f.earlierHeads()
	if page.Listing == nil {
		return nil
	}
	return f.tellImported(ctx, page.Listing)
}

// tellImported says of captures in an archive which of them are here. A capture is
// known by its time: an archive captures an address once a second at most.
func (f *folder) tellImported(ctx context.Context, list *api.CaptureList) error {
	seen, err := f.d.o.Store.Sightings(ctx, f.id)
	if err != nil {
		return err
	}
	here := map[time.Time]bool{}
	for _, s := range seen {
		here[s.Time.UTC().Truncate(time.Second)] = true
	}
	became := map[time.Time]int{}
	for _, heads := range [][]annotations.RevisionHead{f.heads, f.earlier} {
		for _, h := range heads {
			became[h.Captured.UTC().Truncate(time.Second)] = h.Number
		}
	}
	for i := range list.Rows {
		row := &list.Rows[i]
		at := row.Time.UTC().Truncate(time.Second)
		row.Here, row.Number = here[at], became[at]
	}
	return nil
}

// earlier sets the times of a page to those of the reader.
func (c clock) earlier(p *api.EarlierPage) {
	if l := p.Listing; l != nil {
		l.Asked, l.From, l.To = c.time(l.Asked), c.time(l.From), c.time(l.To)
		for i := range l.Rows {
			l.Rows[i].Time, l.Rows[i].Same = c.time(l.Rows[i].Time), c.time(l.Rows[i].Same)
		}
	}
	if i := p.Importing; i != nil {
		i.Until = c.time(i.Until)
		for k := range i.Results {
			i.Results[k].Time = c.time(i.Results[k].Time)
		}
	}
}
