// Package archivetest is a small web archive for tests: it answers CDX queries,
// TimeMaps, a TimeGate and captures as recorded archives do, faults included.
// It is never part of the program.
package archivetest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Capture is one capture that the archive has.
type Capture struct {
	URL  string
	Time time.Time
	Body string
	// Status is 200 when zero. Location makes the capture one of a redirect,
	// to another address of the outlet.
	Status   int
	Location string
	// LostGzip sends the body as gzip without saying so.
	LostGzip bool
}

// Server is the archive. It is an http.Handler; its fields are set before use.
type Server struct {
	Captures []Capture
	// Junk adds what real lists have: rows twice, malformed times, mailto and
	// data addresses, missing lengths, rows of revisits.
	Junk bool
	// Blocked are hosts whose captures are not shown.
	Blocked []string
	// Limit answers 429 to every request after so many, 0 never; RetryAfter is
	// the value of the header, none when empty.
	Limit      int
	RetryAfter string
	// PageSize splits TimeMaps, 0 does not.
	PageSize int

	mu   sync.Mutex
	seen []string
}

// Requests returns the request URIs so far.
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.seen)
}

const layout = "20060102150405"

// ServeHTTP answers. Paths hold whole addresses, so no mux cleans them.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.seen = append(s.seen, r.RequestURI)
	n := len(s.seen)
	s.mu.Unlock()
	if s.Limit > 0 && n > s.Limit {
		if s.RetryAfter != "" {
			w.Header().Set("Retry-After", s.RetryAfter)
		}
		http.Error(w, "Too Many Requests", http.StatusTooManyRequests)
		return
	}
	path := r.RequestURI
	switch {
	case strings.HasPrefix(path, "/cdx/search/cdx?"):
		s.cdx(w, r)
	case strings.HasPrefix(path, "/web/timemap/link/"):
		s.timeMap(w, r, strings.TrimPrefix(path, "/web/timemap/link/"))
	case strings.HasPrefix(path, "/web/"):
		s.web(w, r, strings.TrimPrefix(path, "/web/"))
	default:
		http.NotFound(w, r)
	}
}

func (s *Server) blocked(w http.ResponseWriter, address string) bool {
	u, err := url.Parse(address)
	if err != nil || !slices.Contains(s.Blocked, u.Hostname()) {
		return false
	}
	w.Header().Set("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException: Blocked Site Error")
	http.Error(w, "Blocked", http.StatusForbidden)
	return true
}

func bare(address string) string {
	address = strings.TrimPrefix(strings.TrimPrefix(address, "http://"), "https://")
	return strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
}

// of returns the captures of an address, taking http and https for the same.
func (s *Server) of(address string) []Capture {
	var out []Capture
	for _, c := range s.Captures {
		if bare(c.URL) == bare(address) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Capture) int { return a.Time.Compare(b.Time) })
	return out
}

// shown returns the captures of an address. When there are none that it shows,
// it has answered so.
func (s *Server) shown(w http.ResponseWriter, r *http.Request, address string) []Capture {
	if s.blocked(w, address) {
		return nil
	}
	all := s.of(address)
	if len(all) == 0 {
		http.NotFound(w, r)
	}
	return all
}

// Digest returns what lists give as the digest of a body.
func Digest(body string) string {
	sum := sha1.Sum([]byte(body))
	return base32.StdEncoding.EncodeToString(sum[:])
}

func (c Capture) status() int {
	switch {
	case c.Location != "":
		return http.StatusMovedPermanently
	case c.Status == 0:
		return http.StatusOK
	}
	return c.Status
}

func (s *Server) cdx(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if s.blocked(w, q.Get("url")) {
		return
	}
	rows := [][]string{{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"}}
	add := func(f ...string) { rows = append(rows, append([]string{"example,post)/"}, f...)) }
	limit, _ := strconv.Atoi(q.Get("limit"))
	after, sent := q.Get("resumeKey"), 0
	more := ""
	for _, c := range s.of(q.Get("url")) {
		t := c.Time.Format(layout)
		switch {
		case t <= after, q.Get("from") != "" && t < q.Get("from"), q.Get("to") != "" && t > q.Get("to"), c.status() != 200:
			continue
		case limit > 0 && sent == limit:
			more = rows[len(rows)-1][1]
		}
		if more != "" {
			break
		}
		sent++
		add(t, c.URL, "text/html", strconv.Itoa(c.status()), Digest(c.Body), "1234")
		if s.Junk {
			add(t, c.URL, "text/html", strconv.Itoa(c.status()), Digest(c.Body), "1234")
			add(c.Time.Add(time.Hour).Format(layout), c.URL, "warc/revisit", "-", Digest(c.Body), "-")
			add("20000012170449", c.URL, "text/html", "200", "AAAA", "1")
			add("20000800241623", c.URL, "text/html", "200", "BBBB", "-")
			add(t, "mailto:desk@post.example", "text/html", "200", "CCCC", "1")
			add(t, "data:text/html,hi", "text/html", "200", "DDDD", "1")
		}
	}
	if more != "" && q.Get("showResumeKey") == "true" {
		rows = append(rows, []string{}, []string{more})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(rows) // the client has gone
}

func host(r *http.Request) string { return "http://" + r.Host }

func (s *Server) timeMap(w http.ResponseWriter, r *http.Request, address string) {
	page := 0
	if p, a, ok := strings.Cut(address, "/"); ok && len(p) < 4 {
		page, _ = strconv.Atoi(p) // 0 for the first
		address = a
	}
	all := s.shown(w, r, address)
	if len(all) == 0 {
		return
	}
	self := r.RequestURI
	next := ""
	if s.PageSize > 0 {
		from := min(page*s.PageSize, len(all))
		to := min(from+s.PageSize, len(all))
		if to < len(all) {
			next = fmt.Sprintf("%s/web/timemap/link/%d/%s", host(r), page+1, address)
		}
		all = all[from:to]
	}
	w.Header().Set("Content-Type", "application/link-format")
	fmt.Fprintf(w, "<%s>; rel=\"original\",\n<%s%s>; rel=\"self\"; type=\"application/link-format\"; from=\"%s\",\n<%s/web/%s>; rel=\"timegate\"",
		address, host(r), self, all[0].Time.Format(http.TimeFormat), host(r), address)
	for i, c := range all {
		rel := "memento"
		if i == 0 {
			rel = "first memento"
		}
		fmt.Fprintf(w, ",\n<%s/web/%s/%s>; rel=\"%s\"; datetime=\"%s\"", host(r), c.Time.Format(layout), c.URL, rel, c.Time.Format(http.TimeFormat))
	}
	if s.Junk {
		fmt.Fprintf(w, ",\n<%s/web/20000012170449/%s>; rel=\"memento\"; datetime=\"Mon, 00 Foo 2000\",\n<broken\n,\n<%s/web/20000112170449/mailto:x@y>; rel=memento; datetime=\"Wed, 12 Jan 2000 17:04:49 GMT\"", host(r), address, host(r))
	}
	if next != "" {
		fmt.Fprintf(w, ",\n<%s>; rel=\"timemap\"; type=\"application/link-format\"", next)
	}
}

// web answers for a capture, or as the TimeGate when there is no timestamp.
func (s *Server) web(w http.ResponseWriter, r *http.Request, path string) {
	stamp, address, _ := strings.Cut(path, "/")
	isRaw := strings.HasSuffix(stamp, "id_")
	at, err := time.Parse(layout, strings.TrimSuffix(stamp, "id_"))
	if err != nil {
		s.timeGate(w, r, path)
		return
	}
	all := s.shown(w, r, address)
	if len(all) == 0 {
		return
	}
	c := nearest(all, at)
	if !c.Time.Equal(at) { // no Memento-Datetime: not the capture asked for
		w.Header().Set("X-Archive-Redirect-Reason", "found capture at "+c.Time.Format(layout))
		w.Header().Set("Location", "/web/"+c.Time.Format(layout)+"/"+c.URL)
		w.WriteHeader(http.StatusFound)
		return
	}
	s.memento(w, r, c, isRaw)
}

func nearest(all []Capture, at time.Time) Capture {
	best := all[0]
	for _, c := range all {
		if c.Time.Sub(at).Abs() < best.Time.Sub(at).Abs() {
			best = c
		}
	}
	return best
}

func (s *Server) timeGate(w http.ResponseWriter, r *http.Request, address string) {
	all := s.shown(w, r, address)
	if len(all) == 0 {
		return
	}
	at, err := http.ParseTime(r.Header.Get("Accept-Datetime"))
	if err != nil {
		at = all[len(all)-1].Time
	}
	c := nearest(all, at)
	w.Header().Set("Vary", "accept-datetime")
	w.Header().Set("Link", fmt.Sprintf(`<%s>; rel="original", <%s/web/timemap/link/%s>; rel="timemap"`, address, host(r), address))
	w.Header().Set("Location", host(r)+"/web/"+c.Time.Format(layout)+"/"+c.URL)
	w.WriteHeader(http.StatusFound)
}

func (s *Server) memento(w http.ResponseWriter, r *http.Request, c Capture, isRaw bool) {
	h := w.Header()
	h.Set("Memento-Datetime", c.Time.Format(http.TimeFormat))
	h.Set("Link", fmt.Sprintf(`<%s>; rel="original", <%s/web/timemap/link/%s>; rel="timemap"; type="application/link-format", <%s/web/%s>; rel="timegate"`, c.URL, host(r), c.URL, host(r), c.URL))
	h.Set("X-Archive-Orig-Content-Type", "text/html; charset=utf-8")
	h.Set("X-Archive-Orig-Server", "post")
	h.Set("X-Archive-Src", "POST-2031.warc.gz")
	h.Set("Content-Type", "text/html; charset=utf-8")
	if c.Location != "" { // links that are given back are for viewing, not raw
		h.Set("Location", "/web/"+c.Time.Format(layout)+"/"+c.Location)
		w.WriteHeader(c.status())
		return
	}
	body := []byte(c.Body)
	if !isRaw {
		body = []byte("<!-- toolbar of the archive -->" + c.Body)
	}
	if c.LostGzip {
		var z bytes.Buffer
		g := gzip.NewWriter(&z)
		_, _ = g.Write(body) // into memory
		_ = g.Close()        // into memory
		body = z.Bytes()
	}
	w.WriteHeader(c.status())
	_, _ = w.Write(body) // the client has gone
}
