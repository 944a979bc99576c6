package archive_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/ingest/archive"
	"writethru/web/ingest/archive/archivetest"
	"writethru/web/ingest/fetch"
)

// clock is a clock that only sleeping moves.
type clock struct {
	at    time.Time
	slept []time.Duration
}

func (c *clock) now() time.Time { return c.at }
func (c *clock) sleep(_ context.Context, d time.Duration) error {
	c.slept = append(c.slept, d)
	c.at = c.at.Add(d)
	return nil
}

const page = "https://post.example/ferry?a=1,2;b"

func at(day, hour int) time.Time { return time.Date(2031, 4, day, hour, 0, 0, 0, time.UTC) }

func captures() []archivetest.Capture {
	return []archivetest.Capture{
		{URL: page, Time: at(1, 8), Body: "<p>One.</p>"},
		{URL: "http://post.example/ferry?a=1,2;b", Time: at(2, 8), Body: "<p>Two.</p>"},
		{URL: page, Time: at(3, 8), Body: "<p>Two.</p>"},
		{URL: page, Time: at(4, 8), Body: "<p>One.</p>", LostGzip: true},
		{URL: page, Time: at(5, 8), Body: "gone", Status: 404},
		{URL: page, Time: at(6, 8), Location: "https://post.example/moved"},
		{URL: "https://post.example/moved", Time: at(6, 8), Body: "<p>Moved.</p>"},
	}
}

// open starts an archive and returns a client of it.
func open(t *testing.T, s *archivetest.Server, cdx bool) (*archive.Client, *clock, string) {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	a := archive.Archive{Name: "Test", TimeMap: server.URL + "/web/timemap/link/", TimeGate: server.URL + "/web/", Memento: server.URL + "/web/",
		ListGap: 2500 * time.Millisecond, FetchGap: 125 * time.Millisecond}
	if cdx {
		a.CDX = server.URL + "/cdx/search/cdx"
	}
	c := &clock{at: at(20, 0)}
	web := fetch.New(fetch.Options{AllowHosts: []string{strings.TrimPrefix(server.URL, "http://")}})
	return archive.New(a, web, c.now, c.sleep), c, server.URL
}

func days(l archive.Listing) []int {
	var out []int
	for _, c := range l.Captures {
		out = append(out, c.Time.Day())
	}
	return out
}

func TestList(t *testing.T) {
	ctx := context.Background()
	for _, tt := range []struct {
		name string
		s    *archivetest.Server
		cdx  bool
		q    archive.Query
		want []int
		more bool
	}{
		{"cdx", &archivetest.Server{}, true, archive.Query{}, []int{1, 2, 4}, false},
		{"cdx with junk", &archivetest.Server{Junk: true}, true, archive.Query{}, []int{1, 2, 4}, false},
		{"cdx, at most two", &archivetest.Server{}, true, archive.Query{Most: 2}, []int{1, 2}, true},
		{"cdx, a span", &archivetest.Server{}, true, archive.Query{From: at(2, 0), To: at(3, 0)}, []int{2}, false},
		{"timemap", &archivetest.Server{}, false, archive.Query{}, []int{1, 2, 3, 4, 5, 6}, false},
		{"timemap in pages with junk", &archivetest.Server{Junk: true, PageSize: 2}, false, archive.Query{}, []int{1, 2, 3, 4, 5, 6}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.s.Captures = captures()
			c, _, base := open(t, tt.s, tt.cdx)
			l, err := c.List(ctx, page, tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, days(l)); diff != "" || l.More != tt.more {
				t.Errorf("List: more = %v (-want +got):\n%s", l.More, diff)
			}
			if tt.s.Junk != (l.Malformed > 0) {
				t.Errorf("malformed = %d", l.Malformed)
			}
			if c := l.Captures[0]; c.Memento != base+"/web/"+c.Time.Format("20060102150405")+"/"+c.URL {
				m := c.Memento
				t.Errorf("memento = %q", m)
			}
		})
	}
}

func TestFetch(t *testing.T) {
	s := &archivetest.Server{Captures: captures(), Blocked: []string{"blocked.example"}}
	c, _, base := open(t, s, true)
	ctx := context.Background()
	for _, tt := range []struct {
		name    string
		want    archive.Capture
		body    string
		url     string
		message string // of the error
	}{
		{"raw", archive.Capture{Time: at(1, 8), Memento: base + "/web/20310401080000/" + page, Digest: archivetest.Digest("<p>One.</p>")}, "<p>One.</p>", page, ""},
		{"captured under http", archive.Capture{Time: at(2, 8), Memento: base + "/web/20310402080000/" + page}, "<p>Two.</p>", "http://post.example/ferry?a=1,2;b", ""},
		{"gzip with its header lost", archive.Capture{Time: at(4, 8), Memento: base + "/web/20310404080000/" + page}, "<p>One.</p>", page, ""},
		{"an hour off", archive.Capture{Time: at(3, 9), Memento: base + "/web/20310403090000/" + page}, "<p>Two.</p>", page, ""},
		{"archived redirect", archive.Capture{Time: at(6, 8), Memento: base + "/web/20310406080000/" + page}, "<p>Moved.</p>", "https://post.example/moved", ""},
		{"another capture", archive.Capture{Time: at(15, 8), Memento: base + "/web/20310415080000/" + page}, "", "", "from another time"},
		{"archived error", archive.Capture{Time: at(5, 8), Memento: base + "/web/20310405080000/" + page}, "", "", "error page"},
		{"not there", archive.Capture{Time: at(5, 8), Memento: base + "/web/20310405080000/https://post.example/none"}, "", "", "does not have"},
		{"blocked", archive.Capture{Time: at(5, 8), Memento: base + "/web/20310405080000/https://blocked.example/"}, "", "", "captures of this site"},
		{"another host", archive.Capture{Time: at(5, 8), Memento: "http://elsewhere.example/web/20310405080000/" + page}, "", "", "another site"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := c.Fetch(ctx, tt.want)
			if tt.message != "" {
				if !strings.Contains(annotations.MessageOf(err), tt.message) {
					t.Errorf("Fetch = %v, want %q", err, tt.message)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if string(f.Body) != tt.body || f.URL != tt.url || f.ContentType != "text/html; charset=utf-8" {
				t.Errorf("Fetch = %q from %q as %q", f.Body, f.URL, f.ContentType)
			}
			if f.Verified != (tt.want.Digest != "") {
				t.Errorf("verified = %v", f.Verified)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	c, _, _ := open(t, &archivetest.Server{Captures: captures()}, true)
	f, err := c.Nearest(context.Background(), page, at(3, 7))
	if err != nil || !f.Time.Equal(at(3, 8)) || string(f.Body) != "<p>Two.</p>" {
		t.Errorf("Nearest = %q at %v, %v", f.Body, f.Time, err)
	}
}

// After 429 nothing is sent until the archive's time is over.
func TestPause(t *testing.T) {
	for _, tt := range []struct {
		retry string
		want  time.Duration
	}{{"", time.Minute}, {"120", 2 * time.Minute}, {at(20, 1).Format(http.TimeFormat), time.Hour}, {"nonsense", time.Minute}} {
		s := &archivetest.Server{Captures: captures(), Limit: 2, RetryAfter: tt.retry}
		c, k, _ := open(t, s, true)
		k.at = at(20, 0)
		l, err := c.List(context.Background(), page, archive.Query{})
		if err != nil {
			t.Fatal(err)
		}
		start, took := k.at, 0
		err = c.FetchAll(context.Background(), l.Captures, func(archive.Capture, archive.Fetched, error) error { took++; return nil })
		var stop *archive.Paused
		if !errors.As(err, &stop) || took != 1 {
			t.Fatalf("FetchAll took %d, %v", took, err)
		}
		if got := stop.Until.Sub(start); got < tt.want-time.Second || got > tt.want+time.Second {
			t.Errorf("Retry-After %q: paused for %v, want %v", tt.retry, got, tt.want)
		}
		sent := len(s.Requests())
		if _, err := c.List(context.Background(), page, archive.Query{}); !errors.As(err, &stop) || len(s.Requests()) != sent {
			t.Errorf("asked again while paused: %v", err)
		}
		k.at, s.Limit = stop.Until, 0
		if _, err := c.List(context.Background(), page, archive.Query{}); err != nil {
			t.Errorf("after the pause: %v", err)
		}
	}
}

func TestFetchAll(t *testing.T) {
	s := &archivetest.Server{Captures: captures()}
	c, k, base := open(t, s, true)
	var chosen []archive.Capture
	for _, day := range []int{4, 1, 5} {
		when := at(day, 8)
		chosen = append(chosen, archive.Capture{Time: when, Memento: base + "/web/" + when.Format("20060102150405") + "/" + page})
	}
	var got []int
	err := c.FetchAll(context.Background(), chosen, func(want archive.Capture, _ archive.Fetched, err error) error {
		day := want.Time.Day()
		if err != nil {
			day = -day
		}
		got = append(got, day)
		return nil
	})
	if diff := cmp.Diff([]int{1, 4, -5}, got); diff != "" || err != nil {
		t.Errorf("FetchAll: %v (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff([]time.Duration{125 * time.Millisecond, 125 * time.Millisecond}, k.slept); diff != "" {
		t.Errorf("waits (-want +got):\n%s", diff)
	}
	for _, r := range s.Requests() {
		if !strings.Contains(r, "id_/") {
			t.Errorf("asked for %q, which is not raw", r)
		}
	}
}

func TestListRefuses(t *testing.T) {
	s := &archivetest.Server{Captures: captures(), Blocked: []string{"blocked.example"}}
	c, _, _ := open(t, s, true)
	for address, want := range map[string]annotations.Code{"mailto:a@b.example": annotations.Invalid, "data:text/html,x": annotations.Invalid,
		"https://post.example/none": annotations.NotFound, "https://blocked.example/": annotations.Unauthorized} {
		if _, err := c.List(context.Background(), address, archive.Query{}); annotations.CodeOf(err) != want {
			t.Errorf("List(%q) = %v, want %s", address, err, want)
		}
	}
}
