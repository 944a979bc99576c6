package polling_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

// inFeed returns an item with its text.
func inFeed(guid, link string, words ...string) string {
	return "<title>" + words[0] + "</title><guid isPermaLink=\"false\">" + guid + "</guid><link>" + link + "</link><description><![CDATA[" + text(words...) + "]]></description>"
}

// subscribeTexts subscribes to a feed whose texts are taken from it.
func (w *world) subscribeTexts(at string) string {
	w.Helper()
	w.stop() // so that no page is asked for before
	r, err := w.p.Subscribe(w.ctx, api.FeedRequest{URL: at})
	w.ok(err)
	w.change(r.ID, api.WatchTexts, "")
	w.start()
	w.pass(2 * time.Minute)
	return r.ID
}

func TestTextsFromTheFeed(t *testing.T) {
	inWorld(t, func(w *world) {
		first := []string{inFeed("1", "/1", "ferry", "pier", "fog"), inFeed("2", "", "bridge", "river", "toll"), inFeed("3", "/", "garden", "tower", "wall"), inFeed("4", "/4", "short")}
		first[3] = "<title>S</title><link>/4</link><description>&lt;p&gt;&lt;/p&gt;</description>"
		w.put(port+"/feed", page{body: rss(first...)})
		feed := w.subscribeTexts(port + "/feed")
		byHeadline := func(when string, want ...string) {
			t.Helper()
			got := map[string]int{}
			for _, said := range w.stories() {
				got[said]++
			}
			for _, s := range want {
				if got[s]--; got[s] == 0 {
					delete(got, s)
				}
			}
			if len(got) > 0 {
				t.Errorf("%s the library is\n%s\nwant %q", when, listOf(w.stories()), want)
			}
		}
		byHeadline("at first", "ferry, 1 captures", "bridge, 1 captures", "garden, 1 captures")
		for at, a := range w.watches(annotations.WatchedArticle) {
			if !a.FromFeed || !a.Due.IsZero() {
				t.Errorf("%s is looked at beside the feed: %+v", at, a)
			}
		}

		second := append([]string(nil), first...)
		second[0] = inFeed("1", "/1", "ferry", "pier", "fog", "captain")
		second[1] = inFeed("2", "", "bridge", "river", "toll", "council")
		for i := range 6 { // they take turns
			w.put(port+"/feed", page{body: rss([][]string{second, first}[i%2]...)})
			w.pass(7 * time.Hour)
		}
		byHeadline("after edits that take turns", "ferry > ferry, 2 captures", "bridge > bridge, 2 captures", "garden, 1 captures")
		if n := len(w.asked) - len(w.times(port+"/feed", time.Time{})); n > 0 {
			t.Errorf("%d pages were asked for", n)
		}

		// Another reader's wish: the page of one, and of all.
		w.story(port+"/1", "ferry", "pier", "fog", "captain", "inquiry")
		w.change(w.watches(annotations.WatchedArticle)[port+"/1"].ID, api.WatchNow, "")
		w.pass(time.Minute)
		w.put(port+"/feed", page{body: rss(inFeed("1", "/1", "ferry", "pier", "fog", "never"))})
		w.pass(7 * time.Hour)
		byHeadline("with the page of one", "ferry > ferry > ferry, 3 captures", "bridge > bridge, 2 captures", "garden, 1 captures")
		w.change(feed, api.WatchPages, "")
		w.story(port+"/5", "lantern", "tower", "fog")
		w.put(port+"/feed", page{body: rss(inFeed("5", "/5", "lantern", "only", "feed"))})
		w.pass(7 * time.Hour)
		if got := w.watches(annotations.WatchedArticle)[port+"/5"]; got.FromFeed || got.Due.IsZero() || got.Article == "" {
			t.Errorf("an item after the reader wanted pages: %+v", got)
		}
	})
}

// A feed can say that an item is another outlet's article, or hold an address
// that is; neither revises what is there.
func TestFeedCannotReviseOthers(t *testing.T) {
	inWorld(t, func(w *world) {
		const other = "https://post.example/1"
		w.story(other, "ferry", "pier", "fog")
		_, err := w.desk.File(w.ctx, "", w.capture(other), w.draft(other))
		w.ok(err)
		w.put(port+"/feed", page{body: rss(
			inFeed("1", other, "ferry", "pier", "fog", "lies"),
			inFeed("2", "https://post.example/2", "ferry", "pier", "fog", `lies</p><link rel="canonical" href="https://post.example/1"><p>`),
		)})
		w.subscribeTexts(port + "/feed")
		if got := w.stories()[other]; got != "ferry, 1 captures" {
			t.Errorf("the article of another outlet: %s", got)
		}
		// What a feed said first is the outlet's when the outlet says it.
		w.story("https://post.example/2", "ferry", "pier", "fog", "truth")
		w.put("https://post.example/feed", page{body: rss("/2")})
		w.subscribe("https://post.example/feed")
		got := w.watches(annotations.WatchedArticle)["https://post.example/2"]
		if got.FromFeed || got.Due.IsZero() {
			t.Errorf("the outlet's article is not looked at: %+v", got)
		}
		if got := w.stories()["https://post.example/2"]; !strings.HasPrefix(got, "ferry > ferry") {
			t.Errorf("the outlet's article: %s", got)
		}
	})
}

// Feeds of excerpts tell why nothing comes, and are not read over and over.
func TestItemsThatAreNoStories(t *testing.T) {
	inWorld(t, func(w *world) {
		const wall = "<p>We and our partners use cookies.</p>"
		w.put(port+"/feed", page{body: rss("<title>404 Not found</title><link>/1</link><description><![CDATA[<p></p>]]></description>", "<title></title><link>/2</link><description><![CDATA["+wall+"]]></description>")})
		w.subscribeTexts(port + "/feed")
		for at, a := range w.watches(annotations.WatchedArticle) {
			t.Logf("%s: %q, article %q", at, a.Problem, a.Article)
			if (a.Problem == "") != (a.Article != "") {
				t.Errorf("%s: problem %q, article %q", at, a.Problem, a.Article)
			}
		}
	})
}

// What was deleted from the library does not come again with the next look at its
// feed.
func TestDeletedStaysAway(t *testing.T) {
	for _, fromFeed := range []bool{false, true} {
		inWorld(t, func(w *world) {
			now := time.Now().Add(24 * time.Hour).UTC().Format(time.RFC1123)
			doc := func(more string) page {
				return page{body: rss(inFeed("1", "/1", "ferry", "pier", "fog") + "<pubDate>" + now + "</pubDate>" + more)}
			}
			w.put(port+"/feed", doc(""))
			if fromFeed {
				w.subscribeTexts(port + "/feed")
			} else {
				w.story(port+"/1", "ferry", "pier", "fog")
				w.subscribe(port + "/feed")
			}
			if len(w.stories()) != 1 {
				t.Fatalf("the library: %v", w.stories())
			}
			w.pass(time.Hour)
			if _, err := w.store.Expire(w.ctx, annotations.Expiry{Before: time.Now().Add(1000 * time.Hour)}, 100); err != nil {
				t.Fatal(err)
			}
			w.put(port+"/feed", doc("<category>edited</category>"))
			w.pass(24 * time.Hour)
			if got := w.stories(); len(got) > 0 {
				t.Errorf("after it was deleted (texts from the feed: %v) the library is\n%s", fromFeed, listOf(got))
			}
		})
	}
}
