package watch

import (
	"context"
	"sync"
	"time"
)

// longest is how long Run sleeps when nothing is due: a clock may be set.
const longest = time.Minute

// Run looks at what is due in s until ctx ends, then waits for what is running.
// It calls failed with every error that Look returns, never twice at once. Nudge
// makes it look at the schedule at once, after something was put or set.
func (w *Watcher) Run(ctx context.Context, s *Schedule, nudge <-chan struct{}, failed func(error)) {
	var running sync.WaitGroup
	var telling sync.Mutex
	done := make(chan struct{}, 1)
	for ctx.Err() == nil {
		t, ok := s.Take(w.Now())
		if ok {
			running.Go(func() {
				next, err := w.Look(ctx, t)
				s.Done(next, w.Now())
				select {
				case done <- struct{}{}:
				default: // there is a nudge already
				}
				if err != nil && ctx.Err() == nil {
					telling.Lock()
					defer telling.Unlock()
					failed(err)
				}
			})
			continue
		}
		sleep := longest
		if at, ok := s.Wake(); ok {
			sleep = min(max(at.Sub(w.Now()), 10*time.Millisecond), longest)
		}
		timer := time.NewTimer(sleep)
		select {
		case <-ctx.Done():
		case <-timer.C:
		case <-done:
		case <-nudge:
		}
		timer.Stop()
	}
	running.Wait()
}
