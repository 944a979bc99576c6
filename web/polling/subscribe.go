package polling

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
)

var (
	errNoAddress = annotations.Errorf(annotations.Invalid, "This is not a web address. One starts with https:// or http:// and has the name of a site.")
	errNoFeed    = annotations.Errorf(annotations.NotFound, "There is no feed at this address, and the page there names none.")
)

// Subscribe watches the feed at an address, or the one that the page there names.
// Where it names several they are returned to choose from.
func (p *Polling) Subscribe(ctx context.Context, r api.FeedRequest) (api.FeedResult, error) {
	at := strings.TrimSpace(r.URL)
	if rest, ok := strings.CutPrefix(at, "feed:"); ok {
		if at = rest; strings.HasPrefix(at, "//") {
			at = "https:" + at
		}
	} else if !strings.Contains(at, "://") && strings.Contains(at, ".") {
		at = "https://" + at
	}
	if article.Address(at) == "" {
		return api.FeedResult{}, errNoAddress
	}
	a, err := p.ask(ctx, at)
	if err != nil {
		return api.FeedResult{}, err
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return api.FeedResult{}, errNoAddress
	}
	if f, err := feed.Parse(a.Body, a.Header.Get("Content-Type"), base, feed.ByGUID); err == nil {
		return p.subscribe(ctx, at, r.Folder, f)
	}
	found := feed.Discover(a.Body, base)
	if len(found) == 0 {
		return p.guess(ctx, base, r.Folder)
	}
	if len(found) == 1 {
		return p.subscribeAt(ctx, found[0].URL, r.Folder)
	}
	out := api.FeedResult{}
	for _, f := range found {
		out.Found = append(out.Found, api.FoundFeed(f))
	}
	return out, nil
}

// ask asks for a page or feed.
func (p *Polling) ask(ctx context.Context, at string) (fetch.Answer, error) {
	a, err := p.o.Fetch.Again(ctx, at, http.Header{"Accept": {watch.AcceptFeed}})
	if err != nil {
		return a, err
	}
	return a, fetch.Refusal(a.Status)
}

// subscribeAt subscribes to the feed at an address.
func (p *Polling) subscribeAt(ctx context.Context, at, folder string) (api.FeedResult, error) {
	a, err := p.ask(ctx, at)
	if err != nil {
		return api.FeedResult{}, err
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return api.FeedResult{}, errNoFeed
	}
	f, err := feed.Parse(a.Body, a.Header.Get("Content-Type"), base, feed.ByGUID)
	if err != nil {
		return api.FeedResult{}, err
	}
	return p.subscribe(ctx, at, folder, f)
}

// guess tries the addresses where feeds are likely to be.
func (p *Polling) guess(ctx context.Context, page *url.URL, folder string) (api.FeedResult, error) {
	for _, at := range feed.Guess(page) {
		if res, err := p.subscribeAt(ctx, at, folder); err == nil {
			return res, nil
		} else if ctx.Err() != nil {
			return api.FeedResult{}, ctx.Err()
		}
	}
	return api.FeedResult{}, errNoFeed
}

// subscribe watches a feed, which is read at once.
func (p *Polling) subscribe(ctx context.Context, at, folder string, f feed.Feed) (api.FeedResult, error) {
	w := p.newFeed(at, f.Title, f.Link, folder)
	err := p.o.Store.AddWatch(ctx, w)
	if annotations.CodeOf(err) == annotations.Conflict {
		return api.FeedResult{ID: w.ID, Title: w.Title, Known: true}, nil
	}
	if err != nil {
		return api.FeedResult{}, err
	}
	p.soon(w)
	return api.FeedResult{ID: w.ID, Title: w.Title}, nil
}

// newFeed returns the watch of a feed, due now.
func (p *Polling) newFeed(at, title, site, folder string) annotations.Watch {
	now := p.o.Now()
	id := idOf(annotations.WatchedFeed, at)
	w := annotations.Watch{ID: id, Kind: annotations.WatchedFeed, URL: at, Title: title, Site: site, Folder: strings.TrimSpace(folder), Added: now}
	keepTask(&w, watch.Task{ID: id, Kind: watch.Feed, URL: at, Due: now})
	return w
}
