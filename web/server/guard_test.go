package server_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"writethru/web/api"
	"writethru/web/server"
)

// wantPolicy names the SHA-256 of "p{}", the style sheet.
const wantPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func TestHeaders(t *testing.T) {
	h := open(t)
	for _, path := range []string{"/", "/nowhere", "/sw.js", "/static/boot.2222.js", "/healthz", "/api/v1/page?path=/", "/api/v1/nothing"} {
		w := h.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy":      wantPolicy,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("GET %s: %s = %q, want %q", path, name, got, want)
			}
		}
		if got := w.Header().Get("Permissions-Policy"); !strings.Contains(got, "camera=()") {
			t.Errorf("GET %s: Permissions-Policy = %q, want no camera", path, got)
		}
	}
	if got := h.get("/", "Host: evil.example").Header().Get("Content-Security-Policy"); got != wantPolicy {
		t.Errorf("a refusal's policy = %q", got)
	}
}

func TestHost(t *testing.T) {
	h := open(t, func(o *server.Options) { o.Hosts = []string{"Reader.example.", "192.168.7.9"} })
	for host, isOwn := range map[string]bool{
		"127.0.0.1:8484": true, "127.0.0.1": true, "127.9.9.9": true, "localhost:1": true, "LOCALHOST": true, "localhost.": true,
		"[::1]:8484": true, "[::1]": true, "[::ffff:127.0.0.1]:80": true,
		"reader.example": true, "READER.example:8484": true, "192.168.7.9:8484": true,
		"evil.example": false, "evil.example:8484": false, "127.0.0.1.evil.example": false, "localhost.evil.example": false,
		"evil.localhost": false, "192.168.7.8": false, "93.184.216.34": false, "": false, "0.0.0.0": false, "127.0.0.1@evil.example": false,
	} {
		w := h.get("/", "Host: "+host)
		if got := w.Code == http.StatusOK; got != isOwn {
			t.Errorf("Host %q: status %d, want own = %v", host, w.Code, isOwn)
		}
		if !isOwn && w.Code != http.StatusMisdirectedRequest {
			t.Errorf("Host %q: status %d, want 421", host, w.Code)
		}
	}
	if len(h.desk.asked) == 0 || strings.Contains(h.get("/", "Host: evil.example").Body.String(), "A story") {
		t.Error("a page was shown to a foreign host")
	}
}

// An address that the connection came in on cannot have been rebound.
func TestHostOfConnection(t *testing.T) {
	h := open(t)
	for host, want := range map[string]int{"192.168.7.9:8484": 200, "192.168.7.8:8484": 421} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		at := &net.TCPAddr{IP: net.IPv4(192, 168, 7, 9), Port: 8484}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, at)))
		if w.Code != want {
			t.Errorf("Host %q on %v: status %d, want %d", host, at, w.Code, want)
		}
	}
}

func TestOtherSites(t *testing.T) {
	type headers = []string
	link := headers{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}
	for _, c := range []struct {
		name, method, path string
		headers            headers
		want               int
	}{
		{"a program", "DELETE", "/api/v1/marks/m1", nil, 204},
		{"our own script", "DELETE", "/api/v1/marks/m1", headers{"Sec-Fetch-Site: same-origin", "Origin: http://127.0.0.1:8484"}, 204},
		{"our own form", "POST", "/sample/remove", headers{"Sec-Fetch-Site: same-origin", "Origin: null"}, 303},
		{"our own origin alone", "DELETE", "/api/v1/marks/m1", headers{"Origin: http://127.0.0.1:8484"}, 204},
		{"typed address", "GET", "/", headers{"Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}, 200},
		{"link from elsewhere", "GET", "/", link, 200},
		{"link from elsewhere to the API", "GET", "/api/v1/page?path=/", link, 403},
		{"form from elsewhere", "POST", "/sample/remove", link, 403},
		{"form from another port", "POST", "/sample/remove", headers{"Sec-Fetch-Site: same-site", "Origin: http://127.0.0.1:3000"}, 403},
		{"frame elsewhere", "GET", "/", headers{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"}, 403},
		{"image elsewhere", "GET", "/articles/a1", headers{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"}, 403},
		{"script elsewhere", "GET", "/api/v1/page?path=/", headers{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors", "Origin: https://evil.example"}, 403},
		{"foreign origin alone, reading", "GET", "/", headers{"Origin: https://evil.example"}, 403},
		{"foreign origin alone, writing", "PUT", "/api/v1/marks/m1", headers{"Origin: https://evil.example"}, 403},
		{"no origin to speak of", "DELETE", "/api/v1/marks/m1", headers{"Origin: null"}, 403},
		{"another port alone", "DELETE", "/api/v1/marks/m1", headers{"Origin: http://127.0.0.1:3000"}, 403},
		{"preflight", "OPTIONS", "/api/v1/marks/m1", headers{"Origin: https://evil.example", "Access-Control-Request-Method: PUT"}, 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			w := h.ask(c.method, c.path, "", c.headers...)
			if w.Code != c.want {
				t.Fatalf("status %d, want %d: %s", w.Code, c.want, w.Body)
			}
			if w.Code == 403 && len(h.desk.calls)+len(h.desk.asked) > 0 {
				t.Errorf("the desk was asked: %v %v", h.desk.calls, h.desk.asked)
			}
			if w.Header().Get("Access-Control-Allow-Origin") != "" {
				t.Error("another site may read the answer")
			}
		})
	}
}

func TestRefusalOnTheAPIIsJSON(t *testing.T) {
	w := open(t).get("/api/v1/page?path=/", "Origin: https://evil.example")
	var body api.ErrorBody
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || body.Error.Code != "unauthorized" || body.Error.Message == "" {
		t.Errorf("body = %s (%v), want an error of code unauthorized", w.Body, err)
	}
}
