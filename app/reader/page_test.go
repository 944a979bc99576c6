package reader_test

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/storetest/memory"
	"writethru/app/reader"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/picture"
	"writethru/web/static"
)

// nowhere is a fetcher that finds nothing: the sample needs none.
type nowhere struct{}

func (nowhere) Page(context.Context, string) (article.Capture, error) {
	return article.Capture{}, errors.New("nothing is fetched in a test")
}

func (nowhere) Picture(context.Context, string) ([]byte, string, error) {
	return nil, "", errors.New("nothing is fetched in a test")
}

var cet = time.FixedZone("CET", 3600)

var now = time.Date(2025, 11, 4, 19, 20, 0, 0, cet)

// samples is a desk with the sample stories on it, made once.
var samples = sync.OnceValues(func() (*desk.Desk, error) {
	d := desk.New(desk.Options{
		Store: memory.New(), Fetch: nowhere{}, Suspicious: ingest.Suspicious, Picture: picture.Check,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
		Now:  func() time.Time { return now }, Zone: cet, Version: "test", Database: "test.db",
	})
	return d, d.LoadSample(context.Background(), static.Sample())
})

func sample(t testing.TB) *desk.Desk {
	t.Helper()
	d, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// stories returns the ids of the articles by the path of their address.
func stories(t testing.TB, d *desk.Desk) map[string]article.ID {
	t.Helper()
	p, err := d.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]article.ID{}
	for _, r := range p.Library.Rows {
		a, err := d.Page(t.Context(), "/articles/"+string(r.ID), api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(a.Article.Article.URL)
		if err != nil {
			t.Fatal(err)
		}
		out[u.Path] = r.ID
	}
	return out
}

// screen is a story with the shell around it, as the browser holds it.
type screen struct {
	shell state.Shell
	page  api.ArticlePage
	ui    reader.UI
}

func (s *screen) view() view.Node {
	return view.E("div", view.Class("page article"), reader.View(s.shell, s.page, s.ui))
}

// do gives an event to the screen and returns what it asks for.
func (s *screen) do(e view.Event) []state.Effect {
	if e.Seed == "" {
		e.Seed = "seed0123456789abcdefghij"
	}
	return reader.Update(&s.shell, &s.page, &s.ui, e)
}

// open opens the page of a story at a path below it.
func open(t testing.TB, d *desk.Desk, story, below string) *screen {
	t.Helper()
	id, ok := stories(t, d)[story]
	if !ok {
		t.Fatalf("there is no story at %s", story)
	}
	p, err := d.Page(t.Context(), "/articles/"+string(id)+below, api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	return &screen{shell: state.Shell{Path: p.Path, Now: p.Now}, page: *p.Article}
}

// karrow opens a revision of the ferry story.
func karrow(t testing.TB, n string) *screen {
	t.Helper()
	return open(t, sample(t), "/world/karrow-ferry", "/revisions/"+n)
}
