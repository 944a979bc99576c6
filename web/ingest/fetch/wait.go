package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// RetryAfter returns the wait that an answer asks for: seconds, or a date (RFC
// 9110, section 10.2.3), measured by now. ok is false when it asks for none, or
// when that cannot be read.
func RetryAfter(h http.Header, now time.Time) (wait time.Duration, ok bool) {
	s := strings.TrimSpace(h.Get("Retry-After"))
	if n, ok := seconds(s); ok {
		return n, true
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(at.Sub(now), 0), true
	}
	return 0, false
}

// Fresh returns how long an answer says that it holds: by max-age, which goes
// before Expires (RFC 9111, section 4.2.1). It is 0 when it says nothing.
func Fresh(h http.Header, now time.Time) time.Duration {
	for part := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch strings.TrimSpace(name) {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			if n, ok := seconds(strings.Trim(strings.TrimSpace(value), `"`)); ok {
				return n
			}
		}
	}
	at, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if sent, err := http.ParseTime(h.Get("Date")); err == nil {
		now = sent
	}
	return max(at.Sub(now), 0)
}

// seconds reads a number of seconds; a huge one is ten years.
func seconds(s string) (time.Duration, bool) {
	const most = 10 * 365 * 24 * 3600
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > most {
		n = most
	}
	return time.Duration(n) * time.Second, true
}
