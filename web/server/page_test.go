package server_test

import (
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/server"
)

// body returns an answer's body, unpacked.
func body(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	if w.Header().Get("Content-Encoding") != "gzip" {
		return w.Body.String()
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var stateOf = regexp.MustCompile(`(?s)<script type="application/json" id="state">(.*?)</script>`)

func TestPageIsWhole(t *testing.T) {
	w := open(t).get("/articles/a1?x=1#y")
	got := body(t, w)
	for _, want := range []string{
		"<!doctype html>\n<html lang=\"en\" dir=\"ltr\">", `<meta charset="utf-8">`, "<title>A story · Writethru</title>",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`,
		`<meta name="color-scheme" content="light dark">`, `<meta name="theme-color" content="#171613" media="(prefers-color-scheme: dark)">`,
		`<style>p{}</style>`, `<link rel="icon" href="/static/icon.4444.svg" type="image/svg+xml">`,
		`<link rel="manifest" href="/static/manifest.5555.webmanifest">`,
		`<script src="/static/boot.2222.js" data-wasm="/static/app.1111.wasm" data-exec="/static/wasm_exec.7777.js" defer></script>`,
		`<body><div class="page article">`, `</div><script type="application/json" id="state">{"kind":"article"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("page has no %s", want)
		}
	}
	if strings.Contains(got, "user-scalable") || strings.Contains(got, "preload") || strings.Contains(got, " style=") {
		t.Error("page forbids zoom, loads WebAssembly early or styles an element")
	}
	if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("Content-Type = %q", got)
	}
}

func TestForeignTextStaysText(t *testing.T) {
	const headline = `</script><script>alert(1)</script><!-- "'&` + "\u2028\u2029"
	h := open(t)
	h.desk.title = headline
	got := body(t, h.get("/articles/a1"))
	if n := strings.Count(got, "<script"); n != 2 { // boot.js and the state
		t.Errorf("%d script elements, want 2", n)
	}
	if strings.ContainsAny(stateOf.FindStringSubmatch(got)[1], "<>&\u2028\u2029") {
		t.Error("the state has characters that a script element or JavaScript could trip over")
	}
	var p api.Page
	if err := json.Unmarshal([]byte(stateOf.FindStringSubmatch(got)[1]), &p); err != nil || p.Title != headline {
		t.Errorf("state title = %q (%v), want it unharmed", p.Title, err)
	}
}

func TestTagOutlivesTheClock(t *testing.T) {
	h := open(t)
	tag := func(at time.Time, title string) string {
		h.desk.now, h.desk.title = at, title
		w := h.get("/")
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("ETag"), `W/"`) {
			t.Fatalf("status %d, ETag %q", w.Code, w.Header().Get("ETag"))
		}
		return w.Header().Get("ETag")
	}
	first := tag(now, "A")
	if got := tag(now.Add(3*time.Hour), "A"); got != first {
		t.Error("a page that only got older has another tag")
	}
	if got := tag(now.Add(24*time.Hour), "A"); got == first {
		t.Error("a page of another day has the same tag: its days would be wrong")
	}
	if got := tag(now, "B"); got == first {
		t.Error("another page has the same tag")
	}
}

func TestNotModified(t *testing.T) {
	h := open(t)
	for _, path := range []string{"/", "/api/v1/page?path=/"} {
		w := h.get(path)
		tag := w.Header().Get("ETag")
		for header, want := range map[string]int{
			tag: 304, strings.TrimPrefix(tag, "W/"): 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200, "": 200,
		} {
			again := h.get(path, "If-None-Match: "+header)
			if again.Code != want {
				t.Errorf("GET %s, If-None-Match %s: status %d, want %d", path, header, again.Code, want)
			}
			if again.Code == 304 && (again.Body.Len() > 0 || again.Header().Get("ETag") != tag || again.Header().Get("Cache-Control") != "no-cache, private") {
				t.Errorf("304 has a body, or not the headers of the 200: %v", again.Header())
			}
		}
		if got := strings.Join(w.Header().Values("Vary"), ", "); !strings.Contains(got, "Cookie") || !strings.Contains(got, "Accept-Encoding") {
			t.Errorf("Vary = %q", got)
		}
	}
}

func TestCompression(t *testing.T) {
	h := open(t)
	plain := h.get("/").Body.String()
	for header, want := range map[string]string{
		"": "", "gzip": "gzip", "GZIP": "gzip", "br, gzip;q=0.8": "gzip", "gzip;q=0": "", "gzip; q=0.000": "", "*": "gzip",
		"*;q=0": "", "gzip;q=0, *": "", "br": "", "identity": "", "identity;q=1, gzip;q=0.5": "", "gzip;q=1.0, identity; q=0.5": "gzip",
		"gzip;q=bad": "", "x-gzip": "gzip", ",,": "",
	} {
		w := h.get("/", "Accept-Encoding: "+header)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: Content-Encoding %q, want %q", header, got, want)
		}
		if w.Body.Len() == 0 || w.Header().Get("Content-Length") == "" {
			t.Errorf("Accept-Encoding %q: no body or no length", header)
		}
		if got := body(t, w); got != plain {
			t.Errorf("Accept-Encoding %q: another page", header)
		}
	}
	if got := h.get("/healthz", "Accept-Encoding: gzip").Header().Get("Content-Encoding"); got != "" {
		t.Errorf("a few bytes were compressed as %s", got)
	}
}

func TestHead(t *testing.T) {
	h := open(t)
	for _, path := range []string{"/", "/api/v1/page?path=/", "/static/app.1111.wasm", "/sw.js", "/images/" + hash, "/captures/" + hash, "/healthz"} {
		get, head := h.get(path), h.ask("HEAD", path, "")
		if head.Code != 200 || head.Body.Len() > 0 {
			t.Errorf("HEAD %s: status %d, %d bytes", path, head.Code, head.Body.Len())
		}
		if diff := cmp.Diff(get.Header(), head.Header()); diff != "" {
			t.Errorf("HEAD %s has other headers than GET (-GET +HEAD):\n%s", path, diff)
		}
	}
}

func TestMissingPages(t *testing.T) {
	h := open(t)
	h.desk.pages = map[string]error{
		"/articles/none": annotations.Errorf(annotations.NotFound, "There is no such story."),
		"/articles/busy": annotations.Errorf(annotations.Unavailable, "The data cannot be read now."),
		"/articles/bad":  errors.New("disk on fire"),
	}
	for path, want := range map[string]struct {
		status   int
		sentence string
	}{
		"/nowhere":             {404, "There is nothing at this address."},
		"/articles/none":       {404, "There is no such story."},
		"/articles/":           {404, "There is nothing at this address."},
		"/articles/a1/more":    {404, "There is nothing at this address."},
		"/articles/busy":       {503, "The data cannot be read now."},
		"/articles/bad":        {500, "Something went wrong in Writethru."},
		"/articles/a1/compare": {400, "Choose two revisions to compare."},
	} {
		w := h.get(path)
		got := body(t, w)
		if w.Code != want.status || !strings.Contains(got, want.sentence) || !strings.Contains(got, `<div class="page error">`) {
			t.Errorf("GET %s: status %d, want %d and %q in a page", path, w.Code, want.status, want.sentence)
		}
		if strings.Contains(got, "fire") {
			t.Errorf("GET %s shows the cause to strangers", path)
		}
		if w.Header().Get("ETag") != "" {
			t.Errorf("GET %s: an error has a tag", path)
		}
	}
	w := h.ask("POST", "/notebook", "")
	if w.Code != 405 || !strings.Contains(w.Header().Get("Allow"), "GET") {
		t.Errorf("POST /notebook: status %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestPageThatCannotBePrinted(t *testing.T) {
	h := open(t, func(o *server.Options) { o.Pages = fakePages{fail: errors.New("bad tree")} })
	w := h.get("/")
	if w.Code != 500 || strings.Contains(w.Body.String(), "tree") || !strings.Contains(h.log.String(), "bad tree") {
		t.Errorf("status %d, body %q, log %q", w.Code, w.Body, h.log)
	}
}

func TestComparisonAddresses(t *testing.T) {
	h := open(t)
	for path, want := range map[string]string{
		"/articles/a1/compare/1/3":                            "",
		"/articles/a1/compare/3/1":                            "/articles/a1/compare/1/3",
		"/articles/a1/compare/10/9?view=split":                "/articles/a1/compare/9/10?view=split",
		"/articles/a1/compare/2/2":                            "/articles/a1/revisions/2",
		"/articles/a1/compare?from=1&to=3":                    "/articles/a1/compare/1/3",
		"/articles/a1/compare?from=3&to=1&view=changes":       "/articles/a1/compare/1/3?view=changes",
		"/articles/a1/compare?from=2&to=2&view=split":         "/articles/a1/revisions/2",
		"/articles/a1/compare/3/with/b2/1":                    "",
		"/articles/a1/compare/3/with/a1/1?view=split":         "/articles/a1/compare/1/3?view=split",
		"/articles/a1/compare/1/with/a1/3":                    "/articles/a1/compare/1/3",
		"/articles/a1/compare?from=3&to=1&with=b2&view=split": "/articles/a1/compare/3/with/b2/1?view=split",
		"/articles/a1/compare?from=2&to=2&with=a1":            "/articles/a1/revisions/2",
		"/articles/a1/compare?from=3&to=1&with=b/../%3Fx":     "/articles/a1/compare/3/with/b%2F..%2F%3Fx/1",
		"/articles/a1/compare?from=1&to=2&view=a%26b=c":       "/articles/a1/compare/1/2?view=a%26b%3Dc",
		"/articles/a%2F%2Fb/compare/3/1":                      "", // no article has such a name
	} {
		w := h.get(path)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("GET %s leads to %q, want %q (status %d)", path, got, want, w.Code)
		}
	}
}

func TestStateOfPages(t *testing.T) {
	h := open(t)
	for path, want := range map[string]string{
		"/": "/", "/notebook?kind=quote": "/notebook?kind=quote", "/articles/a1/compare/3/1?view=split": "/articles/a1/compare/1/3?view=split",
		"/articles/a1/compare/2/2": "/articles/a1/revisions/2",
	} {
		h.desk.asked = nil
		w := h.get("/api/v1/page?path=" + strings.NewReplacer("?", "%3F", "&", "%26", "=", "%3D").Replace(path))
		var p api.Page
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Path != want || w.Code != 200 {
			t.Errorf("state of %s: status %d, path %q (%v), want %q", path, w.Code, p.Path, err, want)
		}
		if !p.Now.Equal(now.Truncate(time.Minute)) {
			t.Errorf("state of %s: now = %v, want it to the minute", path, p.Now)
		}
	}
	for _, path := range []string{"", "//evil.example", "http://evil.example/", "notebook", "/a%0Ab", "/\\evil.example"} {
		if w := h.get("/api/v1/page?path=" + strings.ReplaceAll(path, "%", "%25")); w.Code != 400 && path != "/a%0Ab" {
			t.Errorf("state of %q: status %d, want 400", path, w.Code)
		}
	}
}

func prefsCookie(p api.Prefs) string {
	data, _ := json.Marshal(p)
	return "Cookie: prefs=" + base64.RawURLEncoding.EncodeToString(data)
}

func TestPreferences(t *testing.T) {
	h := open(t)
	all := api.Prefs{Theme: "dark", Size: "large", Measure: "narrow", Numbers: "off", Keys: "off", Zone: "Asia/Yerevan"}
	got := body(t, h.get("/", prefsCookie(all)))
	if want := `<html lang="en" dir="ltr" data-theme="dark" data-size="large" data-measure="narrow" data-numbers="off" data-keys="off">`; !strings.Contains(got, want) {
		t.Errorf("page has no %s", want)
	}
	if want := `<meta name="theme-color" content="#171613">`; !strings.Contains(got, want) {
		t.Errorf("page has no %s", want)
	}
	if h.desk.prefs != all {
		t.Errorf("the desk was given %+v, want %+v", h.desk.prefs, all)
	}
	for _, bad := range []string{
		prefsCookie(api.Prefs{Theme: `"><script>`, Size: "huge", Zone: "../../etc/passwd\x00"}),
		"Cookie: prefs=%%%", "Cookie: prefs=e30=", "Cookie: prefs=", "Cookie: prefs=" + base64.RawURLEncoding.EncodeToString([]byte(`{"theme":3}`)),
	} {
		w := h.get("/", bad)
		if w.Code != 200 || !strings.Contains(body(t, w), `<html lang="en" dir="ltr">`) || h.desk.prefs != (api.Prefs{}) {
			t.Errorf("%q: status %d, prefs %+v, want the defaults", bad, w.Code, h.desk.prefs)
		}
	}
}

func TestWithoutTheScreen(t *testing.T) {
	h := open(t, func(o *server.Options) { o.Static = nil })
	got := body(t, h.get("/"))
	if strings.Contains(got, "<link") || strings.Contains(got, "boot") || !strings.Contains(got, "A story") {
		t.Errorf("page links to files that are not there, or has no text:\n%s", got)
	}
	h = open(t, func(o *server.Options) { o.Static = emptyDist })
	if !strings.Contains(h.log.String(), "Run make.") {
		t.Errorf("log says nothing of make: %s", h.log)
	}
}
