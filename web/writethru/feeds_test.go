package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"writethru/web/api"
)

// site is an outlet with two feeds, of which one has a story. Once it is gone it
// has nothing any more.
func site(t *testing.T) (s *httptest.Server, gone *atomic.Bool) {
	t.Helper()
	gone = &atomic.Bool{}
	story := &outlet{host: "site"}
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch path := r.URL.Path; {
		case gone.Load():
			http.NotFound(w, r)
		case path == "/":
			fmt.Fprint(w, `<link rel=alternate type=application/rss+xml title=News href=/news><link rel=alternate type=application/rss+xml href=/sport>`)
		case path == "/news":
			fmt.Fprint(w, `<rss><channel><title>The News</title><item><title>Story</title><link>/story</link></item></channel></rss>`)
		case path == "/sport":
			fmt.Fprint(w, `<rss><channel><title>Sport</title></channel></rss>`)
		case path == "/story":
			fmt.Fprint(w, story.story(1, 1))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s, gone
}

func TestFeeds(t *testing.T) {
	s, gone := site(t)
	dir := t.TempDir()
	db, list := filepath.Join(dir, "library.db"), filepath.Join(dir, "list.opml")
	settle(t, db, hasty())
	run := func(want int, args ...string) string {
		t.Helper()
		out, errs, code := command(t, "", append([]string{"feeds", "--db", db, "--allow-host", "127.0.0.1"}, args...)...)
		if code != want {
			t.Fatalf("feeds %v: code %d, want %d\n%s%s", args, code, want, out, errs)
		}
		if want != 0 && strings.Count(errs, "\n") != 1 {
			t.Errorf("feeds %v: an error is one sentence, not %q", args, errs)
		}
		return out + errs
	}
	has := func(said string, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("%q is not in %q", w, said)
			}
		}
	}
	for _, args := range [][]string{{}, {"burn"}, {"add"}, {"add", "a", "b"}, {"remove"}, {"import"}, {"list", "x"}, {"check", "a", "b"}, {"list", "--bad"}} {
		has(run(2, args...), "See writethru help.")
	}
	has(run(1, "add", s.URL), s.URL+"/news", s.URL+"/sport", "names several feeds")
	has(run(0, "add", s.URL+"/news", "--folder", "News"), "Subscribed to The News")
	has(run(0, "add", s.URL+"/news"), "already")
	has(run(1, "add", "http://10.0.0.1/feed"), "private")
	has(run(1, "add", "words"), "web address")
	has(run(0, "list"), "not checked yet", "The News", "News", s.URL+"/news")

	has(run(0, "check"), "feed "+s.URL+"/news: well", "article "+s.URL+"/story: well")
	var f api.Source
	if err := json.Unmarshal([]byte(run(0, "list", "--json")), &f); err != nil || f.Title != "The News" || f.Checked.IsZero() {
		t.Errorf("list: %+v, %v", f, err)
	}
	out := run(0, "export")
	if err := os.WriteFile(list, []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	has(run(0, "remove", f.ID), "Unsubscribed")
	has(run(1, "remove", f.ID), "not watched")
	has(run(1, "check", f.ID), "not watched")
	has(run(0, "import", list), "1 new feeds")
	has(run(0, "import", list, "--json"), `"known":1`)
	has(run(1, "import", filepath.Join(dir, "nothing.opml")), "no file")
	has(run(1, "import", db), "not a list")
	gone.Store(true)
	has(run(1, "check", f.ID), "1 could not be read.")
	if said, errs, code := command(t, out, "feeds", "--db", db, "import", "-"); code != 0 {
		t.Errorf("import from the standard input: %d %s%s", code, said, errs)
	}
}

// What is added while a server runs comes to the server, and a second server
// leaves the watching to the first until that has ended.
func TestFeedsWhileAServerRuns(t *testing.T) {
	s, _ := site(t)
	db := filepath.Join(t.TempDir(), "library.db")
	settle(t, db, hasty())
	first := start(t, db, "--no-sample", "--allow-host", "127.0.0.1")
	second := start(t, db, "--no-sample", "--allow-host", "127.0.0.1")
	until(t, "the second server says that it does not watch", func() bool { return strings.Contains(second.log.String(), "nothing is watched") })
	if strings.Contains(first.log.String(), "nothing is watched") {
		t.Error("neither server watches")
	}
	out, errs, code := command(t, "", "feeds", "--db", db, "--allow-host", "127.0.0.1", "add", s.URL+"/news")
	if code != 0 {
		t.Fatalf("feeds add: %s%s", out, errs)
	}
	out, errs, code = command(t, "", "feeds", "--db", db, "check")
	if code != 0 || !strings.Contains(out, "A server runs") {
		t.Errorf("feeds check while a server runs: code %d, %s%s", code, out, errs)
	}
	first.kill()
	until(t, "the second server watches", func() bool { return len(second.library(t)) == 1 })
}

// until waits until something holds.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it is not so that %s", what)
		}
	}
}
