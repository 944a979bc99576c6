package server_test

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"writethru/annotations"
	"writethru/web/server"
)

var (
	hash      = strings.Repeat("0123456789abcdef", 4)
	emptyDist = fstest.MapFS{}
)

func TestImages(t *testing.T) {
	h := open(t)
	w := h.get("/images/" + hash)
	for name, want := range map[string]string{
		"Content-Type": "image/png", "Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff",
		"Cache-Control": "private, max-age=31536000, immutable", "ETag": `"` + hash + `"`, "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if w := h.get("/images/"+hash, `If-None-Match: "`+hash+`"`); w.Code != 304 || w.Body.Len() > 0 {
		t.Errorf("known image: status %d", w.Code)
	}
	for _, kind := range []string{"text/html", "image/svg+xml", ""} {
		h.desk.image = kind
		if w := h.get("/images/" + hash); w.Code != 404 {
			t.Errorf("image of type %q: status %d, want 404", kind, w.Code)
		}
	}
	h.desk.calls = nil
	for _, name := range []string{"x", hash + "0", strings.ToUpper(hash), "..%2f" + hash} {
		if w := h.get("/images/" + name); w.Code != 404 || len(h.desk.calls) > 0 {
			t.Errorf("image %q: status %d, calls %v", name, w.Code, h.desk.calls)
		}
	}
}

func TestCapturesAreOnlyKept(t *testing.T) {
	w := open(t).get("/captures/" + hash)
	for name, want := range map[string]string{
		"Content-Type": "text/plain", "Content-Disposition": "attachment; filename=capture-0123456789ab.txt",
		"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if got := w.Body.String(); got != "<script>alert(1)</script>" {
		t.Errorf("body = %q, want the bytes as they came", got)
	}
}

func TestStaticFiles(t *testing.T) {
	h := open(t)
	for _, c := range []struct{ path, accept, encoding, body, kind string }{
		{"/static/app.1111.wasm", "", "", "wasm", "application/wasm"},
		{"/static/app.1111.wasm", "gzip, deflate, br, zstd", "br", "wasm as br", "application/wasm"},
		{"/static/app.1111.wasm", "gzip", "gzip", "wasm as gz", "application/wasm"},
		{"/static/app.1111.wasm", "br;q=0.5, gzip;q=0.9", "gzip", "wasm as gz", "application/wasm"},
		{"/static/app.1111.wasm", "br;q=0", "", "wasm", "application/wasm"},
		{"/static/style.6666.css", "br, gzip", "gzip", "p{} as gz", "text/css; charset=utf-8"},
		{"/static/boot.2222.js", "br", "", "boot", "text/javascript; charset=utf-8"},
		{"/static/icon.4444.svg", "", "", "svg", "image/svg+xml"},
		{"/static/manifest.5555.webmanifest", "", "", "{}", "application/manifest+json"},
	} {
		w := h.get(c.path, "Accept-Encoding: "+c.accept)
		if w.Code != 200 || w.Header().Get("Content-Encoding") != c.encoding || w.Body.String() != c.body || w.Header().Get("Content-Type") != c.kind {
			t.Errorf("GET %s, accepting %q: status %d, %q as %q of type %q", c.path, c.accept, w.Code, w.Body, w.Header().Get("Content-Encoding"), w.Header().Get("Content-Type"))
		}
		if w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("GET %s: Cache-Control %q, Vary %q", c.path, w.Header().Get("Cache-Control"), w.Header().Get("Vary"))
		}
	}
	for _, path := range []string{"/static/assets.json", "/static/app.1111.wasm.br", "/static/nothing", "/static/", "/static/..%2Fassets.json", "/static/sw.js"} {
		w := h.get(path)
		if w.Code != 404 || strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("GET %s: status %d, want 404", path, w.Code)
		}
	}
}

func TestKnownFilesAreNotSentAgain(t *testing.T) {
	h := open(t)
	for _, path := range []string{"/static/app.1111.wasm", "/sw.js"} {
		for _, accept := range []string{"br", ""} {
			first := h.get(path, "Accept-Encoding: "+accept)
			again := h.get(path, "Accept-Encoding: "+accept, "If-None-Match: "+first.Header().Get("ETag"))
			if again.Code != 304 || again.Body.Len() > 0 {
				t.Errorf("GET %s again: status %d, %d bytes", path, again.Code, again.Body.Len())
			}
		}
	}
	if h.get("/static/app.1111.wasm").Header().Get("ETag") == h.get("/static/app.1111.wasm", "Accept-Encoding: br").Header().Get("ETag") {
		t.Error("two encodings have one strong tag")
	}
}

func TestServiceWorkerIsAskedForAnew(t *testing.T) {
	w := open(t).get("/sw.js")
	if w.Code != 200 || w.Body.String() != "worker" || w.Header().Get("Cache-Control") != "no-cache" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("status %d, %q, headers %v", w.Code, w.Body, w.Header())
	}
}

func TestLog(t *testing.T) {
	h := open(t)
	h.get("/?q=secret+words")
	if got := h.log.String(); !strings.Contains(got, "level=INFO") || !strings.Contains(got, "method=GET path=/ status=200 bytes=") || strings.Contains(got, "secret") {
		t.Errorf("log = %q, want method, path, status and bytes, and not what was searched for", got)
	}
	h.log.Reset()
	h.get("/healthz")
	h.get("/static/boot.2222.js")
	if h.log.Len() > 0 {
		t.Errorf("log = %q, want nothing for files and checks of health", h.log)
	}
	h = open(t, func(o *server.Options) {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	})
	h.get("/")
}

func TestPanics(t *testing.T) {
	h := open(t)
	h.desk.boom = true
	w := h.get("/")
	if w.Code != 500 || strings.Contains(w.Body.String(), "boom") || !strings.Contains(w.Body.String(), "The log has the details.") {
		t.Errorf("page: status %d, body %q", w.Code, w.Body)
	}
	if got := h.log.String(); !strings.Contains(got, "boom") || !strings.Contains(got, "level=ERROR") {
		t.Errorf("log = %q", got)
	}
	w = h.json("DELETE", "/api/v1/marks/m1", "")
	if w.Code != 500 || !strings.Contains(w.Body.String(), `"code":"internal"`) {
		t.Errorf("API: status %d, body %q", w.Code, w.Body)
	}
}

// A real connection: the limits and the bytes on the wire are net/http's.
func TestOverTheWire(t *testing.T) {
	h := open(t)
	srv := httptest.NewUnstartedServer(nil)
	srv.Config = server.HTTP(h, slog.New(slog.DiscardHandler))
	srv.Start()
	defer srv.Close()
	if c := srv.Config; c.ReadHeaderTimeout == 0 || c.ReadTimeout == 0 || c.WriteTimeout == 0 || c.IdleTimeout == 0 || c.MaxHeaderBytes == 0 {
		t.Errorf("a limit is missing: %+v", c)
	}
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		r, _ := http.NewRequest(method, srv.URL+"/articles/a1", nil)
		resp, err := srv.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || (len(data) > 0) != (method == http.MethodGet) {
			t.Errorf("%s: status %d, %d bytes, %v", method, resp.StatusCode, len(data), err)
		}
	}
	r, _ := http.NewRequest(http.MethodGet, srv.URL, nil)
	r.Host = "rebound.example"
	resp, err := srv.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("foreign host: status %d", resp.StatusCode)
	}
}

func TestFilesThatAreMissing(t *testing.T) {
	h := open(t)
	h.desk.err = annotations.Errorf(annotations.NotFound, "There is no such picture.")
	w := h.get("/images/" + hash)
	if w.Code != 404 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
	h.desk.err = errors.New("disk")
	if w := h.get("/captures/" + hash); w.Code != 500 || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
}

// TestRecord: a comparison can be had as one file.
func TestRecord(t *testing.T) {
	h := open(t)
	for _, of := range []string{"/articles/a1/compare/1/2", "/articles/a1/compare/1/with/b2/2"} {
		w := h.get(of + "/record")
		if w.Code != http.StatusOK {
			t.Fatalf("%s: status %d: %s", of, w.Code, body(t, w))
		}
		if got := w.Header().Get("Content-Disposition"); !strings.Contains(got, "attachment") || !strings.Contains(got, "record-of-a1.html") {
			t.Errorf("%s: Content-Disposition: %s", of, got)
		}
		if got := body(t, w); !strings.HasPrefix(got, "<!doctype html>") {
			t.Errorf("%s: the file is %q", of, got)
		}
	}
	if w := h.get("/articles/none/compare/1/2/record"); w.Code != http.StatusNotFound {
		t.Errorf("of no article: %d, want 404", w.Code)
	}
}
