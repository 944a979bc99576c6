package live

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// turn has everything that touches the state done one after the other. The
// browser calls back in goroutines of its own, and in the middle of others: to
// take an element with the focus away sets off an event at once.
type turn struct {
	mu    sync.Mutex
	queue []func()
	busy  bool
	log   func(string)
}

// do calls f now, or, when something else is being done, right after that. A
// panic in f is reported, and what comes next goes on.
func (t *turn) do(f func()) {
	t.mu.Lock()
	t.queue = append(t.queue, f)
	if t.busy {
		t.mu.Unlock()
		return
	}
	t.busy = true
	t.mu.Unlock()
	for {
		f := t.take()
		if f == nil {
			return
		}
		t.safe(f)
	}
}

func (t *turn) take() func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.queue) == 0 {
		t.busy = false
		return nil
	}
	f := t.queue[0]
	t.queue = t.queue[1:]
	return f
}

func (t *turn) safe(f func()) {
	defer func() {
		if err := recover(); err != nil {
			t.log(fmt.Sprintf("panic: %v\n%s", err, debug.Stack()))
		}
	}()
	f()
}
