package archive

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"writethru/web/ingest/fetch"
	"writethru/web/ingest/webaddr"
)

// Port sends one GET request and returns the answer to it, whatever its status,
// without following a redirect. It refuses private addresses, says who asks, and
// takes content encodings off the body. An error is one of the connection.
type Port interface {
	Exchange(ctx context.Context, rawURL string, h http.Header) (fetch.Answer, error)
}

var _ Port = (*fetch.Client)(nil)

// Archive says where an archive is asked. Addresses are prefixes, to which the
// address of the page is added.
type Archive struct {
	Name string
	// CDX is the address of the CDX server, before its query; TimeMap and
	// TimeGate are the prefixes of RFC 7089. List takes the first it has.
	CDX, TimeMap, TimeGate string
	// Memento is the prefix of its captures, before timestamp and address.
	Memento string
	// ListGap and FetchGap are the times between two requests for a list, and
	// for a capture. Zero is no gap.
	ListGap, FetchGap time.Duration
}

// Wayback is the Internet Archive's Wayback Machine. Its limits are 30 lists and
// 600 captures a minute, of which it asks programs to use 80 %.
var Wayback = Archive{
	Name:     "Wayback Machine",
	CDX:      "https://web.archive.org/cdx/search/cdx",
	TimeMap:  "https://web.archive.org/web/timemap/link/",
	TimeGate: "https://web.archive.org/web/",
	Memento:  "https://web.archive.org/web/",
	ListGap:  2500 * time.Millisecond,
	FetchGap: 125 * time.Millisecond,
}

// Client asks one archive. It is safe for concurrent use; requests go one after
// the other, as far apart as the archive wants them.
type Client struct {
	archive Archive
	port    Port
	now     func() time.Time
	sleep   func(context.Context, time.Duration) error

	mu                  sync.Mutex
	nextList, nextFetch time.Time
	pausedUntil         time.Time
}

// New returns a client. now and sleep are the clock; sleep returns early with
// the context's error.
func New(a Archive, p Port, now func() time.Time, sleep func(context.Context, time.Duration) error) *Client {
	return &Client{archive: a, port: p, now: now, sleep: sleep}
}

// defaultPause is how long an archive is left alone that says 429 without
// saying for how long, maxPause the longest that is believed.
const (
	defaultPause = time.Minute
	maxPause     = 24 * time.Hour
)

// get sends a request when its turn has come. It returns a paused error without
// sending while the archive wants no requests, and when it says so now.
func (c *Client) get(ctx context.Context, list bool, rawURL string, h http.Header) (fetch.Answer, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if now.Before(c.pausedUntil) {
		return fetch.Answer{}, paused(c.pausedUntil)
	}
	turn, gap := &c.nextFetch, c.archive.FetchGap
	if list {
		turn, gap = &c.nextList, c.archive.ListGap
	}
	if wait := turn.Sub(now); wait > 0 {
		if err := c.sleep(ctx, wait); err != nil {
			return fetch.Answer{}, err
		}
	}
	*turn = c.now().Add(gap)
	a, err := c.port.Exchange(ctx, rawURL, h)
	if err != nil {
		return fetch.Answer{}, err
	}
	if a.Header == nil {
		a.Header = http.Header{}
	}
	own := a.Header.Get("Memento-Datetime") == "" // not an archived answer
	if own && (a.Status == http.StatusTooManyRequests || a.Status == http.StatusServiceUnavailable && a.Header.Get("Retry-After") != "") {
		c.pausedUntil = c.now().Add(pause(a.Header, c.now()))
		return fetch.Answer{}, paused(c.pausedUntil)
	}
	return a, nil
}

// pause is how long an archive that says so wants no requests.
func pause(h http.Header, now time.Time) time.Duration {
	d, ok := fetch.RetryAfter(h, now)
	if !ok {
		return defaultPause
	}
	return min(max(d, time.Second), maxPause)
}

// refusal returns the error for an answer of the archive's own, nil for 200.
func refusal(a fetch.Answer) error {
	why := a.Header.Get("X-Archive-Wayback-Runtime-Error")
	switch {
	case strings.Contains(why, "AccessControl"), a.Status == http.StatusUnavailableForLegalReasons:
		return errBlocked
	case a.Status == http.StatusOK:
		return nil
	case a.Status == http.StatusUnauthorized, a.Status == http.StatusForbidden:
		return errRefused
	case a.Status == http.StatusNotFound, a.Status == http.StatusGone:
		return errNotThere
	}
	return errDown
}

// Query says which captures List lists. Zero fields ask for all.
type Query struct {
	From, To time.Time
	// Most bounds the captures; 1,000 by default.
	Most int
}

const (
	defaultMost = 1000
	maxPages    = 20
)

// List returns the archive's captures of an address, oldest first, without those
// that are the same as the one before. It returns an *annotations.Error: NotFound
// when there is none, Unavailable (with a Paused cause) when the archive wants
// no requests now, Unauthorized when it shows none of this site.
func (c *Client) List(ctx context.Context, address string, q Query) (Listing, error) {
	if webaddr.Parse(address) == nil {
		return Listing{}, errAddress
	}
	if q.Most <= 0 {
		q.Most = defaultMost
	}
	pages := c.timeMapPages
	if c.archive.CDX != "" {
		pages = c.cdxPages
	}
	l, err := pages(ctx, address, q)
	if err != nil {
		return Listing{}, err
	}
	l.within(q)
	if len(l.Captures) == 0 {
		if l.Malformed > 0 {
			return Listing{}, errAnswer
		}
		return Listing{}, errNone
	}
	return l, nil
}

// within leaves out what was not asked for, and the captures of errors.
func (l *Listing) within(q Query) {
	l.tidy()
	out := l.Captures[:0]
	for _, c := range l.Captures {
		if c.Time.Before(q.From) || !q.To.IsZero() && c.Time.After(q.To) || c.Status >= 400 {
			continue
		}
		if len(out) == q.Most {
			l.More = true
			break
		}
		out = append(out, c)
	}
	l.Captures = out
}

// cdxPages asks the CDX server, page by page with its resume key.
func (c *Client) cdxPages(ctx context.Context, address string, q Query) (Listing, error) {
	var all Listing
	v := url.Values{"url": {address}, "output": {"json"}, "filter": {"statuscode:200", "mimetype:text/html"},
		"collapse": {"digest"}, "limit": {strconv.Itoa(q.Most)}, "showResumeKey": {"true"}}
	if !q.From.IsZero() {
		v.Set("from", q.From.UTC().Format(stampLayout))
	}
	if !q.To.IsZero() {
		v.Set("to", q.To.UTC().Format(stampLayout))
	}
	for range maxPages {
		a, err := c.get(ctx, true, c.archive.CDX+"?"+v.Encode(), nil)
		if err != nil {
			return all, err
		}
		if err := refusal(a); err == errNotThere {
			return all, nil
		} else if err != nil {
			return all, err
		}
		page, resume := ParseCDX(a.Body, c.archive.Memento)
		all.join(page)
		all.More = resume != ""
		if resume == "" || len(all.Captures) >= q.Most || len(page.Captures) == 0 {
			break
		}
		v.Set("resumeKey", resume)
	}
	return all, nil
}

func (l *Listing) join(page Listing) {
	l.Captures = append(l.Captures, page.Captures...)
	l.Malformed += page.Malformed
	l.Repeated += page.Repeated
}

// timeMapPages asks for the TimeMap and its further pages.
func (c *Client) timeMapPages(ctx context.Context, address string, q Query) (Listing, error) {
	var all Listing
	seen := map[string]bool{}
	queue := []string{c.archive.TimeMap + address}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] || !sameHost(at, c.archive.TimeMap) {
			continue
		}
		if len(seen) == maxPages || len(all.Captures) >= q.Most {
			all.More = true
			break
		}
		seen[at] = true
		a, err := c.get(ctx, true, at, http.Header{"Accept": {"application/link-format, application/json;q=0.9"}})
		if err != nil {
			return all, err
		}
		if err := refusal(a); err == errNotThere {
			continue
		} else if err != nil {
			return all, err
		}
		m := ParseTimeMap(a.Body, c.archive.Memento)
		all.join(m.Listing)
		queue = append(queue, m.Next...)
	}
	return all, nil
}
