package watch_test

import (
	"container/heap"
	"encoding/json"
	"flag"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"writethru/web/ingest/watch"
	"writethru/web/ingest/watch/watchtest"
)

var full = flag.Bool("full", false, "simulate 500 feeds and 10,000 articles, which takes minutes")

// looking is a look that ends later.
type looking struct {
	task watch.Task
	ends time.Time
}

type lookings []looking

func (q lookings) Len() int           { return len(q) }
func (q lookings) Less(i, j int) bool { return q[i].ends.Before(q[j].ends) }
func (q lookings) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *lookings) Push(x any)        { *q = append(*q, x.(looking)) }
func (q *lookings) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

func newWorld(dir string, hosts, articles int) *world {
	start := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	w := &world{
		now: start, plan: watch.Default(), dir: dir, library: map[string]watchtest.History{}, events: map[watch.EventKind]int{},
	}
	w.Internet = &watchtest.Internet{Start: start, Hosts: hosts, Articles: articles, Gap: w.plan.Gap, Now: func() time.Time { return w.now }}
	w.plan.Seed = 1
	w.schedule = watch.NewSchedule(w.plan, nil)
	for h := range hosts {
		u := watchtest.Feed(h)
		w.schedule.Put(watch.Task{ID: u, Kind: watch.Feed, URL: u, Due: start})
	}
	return w
}

// run lets the clock go on to the end, with a restart from what was kept every
// two days.
func (w *world) run(t *testing.T, end time.Time) (peak uint64) {
	t.Helper()
	watcher := &watch.Watcher{Plan: func() watch.Plan { return w.plan }, Fetch: w, Desk: w, Keep: w, Now: func() time.Time { return w.now }}
	var running lookings
	restart := w.Start.Add(2 * 24 * time.Hour)
	for w.now.Before(end) {
		if task, ok := w.schedule.Take(w.now); ok {
			next, err := watcher.Look(t.Context(), task)
			if err != nil {
				t.Fatal(err)
			}
			heap.Push(&running, looking{next, w.now.Add(watchtest.Latency)})
			if w.Looks()%5000 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse+m.StackInuse)
			}
			continue
		}
		next := end
		if at, ok := w.schedule.Wake(); ok && at.Before(next) {
			next = at
		}
		if len(running) > 0 && !running[0].ends.After(next) {
			next = running[0].ends
			w.now = next
			w.schedule.Done(heap.Pop(&running).(looking).task, w.now)
		} else {
			w.now = next
		}
		if len(running) == 0 && !w.now.Before(restart) {
			restart = restart.Add(2 * 24 * time.Hour)
			w.restart(t)
		}
	}
	return peak
}

// restart makes a new schedule of what was kept, by way of JSON. What was put
// and not looked at yet is in the schedule's own list, as it is in a store.
func (w *world) restart(t *testing.T) {
	t.Helper()
	var tasks []watch.Task
	for _, l := range w.schedule.Tasks() {
		data, err := json.Marshal(l.Task)
		if err != nil {
			t.Fatal(err)
		}
		var back watch.Task
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, back)
	}
	w.schedule = watch.NewSchedule(w.plan, tasks)
}

func TestAWeek(t *testing.T) {
	hosts, articles := watchtest.Kinds, 10
	if *full {
		hosts, articles = 500, 20
	}
	w := newWorld(t.TempDir(), hosts, articles)
	began := time.Now()
	peak := w.run(t, w.Start.Add(7*24*time.Hour))
	r := w.Check(w.plan, w.library)
	for _, s := range r.Wrong {
		t.Error(s)
	}
	for _, kind := range []watch.EventKind{watch.Failing, watch.Suspicious, watch.Missing, watch.Recovered} {
		if w.events[kind] == 0 {
			t.Errorf("there was no event %q", kind)
		}
	}
	t.Logf("%d hosts, %d articles, %d versions of which %d were too short, %d looks, events %v", hosts, r.Articles, r.Versions, r.Short, w.Looks(), w.events)
	if *full {
		status, _ := os.ReadFile("/proc/self/status") // only where there is one
		for line := range strings.Lines(string(status)) {
			if strings.HasPrefix(line, "VmHWM") {
				t.Log(strings.TrimSpace(line))
			}
		}
		t.Logf("heap at most %d MB, %s", peak>>20, time.Since(began).Round(time.Second))
	}
}
