package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

const good = "Authorization: Bearer wt_good"

func TestWireNeedsAToken(t *testing.T) {
	for _, c := range []struct {
		name    string
		headers []string
		want    int
	}{
		{"a token", []string{good, "Content-Type: application/json"}, 200},
		{"XML", []string{good, "Content-Type: application/vnd.iptc.g2.newsitem+xml"}, 200},
		{"no content type", []string{good}, 200},
		{"another spelling of the scheme", []string{"Authorization: bearer  wt_good "}, 200},
		{"a name of this machine", []string{good, "Host: localhost:8484"}, 200},
		{"none", nil, 401},
		{"another", []string{"Authorization: Bearer wt_bad"}, 401},
		{"another scheme", []string{"Authorization: Basic wt_good"}, 401},
		{"in a cookie", []string{"Cookie: token=wt_good"}, 401},
		{"a locked library", []string{"Authorization: Bearer wt_locked"}, 503},
		{"a foreign host", []string{good, "Host: evil.example"}, 421},
		{"a page of another site", []string{good, "Origin: https://evil.example"}, 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			w := h.ask("POST", "/api/v1/wire", "<nitf/>", c.headers...)
			if w.Code != c.want {
				t.Fatalf("status %d, want %d: %s", w.Code, c.want, w.Body)
			}
			if called := len(h.desk.calls) == 1 && h.desk.calls[0] == "wire <nitf/>"; called != (c.want == 200) {
				t.Errorf("calls %q", h.desk.calls)
			}
			var body struct {
				api.ErrorBody
				api.WireResponse
			}
			if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
				t.Fatal(err)
			}
			switch c.want {
			case 200:
				if len(body.Items) != 1 || body.Items[0].Kind != api.WireNew || body.Items[0].Article != "a1" {
					t.Errorf("answer %s", w.Body)
				}
			case 401:
				if body.Error.Code != annotations.Unauthorized || !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer") {
					t.Errorf("answer %s, WWW-Authenticate %q", w.Body, w.Header().Get("WWW-Authenticate"))
				}
			}
			if strings.Contains(h.log.String(), "wt_good") {
				t.Errorf("the log has the token: %s", h.log)
			}
		})
	}
}

func TestWireIsBounded(t *testing.T) {
	h := open(t)
	w := h.ask("POST", "/api/v1/wire", strings.Repeat(" ", api.MaxWire+1), good)
	if w.Code != http.StatusRequestEntityTooLarge || len(h.desk.calls) > 0 || !strings.Contains(w.Body.String(), "10 MB") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
	h.desk.err = annotations.Errorf(annotations.Invalid, "This is none of the formats.")
	if w := h.ask("POST", "/api/v1/wire", "x", good); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "none of the formats") {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

func TestTokenForms(t *testing.T) {
	const form = "Content-Type: application/x-www-form-urlencoded"
	h := open(t)
	w := h.ask("POST", "/settings/tokens", "name=wire+desk", form)
	if w.Code != http.StatusCreated || !strings.Contains(w.Body.String(), "wt_new") || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
		t.Errorf("made: status %d, %v: %.300s", w.Code, w.Header(), w.Body)
	}
	if w := h.get("/settings"); strings.Contains(w.Body.String(), "wt_new") {
		t.Error("the secret is shown twice")
	}
	if w := h.ask("POST", "/settings/tokens/remove", "id=aa", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/settings#tokens" {
		t.Errorf("removed: status %d to %q", w.Code, w.Header().Get("Location"))
	}
	if got := strings.Join(h.desk.calls, ", "); got != "add token wire desk, remove token aa" {
		t.Errorf("calls %s", got)
	}
	h.desk.err = annotations.Errorf(annotations.Invalid, "A token's name is too long.")
	if w := h.ask("POST", "/settings/tokens", "name=x", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "too long") {
		t.Errorf("failed: status %d: %.300s", w.Code, w.Body)
	}
	if w := h.ask("POST", "/settings/tokens", "name=x", form, "Origin: https://evil.example"); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d", w.Code)
	}
}

// A page of a story under embargo is loaded again when its time comes.
func TestHeldPageLoadsItselfAgain(t *testing.T) {
	for _, c := range []struct {
		until time.Time
		want  string
	}{
		{now.Add(90 * time.Second), "91"}, {now.Add(1500 * time.Millisecond), "3"}, {now.Add(-time.Hour), "1"},
		{now.Add(time.Hour), "900"}, {time.Time{}, "900"},
	} {
		h := open(t)
		h.desk.now, h.desk.until = now, c.until
		if w := h.get("/articles/held"); w.Code != 200 || w.Header().Get("Refresh") != c.want {
			t.Errorf("until %s: status %d, Refresh %q, want %q", c.until, w.Code, w.Header().Get("Refresh"), c.want)
		}
	}
	if w := open(t).get("/articles/a1"); w.Header().Get("Refresh") != "" {
		t.Error("a page that is shown loads itself again")
	}
}
