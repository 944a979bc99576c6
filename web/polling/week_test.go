package polling_test

import (
	"context"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
	"writethru/web/ingest/watch/watchtest"
	"writethru/web/polling"
	"writethru/web/sqlite"
)

var whole = flag.Bool("full", false, "simulate 500 feeds and 10,000 articles, which takes long")

// internet is a made-up internet whose answers take their time.
type internet struct{ *watchtest.Internet }

func (n internet) Again(ctx context.Context, at string, h http.Header) (fetch.Answer, error) {
	a, err := n.Internet.Again(ctx, at, h)
	select {
	case <-time.After(watchtest.Latency):
		return a, err
	case <-ctx.Done():
		return fetch.Answer{}, ctx.Err()
	}
}

// TestAWeek lets the whole program but its fetcher look at a made-up internet for
// two days, or with -full a week, with restarts, on a real file.
func TestAWeek(t *testing.T) {
	hosts, articles, part := watchtest.Kinds, 2, 13*time.Hour
	if *whole {
		hosts, articles, part = 500, 20, 42*time.Hour
		debug.SetMemoryLimit(48 << 20) // as the program does
		debug.SetGCPercent(50)
	}
	dir := t.TempDir()
	began := time.Now()
	synctest.Test(t, func(t *testing.T) {
		net := internet{&watchtest.Internet{Start: time.Now(), Hosts: hosts, Articles: articles, Gap: watch.Default().Gap, Now: time.Now}}
		path := filepath.Join(dir, "library.db")
		list := feedsOf(t, hosts)
		for n := range 4 { // with restarts
			onFile(t, path, net, func(p *polling.Polling, _ annotations.Store) {
				if n == 0 {
					if _, err := p.ImportOPML(t.Context(), list); err != nil {
						t.Fatal(err)
					}
				}
				time.Sleep(part)
			})
		}
		store, err := sqlite.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		r := net.Check(watch.Default(), libraryOf(t, store))
		for _, s := range r.Wrong[:min(len(r.Wrong), 50)] {
			t.Error(s)
		}
		t.Logf("%d hosts, %d articles, %d versions of which %d were too short, %d looks", hosts, r.Articles, r.Versions, r.Short, net.Looks())
	})
	tellSize(t, dir, began)
}

// feedsOf returns the feeds of the made-up internet as a subscription list.
func feedsOf(t *testing.T, hosts int) []byte {
	t.Helper()
	var all []feed.Outline
	for h := range hosts {
		all = append(all, feed.Outline{Title: watchtest.Feed(h), FeedURL: watchtest.Feed(h)})
	}
	list, err := feed.WriteOPML("All", all)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// onFile runs a program on a library while do runs.
func onFile(t *testing.T, path string, fetcher watch.Fetcher, do func(*polling.Polling, annotations.Store)) {
	t.Helper()
	store, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	p := polling.New(polling.Options{Store: store, Fetch: fetcher, Now: time.Now, Log: log})
	d := desk.New(desk.Options{
		Store: store, Watch: p, Suspicious: ingest.Suspicious, Now: time.Now, Log: log,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); p.Run(ctx, d) }()
	do(p, store)
	cancel()
	<-done
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// libraryOf returns what a library has of the made-up internet.
func libraryOf(t *testing.T, store annotations.Store) map[string]watchtest.History {
	t.Helper()
	all, err := store.Watches(t.Context(), annotations.WatchQuery{Kind: annotations.WatchedArticle})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]watchtest.History{}
	for _, w := range all {
		h := watchtest.History{Arrived: w.Added}
		if w.Article == "" {
			out[w.URL] = h
			continue
		}
		heads, err := store.Revisions(t.Context(), w.Article)
		if err != nil {
			t.Fatal(err)
		}
		for _, head := range heads {
			r, err := store.Revision(t.Context(), w.Article, head.Number)
			if err != nil {
				t.Fatal(err)
			}
			v, err := watchtest.VersionIn(r.Text().String())
			if err != nil {
				t.Errorf("%s: revision %d: %v", w.URL, head.Number, err)
			}
			h.Revisions = append(h.Revisions, watchtest.Revision{Version: v, Asked: r.Captured.Add(-watchtest.Latency)})
		}
		out[w.URL] = h
	}
	return out
}

// tellSize logs the size of the library and what memory and time it took.
func tellSize(t *testing.T, dir string, began time.Time) {
	t.Helper()
	size := int64(0)
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil {
			size += info.Size()
		}
	}
	t.Logf("library: %.1f MB", float64(size)/(1<<20))
	status, _ := os.ReadFile("/proc/self/status") // only where there is one
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM") {
			t.Logf("most resident memory of the test: %s, after %s", strings.TrimSpace(strings.TrimPrefix(line, "VmHWM:")), time.Since(began).Round(time.Second))
		}
	}
}
