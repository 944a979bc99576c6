package main

import (
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"writethru/web/api"
	"writethru/web/server"
	"writethru/web/static"
)

// A reader on a bad line sees the longest of the sample stories after 30 KB, in
// at most six requests; WebAssembly comes after.
func TestFirstLoad(t *testing.T) {
	if _, err := fs.Stat(static.Dist(), "assets.json"); err != nil {
		t.Skip("web/static/dist has not been built: run make, or go run ./build/pack")
	}
	l, err := openLibrary(filepath.Join(t.TempDir(), "library.db"), "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer l.store.Close()
	if err := l.LoadSample(t.Context(), static.Sample()); err != nil {
		t.Fatal(err)
	}
	h := server.New(server.Options{Desk: l, Pages: pages{}, Static: static.Dist(), Log: slog.New(slog.DiscardHandler)})
	story := "/articles/" + longest(t, l)
	page, _ := load(t, h, story, "identity")
	_, weight := load(t, h, story, "gzip")
	head, _, _ := strings.Cut(page, "<body>")
	files := regexp.MustCompile(`(?:href|src)="(/[^"]+)"`).FindAllStringSubmatch(head, -1)
	for _, f := range files {
		if strings.HasSuffix(f[1], ".css") {
			_, css := load(t, h, f[1], "gzip")
			weight += css
		}
	}
	if weight > 30_000 || len(files)+1 > 6 {
		t.Errorf("page and style sheet are %d bytes as gzip, in %d requests, want at most 30000 and 6", weight, len(files)+1)
	}
	if strings.Contains(page, "://") {
		for _, m := range regexp.MustCompile(`(?:src|srcset|data)="(?:https?:)?//[^"]*"`).FindAllString(page, -1) {
			t.Errorf("the page loads %s", m)
		}
	}
}

func longest(t *testing.T, l *library) string {
	t.Helper()
	p, err := l.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	best := p.Library.Rows[0]
	for _, r := range p.Library.Rows {
		if r.Words > best.Words {
			best = r
		}
	}
	return string(best.ID)
}

// load returns an answer's body and the number of its bytes.
func load(t *testing.T, h http.Handler, path, encoding string) (string, int) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost"
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	data, err := io.ReadAll(w.Body)
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
	}
	return string(data), len(data)
}
