package polling

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/watch"
)

// keeper is the desk and the keeper of a watcher.
type keeper struct {
	p        *Polling
	desk     Desk
	schedule *watch.Schedule
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
// watch that was removed stays away, one that was paused stays paused.
func (k *keeper) Save(ctx context.Context, t watch.Task) error {
	w, err := k.p.o.Store.ChangeWatch(ctx, t.ID, func(w *annotations.Watch) { keepTask(w, t) })
	switch {
	case annotations.CodeOf(err) == annotations.NotFound:
		k.schedule.Remove(t.ID)
		return nil
	case err != nil:
		return err
	case w.State != string(t.State):
		k.schedule.Put(taskOf(w))
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
		n, err := k.latest(ctx, w.Article)
		if err != nil {
			return err
		}
		if err := k.p.o.Store.AddCapture(ctx, w.Article, n, *e.Capture); err != nil {
			return err
		}
		event.Capture = e.Capture.SHA256
	}
	err = k.p.o.Store.AddEvent(ctx, event)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil
	}
	return err
}

// latest returns the number of an article's newest revision.
func (k *keeper) latest(ctx context.Context, id article.ID) (int, error) {
	heads, err := k.p.o.Store.Revisions(ctx, id)
	if err != nil {
		return 0, err
	}
	return heads[len(heads)-1].Number, nil
}
