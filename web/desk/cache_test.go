package desk

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"
)

func TestCacheKeepsWhatWasUsedLast(t *testing.T) {
	c := newCache[string](10, func(v int) int { return v })
	c.put("a", 2)
	c.put("b", 2)
	c.put("c", 2)
	c.put("d", 2)
	c.put("e", 2)
	c.get("a")
	c.put("f", 2) // b was not used for longest
	c.put("huge", 3)
	c.put("c", 1)
	for key, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true, "e": true, "f": true, "huge": false} {
		if _, ok := c.get(key); ok != want {
			t.Errorf("%s is kept: %v, want %v", key, ok, want)
		}
	}
	if c.held != 9 {
		t.Errorf("it holds %d, want 9", c.held)
	}
	c.clear()
	if _, ok := c.get("a"); ok || c.held != 0 {
		t.Errorf("cleared, it holds %d", c.held)
	}
}

func TestLocksHoldOffOthers(t *testing.T) {
	var l locks
	n, most := 0, 0
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			unlock, err := l.lock(context.Background(), "one")
			if err != nil {
				t.Error(err)
				return
			}
			n++
			most = max(most, n)
			n--
			unlock()
		})
	}
	wg.Wait()
	if most != 1 || len(l.held) != 0 {
		t.Errorf("%d had the lock at once, %d names are left", most, len(l.held))
	}
}

func TestLocksCanBeGivenUp(t *testing.T) {
	var l locks
	unlock, err := l.lock(context.Background(), "one")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if _, err := l.lock(ctx, "one"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting ended with %v", err)
	}
	other, err := l.lock(context.Background(), "other")
	if err != nil {
		t.Fatal(err)
	}
	other()
	unlock()
	if len(l.held) != 0 {
		t.Errorf("%d names are left", len(l.held))
	}
}

func TestNewIDIsStable(t *testing.T) {
	a := newID("https://outlet.example/", 0)
	if len(a) != 12 || a != newID("https://outlet.example/", 0) || a == newID("https://outlet.example/", 1) {
		t.Errorf("newID = %q", a)
	}
}
