package polling_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/polling"
)

func TestChange(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.put(port+"/feed", page{body: rss("/1")})
		feed := w.subscribe(port + "/feed")
		one := func() annotations.Watch { return w.watches(annotations.WatchedArticle)[port+"/1"] }
		asked := func(d time.Duration) int {
			began := time.Now()
			w.pass(d)
			return len(w.times(port+"/1", began))
		}

		w.change(one().ID, api.WatchPause, "")
		if n := asked(24 * time.Hour); n > 0 {
			t.Errorf("asked %d times while paused", n)
		}
		w.change(one().ID, api.WatchResume, "")
		if n := asked(20 * time.Second); n != 1 {
			t.Errorf("asked %d times when it goes on, want once", n)
		}
		w.change(one().ID, api.WatchStop, "")
		w.restart()
		if n := asked(24 * time.Hour); n > 0 {
			t.Errorf("asked %d times after it was stopped", n)
		}
		for range 5 {
			w.change(one().ID, api.WatchNow, "") // one look is enough
		}
		if n := asked(20 * time.Second); n != 1 {
			t.Errorf("asked %d times at once, want once", n)
		}

		w.change(feed, api.WatchRename, "  My   port ")
		w.change(feed, api.WatchMove, "News /  / Ports")
		w.pass(7 * time.Hour)
		if f := w.watch(feed); f.Title != "My port" || f.Folder != "News / Ports" {
			t.Errorf("renamed and moved: %q in %q", f.Title, f.Folder)
		}
		for _, bad := range []struct {
			id   string
			do   api.WatchAct
			code annotations.Code
		}{
			{"nobody", api.WatchNow, annotations.NotFound}, {"nobody", api.WatchRemove, annotations.NotFound},
			{feed, "burn", annotations.Invalid}, {feed, "", annotations.Invalid},
		} {
			if err := w.p.Change(w.ctx, bad.id, api.WatchRequest{Do: bad.do}); annotations.CodeOf(err) != bad.code {
				t.Errorf("Change(%s, %q): %v, want code %s", bad.id, bad.do, err, bad.code)
			}
		}
		if err := w.p.Change(w.ctx, feed, api.WatchRequest{Do: api.WatchRename, Value: strings.Repeat("x", 201)}); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("a long name: %v", err)
		}
	})
}

// What a reader does while something is looked at goes before.
func TestChangeWhileItIsLookedAt(t *testing.T) {
	for _, do := range []api.WatchAct{api.WatchPause, api.WatchStop, api.WatchRemove, api.WatchTexts} {
		t.Run(string(do), func(t *testing.T) {
			inWorld(t, func(w *world) {
				w.story(port+"/1", "ferry", "pier", "fog")
				w.put(port+"/feed", page{body: rss("/1")})
				feed := w.subscribe(port + "/feed")
				id := w.watches(annotations.WatchedArticle)[port+"/1"].ID
				if do == api.WatchTexts {
					id = feed
				}
				at, changed := w.watch(id).URL, false
				w.story(port+"/1", "ferry", "pier", "fog", "captain")
				w.put(port+"/feed", page{body: rss(inFeed("2", "/2", "bridge", "river", "toll"))})
				w.before(func(asked string) {
					if asked == at && !changed {
						changed = true
						w.change(id, do, "")
					}
				})
				w.pass(24 * time.Hour)
				if !changed {
					t.Fatal("it was not looked at")
				}
				w.before(nil)
				began := time.Now()
				w.pass(24 * time.Hour)
				n := len(w.times(at, began))
				got, err := w.store.Watch(w.ctx, id)
				switch do {
				case api.WatchRemove:
					if annotations.CodeOf(err) != annotations.NotFound || n > 0 {
						t.Errorf("removed: %+v, %v, asked %d times", got, err, n)
					}
				case api.WatchTexts:
					if !got.FromFeed || w.stories()[port+"/2"] != "bridge, 1 captures" || len(w.times(port+"/2", time.Time{})) > 1 {
						t.Errorf("texts from the feed: %+v, the library is\n%s", got, listOf(w.stories()))
					}
				default:
					if got.State == "" || n > 0 {
						t.Errorf("%s: %+v, asked %d times", do, got, n)
					}
				}
			})
		})
	}
}

// What another program does to the same library is found.
func TestAnotherProgram(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.story(port+"/2", "bridge", "river", "toll")
		w.put(port+"/feed", page{body: rss("/1", "/2")})
		w.put("https://two.example/feed", page{body: rss()})
		w.subscribe(port + "/feed")
		other := polling.New(polling.Options{Store: w.store, Fetch: w.web, Now: time.Now})
		do := func(at string, do api.WatchAct) {
			t.Helper()
			w.ok(other.Change(w.ctx, w.watches(annotations.WatchedArticle)[at].ID, api.WatchRequest{Do: do}))
		}
		w.pass(time.Minute)
		began := time.Now()
		do(port+"/1", api.WatchNow)
		_, err := other.Subscribe(w.ctx, api.FeedRequest{URL: "https://two.example/feed"})
		w.ok(err)
		w.pass(70 * time.Second)
		if n := len(w.times(port+"/1", began)); n != 1 {
			t.Errorf("asked %d times when another program wanted it now, want once", n)
		}
		if n := len(w.times("https://two.example/feed", began)); n != 2 {
			t.Errorf("a feed that another program added was asked for %d times, want once by each", n)
		}
		do(port+"/1", api.WatchPause)
		do(port+"/2", api.WatchRemove)
		w.pass(70 * time.Second)
		began = time.Now()
		w.pass(24 * time.Hour)
		if a, b := w.times(port+"/1", began), w.times(port+"/2", began); len(a)+len(b) > 0 {
			t.Errorf("asked for what another program paused and removed: %v, %v", a, b)
		}
	})
}

func TestPlan(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.put(port+"/feed", page{body: rss("/1")})
		w.subscribe(port + "/feed")
		count := func(d time.Duration) int {
			began := time.Now()
			w.pass(d)
			return len(w.times(port+"/1", began))
		}
		set := func(r api.PlanRequest) {
			t.Helper()
			w.ok(w.p.Plan(w.ctx, r))
		}
		set(api.PlanRequest{Off: true})
		if n := count(3 * 24 * time.Hour); n > 0 || len(w.asked) == 0 {
			t.Errorf("asked %d times while nothing is to be looked at", n)
		}
		w.restart()
		if n := count(time.Hour); n > 0 {
			t.Errorf("asked %d times after a restart while nothing is to be looked at", n)
		}
		set(api.PlanRequest{Every: []time.Duration{5 * time.Minute, 5 * time.Minute, 5 * time.Minute, time.Hour, time.Hour}})
		count(time.Minute)
		if n := count(5 * time.Hour); n < 60 || n > 68 {
			t.Errorf("asked %d times in five hours, want every five minutes", n)
		}
		page, err := w.p.Page(w.ctx)
		w.ok(err)
		if page.Off || page.Steps[2].Every != 5*time.Minute || len(page.Feeds) != 1 || page.Articles != 1 || len(page.Next) != 2 || page.Next[0].Title != "ferry" {
			t.Errorf("the page: %+v", page)
		}
		for _, bad := range [][]time.Duration{{time.Hour}, {time.Minute, time.Hour, time.Hour, time.Hour, time.Hour}, {400 * 24 * time.Hour, time.Hour, time.Hour, time.Hour, time.Hour}} {
			if err := w.p.Plan(w.ctx, api.PlanRequest{Every: bad}); annotations.CodeOf(err) != annotations.Invalid {
				t.Errorf("Plan(%v): %v, want invalid", bad, err)
			}
		}
		for _, odd := range []string{"no JSON", `{"every":[1]}`, `{"plan":{}}`} {
			w.ok(w.store.SetSetting(w.ctx, "watch", odd))
			w.restart()
			w.pass(time.Hour) // no panic, and the program ends
		}
	})
}

// Many that are paused do not hide what comes next.
func TestPageShowsWhatIsNext(t *testing.T) {
	inWorld(t, func(w *world) {
		w.put(port+"/feed", page{body: rss()})
		w.subscribe(port + "/feed")
		for i := range 60 {
			at := time.Now().Add(-time.Hour)
			w.ok(w.store.AddWatch(w.ctx, annotations.Watch{ID: string(rune('A' + i)), Kind: annotations.WatchedArticle, URL: port, State: "paused", Due: at}))
		}
		page, err := w.p.Page(w.ctx)
		w.ok(err)
		if len(page.Next) != 1 || page.Next[0].Title != "The Port" {
			t.Errorf("next: %+v, want the feed", page.Next)
		}
	})
}

// Retry-After holds for all of a host, also in the program that comes next.
func TestRetryAfterSurvives(t *testing.T) {
	inWorld(t, func(w *world) {
		for _, n := range []string{"1", "2", "3"} {
			w.story(port+"/"+n, "ferry"+n, "pier", "fog")
		}
		w.put(port+"/feed", page{body: rss("/1", "/2", "/3")})
		w.subscribe(port + "/feed")
		var said atomic.Int32
		w.before(func(at string) {
			w.put(at, page{status: http.StatusTooManyRequests, header: http.Header{"Retry-After": {"1020"}}}) // longer than a refill looks ahead
			said.Add(1)
		})
		for said.Load() == 0 {
			w.pass(time.Minute)
		}
		for range 15 {
			w.restart()
			w.pass(time.Minute)
		}
		if n := said.Load(); n > 1 {
			t.Errorf("asked %d times before its time", n-1)
		}
		w.pass(time.Hour)
		if said.Load() < 4 {
			t.Error("not asked again when its time had come")
		}
	})
}

// A clock that was set back by years does not stop everything for years.
func TestClockSetBack(t *testing.T) {
	for _, running := range []bool{false, true} {
		inWorld(t, func(w *world) {
			w.shift.Store(int64(5 * 365 * 24 * time.Hour))
			w.restart()
			w.story(port+"/1", "ferry", "pier", "fog")
			w.put(port+"/feed", page{body: rss("/1")})
			w.subscribe(port + "/feed")
			w.pass(time.Hour)
			if !running {
				w.stop()
			}
			w.shift.Store(0)
			if !running {
				w.start()
			}
			began := time.Now()
			w.pass(24 * time.Hour)
			if n := len(w.times(port+"/1", began)); n < 20 {
				t.Errorf("asked %d times in a day after the clock was set back (running: %v)", n, running)
			}
			if n := len(w.times(port+"/feed", began)); n < 3 {
				t.Errorf("the feed was asked for %d times in a day after the clock was set back (running: %v)", n, running)
			}
		})
	}
}

// full is a store whose disk is full while it is set.
type full struct {
	annotations.Store
	is atomic.Bool
}

var errFull = annotations.Errorf(annotations.Unavailable, "The disk is full.")

func (s *full) ChangeWatch(ctx context.Context, id string, change func(*annotations.Watch)) (annotations.Watch, error) {
	if s.is.Load() {
		return annotations.Watch{}, errFull
	}
	return s.Store.ChangeWatch(ctx, id, change)
}

// A store that cannot be written to is no reason to ask sites all the time.
func TestFullDisk(t *testing.T) {
	inWorld(t, func(w *world) {
		w.stop()
		disk := &full{Store: w.store}
		w.store = disk
		w.start()
		w.story(port+"/1", "ferry", "pier", "fog")
		w.put(port+"/feed", page{body: rss("/1")})
		w.subscribe(port + "/feed")
		disk.is.Store(true)
		began := time.Now()
		w.pass(24 * time.Hour)
		if n := len(w.times(port+"/1", began)); n > 36 {
			t.Errorf("asked %d times in a day while nothing can be kept, want what the plan has", n)
		}
		disk.is.Store(false)
		w.story(port+"/1", "ferry", "pier", "fog", "captain")
		w.pass(24 * time.Hour)
		w.tells("when there is room again", map[string]string{port + "/1": "ferry > ferry, 2 captures"})
	})
}
