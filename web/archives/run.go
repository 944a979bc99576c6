package archives

import (
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive"
)

// run is an import. It is changed with the lock of its Archives.
type run struct {
	running bool
	article article.ID
	left    []archive.Capture
	all     int
	until   time.Time
	results []api.Imported
	problem string
}

func (r *run) tell() *api.Importing {
	return &api.Importing{
		Running: r.running, Done: r.all - len(r.left), All: r.all, Until: r.until, Article: r.article,
		Results: slices.Clone(r.results), Problem: r.problem,
	}
}

// work imports what a run has left.
func (a *Archives) work(ctx context.Context, desk Desk, r *run, address string) {
	defer a.runs.Done()
	i := Importer{Client: a.client, Desk: desk, Now: a.o.Now, Sleep: a.o.Sleep}
	a.mu.Lock()
	i.Article, i.URL = r.article, address
	chosen := slices.Clone(r.left)
	a.mu.Unlock()
	err := i.Import(ctx, chosen, func(p Progress) {
		a.mu.Lock()
		defer a.mu.Unlock()
		r.take(p)
	})
	a.mu.Lock()
	defer a.mu.Unlock()
	if r.running = false; err != nil {
		r.problem = annotations.MessageOf(err)
		if annotations.CodeOf(err) == annotations.Internal && ctx.Err() == nil {
			a.o.Log.Error("an import from an archive ended early", "url", address, "err", err)
		}
	}
}

// take notes how far a run has come.
func (r *run) take(p Progress) {
	r.until, r.left = p.Until, p.Left
	if p.Imported == nil {
		return
	}
	r.results = append(r.results, *p.Imported)
	if p.Imported.Article != "" {
		r.article = p.Imported.Article
	}
}
