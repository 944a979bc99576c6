package compare_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/annotations/storetest/memory"
	"writethru/app/compare"
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

// sample returns a desk with the sample stories on it, the same for all tests:
// none of them changes what is on it.
func sample(t testing.TB) *desk.Desk {
	t.Helper()
	d, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var loaded = sync.OnceValues(func() (*desk.Desk, error) {
	d := desk.New(desk.Options{
		Store: memory.New(), Fetch: nowhere{}, Suspicious: ingest.Suspicious, Picture: picture.Check,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
		Now:  func() time.Time { return now }, Zone: cet, Version: "test", Database: "test.db",
	})
	return d, d.LoadSample(context.Background(), static.Sample())
})

// stories returns the ids of the articles by what their addresses end with.
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

// screen is a comparison with the shell around it, as the browser holds it.
type screen struct {
	shell state.Shell
	page  api.ComparePage
	ui    compare.UI
}

func (s *screen) view() view.Node {
	return view.E("div", view.Class("page compare"), compare.View(s.shell, s.page, s.ui))
}

// open opens the page at a path.
func open(t testing.TB, d *desk.Desk, path string) *screen {
	t.Helper()
	p, err := d.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatal(path, err)
	}
	if p.Compare == nil {
		t.Fatalf("%s is not a comparison", path)
	}
	return &screen{shell: state.Shell{Path: p.Path, Now: p.Now}, page: *p.Compare}
}

// karrow opens a comparison of the ferry story.
func karrow(t testing.TB, from, to int, query string) *screen {
	t.Helper()
	d := sample(t)
	return open(t, d, fmt.Sprintf("/articles/%s/compare/%d/%d%s", stories(t, d)["/world/karrow-ferry"], from, to, query))
}

// texts returns a comparison of two texts that nobody has marked.
func texts(old, new []article.Block, meta article.Meta) *screen {
	id := article.ID("a1")
	p := api.ComparePage{
		Article: article.Article{ID: id, URL: "https://outlet.example/story", Outlet: "Outlet"},
		Old:     article.Revision{Article: id, Number: 1, Meta: meta, Blocks: old, TextRule: article.Rule, Captured: now.Add(-5 * time.Hour)},
		New:     article.Revision{Article: id, Number: 2, Meta: meta, Blocks: new, TextRule: article.Rule, Captured: now.Add(-time.Hour)},
		View:    "inline",
	}
	a, b := diff.Input{Blocks: old, Lang: meta.Lang}, diff.Input{Blocks: new, Lang: meta.Lang}
	p.Diff = diff.Compare(a, b)
	p.Summary = diff.Summary(p.Diff, a, b)
	for _, r := range []article.Revision{p.Old, p.New} {
		p.Heads = append(p.Heads, api.Head{Number: r.Number, Headline: r.Headline(), Time: r.Time(), Captured: r.Captured, Words: r.Words(), Changed: r.Words()})
	}
	return &screen{shell: state.Shell{Path: "/articles/a1/compare/1/2", Now: now}, page: p}
}

// revisions returns the numbers of the revisions of an article.
func revisions(t testing.TB, d *desk.Desk, id article.ID) []int {
	t.Helper()
	p, err := d.Page(t.Context(), "/articles/"+string(id), api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, h := range p.Article.Heads {
		out = append(out, h.Number)
	}
	return out
}
