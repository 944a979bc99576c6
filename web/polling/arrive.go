package polling

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/watch"
)

// Arrive implements watch.Desk.
func (k *keeper) Arrive(ctx context.Context, id string, it feed.Item, wasSeen bool) error {
	f, err := k.p.o.Store.Watch(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil // the reader removed it meanwhile
	}
	if err != nil {
		return err
	}
	link := article.Address(it.Link)
	if article.IsFrontPage(link) {
		link = "" // of the site, not of the item
	}
	switch {
	case f.FromFeed && it.Content != "":
		return k.take(ctx, f, link, it, wasSeen)
	case link == "":
		return nil // there is nothing to fetch
	}
	return k.follow(ctx, f, link, it, wasSeen)
}

// follow watches the page that an item leads to.
func (k *keeper) follow(ctx context.Context, f annotations.Watch, link string, it feed.Item, wasSeen bool) error {
	w, known, err := k.watchAt(ctx, link)
	if err != nil {
		return err
	}
	if known {
		return k.edited(ctx, f, w, it)
	}
	if wasSeen {
		return nil
	}
	w = k.newArticle(f, link, it)
	t := taskOf(w)
	t.Due = w.Added
	keepTask(&w, t)
	err = k.p.o.Store.AddWatch(ctx, w)
	if annotations.CodeOf(err) == annotations.Conflict {
		return nil // another feed brought it in this moment
	}
	if err == nil {
		k.p.soon(w)
	}
	return err
}

// newArticle returns the watch of an article that a feed brought, which is not due.
func (k *keeper) newArticle(f annotations.Watch, at string, it feed.Item) annotations.Watch {
	now := k.p.o.Now()
	changed := it.Published
	if changed.IsZero() || changed.After(now) {
		changed = now
	}
	id := idOf(annotations.WatchedArticle, at)
	w := annotations.Watch{ID: id, Kind: annotations.WatchedArticle, URL: at, Feed: f.ID, Added: now}
	keepTask(&w, watch.Task{ID: id, Kind: watch.Article, URL: at, Changed: changed})
	return w
}

// watchAt returns the watch of the article at an address. The article may be
// known and not watched, by the reader's wish; then the watch is none.
func (k *keeper) watchAt(ctx context.Context, link string) (w annotations.Watch, known bool, err error) {
	w, err = k.p.o.Store.Watch(ctx, idOf(annotations.WatchedArticle, link))
	if annotations.CodeOf(err) != annotations.NotFound {
		return w, err == nil, err
	}
	a, err := k.p.o.Store.ArticleByURL(ctx, link)
	if annotations.CodeOf(err) == annotations.NotFound {
		return annotations.Watch{}, false, nil
	}
	if err != nil {
		return annotations.Watch{}, false, err
	}
	w, err = k.p.o.Store.WatchOf(ctx, a.ID)
	if annotations.CodeOf(err) == annotations.NotFound {
		return annotations.Watch{}, true, nil
	}
	return w, err == nil, err
}

// often is how many times as often as the plan has it an article is looked at
// because a feed says that it was edited: some say so all the time.
const often = 10

// edited looks at an article again of which a feed says that it was edited.
func (k *keeper) edited(ctx context.Context, f, w annotations.Watch, it feed.Item) error {
	now := k.p.o.Now()
	if w.FromFeed && !f.FromFeed && w.State == "" {
		return k.hurry(ctx, w, now)
	}
	if w.ID == "" || w.FromFeed || w.State != "" || !w.Failing.IsZero() || !it.Updated.After(w.Checked) {
		return nil
	}
	at := k.soonest(w, now)
	if !w.Due.IsZero() && !at.Before(w.Due) {
		return nil
	}
	return k.hurry(ctx, w, at)
}

// hurry makes an article due, by its page.
func (k *keeper) hurry(ctx context.Context, w annotations.Watch, at time.Time) error {
	err := k.p.change(ctx, w.ID, func(w *annotations.Watch) { w.FromFeed, w.Due = false, at })
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil // the reader removed it meanwhile
	}
	return err
}

// soonest returns when an article may be looked at that a feed says was edited.
func (k *keeper) soonest(w annotations.Watch, now time.Time) time.Time {
	plan := k.plan()
	every, ok := plan.Every(now.Sub(w.Changed))
	if !ok && len(plan.Steps) > 0 {
		every = plan.Steps[len(plan.Steps)-1].Every
	}
	if at := w.Checked.Add(max(every/often, leastEvery)); at.After(now) {
		return at
	}
	return now
}
