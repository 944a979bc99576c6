package polling_test

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// dying is a store of a program that dies before its nth write: from then on
// nothing is kept.
type dying struct {
	annotations.Store
	mu   sync.Mutex
	left int
	dead chan struct{}
}

var errDead = annotations.Errorf(annotations.Unavailable, "The program is dead.")

// write runs a write, unless the program is dead.
func (s *dying) write(do func() error) error {
	s.mu.Lock()
	s.left--
	left := s.left
	s.mu.Unlock()
	if left > 0 {
		return do()
	}
	if left == 0 {
		close(s.dead)
	}
	return errDead
}

func (s *dying) AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, placed []annotations.Placement) error {
	return s.write(func() error { return s.Store.AddRevision(ctx, a, c, r, placed) })
}

func (s *dying) AddCapture(ctx context.Context, id article.ID, n int, c article.Capture) error {
	return s.write(func() error { return s.Store.AddCapture(ctx, id, n, c) })
}

func (s *dying) AddWatch(ctx context.Context, w annotations.Watch) error {
	return s.write(func() error { return s.Store.AddWatch(ctx, w) })
}

func (s *dying) ChangeWatch(ctx context.Context, id string, change func(*annotations.Watch)) (w annotations.Watch, err error) {
	err = s.write(func() error { w, err = s.Store.ChangeWatch(ctx, id, change); return err })
	return w, err
}

func (s *dying) RemoveWatch(ctx context.Context, id string) error {
	return s.write(func() error { return s.Store.RemoveWatch(ctx, id) })
}

func (s *dying) AddEvent(ctx context.Context, e annotations.Event) error {
	return s.write(func() error { return s.Store.AddEvent(ctx, e) })
}

func (s *dying) SetSetting(ctx context.Context, key, value string) error {
	return s.write(func() error { return s.Store.SetSetting(ctx, key, value) })
}

// A program that dies at any of its writes loses nothing and doubles nothing:
// the one that comes next makes the library what it would have been.
func TestCrashAtEveryWrite(t *testing.T) {
	whole := map[string]string{
		port + "/1": "ferry > ferry > ferry", port + "/2": "bridge", port + "/t": "lantern > lantern", "linkless": "garden",
	}
	const captures = 7
	died := 0
	for n := 1; ; n++ {
		ran := false
		inWorld(t, func(w *world) {
			w.stop()
			w.gap = 0 // the reader subscribes while pages are asked for
			real := w.store
			store := &dying{Store: real, left: n, dead: make(chan struct{})}
			w.store = store
			w.start()
			for step := range 3 {
				w.step(step)
				select {
				case <-store.dead:
					ran = true
					w.stop()
					w.store = real
					w.start()
					w.step(step)
				default:
				}
			}
			w.pass(40 * time.Minute)
			got, kept := map[string]string{}, 0
			for at, said := range w.stories() {
				if len(at) < 20 {
					at = "linkless"
				}
				headlines, more, _ := strings.Cut(said, ", ")
				n, _, _ := strings.Cut(more, " ")
				count, err := strconv.Atoi(n)
				w.ok(err)
				got[at], kept = headlines, kept+count
			}
			if !maps.Equal(got, whole) || kept > captures+1 { // a page that comes again may be kept again
				t.Errorf("after the program died at write %d the library with %d captures is\n%s\nwant\n%s", n, kept, listOf(got), listOf(whole))
			}
			for at, a := range w.watches(annotations.WatchedArticle) {
				if a.Article == "" {
					t.Errorf("write %d: the watch of %s does not know its article", n, at)
				}
			}
		})
		if !ran {
			break
		}
		died++
	}
	t.Logf("died at each of %d writes", died)
	if died < 20 {
		t.Errorf("there were %d writes: the test tests nothing", died)
	}
}

// step lets the outlets publish and time pass. What is done twice changes
// nothing.
func (w *world) step(n int) {
	said := [][]string{{"ferry", "pier", "fog"}, {"ferry", "pier", "fog", "captain"}, {"ferry", "pier", "fog", "captain", "inquiry"}}[n]
	w.story(port+"/1", said...)
	w.story(port+"/2", "bridge", "river", "toll")
	w.put(port+"/feed", page{body: rss([][]string{{"/1"}, {"/1", "/2"}, {"/2"}}[n]...)})
	w.put(port+"/texts", page{body: rss(inFeed("t", "/t", "lantern", "tower", fmt.Sprint("wall", min(n, 1))), inFeed("g", "", "garden", "path", "gate"))})
	for i, at := range []string{"/feed", "/texts"} {
		// The program may come to its end here.
		r, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: port + at})
		if err == nil && i == 1 {
			_ = w.p.Change(w.ctx, r.ID, api.WatchRequest{Do: api.WatchTexts})
		}
	}
	w.pass(40 * time.Minute)
}
