package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestAlertForms(t *testing.T) {
	h := open(t)
	for _, tt := range []struct{ path, body, to string }{
		{"/alerts/seen", "mark=m1&in=2&seen=1", "303 /alerts"},
		{"/alerts/seen", "mark=m1&in=2&seen=&show=all", "303 /alerts?show=all"},
		{"/alerts/seen", "all=1", "303 /alerts"},
		{"/alerts/seen", "mark=m1&in=x", "400 "},
		{"/alerts/kinds", "kind=removed&kind=facts", "303 /settings#alerts"},
	} {
		w := h.ask(http.MethodPost, tt.path, tt.body, "Content-Type: application/x-www-form-urlencoded")
		if got := fmt.Sprint(w.Code, " ", w.Header().Get("Location")); got != tt.to {
			t.Errorf("%s %s: %q, want %q", tt.path, tt.body, got, tt.to)
		}
	}
	for query, want := range map[string]string{"": "200", "?after=5": "200", "?after=x": "400"} {
		w := h.ask(http.MethodGet, "/api/v1/alerts"+query, "")
		if got := fmt.Sprint(w.Code); got != want || w.Code == 200 && !strings.Contains(w.Body.String(), `"last":7`) {
			t.Errorf("news%s: %s %s", query, got, w.Body)
		}
	}
	calls := strings.Join(h.desk.calls, ", ")
	for _, want := range []string{"see m1 2 true, see m1 2 false, see all, raise [removed facts]", "news -1", "news 5"} {
		if !strings.Contains(calls, want) {
			t.Errorf("calls %q, want %q among them", calls, want)
		}
	}
}
