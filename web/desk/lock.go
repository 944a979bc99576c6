package desk

import (
	"context"
	"sync"

	"writethru/annotations/article"
)

// locks makes those who work on the same thing wait for each other. What is
// locked by name is taken in the order identity, filing, marking, so that
// nobody waits in a circle:
//
//   - identity: an address or a text whose article is looked for or made;
//   - filing: an article that may get a revision, pictures being fetched;
//   - marking: an article whose marks or placements change, never for long.
type locks struct {
	mu   sync.Mutex
	held map[string]*turn
}

// turn is a lock by name and how many have it or wait for it.
type turn struct {
	free chan struct{}
	n    int
}

// lock waits for the lock of this name until ctx ends. Unlock must be called
// when there is no error.
func (l *locks) lock(ctx context.Context, name string) (unlock func(), err error) {
	l.mu.Lock()
	t := l.held[name]
	if t == nil {
		t = &turn{free: make(chan struct{}, 1)}
		if l.held == nil {
			l.held = map[string]*turn{}
		}
		l.held[name] = t
	}
	t.n++
	l.mu.Unlock()
	select {
	case t.free <- struct{}{}:
		return func() { <-t.free; l.leave(name, t) }, nil
	case <-ctx.Done():
		l.leave(name, t)
		return nil, ctx.Err()
	}
}

func (l *locks) leave(name string, t *turn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t.n--; t.n == 0 {
		delete(l.held, name)
	}
}

func (d *Desk) lockIdentity(ctx context.Context, name string) (func(), error) {
	return d.locks.lock(ctx, "identity "+name)
}

func (d *Desk) lockFiling(ctx context.Context, id article.ID) (func(), error) {
	return d.locks.lock(ctx, "filing "+string(id))
}

func (d *Desk) lockMarking(ctx context.Context, id article.ID) (func(), error) {
	return d.locks.lock(ctx, "marking "+string(id))
}
