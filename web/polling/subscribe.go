package polling

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/watch"
)

var errNoFeed = annotations.Errorf(annotations.NotFound, "There is no feed at this address, and the page there names none.")

// Subscribe watches the feed at an address, or the one that the page there names.
// Where it names several they are returned to choose from.
func (p *Polling) Subscribe(ctx context.Context, r api.FeedRequest) (api.FeedResult, error) {
	at, folder := addressOf(r.URL), folderOf(r.Folder)
	if at == "" {
		return api.FeedResult{}, annotations.ErrNoAddress
	}
	if utf8.RuneCountInString(folder) > maxName {
		return api.FeedResult{}, errLongName
	}
	a, err := p.ask(ctx, at)
	if err != nil {
		return api.FeedResult{}, err
	}
	if f, err := a.feed(); err == nil {
		return p.subscribe(ctx, a.at, folder, f)
	}
	found := feed.Discover(a.Body, a.base)
	switch len(found) {
	case 0:
		return p.guess(ctx, a.base, folder)
	case 1:
		return p.subscribeAt(ctx, found[0].URL, folder)
	}
	out := api.FeedResult{}
	for _, f := range found {
		out.Found = append(out.Found, api.FoundFeed(f))
	}
	return out, nil
}

// addressOf returns the address that a reader typed, "" when it is none. It may
// begin with "feed:", or lack its scheme.
func addressOf(typed string) string {
	at := strings.TrimSpace(typed)
	if len(at) >= 5 && strings.EqualFold(at[:5], "feed:") {
		at = strings.TrimPrefix(at[5:], "//")
	}
	if !strings.Contains(at, "://") && strings.Contains(at, ".") {
		at = "https://" + at
	}
	return article.Address(at)
}

// answer is what is at an address.
type answer struct {
	fetch.Answer
	at   string   // the address of it from now on
	base *url.URL // after redirects
}

// ask asks for a page or feed. A redirect within a site is followed for good, one
// to another site is not, for it may lead elsewhere tomorrow.
func (p *Polling) ask(ctx context.Context, at string) (answer, error) {
	a, err := polite{p}.Again(ctx, at, http.Header{"Accept": {watch.AcceptFeed}})
	if err == nil {
		err = fetch.Refusal(a.Status)
	}
	if err != nil {
		return answer{}, err
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return answer{}, annotations.ErrNoAddress
	}
	if to := article.Address(a.URL); to != "" && siteOf(to) == siteOf(at) {
		at = to
	}
	return answer{a, at, base}, nil
}

func (a answer) feed() (feed.Feed, error) {
	return feed.Parse(a.Body, a.Header.Get("Content-Type"), a.base, feed.ByGUID)
}

// subscribeAt subscribes to the feed at an address.
func (p *Polling) subscribeAt(ctx context.Context, at, folder string) (api.FeedResult, error) {
	a, err := p.ask(ctx, at)
	if err != nil {
		return api.FeedResult{}, err
	}
	f, err := a.feed()
	if err != nil {
		return api.FeedResult{}, err
	}
	return p.subscribe(ctx, a.at, folder, f)
}

// guess tries the addresses where feeds are likely to be, until the site has
// enough of it.
func (p *Polling) guess(ctx context.Context, page *url.URL, folder string) (api.FeedResult, error) {
	for _, at := range feed.Guess(page) {
		res, err := p.subscribeAt(ctx, at, folder)
		switch annotations.CodeOf(err) {
		case annotations.NotFound, annotations.Invalid: // no feed
		case annotations.Unavailable, annotations.Unauthorized:
			return api.FeedResult{}, errNoFeed.Because(err)
		default:
			return res, err
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
	at = cmp.Or(article.Address(at), at)
	id := idOf(annotations.WatchedFeed, at)
	w := annotations.Watch{ID: id, Kind: annotations.WatchedFeed, URL: at, Title: title, Site: site, Folder: folder, Added: now}
	keepTask(&w, watch.Task{ID: id, Kind: watch.Feed, URL: at, Due: now})
	return w
}
