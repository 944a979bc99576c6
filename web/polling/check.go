package polling

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/web/ingest/watch"
)

// Check looks now at the feeds with these IDs, or at all that are looked at when
// there are none, and at the articles that they bring, one after the other and
// with the gap that sites are owed. It tells told of each with its watch as it is
// then. It must not run beside Run on one store. NotFound for an ID that is none.
func (p *Polling) Check(ctx context.Context, desk Desk, ids []string, told func(annotations.Watch)) error {
	set, err := p.settings(ctx)
	if err != nil {
		return err
	}
	feeds, err := p.feedsOf(ctx, ids)
	if err != nil {
		return err
	}
	now := p.o.Now()
	s := watch.NewSchedule(set.plan(), nil)
	held, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Due: now, HostFree: now})
	if err != nil {
		return err
	}
	for _, w := range held {
		s.Hold(w.URL, w.HostFree)
	}
	p.use(s)
	defer p.use(nil)
	for _, w := range feeds {
		t := taskOf(w)
		t.Due = now
		s.Put(t)
	}
	return p.lookAtAll(ctx, &keeper{p: p, desk: desk}, s, told)
}

// feedsOf returns the feeds with these IDs, or all that are looked at.
func (p *Polling) feedsOf(ctx context.Context, ids []string) (feeds []annotations.Watch, err error) {
	for _, id := range ids {
		w, err := p.o.Store.Watch(ctx, id)
		if err != nil {
			return nil, err
		}
		feeds = append(feeds, w)
	}
	if len(ids) > 0 {
		return feeds, nil
	}
	all, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Kind: annotations.WatchedFeed})
	for _, w := range all {
		if w.State == "" {
			feeds = append(feeds, w)
		}
	}
	return feeds, err
}

// lookAtAll looks at what is due in a schedule until nothing is for a while.
func (p *Polling) lookAtAll(ctx context.Context, k *keeper, s *watch.Schedule, told func(annotations.Watch)) error {
	w := k.watcher()
	for {
		t, ok := s.Take(p.o.Now())
		if ok {
			next, err := w.Look(ctx, t)
			s.Done(next, p.o.Now())
			if err != nil {
				return err
			}
			if seen, err := p.o.Store.Watch(ctx, t.ID); err == nil { // else it was removed meanwhile
				told(seen)
			}
			continue
		}
		at, ok := s.Wake()
		wait := at.Sub(p.o.Now())
		if !ok || wait > 2*k.plan().Gap {
			return ctx.Err()
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// Hurry makes the feeds with these IDs due now, or all that are looked at when
// there are none, for a program that runs to look at. NotFound for an ID that is
// none.
func (p *Polling) Hurry(ctx context.Context, ids []string) error {
	feeds, err := p.feedsOf(ctx, ids)
	if err != nil {
		return err
	}
	now := p.o.Now()
	for _, w := range feeds {
		if err := p.change(ctx, w.ID, func(w *annotations.Watch) { w.Due = now }); err != nil {
			return err
		}
	}
	return nil
}
