package polling

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/watch"
)

// Filed sees that an article with an address is looked at again: one that was
// fetched from there at once, one whose text the reader brought when the reader
// says so.
func (p *Polling) Filed(ctx context.Context, a article.Article, r article.Revision, fetched bool) error {
	if ctx.Value(byWatch{}) != nil {
		return nil
	}
	w, err := p.o.Store.WatchOf(ctx, a.ID)
	if annotations.CodeOf(err) == annotations.NotFound {
		return p.begin(ctx, a, r, fetched)
	}
	if err != nil || !fetched {
		return err
	}
	now := p.o.Now()
	set, err := p.settings(ctx)
	if err != nil {
		return err
	}
	w, err = p.o.Store.ChangeWatch(ctx, w.ID, func(w *annotations.Watch) {
		if w.State == string(watch.Gone) {
			w.State = "" // it is back
		}
		t := taskOf(*w)
		w.FromFeed = false // it is the page's text now
		keepTask(w, set.plan().After(t, watch.Outcome{Status: 200, Changed: true}, now))
	})
	if err == nil {
		p.soon(w)
	}
	return err
}

// begin watches an article.
func (p *Polling) begin(ctx context.Context, a article.Article, r article.Revision, fetched bool) error {
	now := p.o.Now()
	set, err := p.settings(ctx)
	if err != nil {
		return err
	}
	changed := r.Time()
	if changed.After(now) {
		changed = now
	}
	id := idOf(annotations.WatchedArticle, a.URL)
	t := set.plan().After(watch.Task{ID: id, Kind: watch.Article, URL: a.URL, Changed: changed}, watch.Outcome{Status: 200}, now)
	w := annotations.Watch{ID: id, Kind: annotations.WatchedArticle, URL: a.URL, Article: a.ID, Added: now}
	if !fetched {
		w.State = string(watch.Paused)
	}
	keepTask(&w, t)
	err = p.o.Store.AddWatch(ctx, w)
	if annotations.CodeOf(err) == annotations.Conflict {
		// A feed brought the address before the article came.
		w, err = p.o.Store.ChangeWatch(ctx, id, func(w *annotations.Watch) { w.Article = a.ID })
	}
	switch annotations.CodeOf(err) {
	case "":
		p.soon(w)
	case annotations.Conflict, annotations.NotFound:
		return nil // somebody else has seen to it in this moment
	}
	return err
}
