package watch_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
)

// world is a made-up internet of outlets with a clock of its own, a desk and a
// keeper. Host k serves /feed and /a0, /a1, ...; everything in it follows from
// its numbers, so that it takes no memory.
type world struct {
	now      time.Time
	start    time.Time
	hosts    int
	articles int // of each host
	plan     watch.Plan
	schedule *watch.Schedule

	dir     string                    // where the blocks of newest revisions are, as in a store
	took    map[string]int            // the version of the newest revision, by article
	made    map[string]map[int]string // revisions by article and version: the problem with it, or ""
	when    map[string][]time.Time    // revisions were made, by article
	arrived map[string]time.Time
	events  map[watch.EventKind]int
	saved   map[string]watch.Task
	asked   map[string]time.Time // when a host was last done with
	wait    map[string]time.Time // until when a host said to wait
	wrong   []string
	looks   int
}

const (
	week    = 7 * 24 * time.Hour
	latency = 300 * time.Millisecond
)

func number(parts ...any) int {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, parts...) // a hash takes everything
	return int(h.Sum32() >> 1)
}

func (w *world) name(host int) string { return fmt.Sprintf("outlet%d.example", host) }

// published returns when an article appears: most in the first day, the rest all
// over the week, some in bursts.
func (w *world) published(host, art int) time.Time {
	n := number("published", host, art)
	if art%2 == 0 {
		return w.start.Add(time.Duration(n%24) * time.Minute)
	}
	return w.start.Add(time.Duration(n%(6*24*6)) * 10 * time.Minute)
}

// changes returns when an article gets its versions 1, 2, ...: a tenth of them do.
func (w *world) changes(host, art int) []time.Time {
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

func (w *world) version(host, art int) int {
	n := 0
	for _, at := range w.changes(host, art) {
		if !at.After(w.now) {
			n++
		}
	}
	return n
}

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

// fault returns what is wrong with a host: for three hours of every day.
func (w *world) fault(host int) int {
	kind := host % (2 * faults) // half of the hosts are always fine
	if kind >= faults || kind == fine {
		return fine
	}
	if kind == noValidators || kind == brokenFeed {
		return kind
	}
	if hour := int(w.now.Sub(w.start).Hours()) % 24; hour >= 9 && hour < 12 {
		return kind
	}
	return fine
}

// Again answers for the whole internet, and checks how it is asked.
func (w *world) Again(_ context.Context, rawURL string, h http.Header) (fetch.Answer, error) {
	var host, art int
	isFeed := false
	if _, err := fmt.Sscanf(rawURL, "https://outlet%d.example/a%d", &host, &art); err != nil {
		isFeed = true
	}
	name := w.name(host)
	w.looks++
	if last, ok := w.asked[name]; ok && w.now.Sub(last) < w.plan.Gap {
		w.say("%s was asked %s after the last answer", name, w.now.Sub(last))
	}
	if w.now.Before(w.wait[name]) {
		w.say("%s was asked %s before its Retry-After", name, w.wait[name].Sub(w.now))
	}
	w.asked[name] = w.now.Add(latency)
	a := fetch.Answer{URL: rawURL, Status: http.StatusOK, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
	fault := w.fault(host)
	switch fault {
	case busySeconds, busyDate:
		a.Status = http.StatusTooManyRequests
		wait := time.Duration(20+number(rawURL, w.now)%60) * time.Minute
		a.Header.Set("Retry-After", fmt.Sprint(int(wait.Seconds())))
		if fault == busyDate {
			a.Status = http.StatusServiceUnavailable
			a.Header.Set("Retry-After", w.now.Add(wait).Add(time.Second).UTC().Format(http.TimeFormat))
		}
		w.wait[name] = w.now.Add(wait)
		return a, nil
	case down:
		a.Status = http.StatusBadGateway
		return a, nil
	case unreachable:
		return fetch.Answer{}, annotations.Errorf(annotations.Unavailable, "The site could not be reached.")
	}
	if isFeed {
		a.Body = []byte(w.feed(host))
		return a, nil
	}
	if number("gone", host, art)%97 == 0 && w.now.Sub(w.published(host, art)) > 2*24*time.Hour {
		a.Status = http.StatusNotFound + 6*(art%2) // 404 or 410
		return a, nil
	}
	v := w.version(host, art)
	tag := fmt.Sprintf(`"%d"`, v)
	wrong := fault == consentWall || fault == errorPage || fault == halfGone
	if !wrong && fault != noValidators {
		a.Header.Set("ETag", tag)
		if h.Get("If-None-Match") == tag {
			a.Status = http.StatusNotModified
			return a, nil
		}
	}
	a.Body = []byte(w.page(host, art, v, fault))
	return a, nil
}

func (w *world) say(format string, args ...any) {
	if len(w.wrong) < 20 {
		w.wrong = append(w.wrong, w.now.Sub(w.start).String()+": "+fmt.Sprintf(format, args...))
	}
}

// feed lists the newest 15 articles, and gives all of them one GUID at some
// hosts.
func (w *world) feed(host int) string {
	var items []string
	for art := range w.articles {
		at := w.published(host, art)
		if at.After(w.now) {
			continue
		}
		guid := fmt.Sprint(host, "-", art)
		if host%7 == 3 {
			guid = "the-same"
		}
		items = append(items, at.UTC().Format(time.RFC3339)+fmt.Sprintf("|<item><title>Item %d</title><guid>%s</guid><link>/a%d</link><pubDate>%s</pubDate></item>", art, guid, art, at.UTC().Format(time.RFC1123)))
	}
	slices.Sort(items)
	slices.Reverse(items)
	var b strings.Builder
	b.WriteString("<rss><channel><title>Outlet</title><link>https://" + w.name(host) + "/</link>")
	for _, it := range items[:min(len(items), 15)] {
		_, it, _ = strings.Cut(it, "|")
		b.WriteString(it)
	}
	if w.fault(host) != brokenFeed {
		b.WriteString("</channel></rss>")
	}
	return b.String()
}

var nouns = strings.Fields("harbour ferry bridge council winter market school river valley engine captain union budget minister station tower garden hospital lantern orchard")

func (w *world) page(host, art, v, fault int) string {
	switch fault {
	case consentWall:
		return "<html><body><main><h1>Before you continue</h1><p>We and our partners use cookies to store and read data on your device. Choose what you allow us to do with it.</p><p>You can manage your cookie preferences at any time.</p></main></body></html>"
	case errorPage:
		return "<html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1><p>Something is broken on our side. Please come back later.</p></body></html>"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>Story %d of %s</title></head><body><nav><a href=/>Home</a></nav><article><h1>Story %d of %s</h1>", art, w.name(host), art, w.name(host))
	paragraphs := 8
	if fault == halfGone {
		paragraphs = 3
	}
	for p := range paragraphs {
		b.WriteString("<p>")
		for s := range 3 {
			n := number(host, art, p, s)
			if p == 1 && s == 1 {
				n = number(host, art, p, s, v)
			}
			fmt.Fprintf(&b, "The %s near the %s was seen by the %s on day %d, officials of the %s said. ", nouns[n%20], nouns[n/20%20], nouns[n/400%20], n%28+1, nouns[n/8000%20])
		}
		if p == 1 {
			fmt.Fprintf(&b, "This is version %d. ", v)
		}
		b.WriteString("</p>")
	}
	b.WriteString("</article><footer><p>Page made at " + w.now.Format(time.RFC3339) + "</p></footer></body></html>")
	return b.String()
}

func (w *world) Latest(_ context.Context, id string) ([]article.Block, error) {
	if _, ok := w.took[id]; !ok {
		return nil, nil
	}
	data, err := os.ReadFile(w.file(id))
	if err != nil {
		return nil, err
	}
	var blocks []article.Block
	return blocks, json.Unmarshal(data, &blocks)
}

func (w *world) file(id string) string {
	return filepath.Join(w.dir, strings.ReplaceAll(strings.TrimPrefix(id, "https://"), "/", "-"))
}

func (w *world) Revise(ctx context.Context, id string, c article.Capture, d article.Draft) (bool, error) {
	var host, art int
	if _, err := fmt.Sscanf(id, "https://outlet%d.example/a%d", &host, &art); err != nil {
		return false, err
	}
	prev, err := w.Latest(ctx, id)
	if err != nil || prev != nil && article.Fingerprint(prev, false) == article.Fingerprint(d.Blocks, false) {
		return false, err
	}
	problem, v := "no version", -1
	text := article.TextOf(d.Blocks).String()
	if _, after, ok := strings.Cut(text, "This is version "); ok {
		if _, err := fmt.Sscanf(after, "%d.", &v); err == nil {
			problem = ""
		}
	}
	if v != w.version(host, art) {
		problem = fmt.Sprintf("version %d instead of %d", v, w.version(host, art))
	}
	if n, ok := w.took[id]; ok && v == n {
		problem = fmt.Sprintf("version %d twice", v)
	}
	if w.made[id] == nil {
		w.made[id] = map[int]string{}
	}
	w.made[id][v] = problem
	if prev != nil {
		w.when[id] = append(w.when[id], w.now)
	}
	if w.took[id] = v; prev == nil && w.fault(host) == halfGone {
		w.took[id] = -1 // nobody can tell that there is more; the rest is a true revision
	}
	data, err := json.Marshal(d.Blocks)
	if err != nil {
		return false, err
	}
	return true, os.WriteFile(w.file(id), data, 0o600)
}

func (w *world) Arrive(_ context.Context, _ string, it feed.Item) error {
	if it.Link == "" {
		return errors.New("an item without a link")
	}
	if _, ok := w.arrived[it.Link]; !ok {
		w.arrived[it.Link] = w.now
		w.schedule.Put(watch.Task{ID: it.Link, Kind: watch.Article, URL: it.Link, Changed: it.Published, Due: w.now})
	}
	return nil
}

func (w *world) Save(_ context.Context, t watch.Task) error {
	w.saved[t.ID] = t
	return nil
}

func (w *world) Happened(_ context.Context, e watch.Event) error {
	w.events[e.Kind]++
	return nil
}
