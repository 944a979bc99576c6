package fetch_test

import (
	"context"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest/memory"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/picture"
	"writethru/web/polling"
)

// library is the whole of what fetches, with a client for which every name leads
// inside.
type library struct {
	*testing.T
	store  annotations.Store
	desk   *desk.Desk
	p      *polling.Polling
	passed *[]string
	// outlet is the one that may be asked, canaries are those that must not.
	outlet   string
	asked    atomic.Int32 // of the outlet
	canaries []string
	sang     atomic.Int32
	hostile  []string
}

func newLibrary(t *testing.T) *library {
	l := &library{T: t, store: memory.New()}
	s := httptest.NewServer(http.HandlerFunc(l.serve))
	t.Cleanup(s.Close)
	l.outlet = s.URL
	l.release()
	l.hostile = append(fetch.Hostile(), l.canaries...)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	var client *fetch.Client
	client, l.passed = fetch.Guarded(t, u.Host)
	l.p = polling.New(polling.Options{Store: l.store, Fetch: client, Now: time.Now})
	l.desk = desk.New(desk.Options{
		Store: l.store, Watch: l.p, Fetch: client, Picture: picture.Check, Suspicious: ingest.Suspicious, Now: time.Now,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
	})
	// No gap, and nothing is looked at twice.
	const plan = `{"plan":{"steps":[{"under":864000000000000,"every":864000000000000}],"feedMin":864000000000000,"feedMax":864000000000000,"backoff":864000000000000,"backoffMax":864000000000000}}`
	if err := l.store.SetSetting(t.Context(), "watch", plan); err != nil {
		t.Fatal(err)
	}
	return l
}

// release lets canaries sit at private addresses of this machine, where they can.
func (l *library) release() {
	for _, at := range []string{"127.0.0.1:80", "127.0.0.1:8080", "127.0.0.1:8000", "127.0.0.1:8008", "127.0.0.1:8888", "[::1]:8080", "127.0.0.2:8080"} {
		listener, err := net.Listen("tcp", at)
		if err != nil {
			continue // somebody sits there
		}
		s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			l.sang.Add(1)
			fmt.Fprint(w, `<rss><channel><title>Inside</title><item><title>Secret</title><link>/secret</link></item></channel></rss>`)
		})}
		go s.Serve(listener) // until it is closed
		l.Cleanup(func() { s.Close() })
		_, port, _ := net.SplitHostPort(at)
		l.canaries = append(l.canaries, "http://"+at+"/", "http://localhost:"+port+"/feed", "http://canary.example:"+port+"/")
	}
	if len(l.canaries) == 0 {
		l.Fatal("there is no place for a canary")
	}
}

// serve is the outlet: /to/N redirects to a hostile address, /names/N names it as
// its feed, /items has all of them as items and /shows as pictures of a story.
func (l *library) serve(w http.ResponseWriter, r *http.Request) {
	l.asked.Add(1)
	what, which, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	n, _ := strconv.Atoi(which) // without one it is the first
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch what {
	case "to":
		w.Header()["Location"] = []string{l.hostile[n]}
		w.WriteHeader(http.StatusFound)
	case "names":
		fmt.Fprintf(w, `<link rel="alternate" type="application/rss+xml" href="%s">`, html.EscapeString(l.hostile[n]))
	case "shows":
		fmt.Fprint(w, "<article><h1>Pictures</h1>", l.story(), "</article>")
	case "items":
		fmt.Fprint(w, "<rss><channel><title>Feed</title>")
		for i, at := range l.hostile {
			fmt.Fprintf(w, "<item><title>A</title><link>%s</link></item><item><title>B</title><link>/to/%d</link></item>", html.EscapeString(at), i)
		}
		fmt.Fprint(w, "<item><title>C</title><link>/shows</link></item></channel></rss>")
	case "texts":
		fmt.Fprintf(w, "<rss><channel><title>Texts</title><item><title>D</title><link>/d</link><description><![CDATA[%s]]></description></item></channel></rss>", l.story())
	default:
		http.NotFound(w, r)
	}
}

// story has a paragraph and a picture for each hostile address.
func (l *library) story() string {
	var b strings.Builder
	for i, at := range l.hostile {
		fmt.Fprintf(&b, `<p>Paragraph %d says that the ferry left the harbour of Karrow at noon, as the port had told it.</p><figure><img src="%s" width="600" height="400"><figcaption>The ferry</figcaption></figure>`, i, html.EscapeString(at))
	}
	return b.String()
}

// refused fails when anything was asked that must not be.
func (l *library) refused(by string) {
	l.Helper()
	if n := l.sang.Swap(0); n > 0 {
		l.Errorf("%s: canaries were asked %d times", by, n)
	}
	if len(*l.passed) > 0 {
		l.Errorf("%s: the guard let pass %v", by, *l.passed)
		*l.passed = nil
	}
}

func (l *library) check(ids ...string) (seen int) {
	l.Helper()
	err := l.p.Check(l.Context(), l.desk, ids, func(w annotations.Watch) {
		seen++
		if w.Kind == annotations.WatchedArticle && w.Article == "" && w.Problem == "" {
			l.Errorf("%s was asked for and nothing is said of it", w.URL)
		}
	})
	if err != nil {
		l.Error(err)
	}
	return seen
}

// A reader, a list of feeds, a page, a feed, its items, their pictures and every
// redirect may name what lies inside; none of it is asked for.
func TestNothingInsideIsAskedFor(t *testing.T) {
	l := newLibrary(t)
	subscribe := func(at string) error {
		_, err := l.p.Subscribe(t.Context(), api.FeedRequest{URL: at})
		return err
	}
	for by, ask := range map[string]func(i int) error{
		"Subscribe":                func(i int) error { return subscribe(l.hostile[i]) },
		"Subscribe, feed:":         func(i int) error { return subscribe("feed:" + l.hostile[i]) },
		"Subscribe, without http:": func(i int) error { return subscribe(strings.TrimPrefix(l.hostile[i], "http://")) },
		"Add":                      func(i int) error { _, err := l.desk.Add(t.Context(), api.AddRequest{URL: l.hostile[i]}); return err },
	} {
		for i := range l.hostile {
			if err := ask(i); err == nil {
				t.Errorf("%s %q has no error", by, l.hostile[i])
			}
		}
		l.refused(by)
	}
	for by, path := range map[string]string{"a redirect": "/to/", "a page": "/names/"} {
		for i := range l.hostile {
			_ = subscribe(l.outlet + path + strconv.Itoa(i)) // a form of it may stay at the outlet
		}
		l.refused(by)
	}
	if n, err := l.store.CountWatches(t.Context()); err != nil || n != (annotations.WatchCounts{}) {
		t.Errorf("after what was refused %+v are watched, %v", n, err)
	}
	l.watches(t.Context())
}

// watches lets feeds of all kinds lead inside.
func (l *library) watches(ctx context.Context) {
	var list strings.Builder
	for i, at := range l.hostile {
		fmt.Fprintf(&list, `<outline text="A" xmlUrl="%s"/><outline text="B" xmlUrl="%s/to/%d"/>`, html.EscapeString(at), l.outlet, i)
	}
	fmt.Fprintf(&list, `<outline text="C" xmlUrl="%s/items"/><outline text="D" xmlUrl="%s/texts"/>`, l.outlet, l.outlet)
	r, err := l.p.ImportOPML(ctx, []byte("<opml><body>"+list.String()+"</body></opml>"))
	if err != nil || r.Added < len(l.hostile) {
		l.Errorf("ImportOPML: %+v, %v", r, err)
	}
	feeds, err := l.p.Feeds(ctx)
	if err != nil {
		l.Error(err)
	}
	for _, f := range feeds {
		if strings.HasSuffix(f.URL, "/texts") {
			if err := l.p.Change(ctx, f.ID, api.WatchRequest{Do: api.WatchTexts}); err != nil {
				l.Error(err)
			}
		}
	}
	n := l.check()
	l.refused("feeds, their items and pictures")
	stories, err := l.store.List(ctx, annotations.ListQuery{})
	if err != nil || stories.Total != 2 {
		l.Errorf("%d stories came, %v, want the two of the outlet", stories.Total, err)
	}
	l.Logf("%d feeds and items were looked at, the outlet was asked %d times, %d canaries not once", n, l.asked.Load(), len(l.canaries)/3)
}
