package watch_test

import (
	"container/heap"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"writethru/web/ingest/watch"
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
		now: start, start: start, hosts: hosts, articles: articles, plan: watch.Default(),
		dir: dir, took: map[string]int{}, made: map[string]map[int]string{}, when: map[string][]time.Time{}, arrived: map[string]time.Time{},
		events: map[watch.EventKind]int{}, saved: map[string]watch.Task{}, asked: map[string]time.Time{}, wait: map[string]time.Time{},
	}
	w.plan.Seed = 1
	w.schedule = watch.NewSchedule(w.plan, nil)
	for h := range hosts {
		u := "https://" + w.name(h) + "/feed"
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
	restart := w.start.Add(2 * 24 * time.Hour)
	for w.now.Before(end) {
		if task, ok := w.schedule.Take(w.now); ok {
			next, err := watcher.Look(t.Context(), task)
			if err != nil {
				t.Fatal(err)
			}
			heap.Push(&running, looking{next, w.now.Add(latency)})
			if w.looks%5000 == 0 {
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

// check compares what was kept with what the outlets did. A host that failed
// answers only after it was well again and the back-off ended.
func (w *world) check(t *testing.T) (versions, short int) {
	t.Helper()
	end := w.now
	for h := range w.hosts {
		slack := 2 * time.Minute // for the gap, and for the workers
		kind := h % (2 * faults)
		if kind != fine && kind < noValidators {
			slack = 7 * time.Hour // three hours of failing, and the wait that came of it
		}
		for a := range w.articles {
			id := fmt.Sprintf("https://%s/a%d", w.name(h), a)
			since := w.published(h, a)
			arrived, ok := w.arrived[id]
			if end.Sub(since) > 6*time.Hour+slack && !ok {
				t.Errorf("%s was published at %s and never arrived", id, since.Sub(w.start))
			}
			if !ok {
				continue
			}
			times := append([]time.Time{since}, w.changes(h, a)...)
			for v, at := range times {
				until := end
				if v+1 < len(times) && times[v+1].Before(end) {
					until = times[v+1]
				}
				gone := number("gone", h, a)%97 == 0
				if goes := since.Add(2 * 24 * time.Hour); gone && until.After(goes) {
					until = goes
				}
				every, _ := w.plan.Every(0)
				if v > 0 {
					every, _ = w.plan.Every(at.Sub(w.noticed(id, at, since)))
				}
				if at.Before(arrived) {
					at = arrived // the feed is looked at once in six hours, or more often
				}
				versions++
				if until.Sub(at) <= every+slack {
					short++
					continue
				}
				if problem, ok := w.made[id][v]; !ok {
					t.Errorf("%s: version %d stood from %s to %s and is no revision", id, v, at.Sub(w.start), until.Sub(w.start))
				} else if problem != "" {
					t.Errorf("%s: %s", id, problem)
				}
			}
			for v, problem := range w.made[id] {
				if problem != "" || v < 0 || v >= len(times) {
					t.Errorf("%s: false revision: %s", id, problem)
				}
			}
		}
	}
	return versions, short
}

// noticed returns when the last revision before at was made, for the age of an
// article counts from the last change that was seen.
func (w *world) noticed(id string, at, since time.Time) time.Time {
	for _, made := range w.when[id] {
		if made.Before(at) && made.After(since) {
			since = made
		}
	}
	return since
}

func TestAWeek(t *testing.T) {
	hosts, articles := 2*faults, 10
	if *full {
		hosts, articles = 500, 20
	}
	w := newWorld(t.TempDir(), hosts, articles)
	began := time.Now()
	peak := w.run(t, w.start.Add(week))
	versions, short := w.check(t)
	for _, s := range w.wrong {
		t.Error(s)
	}
	for _, kind := range []watch.EventKind{watch.Failing, watch.Suspicious, watch.Missing, watch.Recovered} {
		if w.events[kind] == 0 {
			t.Errorf("there was no event %q", kind)
		}
	}
	t.Logf("%d hosts, %d articles, %d versions of which %d were too short, %d looks, events %v", hosts, len(w.arrived), versions, short, w.looks, w.events)
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
