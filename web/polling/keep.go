package polling

import (
	"context"
	"net/http"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
)

// keeper is the desk and the keeper of a watcher.
type keeper struct {
	p       *Polling
	desk    Desk
	reading sync.Mutex
}

// watcher returns the one that looks at what is due.
func (k *keeper) watcher() *watch.Watcher {
	return &watch.Watcher{Plan: k.plan, Fetch: polite{k.p}, Desk: k, Keep: k, Now: k.p.o.Now}
}

// polite is a fetcher that tells the schedule of the hosts to which a redirect
// led, which are to be left alone for a while like the one that was asked.
type polite struct{ p *Polling }

// Again implements watch.Fetcher.
func (f polite) Again(ctx context.Context, at string, h http.Header) (fetch.Answer, error) {
	a, err := f.p.o.Fetch.Again(ctx, at, h)
	if s := f.p.current(); s != nil && a.URL != "" {
		s.Asked(a.URL, f.p.o.Now())
	}
	return a, err
}

// plan returns the plan that holds now, the default one while the store cannot
// say.
func (k *keeper) plan() watch.Plan {
	s, err := k.p.settings(context.Background())
	if err != nil {
		return watch.Default()
	}
	return s.plan()
}

// Save implements watch.Keeper. What the reader did meanwhile goes before: a
// watch that was removed stays away, one that was paused stays paused, and one
// whose texts are taken from the feed from now on is read whole the next time.
func (k *keeper) Save(ctx context.Context, t watch.Task) error {
	w, err := k.p.o.Store.ChangeWatch(ctx, t.ID, func(w *annotations.Watch) {
		keepTask(w, t)
		if w.FromFeed && !t.Texts {
			forgetDocument(w)
		}
	})
	s := k.p.current()
	switch {
	case annotations.CodeOf(err) == annotations.NotFound:
		if s != nil {
			s.Remove(t.ID)
		}
		return nil
	case err != nil:
		return err
	case s != nil && w.State != string(t.State):
		s.Put(taskOf(w))
	}
	return nil
}

// Happened implements watch.Keeper. A page that was not taken is kept as a
// capture of the newest revision, where there is one.
func (k *keeper) Happened(ctx context.Context, e watch.Event) error {
	w, err := k.p.o.Store.Watch(ctx, e.Task)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	event := annotations.Event{Watch: e.Task, Kind: string(e.Kind), Time: e.Time, Message: e.Message}
	if e.Capture != nil && w.Article != "" {
		if event.Capture, err = k.keepPage(ctx, w, e); err != nil {
			return err
		}
	}
	err = k.p.o.Store.AddEvent(ctx, event)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil
	}
	return err
}

// A page that looks wrong in the same way as one before is not kept within
// pageEvery, or a site that shows a wall every other time would fill the library.
const (
	pageEvery  = 24 * time.Hour
	pageEvents = 20
)

// keepPage keeps the page of an event and returns its hash, "" when it is not kept.
func (k *keeper) keepPage(ctx context.Context, w annotations.Watch, e watch.Event) (string, error) {
	events, err := k.p.o.Store.Events(ctx, w.ID, pageEvents)
	if err != nil {
		return "", err
	}
	for _, before := range events {
		if before.Capture != "" && before.Message == e.Message && e.Time.Sub(before.Time).Abs() < pageEvery {
			return "", nil
		}
	}
	n, err := k.latest(ctx, w.Article)
	if err != nil {
		return "", err
	}
	return e.Capture.SHA256, k.p.o.Store.AddCapture(ctx, w.Article, n, *e.Capture)
}

// latest returns the number of an article's newest revision.
func (k *keeper) latest(ctx context.Context, id article.ID) (int, error) {
	heads, err := k.p.o.Store.Revisions(ctx, id)
	if err != nil {
		return 0, err
	}
	return heads[len(heads)-1].Number, nil
}
