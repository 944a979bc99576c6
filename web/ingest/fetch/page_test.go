package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// outlet starts a server and returns its address and a client that may reach
// that server and nothing else inside.
func outlet(t *testing.T, o Options, h http.HandlerFunc) (address string, c *Client) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	o.AllowHosts = append(o.AllowHosts, hostOf(t, s.URL))
	o.Now = func() time.Time { return noon }
	c = New(o)
	t.Cleanup(c.http.CloseIdleConnections)
	return s.URL, c
}

func hostOf(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Host
}

// wantError fails the test when err is not want with or without a cause.
func wantError(t *testing.T, what string, err error, want *annotations.Error) {
	t.Helper()
	var got *annotations.Error
	if !errors.As(err, &got) || got.Code != want.Code || got.Message != want.Message {
		t.Errorf("%s: error %v, want %s: %s", what, err, want.Code, want.Message)
	}
}

func TestPage(t *testing.T) {
	body := "<!DOCTYPE html><meta charset=windows-1252><p>caf\xe9 in Karrow</p>"
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new?a=1#part", http.StatusMovedPermanently)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=windows-1252")
		h.Set("ETag", `"v1"`)
		h.Set("Last-Modified", "Mon, 02 Mar 2026 11:00:00 GMT")
		h.Set("Date", "Mon, 02 Mar 2026 12:00:01 GMT")
		h.Set("Content-Language", "fr")
		h.Set("Cache-Control", strings.Repeat("x", 5000))
		h.Set("Set-Cookie", "id=1")
		_, _ = w.Write([]byte(body))
	})
	got, err := c.Page(t.Context(), " "+address+"/old#top ")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(body))
	want := article.Capture{
		SHA256: hex.EncodeToString(sum[:]), URL: address + "/new?a=1",
		ContentType: "text/html; charset=windows-1252", Time: noon, Body: []byte(body),
		Header: []article.Field{
			{Name: "Content-Type", Value: "text/html; charset=windows-1252"},
			{Name: "Last-Modified", Value: "Mon, 02 Mar 2026 11:00:00 GMT"},
			{Name: "ETag", Value: `"v1"`},
			{Name: "Date", Value: "Mon, 02 Mar 2026 12:00:01 GMT"},
			{Name: "Content-Language", Value: "fr"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Page (-want +got):\n%s", diff)
	}
}

func TestPageRefusesAddresses(t *testing.T) {
	c, passed := watched(Options{}, everyName)
	for _, tt := range []struct {
		in   string
		want *annotations.Error
	}{
		{"", errScheme},
		{"outlet.example/story", errScheme},
		{"//outlet.example/", errScheme},
		{"file:///etc/passwd", errScheme},
		{"javascript:alert(1)", errScheme},
		{"https:", errAddress},
		{"https:///story", errAddress},
		{"https:outlet.example", errAddress},
		{"https://:443/", errAddress},
		{"https://out let.example/", errAddress},
		{"https://outlet.example/\n", errNoHost}, // white space around is cut off
		{"https://outlet.example/a\nb", errAddress},
		{"https://" + strings.Repeat("x", 5000), errAddress},
		{"https://reader@outlet.example/", errUserinfo},
		{"https://reader:secret@outlet.example/", errUserinfo},
		{"http://127.0.0.1/", errPrivate},
		{"http://[::1]/", errPrivate},
		{"http://" + public + ":22/", errBadPort},
	} {
		c.resolver = resolver(func(string) []string { return nil })
		_, err := c.Page(t.Context(), tt.in)
		wantError(t, "Page("+tt.in+")", err, tt.want)
		if err != nil && strings.Contains(annotations.MessageOf(err), "secret") {
			t.Errorf("the sentence tells the password: %v", err)
		}
	}
	if len(*passed) > 0 {
		t.Errorf("Page connected to %v, want nobody", *passed)
	}
}

func TestPageStatus(t *testing.T) {
	status := 0
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		if status >= 200 && status != 204 && status != 304 {
			_, _ = w.Write([]byte("<p>text</p>"))
		}
	})
	for _, tt := range []struct {
		status int
		want   *annotations.Error
	}{
		{200, nil}, {203, nil}, {202, errAnswer}, {204, errEmpty}, {206, errAnswer},
		{300, errAnswer}, {302, errAnswer}, {304, errAnswer}, {400, errAnswer}, {401, errPaywall}, {402, errPaywall},
		{403, errPaywall}, {404, errGone}, {410, errGone}, {418, errAnswer}, {429, errBusy}, {451, errLegal},
		{500, errDown}, {502, errDown}, {503, errDown},
	} {
		status = tt.status
		_, err := c.Page(t.Context(), address)
		if tt.want == nil {
			if err != nil {
				t.Errorf("Page answered with %d: %v, want no error", status, err)
			}
			continue
		}
		wantError(t, "Page answered with "+http.StatusText(status), err, tt.want)
	}
}

func TestPageType(t *testing.T) {
	var kind, body string
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = []string{kind}
		_, _ = w.Write([]byte(body))
	})
	for _, tt := range []struct {
		kind, body, want string
		err              *annotations.Error
	}{
		{"text/html", "<p>a</p>", "text/html", nil},
		{"Text/HTML; Charset=\"iso-2022-jp\"", "<p>\x1b$B!!\x1b(B</p>", "Text/HTML; Charset=\"iso-2022-jp\"", nil},
		{"text/html; charset=utf-7", "+ADw-p+AD4-", "text/html; charset=utf-7", nil},
		{"text/html; charset=utf-16le", "<\x00p\x00>\x00a\x00", "text/html; charset=utf-16le", nil},
		{"text/html", "\xff\xfe<\x00p\x00>\x00", "text/html", nil},
		{"text/html; charset", "<p>a</p>", "text/html", nil},
		{"application/xhtml+xml", "<?xml version='1.0'?><html/>", "application/xhtml+xml", nil},
		{"text/plain; charset=utf-8", "KARROW (Plover) — Text.", "text/plain; charset=utf-8", nil},
		{"", "<!DOCTYPE html><p>a", "text/html; charset=utf-8", nil},
		{"", "only words", "text/plain; charset=utf-8", nil},
		{"application/octet-stream", "<html><p>a", "text/html; charset=utf-8", nil},
		{"", "%PDF-1.7", "", errNotPage},
		{"text/html", "%PDF-1.7 and so on", "", errNotPage},
		{"text/html", "\x89PNG\r\n\x1a\n", "", errNotPage},
		{"text/plain", "PK\x03\x04zip", "", errNotPage},
		{"text/html", "\x00\x01\x02\x03\x04", "", errNotPage},
		{"application/pdf", "%PDF-1.7", "", errNotPage},
		{"image/svg+xml", "<svg/>", "", errNotPage},
		{"application/json", "{}", "", errNotPage},
		{"application/rss+xml", "<rss/>", "", errFeed},
		{"text/xml", "<feed/>", "", errFeed},
		{"text/html", "", "", errEmpty},
		{"text/html", " \n\t ", "", errEmpty},
	} {
		kind, body = tt.kind, tt.body
		got, err := c.Page(t.Context(), address)
		if tt.err != nil {
			wantError(t, tt.kind+" "+tt.body, err, tt.err)
		} else if err != nil || got.ContentType != tt.want || string(got.Body) != tt.body {
			t.Errorf("Page of %q %q = %q %q, %v; want %q and the same bytes", tt.kind, tt.body, got.ContentType, got.Body, err, tt.want)
		}
	}
}

// A site learns nothing of the reader or of Writethru's earlier requests.
func TestPageTellsNothing(t *testing.T) {
	var seen []http.Header
	address, c := outlet(t, Options{UserAgent: "Writethru test"}, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header.Clone())
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "1", Path: "/"})
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/next", http.StatusFound)
			return
		}
		w.Header().Set("Refresh", "0;url=/elsewhere")
		_, _ = w.Write([]byte(`<meta http-equiv=refresh content="0;url=/elsewhere"><p>text</p>`))
	})
	for range 2 {
		if _, err := c.Page(t.Context(), address); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 4 {
		t.Errorf("two pages took %d requests, want 4: a refresh is not followed", len(seen))
	}
	for _, h := range seen {
		if h.Get("User-Agent") != "Writethru test" {
			t.Errorf("User-Agent %q, want the one that was set", h.Get("User-Agent"))
		}
		for _, name := range []string{"Cookie", "Referer", "Authorization", "Origin", "X-Forwarded-For"} {
			if v := h.Get(name); v != "" {
				t.Errorf("request has %s: %s", name, v)
			}
		}
	}
}

func TestPageEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address, c := outlet(t, Options{}, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := c.Page(ctx, address); !errors.Is(err, context.Canceled) {
		t.Errorf("Page after cancel: %v, want context.Canceled", err)
	}
	late, stop := context.WithTimeout(t.Context(), time.Millisecond)
	defer stop()
	_, err := c.Page(late, address)
	wantError(t, "Page with a deadline of its own", err, errSlow)
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"https://outlet.example/a?b#c", "http://[::1]:80/", "https://a@b/", "http:x", "//x", "http://a\\@b/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := parse(s)
		if err != nil {
			if annotations.CodeOf(err) != annotations.Invalid {
				t.Errorf("parse(%q): %v, want an error with code invalid", s, err)
			}
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
			t.Errorf("parse(%q) = %v, want a plain address of a page", s, u)
		}
	})
}
