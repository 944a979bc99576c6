package wire

import (
	"strings"
	"time"
)

// layouts are the forms of time that agencies write: ISO 8601 in its basic and
// extended forms, with zones with and without a colon.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04", "2006-01-02 15:04:05", "20060102T150405Z07:00", "20060102T150405.999Z0700", "20060102T150405",
	"20060102T1504Z0700", "20060102150405", "2006-01-02", "20060102", "2006-01-02Z07:00", time.RFC1123Z, time.RFC1123,
}

// stamp returns the first of the times that can be read, zero when none can. A
// time without a zone is taken for UTC.
func stamp(times ...string) time.Time {
	for _, s := range times {
		s = strings.TrimSpace(s)
		for _, l := range layouts {
			if t, err := time.Parse(l, s); err == nil && t.Year() > 1900 && t.Year() < 3000 {
				return t
			}
		}
	}
	return time.Time{}
}

// first returns the first string that is not blank.
func first(all ...string) string {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}
