package watchtest

import (
	"context"
	"fmt"
	"hash/fnv"
	"net/http"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/web/ingest/fetch"
)

// Internet is a number of outlets. Host k serves /feed and /a0, /a1, ...;
// everything in it follows from its numbers, so that it takes no memory. It is
// safe for concurrent use.
type Internet struct {
	Start    time.Time // when the first articles appear
	Hosts    int
	Articles int // of each host
	// Gap is how long a host must be left alone after an exchange with it.
	Gap time.Duration
	Now func() time.Time

	mu    sync.Mutex
	asked map[string]time.Time // when a host was last done with
	wait  map[string]time.Time // until when a host said to wait
	wrong []string
	looks int
}

// Latency is how long an exchange takes. Again does not wait for it.
const Latency = 300 * time.Millisecond

// Faults of hosts, by their number.
const (
	fine = iota
	busySeconds
	busyDate
	down
	consentWall
	errorPage
	halfGone
	unreachable
	noValidators
	brokenFeed
	faults
)

// Kinds is how many hosts there must be for each fault to be among them, and as
// many hosts without one.
const Kinds = 2 * faults

// fault returns what is wrong with a host at a time: for three hours of every day.
func (w *Internet) fault(host int, at time.Time) int {
	kind := host % Kinds // half of the hosts are always fine
	if kind >= faults || kind == fine {
		return fine
	}
	if kind == noValidators || kind == brokenFeed {
		return kind
	}
	if hour := int(at.Sub(w.Start).Hours()) % 24; hour >= 9 && hour < 12 {
		return kind
	}
	return fine
}

func number(parts ...any) int {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, parts...) // a hash takes everything
	return int(h.Sum32() >> 1)
}

func name(host int) string { return fmt.Sprintf("outlet%d.example", host) }

// Feed returns the address of a host's feed.
func Feed(host int) string { return "https://" + name(host) + "/feed" }

// published returns when an article appears: half of them in the first minutes,
// the rest all over the week.
func (w *Internet) published(host, art int) time.Time {
	n := number("published", host, art)
	if art%2 == 0 {
		return w.Start.Add(time.Duration(n%24) * time.Minute)
	}
	return w.Start.Add(time.Duration(n%(6*24*6)) * 10 * time.Minute)
}

// changes returns when an article gets its versions 1, 2, ...: a tenth of them do.
func (w *Internet) changes(host, art int) []time.Time {
	if number("changes", host, art)%10 != 0 {
		return nil
	}
	var all []time.Time
	at := w.published(host, art)
	for i := range 1 + number("many", host, art)%4 {
		at = at.Add([]time.Duration{5 * time.Minute, 25 * time.Minute, 90 * time.Minute, 7 * time.Hour, 30 * time.Hour}[number("gap", host, art, i)%5])
		all = append(all, at)
	}
	return all
}

// version returns the version of an article at a time.
func (w *Internet) version(host, art int, at time.Time) int {
	n := 0
	for _, change := range w.changes(host, art) {
		if !change.After(at) {
			n++
		}
	}
	return n
}

// goes returns when an article is taken down, if it ever is.
func (w *Internet) goes(host, art int) (time.Time, bool) {
	return w.published(host, art).Add(2 * 24 * time.Hour), number("gone", host, art)%97 == 0
}

// Again answers for the whole internet, and remembers how it was asked. It is a
// watch.Fetcher.
func (w *Internet) Again(_ context.Context, rawURL string, h http.Header) (fetch.Answer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var host, art int
	isFeed := false
	if _, err := fmt.Sscanf(rawURL, "https://outlet%d.example/a%d", &host, &art); err != nil {
		isFeed = true
	}
	now := w.Now()
	w.ask(name(host), now)
	a := fetch.Answer{URL: rawURL, Status: http.StatusOK, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
	fault := w.fault(host, now)
	switch fault {
	case busySeconds, busyDate:
		a.Status = http.StatusTooManyRequests
		wait := time.Duration(20+number(rawURL, now)%60) * time.Minute
		a.Header.Set("Retry-After", fmt.Sprint(int(wait.Seconds())))
		if fault == busyDate {
			a.Status = http.StatusServiceUnavailable
			a.Header.Set("Retry-After", now.Add(wait).Add(2*time.Second).UTC().Format(http.TimeFormat))
		}
		w.wait[name(host)] = now.Add(wait)
		return a, nil
	case down:
		a.Status = http.StatusBadGateway
		return a, nil
	case unreachable:
		return fetch.Answer{}, annotations.Errorf(annotations.Unavailable, "The site could not be reached.")
	}
	if isFeed {
		a.Body = []byte(w.feed(host, now))
		return a, nil
	}
	if goes, ever := w.goes(host, art); ever && now.After(goes) {
		a.Status = http.StatusNotFound + 6*(art%2) // 404 or 410
		return a, nil
	}
	return w.article(a, host, art, h.Get("If-None-Match")), nil
}

// article answers with an article, unless it is the one that is known.
func (w *Internet) article(a fetch.Answer, host, art int, known string) fetch.Answer {
	now := w.Now()
	fault, v := w.fault(host, now), w.version(host, art, now)
	wrong := fault == consentWall || fault == errorPage || fault == halfGone
	if !wrong && fault != noValidators {
		tag := fmt.Sprintf(`"%d"`, v)
		a.Header.Set("ETag", tag)
		if known == tag {
			a.Status = http.StatusNotModified
			return a
		}
	}
	a.Body = []byte(page(host, art, v, fault, now))
	return a
}

// ask remembers that a host is asked at now.
func (w *Internet) ask(host string, now time.Time) {
	if w.asked == nil {
		w.asked, w.wait = map[string]time.Time{}, map[string]time.Time{}
	}
	w.looks++
	if last, ok := w.asked[host]; ok && now.Sub(last) < w.Gap {
		w.say(now, "%s was asked %s after the last answer", host, now.Sub(last))
	}
	if now.Before(w.wait[host]) {
		w.say(now, "%s was asked %s before its Retry-After", host, w.wait[host].Sub(now))
	}
	w.asked[host] = now.Add(Latency)
}

func (w *Internet) say(now time.Time, format string, args ...any) {
	if len(w.wrong) < 20 {
		w.wrong = append(w.wrong, now.Sub(w.Start).String()+": "+fmt.Sprintf(format, args...))
	}
}

// Looks returns how often the internet was asked.
func (w *Internet) Looks() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.looks
}
