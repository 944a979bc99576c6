package polling_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

const port = "https://port.example"

func TestFeedBringsArticles(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.story(port+"/2", "bridge", "river", "toll")
		w.put(port+"/feed", page{body: rss("/1", "/2?utm_source=feed#top", port+"/", "ftp://port.example/3", "javascript:alert(1)")})
		feed := w.subscribe(port + "/feed")
		want := map[string]string{port + "/1": "ferry, 1 captures", port + "/2": "bridge, 1 captures"}
		w.tells("at first", want)
		if f := w.watch(feed); f.Title != "The Port" || f.Site != port+"/" || f.Problem != "" {
			t.Errorf("the feed: %+v", f)
		}

		w.story(port+"/1", "ferry", "pier", "fog", "captain")
		w.story(port+"/3", "lantern", "tower", "garden")
		w.put(port+"/feed", page{body: rss("/3", "/1")})
		w.pass(7 * time.Hour) // three hours old, at most an hour between two looks
		want[port+"/1"] = "ferry > ferry, 2 captures"
		want[port+"/3"] = "lantern, 1 captures"
		w.tells("after a change and a new item", want)

		w.put(port+"/2", page{status: http.StatusGone})
		w.pass(4 * time.Hour)
		if got := w.watches(annotations.WatchedArticle)[port+"/2"]; got.State != "gone" || !strings.Contains(got.Problem, "no page") {
			t.Errorf("after 410: %+v", got)
		}
		w.tells("when one is gone", want)
		asked := len(w.asked)
		w.change(feed, api.WatchRemove, "")
		w.pass(24 * time.Hour)
		if w.times(port+"/feed", w.asked[asked].when) != nil {
			t.Error("a feed is asked for that was removed")
		}
		w.tells("what came by a feed that was removed", want)
	})
}

// Two texts that take turns are two revisions, and few captures.
func TestFlipFlop(t *testing.T) {
	for _, texts := range []int{2, 3} {
		inWorld(t, func(w *world) {
			n := 0
			w.before(func(at string) {
				if strings.HasSuffix(at, "/1") {
					w.story(at, "ferry", "pier", "fog", fmt.Sprint("variant", n%texts))
					n++
				}
			})
			w.put(port+"/feed", page{body: rss("/1")})
			w.subscribe(port + "/feed")
			w.pass(20 * 24 * time.Hour)
			if n < 50 {
				t.Errorf("the page was asked for %d times: the test tests nothing", n)
			}
			want := map[int]string{2: "ferry > ferry, 3 captures", 3: "ferry > ferry > ferry, 5 captures"}[texts]
			if got := w.stories()[port+"/1"]; got != want {
				t.Errorf("%d texts that take turns in %d looks: %s, want %s", texts, n, got, want)
			}
		})
	}
}

// Two addresses of one article make one of it, with one watch.
func TestTwoAddresses(t *testing.T) {
	for _, tt := range []struct {
		name   string
		second page
	}{
		{"a redirect", page{to: port + "/1"}},
		{"a canonical address", page{body: strings.Replace(story("ferry", "pier", "fog"), "<head>", `<head><link rel="canonical" href="/1">`, 1)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, func(w *world) {
				w.story(port+"/1", "ferry", "pier", "fog")
				w.put(port+"/amp/1", tt.second)
				w.put("https://other.example/go", page{to: port + "/1"})
				w.put(port+"/feed", page{body: rss("/1", "/amp/1", "https://other.example/go")})
				w.subscribe(port + "/feed")
				w.pass(time.Hour)
				if got := w.stories(); len(got) != 1 || !strings.HasPrefix(got[port+"/1"], "ferry, ") {
					t.Errorf("the library: %v, want one article of one revision", got)
				}
				if got := w.watches(annotations.WatchedArticle); len(got) != 1 {
					t.Errorf("%d watches, want 1: %v", len(got), got)
				}
			})
		})
	}
}

// An address that begins to lead to another article makes no revision.
func TestLeadsElsewhere(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.story(port+"/2", "ferry", "pier", "fog", "captain")
		w.put(port+"/feed", page{body: rss("/1", "/2")})
		w.subscribe(port + "/feed")
		want := w.stories()
		w.put(port+"/1", page{to: port + "/2"})
		w.pass(2 * time.Hour)
		want[port+"/1"] = "ferry, 2 captures" // the page that came is kept
		w.tells("after a redirect", want)
		if got := w.watches(annotations.WatchedArticle)[port+"/1"]; !strings.Contains(got.Problem, "another article") {
			t.Errorf("the watch says %q", got.Problem)
		}
	})
}

// A link by way of another site is followed there from then on.
func TestLinkByWayOfAnotherSite(t *testing.T) {
	inWorld(t, func(w *world) {
		w.story(port+"/1", "ferry", "pier", "fog")
		w.put("https://clicks.example/1", page{to: port + "/1"})
		w.put(port+"/feed", page{body: rss("https://clicks.example/1")})
		w.subscribe(port + "/feed")
		began := time.Now()
		w.pass(3 * time.Hour)
		if n := len(w.times("https://clicks.example/1", began)); n > 0 {
			t.Errorf("the other site was asked %d times more", n)
		}
		if n := len(w.times(port+"/1", began)); n < 8 {
			t.Errorf("the article was asked for %d times in three hours", n)
		}
		w.tells("a link by way of another site", map[string]string{port + "/1": "ferry, 1 captures"})
	})
}

// A feed that always says that everything was edited makes nobody ask for it all
// the time, and one that says so once is believed.
func TestFeedSaysEdited(t *testing.T) {
	inWorld(t, func(w *world) {
		doc := func(updated time.Time) page {
			return page{body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>x</title><link href="https://victim.example/1"/><updated>` +
				updated.UTC().Format(time.RFC3339) + `</updated></entry></feed>`}
		}
		w.story("https://victim.example/1", "ferry", "pier", "fog")
		w.put(port+"/feed", doc(time.Now()))
		w.subscribe(port + "/feed")
		w.pass(10 * 24 * time.Hour) // now it is looked at every three days
		began := time.Now()
		w.story("https://victim.example/1", "ferry", "pier", "fog", "captain")
		w.put(port+"/feed", doc(began))
		w.pass(14 * time.Hour) // six hours for the feed, a tenth of three days for the article
		w.tells("after an edit that the feed told", map[string]string{"https://victim.example/1": "ferry > ferry, 2 captures"})
		w.pass(60 * 24 * time.Hour)
		w.before(func(at string) {
			if at == port+"/feed" {
				w.put(at, doc(time.Now().Add(time.Hour)))
			}
		})
		began = time.Now()
		w.pass(30 * 24 * time.Hour)
		if n := len(w.times("https://victim.example/1", began)); n > 12 {
			t.Errorf("a feed that tells an edit at every look had the article asked for %d times in 30 days", n)
		}
	})
}

// Several items with one GUID are several articles; ten thousand items are too
// many to be read at once, and do no harm.
func TestOddFeeds(t *testing.T) {
	inWorld(t, func(w *world) {
		var items []string
		for i := range 6 {
			w.story(fmt.Sprintf("%s/b%d", port, i), fmt.Sprint("bulletin", i), "pier", "fog")
			items = append(items, fmt.Sprintf("<title>B</title><guid>the-same</guid><link>/b%d</link>", i))
		}
		items = append(items, "<title>No link</title><description>Only words.</description>", "")
		w.put(port+"/feed", page{body: rss(items...)})
		w.subscribe(port + "/feed")
		if got := w.stories(); len(got) != 6 {
			t.Errorf("six items with one GUID: %s", listOf(got))
		}

		items = nil
		for i := range 10_000 {
			items = append(items, fmt.Sprintf("https://many.example/%d", i))
		}
		w.put("https://many.example/feed", page{body: rss(items...)})
		w.subscribe("https://many.example/feed")
		n, err := w.store.CountWatches(w.ctx)
		w.ok(err)
		if n.Articles != 2006 {
			t.Errorf("%d articles are watched, want those of the first 2000 items", n.Articles)
		}
	})
}
