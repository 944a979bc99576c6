package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"writethru/annotations"
)

// TestReadForm: the form reads a story or what the library lists, undoes it, and
// leads back to where it stood.
func TestReadForm(t *testing.T) {
	h := open(t)
	for body, want := range map[string]string{
		"":                               "/?read=u1",
		"show=unread&q=a%26b":            "/?q=a%26b&read=u1&show=unread",
		"story=a1":                       "/stories/a1?read=u1",
		"story=%2F%2Fevil.example":       "/stories/%2F%2Fevil.example?read=u1",
		"undo=u1&outlet=Ledger+%26+Tide": "/?outlet=Ledger+%26+Tide",
		"undo=u1&story=a1":               "/stories/a1",
	} {
		w := h.ask(http.MethodPost, "/read", body, "Content-Type: application/x-www-form-urlencoded")
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want {
			t.Errorf("%q: status %d, leads to %q, want %q", body, w.Code, got, want)
		}
	}
	h.desk.err = annotations.Errorf(annotations.NotFound, "This can no longer be undone.")
	if w := h.ask(http.MethodPost, "/read", "undo=x", "Content-Type: application/x-www-form-urlencoded"); w.Code != http.StatusNotFound {
		t.Errorf("what cannot be undone: status %d", w.Code)
	}
}

// TestPickAcross: any two revisions of a story lead to their comparison.
func TestPickAcross(t *testing.T) {
	h := open(t)
	for query, want := range map[string]string{
		"from=a1/2&to=b2/3":            "302 /articles/a1/compare/2/with/b2/3",
		"from=a1/2&to=a1/3":            "302 /articles/a1/compare/2/3",
		"from=a1/3&to=a1/2":            "302 /articles/a1/compare/2/3",
		"from=a1/2&to=a1/2":            "302 /articles/a1/revisions/2",
		"from=a1/2":                    "400 ",
		"from=a1/x&to=b2/1":            "400 ",
		"from=/1&to=b2/1":              "400 ",
		"from=a1/1&to=b2/1/../../evil": "400 ",
	} {
		w := h.ask(http.MethodGet, "/stories/a1/compare?"+query, "")
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("Location")); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}
