package polling

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/web/ingest/watch"
)

const (
	// clockKey is the setting that holds the time of a refill, renewed every
	// clockEvery.
	clockKey   = "watch-clock"
	clockEvery = time.Hour
	// clockSlack is by how much a clock may be corrected without anything to do.
	clockSlack = 5 * time.Minute
)

// tick remembers the time now and then, so that a clock that was set back is
// noticed, also while the program did not run: what is due by the old clock would
// not be looked at before the new one says so, which may be years.
func (p *Polling) tick(ctx context.Context, s *watch.Schedule, now time.Time) error {
	v, err := p.o.Store.Setting(ctx, clockKey)
	if err != nil {
		return err
	}
	last, err := time.Parse(time.RFC3339, v)
	known := err == nil // else it is the first time
	switch {
	case known && last.Sub(now) > clockSlack:
		p.o.Log.WarnContext(ctx, "the clock was set back", "from", last, "to", now)
		s.SetBack(now)
		if err := p.setBack(ctx, now); err != nil {
			return err
		}
	case known && now.Sub(last) < clockEvery:
		return nil
	}
	return p.o.Store.SetSetting(ctx, clockKey, now.UTC().Format(time.RFC3339))
}

// setBack moves the times of what was looked at by the old clock.
func (p *Polling) setBack(ctx context.Context, now time.Time) error {
	all, err := p.o.Store.Watches(ctx, annotations.WatchQuery{})
	if err != nil {
		return err
	}
	for _, w := range all {
		if !w.Checked.After(now) {
			continue
		}
		_, err := p.o.Store.ChangeWatch(ctx, w.ID, func(w *annotations.Watch) {
			t := taskOf(*w)
			by := now.Sub(w.Checked)
			for _, at := range []*time.Time{&t.Due, &t.Checked, &t.Failing, &t.HostFree} {
				if !at.IsZero() {
					*at = at.Add(by)
				}
			}
			if t.Changed.After(now) {
				t.Changed = now
			}
			keepTask(w, t)
		})
		if err != nil && annotations.CodeOf(err) != annotations.NotFound {
			return err
		}
	}
	return nil
}
