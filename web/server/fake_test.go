package server_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/server"
)

var now = time.Date(2025, 11, 4, 14, 32, 10, 5000, time.UTC)

// fakeDesk answers from its fields and remembers what it was asked.
type fakeDesk struct {
	asked  []string // paths of pages
	prefs  api.Prefs
	title  string // of every page
	now    time.Time
	until  time.Time // of an embargo
	err    error     // of everything but Page
	pages  map[string]error
	added  api.AddRequest
	warn   []string // of what is added
	mark   api.MarkRequest
	placed api.PlaceRequest
	query  api.NotebookQuery
	search api.SearchChange
	keep   api.KeepRule
	calls  []string
	image  string // content type
	boom   bool
	feed   api.Feed
}

func (d *fakeDesk) call(what string) error {
	d.calls = append(d.calls, what)
	if d.boom {
		panic("boom")
	}
	return d.err
}

func (d *fakeDesk) Page(_ context.Context, path string, prefs api.Prefs) (api.Page, error) {
	d.asked, d.prefs = append(d.asked, path), prefs
	if err := d.pages[path]; err != nil {
		return api.Page{}, err
	}
	if d.boom {
		panic("boom")
	}
	p := api.Page{Path: path, Title: d.title, Now: d.now, Prefs: prefs}
	switch {
	case strings.HasPrefix(path, "/articles/a1/compare/1/2"), strings.HasPrefix(path, "/articles/a1/compare/1/with/b2/2"):
		p.Kind, p.Compare = api.CompareKind, &api.ComparePage{
			Article: article.Article{ID: "a1"}, Old: article.Revision{Number: 1}, New: article.Revision{Number: 2},
		}
	case path == "/articles/held":
		p.Kind, p.Held = api.HeldKind, &api.Held{Until: d.until}
	case strings.HasPrefix(path, "/articles/"):
		p.Kind, p.Article = api.ArticleKind, &api.ArticlePage{}
	case strings.HasPrefix(path, "/notebook"):
		p.Kind, p.Notebook = api.NotebookKind, &api.NotebookPage{}
	case path == "/settings":
		p.Kind, p.Settings = api.SettingsKind, &api.SettingsPage{}
	default:
		p.Kind, p.Library = api.LibraryKind, &api.LibraryPage{}
	}
	return p, nil
}

func (d *fakeDesk) Add(_ context.Context, r api.AddRequest) (api.AddResult, error) {
	d.added = r
	return api.AddResult{Article: "a1", Revision: 1, New: true, URL: "/articles/a1/revisions/1", Warnings: d.warn}, d.call("add")
}

func (d *fakeDesk) ChangeSearches(_ context.Context, c api.SearchChange) error {
	d.search = c
	return d.call("search")
}

func (d *fakeDesk) Keep(_ context.Context, r api.KeepRule) error {
	d.keep = r
	return d.call("keep")
}

func (d *fakeDesk) Check(_ context.Context, id article.ID) (api.AddResult, error) {
	return api.AddResult{Article: id, Revision: 2}, d.call("check " + string(id))
}

func (d *fakeDesk) Revision(_ context.Context, id article.ID, n int) (article.Revision, error) {
	return article.Revision{Article: id, Number: n}, d.call("revision")
}

func (d *fakeDesk) PutMark(_ context.Context, id annotations.ID, r api.MarkRequest) (api.Mark, error) {
	d.mark = r
	return api.Mark{Annotation: annotations.Annotation{ID: id, Kind: r.Kind}}, d.call("put " + string(id))
}

func (d *fakeDesk) DeleteMark(_ context.Context, id annotations.ID) error {
	return d.call("delete " + string(id))
}

func (d *fakeDesk) RestoreMark(_ context.Context, id annotations.ID) (api.Mark, error) {
	return api.Mark{Annotation: annotations.Annotation{ID: id}}, d.call("restore " + string(id))
}

func (d *fakeDesk) Place(_ context.Context, id annotations.ID, n int, r api.PlaceRequest) (api.Mark, error) {
	d.placed = r
	return api.Mark{Here: annotations.Placement{Annotation: id, Revision: n}}, d.call("place")
}

func (d *fakeDesk) Unplace(_ context.Context, id annotations.ID, n int) (api.Mark, error) {
	return api.Mark{Here: annotations.Placement{Annotation: id, Revision: n}}, d.call("unplace")
}

func (d *fakeDesk) Export(_ context.Context, format string, q api.NotebookQuery, _ string) (string, string, []byte, error) {
	d.query = q
	return `Marks "of" Müller.` + format, "text/markdown; charset=utf-8", []byte("# Marks\n"), d.call("export")
}

func (d *fakeDesk) Import(_ context.Context, r io.Reader) (api.ImportResult, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return api.ImportResult{}, err
	}
	return api.ImportResult{Added: 2, Known: 1, Problems: []api.ImportProblem{{Place: "items[3]", Reason: "It has no target."}}}, d.call("import " + string(data))
}

func (d *fakeDesk) Image(context.Context, string) (string, []byte, error) {
	return d.image, []byte("picture"), d.call("image")
}

func (d *fakeDesk) Capture(context.Context, string) (article.Capture, error) {
	return article.Capture{ContentType: "text/html", Body: []byte("<script>alert(1)</script>")}, d.call("capture")
}

func (d *fakeDesk) SetAlike(_ context.Context, a, b article.ID, v annotations.Verdict) error {
	return d.call("alike " + string(a) + " " + string(b) + " " + string(v))
}

func (d *fakeDesk) ReadAll(_ context.Context, r api.ReadAll) (api.ReadNote, error) {
	return api.ReadNote{Undo: "u1", Articles: 2}, d.call(fmt.Sprintf("read %q %+v", r.Story, r.Query))
}

func (d *fakeDesk) See(_ context.Context, k annotations.AlertKey, seen bool) error {
	return d.call(fmt.Sprintf("see %s %d %v", k.Mark, k.In, seen))
}

func (d *fakeDesk) SeeAll(context.Context) error { return d.call("see all") }

func (d *fakeDesk) Raise(_ context.Context, kinds []annotations.AlertKind) error {
	return d.call(fmt.Sprintf("raise %v", kinds))
}

func (d *fakeDesk) News(_ context.Context, after int64) (api.News, error) {
	return api.News{Alerts: []api.Alert{}, Last: 7}, d.call(fmt.Sprintf("news %d", after))
}

func (d *fakeDesk) Feed(_ context.Context, of api.FeedOf) (api.Feed, error) {
	return d.feed, d.call(fmt.Sprintf("feed %q %q", of.Story, of.Outlet))
}

func (d *fakeDesk) UndoRead(_ context.Context, undo string) error { return d.call("undo " + undo) }
func (d *fakeDesk) Wire(_ context.Context, data []byte) ([]api.WireResult, error) {
	return []api.WireResult{{Kind: api.WireNew, AddResult: api.AddResult{Article: "a1", Revision: 1}}}, d.call("wire " + string(data))
}

func (d *fakeDesk) Authorize(_ context.Context, secret string) error {
	switch secret {
	case "wt_good":
		return nil
	case "wt_locked":
		return annotations.Errorf(annotations.Unavailable, "Not now.")
	}
	return annotations.Errorf(annotations.Unauthorized, "This token is not known here.")
}

func (d *fakeDesk) AddToken(_ context.Context, name string) (api.NewToken, error) {
	return api.NewToken{Token: api.Token{ID: "aa", Name: name}, Secret: "wt_new"}, d.call("add token " + name)
}

func (d *fakeDesk) RemoveToken(_ context.Context, id string) error {
	return d.call("remove token " + id)
}

func (d *fakeDesk) RemoveSample(context.Context) error { return d.call("remove sample") }

// fakePages prints what matters of a page.
type fakePages struct{ fail error }

func (f fakePages) Record(w io.Writer, p api.Page, old, young article.Capture, css string) (string, error) {
	_, err := io.WriteString(w, "<!doctype html>"+html.EscapeString(p.Title)+old.URL+young.URL+css)
	return "record-of-" + string(p.Compare.Article.ID) + ".html", err
}

func (f fakePages) Body(w io.Writer, p api.Page) error {
	if f.fail != nil {
		return f.fail
	}
	io.WriteString(w, `<div class="page `+string(p.Kind)+`"><main>`+html.EscapeString(p.Title))
	if p.Error != nil {
		io.WriteString(w, html.EscapeString(p.Error.Message))
	}
	if p.Settings != nil && p.Settings.Made != nil {
		io.WriteString(w, html.EscapeString(p.Settings.Made.Secret))
	}
	if p.Settings != nil && p.Settings.Failed != nil {
		io.WriteString(w, html.EscapeString(p.Settings.Failed.Message))
	}
	if p.Library != nil && p.Library.Failed != nil {
		io.WriteString(w, html.EscapeString(p.Library.Failed.Message))
	}
	if p.Library != nil && p.Library.Added != nil {
		io.WriteString(w, html.EscapeString(p.Library.Added.URL+" "+strings.Join(p.Library.Added.Warnings, " ")))
	}
	io.WriteString(w, strings.Repeat("<p>A paragraph of a story. ", 60))
	_, err := io.WriteString(w, "</main></div>")
	return err
}

var dist = fstest.MapFS{
	"assets.json": {Data: []byte(`{"app.wasm":"/static/app.1111.wasm","boot.js":"/static/boot.2222.js",
		"icon-192.png":"/static/icon-192.3333.png","icon.svg":"/static/icon.4444.svg",
		"manifest.webmanifest":"/static/manifest.5555.webmanifest","style.css":"/static/style.6666.css",
		"sw.js":"/sw.js","wasm_exec.js":"/static/wasm_exec.7777.js"}`)},
	"app.1111.wasm":             {Data: []byte("wasm")},
	"app.1111.wasm.br":          {Data: []byte("wasm as br")},
	"app.1111.wasm.gz":          {Data: []byte("wasm as gz")},
	"boot.2222.js":              {Data: []byte("boot")},
	"icon-192.3333.png":         {Data: []byte("png")},
	"icon.4444.svg":             {Data: []byte("svg")},
	"manifest.5555.webmanifest": {Data: []byte("{}")},
	"style.6666.css":            {Data: []byte("p{}")},
	"style.6666.css.gz":         {Data: []byte("p{} as gz")},
	"sw.js":                     {Data: []byte("worker")},
	"wasm_exec.7777.js":         {Data: []byte("exec")},
}

// house is a server with a fake desk.
type house struct {
	desk *fakeDesk
	log  *bytes.Buffer
	http.Handler
}

func open(t *testing.T, change ...func(*server.Options)) *house {
	t.Helper()
	h := &house{desk: &fakeDesk{title: "A story", now: now, image: "image/png"}, log: new(bytes.Buffer)}
	o := server.Options{
		Desk: h.desk, Pages: fakePages{}, Static: dist, Version: "1.2.3",
		Log: slog.New(slog.NewTextHandler(h.log, nil)), Now: func() time.Time { return now },
	}
	for _, c := range change {
		c(&o)
	}
	h.Handler = server.New(o)
	return h
}

// ask sends a request with headers given as "Name: value".
func (h *house) ask(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8484"
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func (h *house) get(path string, headers ...string) *httptest.ResponseRecorder {
	return h.ask(http.MethodGet, path, "", headers...)
}

// json sends a JSON body to the API.
func (h *house) json(method, path, body string) *httptest.ResponseRecorder {
	return h.ask(method, path, body, "Content-Type: application/json")
}
