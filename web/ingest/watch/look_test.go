package watch_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// site answers every request the same, and is a desk and a keeper as well.
type site struct {
	mu     sync.Mutex
	answer fetch.Answer
	err    error
	fails  error // of the desk
	asked  []http.Header
	latest []article.Block
	drafts []article.Draft
	items  []feed.Item
	events []watch.Event
	saved  []watch.Task
}

func (s *site) Again(_ context.Context, u string, h http.Header) (fetch.Answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, h)
	a := s.answer
	a.URL = u
	if a.Header == nil {
		a.Header = http.Header{}
	}
	return a, s.err
}

func (s *site) Latest(context.Context, string) ([]article.Block, error) { return s.latest, s.fails }

func (s *site) Revise(_ context.Context, _ string, _ article.Capture, d article.Draft) (bool, error) {
	isNew := article.Fingerprint(s.latest, false) != article.Fingerprint(d.Blocks, false)
	s.drafts, s.latest = append(s.drafts, d), d.Blocks
	return isNew, s.fails
}

func (s *site) Arrive(_ context.Context, _ string, it feed.Item, _ bool) error {
	s.items = append(s.items, it)
	return s.fails
}

func (s *site) Save(_ context.Context, t watch.Task) error { s.saved = append(s.saved, t); return nil }

func (s *site) Happened(_ context.Context, e watch.Event) error {
	s.events = append(s.events, e)
	return nil
}

func watcher(s *site) *watch.Watcher {
	return &watch.Watcher{Plan: watch.Default, Fetch: s, Desk: s, Keep: s, Now: func() time.Time { return noon }}
}

// story is a page with paragraphs of its own words.
func story(paragraphs int, more string) []byte {
	var b strings.Builder
	b.WriteString("<html><body><article><h1>Ferry struck a pier in thick fog</h1>")
	for i := range paragraphs {
		b.WriteString("<p>")
		for j := range 40 {
			fmt.Fprintf(&b, "word%d%c%d ", i, 'a'+j%26, j)
		}
		b.WriteString(".</p>")
	}
	b.WriteString(more + "</article></body></html>")
	return []byte(b.String())
}

func TestLookAtAnArticle(t *testing.T) {
	s := &site{answer: fetch.Answer{Status: 200, Body: story(8, ""), Header: http.Header{"Content-Type": {"text/html"}, "Etag": {`"1"`}, "Last-Modified": {"then"}}}}
	w := watcher(s)
	task := watch.Task{ID: "a", Kind: watch.Article, URL: "https://a.example/1", Changed: noon.Add(-2 * time.Hour)}
	look := func(want string) {
		t.Helper()
		before := task
		got, err := w.Look(t.Context(), task)
		if err != nil {
			t.Fatal(err)
		}
		kind := ""
		if n := len(s.events); n > 0 {
			kind = string(s.events[n-1].Kind)
		}
		if state := fmt.Sprint(len(s.drafts), " drafts, ", len(s.events), " events ", kind); state != want {
			t.Errorf("after the look: %s, want %s", state, want)
		}
		if got.Problem != "" && (got.ETag != before.ETag || got.SHA256 != before.SHA256) {
			t.Error("a page that was not taken is taken for known")
		}
		if len(s.saved) == 0 || s.saved[len(s.saved)-1].Due != got.Due {
			t.Error("the task was not kept")
		}
		task = got
	}
	good := s.answer.Body
	look("1 drafts, 0 events ")
	if task.ETag != `"1"` || task.Changed != noon.Add(-2*time.Hour) {
		t.Errorf("after a first revision: %+v", task)
	}
	look("1 drafts, 0 events ") // the same bytes
	if h := s.asked[1]; h.Get("If-None-Match") != `"1"` || h.Get("If-Modified-Since") != "then" {
		t.Errorf("asked again with %v, want both conditions", h)
	}
	s.answer.Header = http.Header{"Content-Type": {"text/html"}, "Etag": {`"2"`}}
	s.answer.Body = story(3, "")
	look("1 drafts, 1 events suspicious")
	if s.events[0].Capture == nil {
		t.Error("a suspicious page is not kept with its event")
	}
	look("1 drafts, 1 events suspicious") // told once
	s.answer.Body = []byte("<html><body><main><h1>Before you continue</h1><p>We use cookies and data to deliver our services.</p></main></body></html>")
	look("1 drafts, 2 events suspicious")
	s.answer.Body = []byte("<html><body><h1>404 Not found</h1><p>Nothing here.</p></body></html>")
	look("1 drafts, 3 events suspicious")
	s.answer.Body = good
	look("1 drafts, 4 events recovered")
	s.answer.Body = story(8, "<p>It was corrected at noon, the operator said in a statement to the harbour.</p>")
	look("2 drafts, 4 events recovered")
	s.answer = fetch.Answer{Status: http.StatusServiceUnavailable, Header: http.Header{"Retry-After": {"7200"}}}
	look("2 drafts, 5 events failing")
	if task.Due.Sub(noon) != 2*time.Hour || task.HostFree.Sub(noon) != 2*time.Hour || task.Failing != noon {
		t.Errorf("after Retry-After: %+v", task)
	}
	s.answer = fetch.Answer{Status: http.StatusNotFound}
	look("2 drafts, 6 events gone")
	s.answer = fetch.Answer{Status: http.StatusNotModified}
	look("2 drafts, 7 events recovered")
	s.err = errors.New("secret cause")
	look("2 drafts, 8 events failing")
	if strings.Contains(task.Problem, "secret") {
		t.Errorf("the reader is told %q", task.Problem)
	}
}

// TestLookAtWire: what an agency sends may be under embargo, so that a page which
// turns into such a file is told, but not kept.
func TestLookAtWire(t *testing.T) {
	s := &site{answer: fetch.Answer{Status: 200, Body: []byte(`{"uri": "urn:plover:1", "headline": "Ferry stays"}`)}}
	if _, err := watcher(s).Look(t.Context(), watch.Task{ID: "a", Kind: watch.Article, URL: "https://a.example/1"}); err != nil {
		t.Fatal(err)
	}
	if len(s.drafts) > 0 || len(s.events) != 1 || s.events[0].Capture != nil || s.events[0].Message != ingest.ErrWire.Message {
		t.Errorf("%d drafts, events %+v", len(s.drafts), s.events)
	}
}

func TestLookAtAFeed(t *testing.T) {
	doc := func(items ...string) fetch.Answer {
		text := "<rss><channel><title>T</title><ttl>120</ttl>"
		for _, it := range items {
			text += "<item><guid>" + it + "</guid><link>/" + it + "</link><title>" + it + "</title></item>"
		}
		return fetch.Answer{Status: 200, Body: []byte(text)}
	}
	s := &site{answer: doc("b", "a")}
	w := watcher(s)
	task, err := w.Look(t.Context(), watch.Task{ID: "f", Kind: watch.Feed, URL: "https://a.example/feed"})
	if err != nil || len(s.items) != 2 || s.items[0].GUID != "a" || s.items[0].Link != "https://a.example/a" || len(task.Seen) != 2 {
		t.Errorf("first look: %v, %+v, %+v; want both items, the oldest first", err, s.items, task)
	}
	if task.Due.Sub(noon) != 2*time.Hour {
		t.Errorf("due after %s, want the TTL", task.Due.Sub(noon))
	}
	s.answer = doc("c", "b")
	task, _ = w.Look(t.Context(), task)
	if len(s.items) != 3 || s.items[2].GUID != "c" || len(task.Seen) != 3 {
		t.Errorf("second look: %+v, %+v; want the new item only", s.items, task)
	}
	s.answer, s.fails = doc("d"), errors.New("full disk")
	if failed, err := w.Look(t.Context(), task); err == nil || len(failed.Seen) != 3 || failed.SHA256 != task.SHA256 || !failed.Due.After(noon) {
		t.Errorf("when the desk fails: %+v, %v; want the task as it was, due later", failed, err)
	}
	s.fails = nil
	if task, _ = w.Look(t.Context(), task); s.items[len(s.items)-1].GUID != "d" {
		t.Error("what the desk did not take is not given again")
	}
	s.answer = fetch.Answer{Status: 200, Body: []byte("<html>no feed")}
	if task, _ = w.Look(t.Context(), task); task.Failures != 1 || task.Problem == "" || len(task.Seen) == 0 {
		t.Errorf("when it is no feed: %+v", task)
	}
}

func TestJudgeTakesEdits(t *testing.T) {
	read := func(body []byte) article.Capture { return article.Capture{Body: body, ContentType: "text/html"} }
	first, err := watch.Judge(nil, read(story(8, "")), ingest.Hints{})
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string][]byte{
		"one paragraph less":        story(7, ""),
		"one about cookies more":    story(8, "<p>The minister said that this site uses cookies, which the court had ruled unlawful.</p>"),
		"half is replaced, longer":  story(8, "<p>"+strings.Repeat("More of the story followed. ", 60)+"</p>"),
		"nothing":                   story(8, ""),
		"a correction and the rest": story(8, "<p>Correction: the ferry was built in 1994.</p>"),
	} {
		if _, err := watch.Judge(first.Blocks, read(body), ingest.Hints{}); err != nil {
			t.Errorf("%s: %v, want it taken", name, err)
		}
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := &site{answer: fetch.Answer{Status: 200, Body: story(8, ""), Header: http.Header{"Content-Type": {"text/html"}}}}
	w := watcher(s)
	schedule := watch.NewSchedule(w.Plan(), []watch.Task{{ID: "a", Kind: watch.Article, URL: "https://a.example/", Due: noon, Changed: noon}})
	kept := make(chan watch.Task, 1)
	w.Keep = keeper{s, func(t watch.Task) { kept <- t }}
	ended := make(chan struct{})
	go func() {
		w.Run(ctx, schedule, nil, func(err error) { t.Error(err) })
		close(ended)
	}()
	if got := <-kept; got.ID != "a" || !got.Due.After(noon) {
		t.Errorf("kept %+v", got)
	}
	cancel()
	<-ended
}

type keeper struct {
	*site
	saved func(watch.Task)
}

func (k keeper) Save(_ context.Context, t watch.Task) error { k.saved(t); return nil }
