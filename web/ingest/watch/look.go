package watch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
)

// Watcher looks at tasks.
type Watcher struct {
	// Plan returns the plan that holds now.
	Plan  func() Plan
	Fetch Fetcher
	Desk  Desk
	Keep  Keeper
	// Now tells the time.
	Now func() time.Time

	reading sync.Mutex
}

// alone runs what reads a document while nothing else does: that takes many times
// the memory of the document, and the processor is shared anyway.
func (w *Watcher) alone(ctx context.Context, read func() error) error {
	w.reading.Lock()
	defer w.reading.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return read()
}

// AcceptFeed is what feeds are asked for with: whatever the site has, feeds first.
const AcceptFeed = "application/feed+json,application/atom+xml,application/rss+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"

const (
	acceptPage = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"
	maxField   = 1000 // bytes of a validator
)

// Look asks for what a task watches and gives what is new to the desk. It returns
// the task as it is after that, which is kept already, unless it is Unsaved. The
// error is the desk's or the keeper's, or ctx's; then the task is due again after
// a back-off, and nothing was lost.
func (w *Watcher) Look(ctx context.Context, t Task) (Task, error) {
	next, o, capture, err := w.look(ctx, t)
	if ctx.Err() != nil {
		return t, ctx.Err() // it is due as it was
	}
	now := w.Now()
	if err != nil {
		err = fmt.Errorf("look at %s %s: %w", t.Kind, t.ID, err)
		next, o, capture = t, Outcome{Failed: true, Problem: annotations.MessageOf(err), Wait: o.Wait}, nil
	}
	next = w.Plan().After(next, o, now)
	if e, ok := eventOf(t, o, now); ok {
		e.Capture = capture
		if told := w.Keep.Happened(ctx, e); told != nil {
			err = errors.Join(err, fmt.Errorf("keep an event of %s: %w", t.ID, told))
		}
	}
	next.Unsaved = false
	if kept := w.Keep.Save(ctx, next); kept != nil {
		next.Unsaved = true
		err = errors.Join(err, fmt.Errorf("keep %s: %w", t.ID, kept))
	}
	return next, err
}

// eventOf returns the event that an outcome is, unless it was told already.
func eventOf(t Task, o Outcome, now time.Time) (Event, bool) {
	e := Event{Task: t.ID, Time: now, Message: o.Problem, Kind: Suspicious}
	switch {
	case o.Problem == t.Problem:
		return e, false
	case o.Problem == "":
		e.Kind = Recovered
	case o.Status == http.StatusNotFound, o.Status == http.StatusGone:
		e.Kind = Missing
	case o.Failed:
		e.Kind = Failing
	}
	return e, true
}

// look asks once. What it learned is in the task and in the outcome; capture is
// a page that was not taken. A fault of our own that a page brings to light is an
// error of this look, and not the end of the program.
func (w *Watcher) look(ctx context.Context, t Task) (next Task, o Outcome, capture *article.Capture, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, capture, err = t, nil, fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	a, err := w.Fetch.Again(ctx, t.URL, conditions(t))
	if err != nil {
		return t, Outcome{Failed: true, Problem: annotations.MessageOf(err)}, nil, nil
	}
	now := w.Now()
	o = Outcome{Status: a.Status, Fresh: fetch.Fresh(a.Header, now)}
	if a.Status == http.StatusNotModified {
		return t, o, nil, nil
	}
	if a.Status == http.StatusTooManyRequests || a.Status == http.StatusServiceUnavailable {
		o.Wait, _ = fetch.RetryAfter(a.Header, now)
	}
	if err := fetch.Refusal(a.Status); err != nil {
		o.Failed, o.Problem, o.Fresh = true, annotations.MessageOf(err), 0
		return t, o, nil, nil
	}
	hash := article.SHA256(a.Body)
	next = t
	next.ETag, next.LastModified, next.SHA256 = field(a.Header, "ETag"), field(a.Header, "Last-Modified"), hash
	if hash == t.SHA256 {
		return next, o, nil, nil // byte for byte what was taken before
	}
	if t.Kind == Feed {
		return w.items(ctx, t, next, o, a)
	}
	return w.page(ctx, t, next, o, a)
}

// page judges a page. One that is not taken leaves the task's validators as they
// were, so that it is not taken for known the next time.
func (w *Watcher) page(ctx context.Context, t, next Task, o Outcome, a fetch.Answer) (Task, Outcome, *article.Capture, error) {
	c := article.Capture{
		SHA256: next.SHA256, URL: a.URL, ContentType: a.Header.Get("Content-Type"),
		Header: fetch.Kept(a.Header), Time: w.Now(), Body: a.Body,
	}
	if article.IsFrontPage(a.URL) && !article.IsFrontPage(t.URL) {
		o.Problem = annotations.ErrFrontPage.Message
		return t, o, &c, nil
	}
	prev, err := w.Desk.Latest(ctx, t.ID)
	if err != nil {
		return t, o, nil, err
	}
	var d article.Draft
	err = w.alone(ctx, func() (err error) {
		d, err = Judge(prev, c, ingest.Hints{URL: t.URL})
		return err
	})
	if errors.Is(err, ingest.ErrWire) {
		o.Problem = ingest.ErrWire.Message
		return t, o, nil, nil // it may be under embargo, so it is not kept
	}
	if err != nil {
		o.Problem = annotations.MessageOf(err)
		return t, o, &c, nil
	}
	isNew, err := w.Desk.Revise(ctx, t.ID, c, d)
	if errors.Is(err, ErrElsewhere) {
		o.Problem = ErrElsewhere.Message
		return t, o, &c, nil
	}
	if err != nil {
		return t, o, nil, err
	}
	o.Changed = isNew && len(prev) > 0 // a first revision is as old as its publication
	return next, o, nil, nil
}

// items gives the new items of a feed to the desk, the oldest first as feeds
// have them.
func (w *Watcher) items(ctx context.Context, t, next Task, o Outcome, a fetch.Answer) (Task, Outcome, *article.Capture, error) {
	base, err := url.Parse(a.URL)
	if err != nil {
		base = nil
	}
	var f feed.Feed
	err = w.alone(ctx, func() (err error) {
		f, err = feed.Parse(a.Body, a.Header.Get("Content-Type"), base, t.Trust)
		return err
	})
	if err != nil {
		o.Failed, o.Problem = true, annotations.MessageOf(err)
		return t, o, nil, nil
	}
	known := make(map[feed.ItemID]bool, len(t.Seen))
	for _, id := range t.Seen {
		known[id] = true
	}
	fresh, failed := 0, error(nil)
	for i := len(f.Items) - 1; i >= 0; i-- {
		wasSeen := known[f.Items[i].ID]
		if wasSeen && !t.Texts && !isEdited(f.Items[i], t.Checked) {
			continue
		}
		if !wasSeen {
			fresh++
		}
		if err := w.Desk.Arrive(ctx, t.ID, f.Items[i], wasSeen); err != nil && failed == nil {
			failed = err // the other items need not wait for this one
		}
		if ctx.Err() != nil {
			return t, o, nil, ctx.Err()
		}
	}
	if failed != nil {
		return t, o, nil, failed
	}
	o.Changed = fresh > 0
	o.Flood = len(t.Seen) > 0 && fresh > 1 && fresh == len(f.Items)
	next.TTL, next.Trust, next.Seen = f.TTL, f.Trust, seen(f.Items, t.Seen)
	next.Title, next.Site = f.Title, f.Link
	return next, o, nil, nil
}

// isEdited reports whether a known item says that it changed since it was seen.
func isEdited(it feed.Item, since time.Time) bool { return it.Updated.After(since) }

// seen returns the IDs of items, then those that were seen before, of which some
// may come back; twice as many as there are items, but at least a hundred.
func seen(items []feed.Item, before []feed.ItemID) []feed.ItemID {
	most := max(2*len(items), 100)
	all := make([]feed.ItemID, 0, min(most, len(items)+len(before)))
	have := make(map[feed.ItemID]bool, len(items))
	for _, it := range items {
		all = append(all, it.ID)
		have[it.ID] = true
	}
	for _, id := range before {
		if len(all) < most && !have[id] {
			all = append(all, id)
		}
	}
	return all
}

// conditions returns the header that asks only for what is new.
func conditions(t Task) http.Header {
	h := http.Header{"Accept": {acceptPage}}
	if t.Kind == Feed {
		h.Set("Accept", AcceptFeed)
	}
	if t.ETag != "" {
		h.Set("If-None-Match", t.ETag)
	}
	if t.LastModified != "" {
		h.Set("If-Modified-Since", t.LastModified)
	}
	return h
}

// field returns a validator that can be sent back as it is.
func field(h http.Header, name string) string {
	v := h.Get(name)
	if len(v) > maxField || strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r > '~' }) {
		return ""
	}
	return v
}
