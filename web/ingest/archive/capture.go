package archive

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"writethru/web/ingest/webaddr"
)

// Capture is one capture as an archive's list names it.
type Capture struct {
	// Time is when it was captured (Memento-Datetime), to the second.
	Time time.Time
	// URL is the address that was captured; it may differ from the one asked
	// for, as archives take http and https, www and none, for the same.
	URL string
	// Memento is the address of the capture in the archive (URI-M).
	Memento string
	// Digest is the archive's hash of the payload, mostly SHA-1 in base 32;
	// empty when the list has none.
	Digest string
	MIME   string
	// Status is the HTTP status that was captured, 0 when the list has none.
	Status int
	// Revisit is set when the archive saw the same bytes as before.
	Revisit bool
}

// Listing is what an archive has of an address, oldest first.
type Listing struct {
	Captures []Capture
	// Malformed are rows that could not be read, Repeated rows of captures
	// that are the same as the one before.
	Malformed, Repeated int
	// More is set when the archive has more captures than were listed.
	More bool
}

// tidy sorts captures by time and leaves out the ones whose bytes are the same
// as those of the one before. What comes back after a change is kept: an outlet
// that takes an edit back has made a revision.
func (l *Listing) tidy() {
	slices.SortStableFunc(l.Captures, func(a, b Capture) int { return a.Time.Compare(b.Time) })
	out := l.Captures[:0]
	for _, c := range l.Captures {
		if n := len(out); n > 0 {
			last := out[n-1]
			if c.Digest != "" && c.Digest == last.Digest || c.Time.Equal(last.Time) && c.URL == last.URL {
				l.Repeated++
				continue
			}
		}
		out = append(out, c)
	}
	l.Captures = out
}

const stampLayout = "20060102150405"

// parseStamp reads a 14-digit timestamp. Lists have malformed ones, such as a
// month 00 or a day 32; they are errors, not dates to be guessed.
func parseStamp(s string) (time.Time, bool) {
	if len(s) != len(stampLayout) {
		return time.Time{}, false
	}
	t, err := time.Parse(stampLayout, s)
	return t, err == nil && t.Year() >= 1990
}

var stampPart = regexp.MustCompile(`/(\d{14})(?:[a-z]{2}_)?/`)

// raw returns a URI-M in the form that gives the bytes as captured (id_), and
// the time in it. ok is false when the address has no timestamp, as in archives
// that know no such form.
func raw(memento string) (address string, at time.Time, ok bool) {
	m := stampPart.FindStringSubmatchIndex(memento)
	if m == nil {
		return memento, time.Time{}, false
	}
	stamp := memento[m[2]:m[3]]
	at, ok = parseStamp(stamp)
	return memento[:m[0]] + "/" + stamp + "id_/" + memento[m[1]:], at, ok
}

// originalOf returns the address behind the timestamp of a URI-M.
func originalOf(memento string) string {
	if m := stampPart.FindStringIndex(memento); m != nil && webaddr.Parse(memento[m[1]:]) != nil {
		return memento[m[1]:]
	}
	return ""
}

func sameHost(a, b string) bool {
	u, errU := url.Parse(a)
	v, errV := url.Parse(b)
	return errU == nil && errV == nil && strings.EqualFold(u.Host, v.Host)
}
