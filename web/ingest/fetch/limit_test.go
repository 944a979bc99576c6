package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"writethru/annotations"
)

func packed(t *testing.T, encoding, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch encoding {
	case "gzip", "x-gzip", "GZIP":
		w = gzip.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "raw deflate":
		w, _ = flate.NewWriter(&b, 6) // fails for other levels
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDecompression(t *testing.T) {
	const most = 1 << 20
	story := "<p>" + strings.Repeat("The harbour was closed. ", 200) + "</p>"
	big := "<p>" + strings.Repeat("x", most)
	nested := string(packed(t, "gzip", string(packed(t, "gzip", story))))
	var encoding string
	var body []byte
	address, c := outlet(t, Options{MaxBytes: most}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		_, _ = w.Write(body)
	})
	for _, tt := range []struct {
		name, encoding string
		body           []byte
		want           *annotations.Error
	}{
		{"plain", "", []byte(story), nil},
		{"identity", "identity", []byte(story), nil},
		{"gzip", "gzip", packed(t, "gzip", story), nil},
		{"x-gzip", "x-gzip", packed(t, "gzip", story), nil},
		{"upper case", "GZIP", packed(t, "gzip", story), nil},
		{"brotli", "br", packed(t, "br", story), nil},
		{"deflate", "deflate", packed(t, "deflate", story), nil},
		{"raw deflate", "deflate", packed(t, "raw deflate", story), nil},
		{"exactly the limit", "gzip", packed(t, "gzip", big[:most]), nil},
		{"one more than the limit", "gzip", packed(t, "gzip", big[:most+1]), errTooBig},
		{"plain too big", "", []byte(big), errTooBig},
		{"gzip bomb", "gzip", packed(t, "gzip", strings.Repeat(big, 4)), errTooBig},
		{"brotli bomb", "br", packed(t, "br", strings.Repeat(big, 4)), errTooBig},
		{"deflate bomb", "deflate", packed(t, "deflate", strings.Repeat(big, 4)), errTooBig},
		{"gzip in gzip", "gzip, gzip", []byte(nested), errEncoding},
		{"zstd", "zstd", []byte("\x28\xb5\x2f\xfd"), errEncoding},
		{"not gzip", "gzip", []byte(story), errBroken},
		{"not brotli", "br", []byte("\xff\xff\xff\xff"), errBroken},
		{"cut off", "gzip", packed(t, "gzip", story)[:40], errBroken},
		{"empty gzip", "gzip", nil, errBroken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			encoding, body = tt.encoding, tt.body
			got, err := c.Page(t.Context(), address)
			if tt.want != nil {
				wantError(t, "Page", err, tt.want)
				return
			}
			if err != nil || len(got.Body) < len(story) || got.Body[0] != '<' {
				t.Errorf("Page = %d bytes, %v; want the page", len(got.Body), err)
			}
		})
	}
}

func TestBodiesWithoutEnd(t *testing.T) {
	line := []byte(strings.Repeat("<p>more</p>", 100))
	address, c := outlet(t, Options{MaxBytes: 1 << 20}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	})
	_, err := c.Page(t.Context(), address)
	wantError(t, "endless page", err, errTooBig)
}

func TestSlowServers(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"no answer": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"a byte and no more": func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("<"))
			_ = http.NewResponseController(w).Flush() // when it fails the page is empty, which the test sees
			<-r.Context().Done()
		},
		"half a head": func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Ty")
			_, _ = conn.Read(make([]byte, 1)) // until the client goes
			_ = conn.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			address, c := outlet(t, Options{Timeout: 50 * time.Millisecond}, h)
			_, err := c.Page(t.Context(), address)
			wantError(t, name, err, errSlow)
		})
	}
}

func TestBrokenServers(t *testing.T) {
	for _, tt := range []struct {
		name, answer string
		want         *annotations.Error
	}{
		{"shorter than it says", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>half", errBroken},
		{"chunks that stop", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ha", errBroken},
		{"huge length", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<p>", errTooBig},
		{"huge head", "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n<p>", errReach},
		{"hints without end", strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 20_000), errReach},
		{"no HTTP", "220 mail.example ESMTP\r\n", errReach},
		{"nothing", "", errReach},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				conn, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					return
				}
				_, _ = fmt.Fprint(conn, tt.answer) // the client may be gone
				_ = conn.Close()
			}))
			t.Cleanup(s.Close)
			c := New(Options{AllowHosts: []string{hostOf(t, s.URL)}})
			_, err := c.Page(t.Context(), s.URL)
			wantError(t, "Page", err, tt.want)
		})
	}
}
