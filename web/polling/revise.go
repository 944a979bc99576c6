package polling

import (
	"cmp"
	"context"
	"net/url"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/watch"
)

// byWatch marks the context of what the watcher files, of which the watch need
// not be told.
type byWatch struct{}

// Latest implements watch.Desk.
func (k *keeper) Latest(ctx context.Context, id string) ([]article.Block, error) {
	blocks, err := k.newest(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil, nil // it was removed meanwhile
	}
	return blocks, err
}

func (k *keeper) newest(ctx context.Context, id string) ([]article.Block, error) {
	w, err := k.p.o.Store.Watch(ctx, id)
	if err != nil || w.Article == "" {
		return nil, err
	}
	n, err := k.latest(ctx, w.Article)
	if err != nil {
		return nil, err
	}
	r, err := k.p.o.Store.Revision(ctx, w.Article, n)
	return r.Blocks, err
}

// Revise implements watch.Desk.
func (k *keeper) Revise(ctx context.Context, id string, c article.Capture, d article.Draft) (bool, error) {
	w, err := k.p.o.Store.Watch(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return false, nil // the reader removed it meanwhile
	}
	if err == nil {
		err = k.isThere(ctx, w, c)
	}
	if err != nil {
		return false, err
	}
	return k.revise(ctx, w, c, d)
}

// isThere returns watch.ErrElsewhere when the address of an article led to what
// is known as another one.
func (k *keeper) isThere(ctx context.Context, w annotations.Watch, c article.Capture) error {
	at := article.Address(c.URL)
	if w.Article == "" || at == "" || at == article.Address(w.URL) {
		return nil
	}
	a, err := k.p.o.Store.ArticleByURL(ctx, at)
	switch {
	case annotations.CodeOf(err) == annotations.NotFound:
		return nil
	case err == nil && a.ID != w.Article:
		return watch.ErrElsewhere
	}
	return err
}

// revise files a text of what is watched.
func (k *keeper) revise(ctx context.Context, w annotations.Watch, c article.Capture, d article.Draft) (bool, error) {
	if known, err := k.isKnown(ctx, w.Article, d); known || err != nil {
		return false, err
	}
	if d.Outlet == "" {
		d.Outlet = k.outletOf(ctx, w.Feed)
	}
	res, err := k.desk.File(context.WithValue(ctx, byWatch{}, true), w.Article, c, d)
	if err != nil || w.Article != "" {
		return res.New, err
	}
	return res.New, k.name(ctx, w, res.Article, c)
}

// isKnown reports whether a text is that of the newest revision, or of an older
// one that was seen again since: nothing needs to be kept then, or texts that
// take turns, or a page with a clock on it, would fill the library.
func (k *keeper) isKnown(ctx context.Context, id article.ID, d article.Draft) (bool, error) {
	if id == "" {
		return false, nil
	}
	heads, err := k.p.o.Store.Revisions(ctx, id)
	if err != nil {
		return false, err
	}
	print, latest := article.Fingerprint(d.Blocks, d.Withdrawn), heads[len(heads)-1]
	if latest.Fingerprint == print {
		return true, nil
	}
	at := slices.IndexFunc(heads, func(h annotations.RevisionHead) bool { return h.Fingerprint == print })
	if at < 0 {
		return false, nil
	}
	seen, err := k.p.o.Store.Sightings(ctx, id)
	if err != nil {
		return false, err
	}
	since := slices.IndexFunc(seen, func(s annotations.Sighting) bool { return s.Revision == latest.Number })
	return slices.ContainsFunc(seen[max(since, 0):], func(s annotations.Sighting) bool { return s.Revision == heads[at].Number }), nil
}

// name keeps which article a watch is of, and where a redirect to another site
// led, so that it is that site whose turn it is. Another watch may have the
// article already, when two addresses lead to one; then this one ends.
func (k *keeper) name(ctx context.Context, w annotations.Watch, a article.ID, c article.Capture) error {
	_, err := k.p.o.Store.ChangeWatch(ctx, w.ID, func(w *annotations.Watch) {
		w.Article = a
		if at := article.Address(c.URL); at != "" && siteOf(at) != siteOf(w.URL) && !w.FromFeed {
			w.URL = at
		}
	})
	switch {
	case annotations.CodeOf(err) == annotations.Conflict && w.FromFeed:
		// It stays, so that the item is not taken for a new one.
		_, err = k.p.o.Store.ChangeWatch(ctx, w.ID, func(w *annotations.Watch) { w.State = string(watch.Stopped) })
	case annotations.CodeOf(err) == annotations.Conflict:
		return k.p.o.Store.RemoveWatch(ctx, w.ID)
	}
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil // the reader removed it meanwhile
	}
	return err
}

func siteOf(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// outletOf returns what a feed calls itself, for articles that do not say whose
// they are.
func (k *keeper) outletOf(ctx context.Context, feedID string) string {
	if feedID == "" {
		return ""
	}
	w, err := k.p.o.Store.Watch(ctx, feedID)
	if err != nil {
		return "" // it was removed; the article has no outlet then
	}
	return cmp.Or(w.Title, w.Site)
}
