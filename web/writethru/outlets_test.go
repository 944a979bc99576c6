package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// outlets are sites on this machine whose articles change all the time.
type outlets struct {
	began time.Time
	hosts []*outlet
}

// outlet is one of them. A busy one answers only now and then, and says when; a
// lazy one says that its feed holds for an hour.
type outlet struct {
	*outlets
	host, url  string
	busy, lazy bool

	mu    sync.Mutex
	asked map[string]int
	said  []saying
}

// saying is a Retry-After, and the first request that came after it.
type saying struct{ at, until, next time.Time }

const (
	storiesOf   = 4 // of an outlet, one more every moreEvery
	moreEvery   = 4 * time.Second
	versionTime = 300 * time.Millisecond
)

// publish starts outlets at as many addresses of this machine as it has.
func publish(t *testing.T) *outlets {
	t.Helper()
	o := &outlets{began: time.Now()}
	for _, host := range []string{"127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "::1"} {
		l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
		if err != nil {
			continue // this machine has no such address
		}
		one := &outlet{outlets: o, host: host, url: "http://" + l.Addr().String(), asked: map[string]int{}}
		o.hosts = append(o.hosts, one)
		s := &http.Server{Handler: one}
		go s.Serve(l) // until it is closed
		t.Cleanup(func() { s.Close() })
	}
	if len(o.hosts) < 3 {
		t.Skip("this machine has too few addresses for outlets that do not stand in each other's way")
	}
	o.hosts[2].lazy = true
	return o
}

// getBusy makes one of the outlets busy. Before, everybody can be subscribed to.
func (o *outlets) getBusy() {
	o.hosts[1].mu.Lock()
	defer o.hosts[1].mu.Unlock()
	o.hosts[1].busy = true
}

// published returns how many stories an outlet has at a time.
func (o *outlets) published(at time.Time) int {
	return min(int(at.Sub(o.began)/moreEvery)+2, storiesOf)
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := time.Now()
	if o.isBusy(w, r, now) {
		return
	}
	var n int
	if _, err := fmt.Sscanf(r.URL.Path, "/story/%d", &n); err == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, o.story(n, int(now.Sub(o.began)/versionTime)))
		return
	}
	if o.lazy {
		w.Header().Set("Cache-Control", "max-age=3600")
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprintf(w, "<rss><channel><title>Outlet %s</title>", o.host)
	for n := range o.published(now) {
		fmt.Fprintf(w, "<item><title>Story %d</title><link>%s/story/%d</link></item>", n, o.url, n)
	}
	fmt.Fprint(w, "</channel></rss>")
}

// isBusy counts a request, and answers it when the outlet is busy: for one in
// three.
func (o *outlet) isBusy(w http.ResponseWriter, r *http.Request, now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked[r.URL.Path]++
	if last := len(o.said) - 1; last >= 0 && o.said[last].next.IsZero() {
		o.said[last].next = now
	}
	if !o.busy || rand.IntN(3) > 0 {
		return false
	}
	w.Header().Set("Retry-After", "2")
	w.WriteHeader(http.StatusServiceUnavailable)
	o.said = append(o.said, saying{at: now, until: now.Add(2 * time.Second)})
	return true
}

// story returns a page of a story that tells its version.
func (o *outlet) story(n, version int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><title>Story %d of %s</title><article><h1>Story %d of %s</h1>", n, o.host, n, o.host)
	for p := range 6 {
		fmt.Fprintf(&b, "<p>Paragraph %d of story %d at %s says that the ferry left the harbour of Karrow at %d o'clock, as its captain had told the port on the evening before.</p>", p, n, o.host, p+5)
	}
	fmt.Fprintf(&b, "<p>This is version %d of the story, the port said.</p></article>", version)
	return b.String()
}
