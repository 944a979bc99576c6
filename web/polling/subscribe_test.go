package polling_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
)

func TestSubscribe(t *testing.T) {
	link := func(href, title string) string {
		return fmt.Sprintf(`<link rel="alternate" type="application/rss+xml" title="%s" href="%s">`, title, href)
	}
	pages := map[string]page{
		port + "/feed":           {body: rss("/1")},
		port + "/":               {body: "<html><head>" + link("/feed", "All") + "</head>"},
		port + "/two":            {body: "<html><head>" + link("/feed", "All") + link("/sport", "Sport") + "</head>"},
		port + "/gone":           {status: http.StatusGone},
		"https://plain.example/": {body: "<html><p>Nothing here."}, "https://plain.example/rss.xml": {body: rss()},
		"https://none.example/": {body: "<html><p>Nothing here."},
		"https://busy.example/": {body: "<html><p>Nothing here."}, "https://busy.example/feed": {status: http.StatusTooManyRequests},
		"https://moved.example/a": {to: "https://moved.example/b"}, "https://moved.example/b": {body: rss("/1")},
		"https://away.example/a": {to: port + "/feed"},
		"https://down.example/":  {err: annotations.Errorf(annotations.Unavailable, "The site could not be reached.")},
		"https://dead.example/":  {body: "<html><head>" + link("/feed", "All") + "</head>"},
	}
	for _, tt := range []struct {
		typed string
		feed  string // that is watched then
		found int
		code  annotations.Code
		most  int // how often the site may be asked
	}{
		{typed: port + "/feed", feed: port + "/feed", most: 1},
		{typed: " HTTPS://Port.example:443/feed#top ", feed: port + "/feed", most: 1},
		{typed: "port.example", feed: port + "/feed", most: 2},
		{typed: "feed:" + port + "/feed", feed: port + "/feed", most: 1},
		{typed: "Feed://port.example/feed", feed: port + "/feed", most: 1},
		{typed: "feed:port.example/feed", feed: port + "/feed", most: 1},
		{typed: port + "/two", found: 2, most: 1},
		{typed: "plain.example", feed: "https://plain.example/rss.xml", most: 8},
		{typed: "none.example", code: annotations.NotFound, most: 15},
		{typed: "busy.example", code: annotations.NotFound, most: 2},
		{typed: "https://moved.example/a", feed: "https://moved.example/b", most: 2},
		{typed: "https://away.example/a", feed: "https://away.example/a", most: 1},
		{typed: port + "/gone", code: annotations.NotFound, most: 1},
		{typed: "down.example", code: annotations.Unavailable, most: 1},
		{typed: "dead.example", code: annotations.NotFound, most: 2},
		{typed: "", code: annotations.Invalid}, {typed: "feed:", code: annotations.Invalid}, {typed: "words", code: annotations.Invalid},
		{typed: "ftp://port.example/feed", code: annotations.Invalid}, {typed: "javascript:alert(1)", code: annotations.Invalid},
		{typed: "https://a:b@port.example/feed", code: annotations.Invalid},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			inWorld(t, func(w *world) {
				w.stop() // what is subscribed to is looked at by another test
				w.gap = 0
				w.pages = pages
				r, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: tt.typed, Folder: " News  /  Ports "})
				if got := annotations.CodeOf(err); got != tt.code {
					t.Fatalf("Subscribe: %v, want code %q", err, tt.code)
				}
				if len(w.asked) > tt.most {
					t.Errorf("asked %d times, want %d at most", len(w.asked), tt.most)
				}
				if len(r.Found) != tt.found {
					t.Errorf("found %v, want %d feeds", r.Found, tt.found)
				}
				feeds := w.watches(annotations.WatchedFeed)
				if tt.feed == "" {
					if len(feeds) > 0 {
						t.Errorf("watched: %v, want nothing", feeds)
					}
					return
				}
				if f := feeds[tt.feed]; len(feeds) != 1 || f.ID != r.ID || f.Title != "The Port" || f.Folder != "News / Ports" || r.Known {
					t.Errorf("watched: %+v, answered: %+v", feeds, r)
				}
				again, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: tt.typed})
				if err != nil || !again.Known || again.ID != r.ID {
					t.Errorf("subscribed again: %+v, %v, want it known", again, err)
				}
			})
		})
	}
}

func TestFolderTooLong(t *testing.T) {
	inWorld(t, func(w *world) {
		_, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: port, Folder: strings.Repeat("long ", 50)})
		if annotations.CodeOf(err) != annotations.Invalid || len(w.asked) > 0 {
			t.Errorf("Subscribe into a folder with a long name: %v after %d requests", err, len(w.asked))
		}
	})
}

// A list comes in and goes out again as it was, and a second time changes nothing.
func TestOPML(t *testing.T) {
	const list = `<opml version="2.0"><body>
<outline text="Top" xmlUrl="https://top.example/feed" htmlUrl="https://top.example/"/>
<outline text="News"><outline text="Agencies"><outline text="Plover" xmlUrl="https://plover.example/feed#x"/></outline>
  <outline text="Nested feed" xmlUrl="https://nest.example/a"><outline text="Inner" xmlUrl="https://nest.example/b"/></outline></outline>
<outline text=""><outline text="No name" xmlUrl="https://noname.example/feed"/></outline>
<outline text="A / B"><outline text="  /  "><outline text="Slash" xmlUrl="https://slash.example/feed"/></outline></outline>
<outline text="Bad" xmlUrl="file:///etc/passwd"/><outline text="Empty group"/>
<outline text="Top again" xmlUrl="https://top.example/feed"/></body></opml>`
	folders := map[string]string{
		"https://top.example/feed": "", "https://plover.example/feed": "News / Agencies", "https://nest.example/a": "News", "https://nest.example/b": "News",
		"https://noname.example/feed": "", "https://slash.example/feed": "A / B",
	}
	inWorld(t, func(w *world) {
		w.stop()
		check := func(want api.OPMLResult, data []byte) {
			t.Helper()
			r, err := w.p.ImportOPML(w.ctx, data)
			w.ok(err)
			if r != want {
				t.Errorf("ImportOPML: %+v, want %+v", r, want)
			}
			got := map[string]string{}
			for at, f := range w.watches(annotations.WatchedFeed) {
				got[at] = f.Folder
			}
			if diff := cmp.Diff(folders, got); diff != "" {
				t.Errorf("folders (-want +got):\n%s", diff)
			}
		}
		check(api.OPMLResult{Added: 6, Known: 1}, []byte(list))
		check(api.OPMLResult{Known: 7}, []byte(list))
		out, err := w.p.ExportOPML(w.ctx)
		w.ok(err)
		for _, f := range w.watches(annotations.WatchedFeed) {
			w.change(f.ID, api.WatchRemove, "")
		}
		check(api.OPMLResult{Added: 6}, out)
		again, err := w.p.ExportOPML(w.ctx)
		w.ok(err)
		if diff := cmp.Diff(string(out), string(again)); diff != "" {
			t.Errorf("exported again (-first +second):\n%s", diff)
		}
		if _, err := w.p.ImportOPML(w.ctx, []byte("no list")); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("ImportOPML of no list: %v", err)
		}
		deep := strings.Repeat(`<outline text="`+strings.Repeat("long ", 30)+`">`, 20) + `<outline text="Deep" xmlUrl="https://deep.example/"/>` + strings.Repeat("</outline>", 20)
		_, err = w.p.ImportOPML(w.ctx, []byte("<opml><body>"+deep+"</body></opml>"))
		w.ok(err)
		if f := w.watches(annotations.WatchedFeed)["https://deep.example/"].Folder; len(f) > 200 || f == "" {
			t.Errorf("a deep folder is %q", f)
		}
	})
}
