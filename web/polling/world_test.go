package polling_test

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest/memory"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
	"writethru/web/polling"
)

// page is what stands at an address.
type page struct {
	status int // 0: 200
	header http.Header
	body   string
	to     string // a redirect
	err    error
}

// web is a made-up internet. Every exchange takes a moment of its own clock.
type web struct {
	mu    sync.Mutex
	pages map[string]page
	asked []ask
	gap   time.Duration
	ended map[string]time.Time // the last exchange with a host
	wrong []string
	hook  func(at string)
}

// before calls f before an answer is given from now on.
func (w *web) before(f func(at string)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hook = f
}

// ask is a request that came.
type ask struct {
	at   string
	when time.Time
	head http.Header
}

const latency = 300 * time.Millisecond

func (w *web) put(at string, p page) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[at] = p
}

// story puts a story with these paragraphs at an address.
func (w *web) story(at string, words ...string) { w.put(at, page{body: story(words...)}) }

// story returns a page; its headline is the first word.
func story(words ...string) string {
	return "<!doctype html><html><head><title>" + words[0] + "</title></head><body><article><h1>" + words[0] + "</h1>" + text(words...) + "</article></body></html>"
}

// text returns long paragraphs, each about one of words.
func text(words ...string) string {
	var b strings.Builder
	for i, word := range words {
		fmt.Fprintf(&b, "<p>The %s was seen at the harbour on day %d, officials of the port said on Monday, and nobody there could say what would become of the %s before the end of the long winter.</p>", word, i+1, word)
	}
	return b.String()
}

// rss returns a feed of items, each an address, or whatever else stands in it.
func rss(items ...string) string {
	var b strings.Builder
	b.WriteString("<rss><channel><title>The Port</title><link>https://port.example/</link>")
	for i, it := range items {
		if !strings.HasPrefix(it, "<") {
			it = fmt.Sprintf("<title>Item %d</title><guid>%s</guid><link>%s</link>", i, it, it)
		}
		b.WriteString("<item>" + it + "</item>")
	}
	return b.String() + "</channel></rss>"
}

// Again implements watch.Fetcher.
func (w *web) Again(ctx context.Context, at string, h http.Header) (fetch.Answer, error) {
	w.begin(at, h)
	select {
	case <-time.After(latency):
	case <-ctx.Done():
		return fetch.Answer{}, ctx.Err()
	}
	w.mu.Lock()
	hook := w.hook
	w.mu.Unlock()
	if hook != nil {
		hook(at)
	}
	return w.answer(at, h)
}

func (w *web) begin(at string, h http.Header) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	host := hostOf(at)
	if last, ok := w.ended[host]; ok && w.gap > 0 && now.Sub(last) < w.gap {
		w.wrong = append(w.wrong, fmt.Sprintf("%s was asked %s after the last exchange with it", at, now.Sub(last)))
	}
	w.ended[host] = now.Add(latency)
	w.asked = append(w.asked, ask{at, now, h})
}

func (w *web) answer(at string, h http.Header) (fetch.Answer, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		p, ok := w.pages[at]
		w.ended[hostOf(at)] = time.Now()
		switch {
		case !ok:
			return fetch.Answer{URL: at, Status: http.StatusNotFound, Header: http.Header{}}, nil
		case p.err != nil:
			return fetch.Answer{}, p.err
		case p.to != "":
			at = p.to
			continue
		}
		a := fetch.Answer{URL: at, Status: cmp.Or(p.status, http.StatusOK), Header: p.header.Clone(), Body: []byte(p.body)}
		if a.Header == nil {
			a.Header = http.Header{}
		}
		a.Header.Set("Content-Type", "text/html")
		if tag := a.Header.Get("ETag"); tag != "" && h.Get("If-None-Match") == tag {
			a.Status, a.Body = http.StatusNotModified, nil
		}
		return a, nil
	}
}

func hostOf(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// times returns when an address was asked for, since a time.
func (w *web) times(at string, since time.Time) (all []time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.asked {
		if a.at == at && !a.when.Before(since) {
			all = append(all, a.when)
		}
	}
	return all
}

// world is a program that watches the made-up internet.
type world struct {
	*testing.T
	*web
	ctx   context.Context
	store annotations.Store
	desk  *desk.Desk
	p     *polling.Polling
	stop  func()
	shift atomic.Int64 // of the program's clock, in nanoseconds
	log   io.Writer
}

// inWorld runs a test in a world whose clock goes on when nothing is left to do.
func inWorld(t *testing.T, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{
			T: t, ctx: t.Context(), store: memory.New(), log: t.Output(),
			web: &web{pages: map[string]page{}, ended: map[string]time.Time{}, gap: watch.Default().Gap},
		}
		w.start()
		test(w)
		w.stop()
		for _, s := range w.wrong {
			t.Error(s)
		}
	})
}

// start starts a program on the store, as after a crash of the one before.
func (w *world) start() {
	now := func() time.Time { return time.Now().Add(time.Duration(w.shift.Load())) }
	log := slog.New(slog.NewTextHandler(w.log, nil))
	w.p = polling.New(polling.Options{Store: w.store, Fetch: w.web, Now: now, Log: log})
	w.desk = desk.New(desk.Options{
		Store: w.store, Watch: w.p, Suspicious: ingest.Suspicious, Now: now, Log: log,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
	})
	ctx, cancel := context.WithCancel(w.ctx)
	done := make(chan struct{})
	go func() { defer close(done); w.p.Run(ctx, w.desk) }()
	w.stop = sync.OnceFunc(func() { cancel(); <-done })
}

// restart ends the program and starts it again.
func (w *world) restart() { w.stop(); w.start() }

// pass lets time go by.
func (w *world) pass(d time.Duration) { time.Sleep(d); synctest.Wait() }

func (w *world) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// subscribe subscribes to a feed and waits until it was read with its pages.
func (w *world) subscribe(at string) string {
	w.Helper()
	r, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: at})
	w.ok(err)
	w.pass(2 * time.Minute)
	return r.ID
}

// change does something with a watch.
func (w *world) change(id string, do api.WatchAct, value string) {
	w.Helper()
	w.ok(w.p.Change(w.ctx, id, api.WatchRequest{Do: do, Value: value}))
}

// watch returns a watch.
func (w *world) watch(id string) annotations.Watch {
	w.Helper()
	got, err := w.store.Watch(w.ctx, id)
	w.ok(err)
	return got
}

// watches returns all watches of a kind by their address.
func (w *world) watches(kind annotations.WatchKind) map[string]annotations.Watch {
	w.Helper()
	all, err := w.store.Watches(w.ctx, annotations.WatchQuery{Kind: kind})
	w.ok(err)
	out := map[string]annotations.Watch{}
	for _, a := range all {
		out[a.URL] = a
	}
	return out
}

// stories tells the library: for each article its address and headlines, and how
// many captures there are of it.
func (w *world) stories() map[string]string {
	w.Helper()
	list, err := w.store.List(w.ctx, annotations.ListQuery{Limit: 1000})
	w.ok(err)
	out := map[string]string{}
	for _, row := range list.Rows {
		heads, err := w.store.Revisions(w.ctx, row.ID)
		w.ok(err)
		var said []string
		for _, h := range heads {
			said = append(said, h.Headline)
		}
		seen, err := w.store.Sightings(w.ctx, row.ID)
		w.ok(err)
		out[cmp.Or(row.URL, string(row.ID))] = fmt.Sprintf("%s, %d captures", strings.Join(said, " > "), len(seen))
	}
	return out
}

// tells fails when the library is not as wanted.
func (w *world) tells(when string, want map[string]string) {
	w.Helper()
	got := w.stories()
	if !maps.Equal(got, want) {
		w.Errorf("%s the library is\n%s\nwant\n%s", when, listOf(got), listOf(want))
	}
}

func listOf(m map[string]string) string {
	var lines []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		lines = append(lines, "  "+k+": "+m[k])
	}
	return strings.Join(lines, "\n")
}

// capture returns what stands at an address, and draft what is read of it.
func (w *world) capture(at string) article.Capture {
	w.Helper()
	a, err := w.answer(at, nil)
	w.ok(err)
	sum := sha256.Sum256(a.Body)
	return article.Capture{SHA256: hex.EncodeToString(sum[:]), URL: at, ContentType: "text/html", Time: time.Now(), Body: a.Body}
}

func (w *world) draft(at string) article.Draft {
	w.Helper()
	d, err := ingest.Read(w.capture(at), ingest.Hints{})
	w.ok(err)
	return d
}
