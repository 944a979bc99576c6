package fetch

import (
	"crypto/tls"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"writethru/annotations"
)

func TestRedirectsThatLeadInside(t *testing.T) {
	var inside atomic.Int32
	secret := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { inside.Add(1) }))
	t.Cleanup(secret.Close)
	port := secret.URL[strings.LastIndexByte(secret.URL, ':'):]
	var to string
	var status int
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Location"] = []string{to}
		w.WriteHeader(status)
	})
	c.resolver = resolver(func(string) []string { return []string{"127.0.0.1"} })
	for _, tt := range []struct {
		to   string
		want *annotations.Error
	}{
		{"http://127.0.0.1:8080/", errPrivate},
		{"//127.0.0.1:8080/", errPrivate},
		{"http://localhost:8080/", errPrivate},
		{"http://inside.example:8080/", errPrivate},
		{"http://[::1]:8080/", errPrivate},
		{"http://①②⑦.⓪.⓪.①:8080/", errPrivate},
		{"http://169.254.169.254/latest/meta-data/", errPrivate},
		{"http://[::ffff:169.254.169.254]/latest/meta-data/", errPrivate},
		{secret.URL, nil},                           // a port of its own: refused by the port or the address
		{"http://localhost" + port + "/", nil},      // the same by name
		{"http://127.0.0.1\\@outlet.example/", nil}, // not an address at all
		{"http://reader@127.0.0.1:8080/", errUserinfo},
		{"file:///etc/passwd", errScheme},
		{"ftp://127.0.0.1/", errScheme},
		{"javascript:alert(1)", errScheme},
		{"data:text/html,x", errScheme},
	} {
		for _, status = range []int{301, 302, 303, 307, 308} {
			to = tt.to
			_, err := c.Page(t.Context(), address)
			if err == nil {
				t.Errorf("Page redirected by %d to %s has no error", status, to)
			} else if tt.want != nil {
				wantError(t, "redirected to "+to, err, tt.want)
			}
		}
	}
	if n := inside.Load(); n > 0 {
		t.Errorf("the server inside was asked %d times", n)
	}
}

func TestRedirectsEnd(t *testing.T) {
	hops := 0
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/")) // 0 for the first
		switch {
		case hops < 0:
			http.Redirect(w, r, "/"+strconv.Itoa(1-n), http.StatusFound) // there and back
		case n < hops:
			http.Redirect(w, r, "/"+strconv.Itoa(n+1), http.StatusFound)
		default:
			_, _ = w.Write([]byte("<p>text</p>"))
		}
	})
	for _, hops = range []int{0, 1, 10} {
		if _, err := c.Page(t.Context(), address); err != nil {
			t.Errorf("Page after %d redirects: %v, want no error", hops, err)
		}
	}
	for _, hops = range []int{11, 50, -1} {
		_, err := c.Page(t.Context(), address)
		wantError(t, strconv.Itoa(hops)+" redirects", err, errRedirects)
	}
}

func TestTLS(t *testing.T) {
	plain, _ := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<p>text</p>")) })
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/down" {
			http.Redirect(w, r, plain, http.StatusFound)
			return
		}
		_, _ = w.Write([]byte("<p>text</p>"))
	}))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // the refused handshake is meant
	s.StartTLS()
	t.Cleanup(s.Close)
	old := httptest.NewUnstartedServer(http.NotFoundHandler())
	old.TLS = &tls.Config{MaxVersion: tls.VersionTLS11}
	old.Config.ErrorLog = s.Config.ErrorLog
	old.StartTLS()
	t.Cleanup(old.Close)
	c := New(Options{AllowHosts: []string{hostOf(t, s.URL), hostOf(t, plain), hostOf(t, old.URL)}})
	t.Cleanup(c.http.CloseIdleConnections)

	_, err := c.Page(t.Context(), s.URL)
	wantError(t, "certificate that nobody signed", err, errTLS)
	_, err = c.Page(t.Context(), strings.Replace(plain, "http:", "https:", 1))
	wantError(t, "server without TLS", err, errReach)

	roots := s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	c.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
	_, err = c.Page(t.Context(), old.URL)
	wantError(t, "encryption of long ago", err, errTLS)
	if _, err := c.Page(t.Context(), s.URL); err != nil {
		t.Errorf("Page over TLS: %v, want no error", err)
	}
	_, err = c.Page(t.Context(), s.URL+"/down")
	wantError(t, "redirect to plain http", err, errDowngrade)
}
