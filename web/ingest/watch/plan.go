package watch

import (
	"encoding/binary"
	"hash/fnv"
	"net/http"
	"time"
)

// Step says how often an article is looked at that changed less than Under ago.
type Step struct {
	Under time.Duration `json:"under"`
	Every time.Duration `json:"every"`
}

// Plan says how often things are looked at. It is a plain value, like a Task.
type Plan struct {
	// Steps go from young to old. After the last one an article is left alone.
	Steps []Step `json:"steps"`
	// FeedMin and FeedMax bound the time between two looks at a feed.
	FeedMin time.Duration `json:"feedMin"`
	FeedMax time.Duration `json:"feedMax"`
	// Backoff is the wait after a first failure; it doubles up to BackoffMax.
	// A Retry-After is obeyed up to WaitMax, within which a site may be right.
	Backoff    time.Duration `json:"backoff"`
	BackoffMax time.Duration `json:"backoffMax"`
	WaitMax    time.Duration `json:"waitMax"`
	// Missing is the least wait after 404, which sites send by mistake as well.
	Missing time.Duration `json:"missing"`
	// Gap is the least time between the end of one exchange with a host and the
	// beginning of the next.
	Gap time.Duration `json:"gap"`
	// Workers is how many hosts are asked at once.
	Workers int `json:"workers"`
	// Seed makes the jitter, which is the same for the same seed, task and time.
	Seed uint64 `json:"seed"`
}

// Default is the plan that nobody changed.
func Default() Plan {
	const day = 24 * time.Hour
	return Plan{
		Steps: []Step{
			{3 * time.Hour, 15 * time.Minute}, {day, time.Hour}, {7 * day, 3 * time.Hour},
			{30 * day, 3 * day}, {360 * day, 30 * day},
		},
		FeedMin: 15 * time.Minute, FeedMax: 6 * time.Hour,
		Backoff: 10 * time.Minute, BackoffMax: day, WaitMax: 7 * day, Missing: 6 * time.Hour,
		Gap: 5 * time.Second, Workers: 8,
	}
}

// Every returns how often an article is looked at that changed age ago, and
// false when it is not any more.
func (p Plan) Every(age time.Duration) (time.Duration, bool) {
	for _, s := range p.Steps {
		if age < s.Under {
			return s.Every, true
		}
	}
	return 0, false
}

// After returns t as it is after an outcome at now, with its next due time. It
// is a pure function.
func (p Plan) After(t Task, o Outcome, now time.Time) Task {
	if o.Changed {
		t.rhythm(now)
	}
	if o.Changed || t.Changed.IsZero() {
		t.Changed = now
	}
	t.Checked, t.Problem = now, o.Problem
	t.HostFree = time.Time{}
	wait := min(o.Wait, p.WaitMax)
	if wait > 0 {
		t.HostFree = now.Add(wait)
	}
	if !o.Failed {
		t.Failures, t.Failing = 0, time.Time{}
		every, again := p.every(t, o, now)
		if !again {
			t.Due = time.Time{}
			return t
		}
		t.Due = now.Add(max(p.jittered(t.ID, every, now), wait, p.floor(t, o)))
		return t
	}
	if t.Failures == 0 {
		t.Failing = now
	}
	t.Failures++
	if o.Status == http.StatusGone {
		t.State, t.Due = Gone, time.Time{}
		return t
	}
	back := p.back(t.Failures)
	if o.Status == http.StatusNotFound {
		back = max(back, p.Missing)
	}
	t.Due = now.Add(max(p.jittered(t.ID, back, now), wait))
	return t
}

// back returns the wait after so many failures in a row.
func (p Plan) back(failures int) time.Duration {
	d := p.Backoff
	for i := 1; i < failures && d < p.BackoffMax; i++ {
		d *= 2
	}
	return min(d, p.BackoffMax)
}

// every returns the regular time to the next look.
func (p Plan) every(t Task, o Outcome, now time.Time) (time.Duration, bool) {
	if t.Kind != Feed {
		return p.Every(now.Sub(t.Changed))
	}
	if o.Flood {
		return p.FeedMin, true
	}
	usual := t.Rhythm
	if since := now.Sub(t.Changed); since > usual {
		usual = since // it has gone quiet
	}
	return min(max(usual/2, p.FeedMin), p.FeedMax), true
}

// floor returns the longest time for which a feed itself asks to be left alone,
// by its TTL or by what HTTP says of the answer, up to a day.
func (p Plan) floor(t Task, o Outcome) time.Duration {
	if t.Kind != Feed {
		return 0
	}
	return min(max(t.TTL, o.Fresh), 24*time.Hour)
}

// rhythm learns the usual time between changes; one that comes soon counts more
// than one that comes late, for a feed forgets its older items.
func (t *Task) rhythm(now time.Time) {
	gap := now.Sub(t.Changed)
	switch {
	case t.Kind != Feed || t.Changed.IsZero() || gap < 0:
	case t.Rhythm == 0 || gap < t.Rhythm:
		t.Rhythm = gap
	default:
		t.Rhythm = (3*t.Rhythm + gap) / 4
	}
}

// jittered returns d made shorter by up to a tenth, so that what was added at
// once is not asked for at once for ever, and nothing is asked for too late.
func (p Plan) jittered(id string, d time.Duration, now time.Time) time.Duration {
	h := fnv.New64a()
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:8], p.Seed)
	binary.LittleEndian.PutUint64(b[8:], uint64(now.UnixNano()))
	_, _ = h.Write(b[:])       // a hash takes everything
	_, _ = h.Write([]byte(id)) // the same
	return d - time.Duration(h.Sum64()%1000)*(d/10000)
}
