package polling

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/watch"
)

// byWatch marks the context of what the watcher files, of which the watch need
// not be told.
type byWatch struct{}

// Latest implements watch.Desk.
func (k *keeper) Latest(ctx context.Context, id string) ([]article.Block, error) {
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
	if err != nil {
		return false, err
	}
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
	return res.New, k.name(ctx, id, res.Article)
}

// isKnown reports whether a text is that of the newest revision, or of an older
// one that was seen last: nothing needs to be kept then, or every look at a page
// with a clock on it would keep the page.
func (k *keeper) isKnown(ctx context.Context, id article.ID, d article.Draft) (bool, error) {
	if id == "" {
		return false, nil
	}
	heads, err := k.p.o.Store.Revisions(ctx, id)
	if err != nil {
		return false, err
	}
	print := article.Fingerprint(d.Blocks, d.Withdrawn)
	if heads[len(heads)-1].Fingerprint == print {
		return true, nil
	}
	seen, err := k.p.o.Store.Sightings(ctx, id)
	if err != nil {
		return false, err
	}
	last := seen[len(seen)-1].Revision
	return heads[last-1].Fingerprint == print, nil
}

// name keeps which article a watch is of. Another watch may have it already,
// when two addresses lead to one article; then this one ends.
func (k *keeper) name(ctx context.Context, id string, a article.ID) error {
	_, err := k.p.o.Store.ChangeWatch(ctx, id, func(w *annotations.Watch) { w.Article = a })
	switch annotations.CodeOf(err) {
	case annotations.Conflict:
		return k.p.o.Store.RemoveWatch(ctx, id)
	case annotations.NotFound:
		return nil // the reader removed it meanwhile
	}
	return err
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

// Arrive implements watch.Desk.
func (k *keeper) Arrive(ctx context.Context, id string, it feed.Item) error {
	f, err := k.p.o.Store.Watch(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	link := article.Address(it.Link)
	switch {
	case f.FromFeed && it.Content != "":
		return k.take(ctx, f, link, it)
	case link == "":
		return nil // there is nothing to fetch
	}
	return k.follow(ctx, f, link, it)
}

// follow watches the page that an item leads to.
func (k *keeper) follow(ctx context.Context, f annotations.Watch, link string, it feed.Item) error {
	now := k.p.o.Now()
	id := idOf(annotations.WatchedArticle, link)
	known, err := k.p.o.Store.Watch(ctx, id)
	if err == nil {
		if known.State != "" || !it.Updated.After(known.Checked) {
			return nil
		}
		return k.p.look(ctx, id, now) // the feed says that it was edited
	}
	if annotations.CodeOf(err) != annotations.NotFound {
		return err
	}
	if _, err := k.p.o.Store.ArticleByURL(ctx, link); annotations.CodeOf(err) != annotations.NotFound {
		return err // it is watched by its own address, or on purpose not
	}
	w := annotations.Watch{ID: id, Kind: annotations.WatchedArticle, URL: link, Feed: f.ID, Added: now}
	changed := it.Published
	if changed.IsZero() || changed.After(now) {
		changed = now
	}
	keepTask(&w, watch.Task{ID: id, Kind: watch.Article, URL: link, Changed: changed, Due: now})
	if err := k.p.o.Store.AddWatch(ctx, w); err != nil {
		if annotations.CodeOf(err) == annotations.Conflict {
			return nil // another feed brought it in this moment
		}
		return err
	}
	k.schedule.Put(taskOf(w))
	k.p.wake()
	return nil
}

// take files the text that an item holds. An item that cannot be read as a story
// is passed over.
func (k *keeper) take(ctx context.Context, f annotations.Watch, link string, it feed.Item) error {
	c := captureOf(link, it)
	c.Time = k.p.o.Now()
	if _, err := k.p.o.Store.Capture(ctx, c.SHA256); annotations.CodeOf(err) != annotations.NotFound {
		return err // it was taken before
	}
	d, err := ingest.Read(c, ingest.Hints{URL: link, Outlet: f.Title, Published: it.Published})
	if err != nil {
		k.p.o.Log.InfoContext(ctx, "an item of a feed was not taken", "feed", f.URL, "item", it.Link, "err", err)
		return nil
	}
	if d.Outlet == "" {
		d.Outlet = cmp.Or(f.Title, f.Site)
	}
	if d.Byline == "" {
		d.Byline = it.Author
	}
	if d.Published.IsZero() {
		d.Published = it.Published
	}
	if d.Modified.IsZero() && it.Updated.After(it.Published) {
		d.Modified = it.Updated
	}
	_, err = k.desk.File(context.WithValue(ctx, byWatch{}, true), "", c, d)
	return err
}

// captureOf returns the text of an item as a page.
func captureOf(link string, it feed.Item) article.Capture {
	body := pageOf(it)
	sum := sha256.Sum256(body)
	return article.Capture{SHA256: hex.EncodeToString(sum[:]), URL: link, ContentType: "text/html; charset=utf-8", Body: body}
}
