package polling

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/watch"
)

// How many of what is running, due next or failing a page shows, and how many
// events of an article.
const (
	mostShown  = 20
	mostEvents = 20
)

// ever is longer than anything is planned ahead.
const ever = 100 * 365 * 24 * time.Hour

// Page returns the state of the page of sources. Its times are UTC.
func (p *Polling) Page(ctx context.Context) (page api.SourcesPage, err error) {
	set, err := p.settings(ctx)
	if err != nil {
		return page, err
	}
	page.Off = set.Off
	for _, s := range set.plan().Steps {
		page.Steps = append(page.Steps, api.PlanStep(s))
	}
	if page.Feeds, err = p.Feeds(ctx); err != nil {
		return page, err
	}
	n, err := p.o.Store.CountWatches(ctx)
	if err != nil {
		return page, err
	}
	page.Articles, page.FailingArticles = n.Articles, n.FailingArticles
	failing, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Kind: annotations.WatchedArticle, Failing: true, Limit: mostShown})
	if err != nil {
		return page, err
	}
	page.Failing = p.sources(failing)
	if err := p.work(ctx, &page); err != nil {
		return page, err
	}
	for _, list := range [][]api.Source{page.Running, page.Next, page.Failing} {
		if err := p.headlines(ctx, list); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Feeds returns the feeds by folder and title. Their times are UTC.
func (p *Polling) Feeds(ctx context.Context) ([]api.Source, error) {
	feeds, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Kind: annotations.WatchedFeed})
	byFolder(feeds)
	return p.sources(feeds), err
}

// headlines names articles by their newest headlines.
func (p *Polling) headlines(ctx context.Context, list []api.Source) error {
	for i, s := range list {
		if s.Article == "" {
			continue
		}
		heads, err := p.o.Store.Revisions(ctx, s.Article)
		if err != nil {
			return err
		}
		list[i].Title = heads[len(heads)-1].Headline
	}
	return nil
}

// work adds what is being looked at and what comes next.
func (p *Polling) work(ctx context.Context, page *api.SourcesPage) error {
	for _, l := range p.lines() {
		if l.Running {
			w, err := p.o.Store.Watch(ctx, l.ID)
			if annotations.CodeOf(err) == annotations.NotFound {
				continue
			}
			if err != nil {
				return err
			}
			page.Running = append(page.Running, source(w, true))
		}
	}
	next, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Due: p.o.Now().Add(ever), Limit: 2 * mostShown})
	if err != nil {
		return err
	}
	for _, s := range p.sources(next) {
		if !s.Running && len(page.Next) < mostShown {
			page.Next = append(page.Next, s)
		}
	}
	return nil
}

func (p *Polling) lines() []watch.Line {
	if s := p.current(); s != nil {
		return s.Tasks()
	}
	return nil
}

func (p *Polling) sources(all []annotations.Watch) []api.Source {
	running := map[string]bool{}
	for _, l := range p.lines() {
		running[l.ID] = l.Running
	}
	out := make([]api.Source, len(all))
	for i, w := range all {
		out[i] = source(w, running[w.ID])
	}
	return out
}

func source(w annotations.Watch, running bool) api.Source {
	return api.Source{
		ID: w.ID, URL: w.URL, Title: w.Title, Site: w.Site, Folder: w.Folder, Article: w.Article,
		Watching: watching(w, running),
	}
}

func watching(w annotations.Watch, running bool) api.Watching {
	return api.Watching{
		Watch: w.ID, State: w.State, Due: w.Due, Checked: w.Checked, Changed: w.Changed, Failing: w.Failing, Problem: w.Problem, Running: running, FromFeed: w.FromFeed,
	}
}

// Of returns how an article is watched with the events of it, nil when it is
// not. Its times are UTC.
func (p *Polling) Of(ctx context.Context, id article.ID) (*api.Watching, error) {
	w, err := p.o.Store.WatchOf(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := watching(w, false)
	events, err := p.o.Store.Events(ctx, w.ID, mostEvents)
	for _, e := range events {
		out.Events = append(out.Events, api.WatchEvent{Kind: e.Kind, Time: e.Time, Message: e.Message, Capture: e.Capture})
	}
	return &out, err
}
