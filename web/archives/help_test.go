package archives_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest/memory"
	"writethru/web/api"
	"writethru/web/archives"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/archive"
	"writethru/web/ingest/archive/archivetest"
	"writethru/web/ingest/fetch"
)

const address = "https://post.example/ferry"

// text returns a version of the story, in which so many died.
func text(dead int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>Ferry hits pier</title></head><body><article><h1>Ferry hits pier, %d dead</h1>
<p>KARROW — A ferry struck the western pier of Karrow in thick fog early on Tuesday, and %d people died, the harbor office said.</p>
<p>“We have waited nine years for a lamp on that pier,” harbor master Odile Marrack said on the same morning.</p>
<p>The ferry was on its way from Teskel with 64 people on board, and 31 of them were brought to the hospital of Karrow.</p>
<p>The council will meet on Friday to talk about the lamp, which has been planned since the fog of 2016.</p></article></body></html>`, dead, dead)
}

func day(n int) time.Time { return time.Date(2025, 11, n, 9, 0, 0, 0, time.UTC) }

// world is a desk with a web archive and an outlet.
type world struct {
	*desk.Desk
	archive *archives.Archives
	t       testing.TB
	store   annotations.Store
	server  *archivetest.Server
	outlet  map[string]string

	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// sleep passes the time at once.
func (w *world) sleep(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.slept, w.now = append(w.slept, d), w.now.Add(d)
	return ctx.Err()
}

// Page implements desk.Fetcher for the outlet.
func (w *world) Page(_ context.Context, url string) (article.Capture, error) {
	body, ok := w.outlet[url]
	if !ok {
		return article.Capture{}, annotations.Errorf(annotations.NotFound, "There is no page at this address (any more).")
	}
	sum := sha256.Sum256([]byte(body))
	return article.Capture{SHA256: hex.EncodeToString(sum[:]), URL: url, ContentType: "text/html; charset=utf-8", Time: w.clock(), Body: []byte(body)}, nil
}

func (w *world) Picture(context.Context, string) ([]byte, string, error) {
	w.t.Error("a picture of an old capture was fetched from the outlet")
	return nil, "", nil
}

// begin opens a desk with a web archive that has these captures.
func begin(t testing.TB, server *archivetest.Server) *world {
	t.Helper()
	w := &world{t: t, store: memory.New(), server: server, now: day(20), outlet: map[string]string{}}
	http := httptest.NewServer(server)
	t.Cleanup(http.Close)
	a := archive.Archive{
		Name: "Test Archive", CDX: http.URL + "/cdx/search/cdx", TimeMap: http.URL + "/web/timemap/link/",
		TimeGate: http.URL + "/web/", Memento: http.URL + "/web/",
	}
	port := fetch.New(fetch.Options{AllowHosts: []string{strings.TrimPrefix(http.URL, "http://")}})
	w.archive = archives.New(archives.Options{Archive: a, Port: port, Store: w.store, Now: w.clock, Sleep: w.sleep})
	w.Desk = desk.New(desk.Options{
		Store: w.store, Fetch: w, Archive: w.archive, Suspicious: ingest.Suspicious, Now: w.clock,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
	})
	t.Cleanup(w.archive.Open(w.Desk))
	return w
}

// page returns the state of the page of earlier captures.
func (w *world) page(path string) api.EarlierPage {
	w.t.Helper()
	p, err := w.Desk.Page(w.t.Context(), path, api.Prefs{})
	if err != nil || p.Earlier == nil {
		w.t.Fatalf("Page(%s) = %+v, %v", path, p, err)
	}
	return *p.Earlier
}

// imported imports what was chosen, and returns what came of it.
func (w *world) imported(c api.ArchiveChoice, path string) api.Importing {
	w.t.Helper()
	if err := w.archive.Import(w.t.Context(), c); err != nil {
		w.t.Fatalf("Import: %v", err)
	}
	for {
		if i := w.page(path).Importing; i != nil && !i.Running {
			return *i
		}
	}
}

// ask asks the archive, which must answer.
func (w *world) ask(q api.ArchiveQuery) {
	w.t.Helper()
	if err := w.archive.Ask(w.t.Context(), q); err != nil {
		w.t.Fatalf("Ask: %v", err)
	}
}

// heads returns the headlines of the revisions of an article.
func (w *world) heads(id article.ID) (out []string) {
	w.t.Helper()
	heads, err := w.store.Revisions(w.t.Context(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, h := range heads {
		out = append(out, h.Captured.Format("2 Jan ")+h.Headline)
	}
	return out
}

func captured(n, dead int) archivetest.Capture {
	return archivetest.Capture{URL: address, Time: day(n), Body: text(dead)}
}
