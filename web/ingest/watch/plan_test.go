package watch

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

const day = 24 * time.Hour

func TestEvery(t *testing.T) {
	p := Default()
	for _, tt := range []struct {
		age, want time.Duration
		again     bool
	}{
		{0, 15 * time.Minute, true}, {-time.Hour, 15 * time.Minute, true}, {3*time.Hour - 1, 15 * time.Minute, true},
		{3 * time.Hour, time.Hour, true}, {day, 3 * time.Hour, true}, {7 * day, 3 * day, true},
		{30 * day, 30 * day, true}, {360*day - 1, 30 * day, true}, {360 * day, 0, false},
	} {
		if got, again := p.Every(tt.age); got != tt.want || again != tt.again {
			t.Errorf("Every(%s) = %s, %v, want %s, %v", tt.age, got, again, tt.want, tt.again)
		}
	}
}

// near fails the test when got is not want, or up to a tenth less.
func near(t *testing.T, what string, got, want time.Duration) {
	t.Helper()
	if got > want || got < want-want/10 {
		t.Errorf("%s: due after %s, want %s or up to a tenth less", what, got, want)
	}
}

func TestAfter(t *testing.T) {
	p := Default()
	for _, tt := range []struct {
		name string
		task Task
		o    Outcome
		want time.Duration
	}{
		{"young article", Task{Changed: noon.Add(-time.Hour)}, Outcome{Status: 200}, 15 * time.Minute},
		{"old article that changed", Task{Changed: noon.Add(-100 * day)}, Outcome{Status: 200, Changed: true}, 15 * time.Minute},
		{"article that looks wrong", Task{Changed: noon.Add(-2 * day)}, Outcome{Status: 200, Problem: "x"}, 3 * time.Hour},
		{"first failure", Task{Changed: noon}, Outcome{Failed: true}, 10 * time.Minute},
		{"fourth failure", Task{Changed: noon, Failures: 3}, Outcome{Failed: true}, 80 * time.Minute},
		{"hundredth failure", Task{Changed: noon, Failures: 99}, Outcome{Failed: true}, day},
		{"missing", Task{Changed: noon}, Outcome{Failed: true, Status: http.StatusNotFound}, 6 * time.Hour},
		{"young feed", Task{Kind: Feed}, Outcome{Status: 200, Changed: true}, 15 * time.Minute},
		{"feed once in four hours", Task{Kind: Feed, Changed: noon.Add(-time.Hour), Rhythm: 4 * time.Hour}, Outcome{Status: 304}, 2 * time.Hour},
		{"feed that went quiet", Task{Kind: Feed, Changed: noon.Add(-30 * day), Rhythm: time.Hour}, Outcome{Status: 304}, 6 * time.Hour},
		{"flood", Task{Kind: Feed, Changed: noon.Add(-4 * time.Hour), Rhythm: 4 * time.Hour}, Outcome{Status: 200, Changed: true, Flood: true}, 15 * time.Minute},
	} {
		near(t, tt.name, p.After(tt.task, tt.o, noon).Due.Sub(noon), tt.want)
	}
	for _, tt := range []struct {
		name string
		task Task
		o    Outcome
		want time.Duration
	}{
		{"TTL", Task{Kind: Feed, Changed: noon, TTL: 3 * time.Hour}, Outcome{Status: 200}, 3 * time.Hour},
		{"max-age", Task{Kind: Feed, Changed: noon}, Outcome{Status: 200, Fresh: 2 * time.Hour}, 2 * time.Hour},
		{"a year", Task{Kind: Feed, Changed: noon}, Outcome{Status: 200, Fresh: 365 * day}, day},
		{"Retry-After", Task{Changed: noon}, Outcome{Failed: true, Wait: 5 * time.Hour}, 5 * time.Hour},
		{"Retry-After for years", Task{Changed: noon}, Outcome{Failed: true, Wait: 900 * day}, 7 * day},
	} {
		got := p.After(tt.task, tt.o, noon)
		if got.Due.Sub(noon) != tt.want {
			t.Errorf("%s: due after %s, want exactly %s", tt.name, got.Due.Sub(noon), tt.want)
		}
		if wait := min(tt.o.Wait, 7*day); wait > 0 && got.HostFree.Sub(noon) != wait {
			t.Errorf("%s: the host is free after %s, want %s", tt.name, got.HostFree.Sub(noon), wait)
		}
	}
	if got := p.After(Task{Changed: noon.Add(-400 * day)}, Outcome{Status: 304}, noon); !got.Due.IsZero() {
		t.Errorf("an article of 400 days is due at %s, want never", got.Due)
	}
	gone := p.After(Task{Changed: noon}, Outcome{Failed: true, Status: http.StatusGone, Problem: "x"}, noon)
	if gone.State != Gone || !gone.Due.IsZero() || gone.Failing != noon {
		t.Errorf("after 410: %+v, want gone and never due", gone)
	}
	back := p.After(Task{Changed: noon, Failures: 4, Failing: noon, Problem: "x"}, Outcome{Status: 200}, noon)
	if back.Failures != 0 || back.Problem != "" || !back.Failing.IsZero() {
		t.Errorf("after it was well again: %+v", back)
	}
}

func TestJitterIsTheSameAndSpreads(t *testing.T) {
	p := Default()
	seen := map[time.Duration]bool{}
	for i := range 50 {
		id := string(rune('a' + i))
		d := p.jittered(id, time.Hour, noon)
		if again := p.jittered(id, time.Hour, noon); again != d {
			t.Errorf("jitter of %s is %s, then %s", id, d, again)
		}
		near(t, id, d, time.Hour)
		seen[d] = true
	}
	if len(seen) < 25 {
		t.Errorf("50 tasks have %d times", len(seen))
	}
}

func task(id, host string, due time.Duration) Task {
	return Task{ID: id, URL: "https://" + host + "/" + id, Due: noon.Add(due), Changed: noon}
}

func take(t *testing.T, s *Schedule, after time.Duration, want string) Task {
	t.Helper()
	got, _ := s.Take(noon.Add(after))
	if got.ID != want {
		t.Errorf("Take after %s = %q, want %q", after, got.ID, want)
	}
	return got
}

func TestScheduleAsksOneHostAtATime(t *testing.T) {
	p := Default()
	p.Workers = 2
	s := NewSchedule(p, []Task{task("a1", "a.example", 0), task("a2", "A.EXAMPLE.", time.Second), task("b1", "b.example", 2*time.Second), task("c1", "c.example", 3*time.Second)})
	a1 := take(t, s, 0, "a1")
	take(t, s, time.Second, "") // the same host
	take(t, s, 3*time.Second, "b1")
	take(t, s, 3*time.Second, "") // no worker
	a1.Due = noon.Add(time.Hour)
	s.Done(a1, noon.Add(4*time.Second))
	take(t, s, 4*time.Second, "c1")
	if _, ok := s.Wake(); ok {
		t.Error("Wake has a time, while all workers are busy")
	}
	b1 := task("b1", "b.example", time.Hour)
	b1.HostFree = noon.Add(2 * time.Hour)
	s.Done(b1, noon.Add(5*time.Second))
	if at, ok := s.Wake(); !ok || at != noon.Add(9*time.Second) {
		t.Errorf("Wake = %s, %v; want the gap after a1", at, ok)
	}
	take(t, s, 8*time.Second, "")
	take(t, s, 9*time.Second, "a2")
	again := NewSchedule(p, []Task{b1, task("b2", "b.example", 0)})
	take(t, again, time.Hour, "") // Retry-After holds for the host, after a restart too
	take(t, again, 2*time.Hour, "b2")
}

func TestScheduleObeysTheReader(t *testing.T) {
	s := NewSchedule(Default(), []Task{task("a", "a.example", 0), task("b", "b.example", 0), task("c", "c.example", time.Hour)})
	for id, state := range map[string]State{"a": Paused, "b": Stopped} {
		if got, ok := s.Set(id, state, noon); !ok || got.State != state {
			t.Errorf("Set(%s) = %+v, %v", id, got, ok)
		}
	}
	take(t, s, time.Minute, "")
	_, _ = s.Set("c", Active, noon.Add(time.Minute)) // now
	c := take(t, s, time.Minute, "c")
	_, _ = s.Set("c", Paused, noon.Add(time.Minute)) // while it runs
	c.Due = noon.Add(2 * time.Minute)
	s.Done(c, noon.Add(time.Minute))
	take(t, s, time.Hour, "")
	_, _ = s.Set("a", Active, noon.Add(time.Hour))
	a := take(t, s, time.Hour, "a")
	s.Remove("a") // while it runs
	s.Done(a, noon.Add(time.Hour))
	take(t, s, 100*time.Hour, "")
	if _, ok := s.Set("a", Active, noon); ok {
		t.Error("Set of a task that was removed reports one")
	}
	s.Put(task("a", "a.example", 0))
	take(t, s, 200*time.Hour, "a")
	var ids []string
	for _, l := range s.Tasks() {
		ids = append(ids, l.ID+string(l.State))
	}
	if diff := cmp.Diff([]string{"a", "bstopped", "cpaused"}, ids); diff != "" {
		t.Errorf("Tasks (-want +got):\n%s", diff)
	}
}

func TestTaskKeepsAsJSON(t *testing.T) {
	want := Task{
		ID: "a", Kind: Feed, URL: "https://a.example/", State: Paused, Due: noon, Changed: noon, Checked: noon, Failing: noon, Failures: 2,
		Problem: "x", ETag: `W/"1"`, LastModified: "y", SHA256: "z", HostFree: noon, Rhythm: time.Hour, TTL: time.Minute, Trust: 2, Seen: nil,
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Task
	if err := json.Unmarshal(data, &got); err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("through JSON: %v %s", err, cmp.Diff(want, got))
	}
	if data, _ := json.Marshal(Task{ID: "a"}); string(data) != `{"id":"a","kind":"","url":""}` {
		t.Errorf("an empty task is %s", data)
	}
}
