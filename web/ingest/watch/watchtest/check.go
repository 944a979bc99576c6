package watchtest

import (
	"fmt"
	"time"

	"writethru/web/ingest/watch"
)

// History is what a library has of an article.
type History struct {
	Arrived   time.Time // when its feed brought it
	Revisions []Revision
}

// Revision is one in a library: the version that its text is of, and when the
// page was asked for.
type Revision struct {
	Version int
	Asked   time.Time
}

// Result is what came of a comparison of a library with the internet.
type Result struct {
	Articles, Versions int
	Short              int // versions that stood for less long than between two looks
	Wrong              []string
}

// Check compares what a library has, by the addresses of articles, with what the
// outlets did until now: every version that stood for longer than between two
// looks must be a revision, every revision one of a version that stood then, and
// no item may be missing. What was asked too often is told as well. A host that
// failed answers only after it was well again and the back-off ended.
func (w *Internet) Check(plan watch.Plan, library map[string]History) Result {
	r := Result{Articles: len(library), Wrong: w.wrong}
	end := w.Now()
	for host := range w.Hosts {
		slack := 2 * time.Minute // for the gap, and for the workers
		if kind := host % Kinds; kind != fine && kind < noValidators {
			slack = 7 * time.Hour // three hours of failing, and the wait that came of it
		}
		for art := range w.Articles {
			at := fmt.Sprintf("https://%s/a%d", name(host), art)
			since := w.published(host, art)
			h, ok := library[at]
			if !ok {
				if end.Sub(since) > 6*time.Hour+slack {
					r.say("%s was published at %s and never arrived", at, since.Sub(w.Start))
				}
				continue
			}
			w.checkRevisions(&r, host, art, h)
			w.checkVersions(&r, host, art, plan, h, slack)
		}
	}
	return r
}

func (r *Result) say(format string, args ...any) {
	r.Wrong = append(r.Wrong, fmt.Sprintf(format, args...))
}

// checkRevisions looks for false revisions.
func (w *Internet) checkRevisions(r *Result, host, art int, h History) {
	last := -1
	for i, rev := range h.Revisions {
		if want := w.version(host, art, rev.Asked); rev.Version != want {
			r.say("%s/a%d: revision %d has version %d, want %d", name(host), art, i+1, rev.Version, want)
		}
		if rev.Version == last {
			r.say("%s/a%d: revision %d has version %d again", name(host), art, i+1, last)
		}
		last = rev.Version
		if i == 0 && w.fault(host, rev.Asked) == halfGone {
			last = -1 // nobody can tell that there is more; the rest is a true revision
		}
	}
}

// checkVersions looks for versions that should be revisions.
func (w *Internet) checkVersions(r *Result, host, art int, plan watch.Plan, h History, slack time.Duration) {
	end, since := w.Now(), w.published(host, art)
	times := append([]time.Time{since}, w.changes(host, art)...)
	for v, at := range times {
		until := end
		if v+1 < len(times) && times[v+1].Before(end) {
			until = times[v+1]
		}
		if goes, ever := w.goes(host, art); ever && until.After(goes) {
			until = goes
		}
		every, _ := plan.Every(0)
		if v > 0 {
			every, _ = plan.Every(at.Sub(h.noticed(at, since)))
		}
		if at.Before(h.Arrived) {
			at = h.Arrived // the feed is looked at once in six hours, or more often
		}
		r.Versions++
		if until.Sub(at) <= every+slack {
			r.Short++
		} else if !h.has(v) {
			r.say("%s/a%d: version %d stood from %s to %s and is no revision", name(host), art, v, at.Sub(w.Start), until.Sub(w.Start))
		}
	}
}

func (h History) has(version int) bool {
	for _, r := range h.Revisions {
		if r.Version == version {
			return true
		}
	}
	return false
}

// noticed returns when the last change before at was seen, for the age of an
// article counts from there. The first revision is as old as its publication.
func (h History) noticed(at, since time.Time) time.Time {
	for i, r := range h.Revisions {
		if i > 0 && r.Asked.Before(at) && r.Asked.After(since) {
			since = r.Asked
		}
	}
	return since
}
