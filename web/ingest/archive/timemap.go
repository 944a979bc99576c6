package archive

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"writethru/web/ingest/webaddr"
)

// maxRows bounds a list.
const maxRows = 200_000

// TimeMap is the list of an address's captures in one archive (RFC 7089
// section 5), or one page of it.
type TimeMap struct {
	Original, TimeGate string
	// Next are the addresses of the TimeMap's other pages.
	Next []string
	Listing
}

// ParseTimeMap reads a TimeMap: application/link-format, the arrays of
// web.archive.org, the object of MemGator, or pywb's JSON and CDXJ with a
// capture a line. It skips what is malformed and counts it, and never fails: a
// list of nothing is what there is in a page that is no TimeMap. prefix is put
// before timestamp and address where the list names no URI-M.
func ParseTimeMap(data []byte, prefix string) TimeMap {
	s := strings.TrimSpace(strings.ToValidUTF8(string(data), "\uFFFD"))
	var m TimeMap
	switch {
	case strings.HasPrefix(s, "<"):
		m = linkMap(s)
	case strings.HasPrefix(s, "{") && memgator(s, &m):
	default:
		l, _ := ParseCDX(data, prefix)
		m.Listing = l
		return m
	}
	m.tidy()
	return m
}

func linkMap(s string) TimeMap {
	var m TimeMap
	links, bad := parseLinks(s, maxRows)
	m.Malformed = bad
	self := ""
	for _, l := range links {
		switch {
		case l.is("memento"):
			m.add(l)
		case l.is("original"):
			m.Original = l.url
		case l.is("timegate"):
			m.TimeGate = l.url
		case l.is("self"):
			self = l.url
		case l.is("timemap") || l.is("next"):
			m.Next = append(m.Next, l.url)
		}
	}
	for i := range m.Captures {
		if m.Captures[i].URL == "" {
			m.Captures[i].URL = m.Original
		}
	}
	m.Next = slices.DeleteFunc(m.Next, func(n string) bool { return n == self })
	return m
}

// add adds a link of a memento, unless it has no time or is no web address.
func (m *TimeMap) add(l link) {
	at, ok := l.at()
	if !ok {
		_, at, ok = raw(l.url)
	}
	original := originalOf(l.url)
	if !ok || webaddr.Parse(l.url) == nil || original == "" && stampPart.MatchString(l.url) {
		m.Malformed++
		return
	}
	m.Captures = append(m.Captures, Capture{Time: at, URL: original, Memento: l.url})
}

// memgator reads the JSON object that MemGator and others write.
func memgator(s string, m *TimeMap) bool {
	var o struct {
		OriginalURI string `json:"original_uri"`
		TimeGateURI string `json:"timegate_uri"`
		Mementos    *struct {
			List []struct{ Datetime, URI string }
		}
		Next *struct{ URI string } `json:"next"`
	}
	if err := json.Unmarshal([]byte(s), &o); err != nil || o.Mementos == nil {
		return false
	}
	m.Original, m.TimeGate = o.OriginalURI, o.TimeGateURI
	for _, e := range o.Mementos.List[:min(len(o.Mementos.List), maxRows)] {
		t, err := time.Parse(time.RFC3339, e.Datetime)
		if err != nil || webaddr.Parse(e.URI) == nil {
			m.Malformed++
			continue
		}
		m.Captures = append(m.Captures, Capture{Time: t.UTC(), URL: cmp.Or(originalOf(e.URI), o.OriginalURI), Memento: e.URI})
	}
	if o.Next != nil && o.Next.URI != "" {
		m.Next = append(m.Next, o.Next.URI)
	}
	return true
}
