package fetch_test

import (
	"net/http"
	"testing"
	"time"

	"writethru/web/ingest/fetch"
)

func TestHeaders(t *testing.T) {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name, value string
		want        time.Duration
	}{
		{"Retry-After", "120", 2 * time.Minute}, {"Retry-After", " 0 ", 0}, {"Retry-After", "-5", 0}, {"Retry-After", "soon", 0},
		{"Retry-After", "99999999999999999999", 3650 * 24 * time.Hour}, {"Retry-After", "1.5", 0},
		{"Retry-After", "Mon, 02 Mar 2026 13:00:00 GMT", time.Hour}, {"Retry-After", "Sun, 01 Mar 2026 13:00:00 GMT", 0},
		{"Cache-Control", "public, max-age=600", 10 * time.Minute}, {"Cache-Control", `Max-Age="60"`, time.Minute},
		{"Cache-Control", "no-cache, max-age=600", 0}, {"Cache-Control", "max-age=x", 0},
		{"Expires", "Mon, 02 Mar 2026 12:30:00 GMT", 30 * time.Minute}, {"Expires", "0", 0}, {"Expires", "Mon, 02 Mar 2020 12:30:00 GMT", 0},
	} {
		h := http.Header{tt.name: {tt.value}}
		got := fetch.Fresh(h, noon)
		if tt.name == "Retry-After" {
			got, _ = fetch.RetryAfter(h, noon)
		}
		if got != tt.want {
			t.Errorf("%s: %s = %s, want %s", tt.name, tt.value, got, tt.want)
		}
	}
	both := http.Header{"Cache-Control": {"max-age=60"}, "Expires": {"Mon, 02 Mar 2026 18:00:00 GMT"}}
	if got := fetch.Fresh(both, noon); got != time.Minute {
		t.Errorf("max-age and Expires = %s, want max-age", got)
	}
	ahead := http.Header{"Date": {"Mon, 02 Mar 2026 17:00:00 GMT"}, "Expires": {"Mon, 02 Mar 2026 18:00:00 GMT"}}
	if got := fetch.Fresh(ahead, noon); got != time.Hour {
		t.Errorf("Expires by a clock that is ahead = %s, want it measured by that clock", got)
	}
}
