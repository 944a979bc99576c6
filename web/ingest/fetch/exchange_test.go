package fetch_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/web/ingest/fetch"
)

func TestExchange(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Seen", r.Header.Get("Accept-Datetime")+"|"+r.Header.Get("User-Agent"))
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "http://127.0.0.1:1/private", http.StatusFound)
		case "/busy":
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			_, _ = w.Write([]byte("body")) // the client has gone
		}
	}))
	defer server.Close()
	c := fetch.New(fetch.Options{AllowHosts: []string{strings.TrimPrefix(server.URL, "http://")}, UserAgent: "test/1"})
	h := http.Header{"accept-datetime": {"now"}, "User-Agent": {"other"}}
	for path, want := range map[string]int{"/": 200, "/moved": 302, "/busy": 429} {
		a, err := c.Exchange(context.Background(), server.URL+path, h)
		if err != nil || a.Status != want || a.Header.Get("X-Seen") != "now|test/1" {
			t.Errorf("Exchange(%q) = %d, %v, %v, want %d", path, a.Status, a.Header, err, want)
		}
		if path == "/" && string(a.Body) != "body" {
			t.Errorf("body = %q", a.Body)
		}
	}
	for _, address := range []string{"http://127.0.0.1:1/", "file:///etc/passwd", "http://user@post.example/", "http://[::1]:8080/"} {
		if _, err := c.Exchange(context.Background(), address, nil); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("Exchange(%q) = %v, want it refused", address, err)
		}
	}
}
