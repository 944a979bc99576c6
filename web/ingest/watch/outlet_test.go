package watch_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/feed"
	"writethru/web/ingest/watch"
	"writethru/web/ingest/watch/watchtest"
)

// world is a made-up internet with a clock of its own, a desk and a keeper.
type world struct {
	*watchtest.Internet
	now      time.Time
	plan     watch.Plan
	schedule *watch.Schedule

	dir     string // where the blocks of newest revisions are, as in a store
	library map[string]watchtest.History
	events  map[watch.EventKind]int
}

func (w *world) Latest(_ context.Context, id string) ([]article.Block, error) {
	if len(w.library[id].Revisions) == 0 {
		return nil, nil
	}
	data, err := os.ReadFile(w.file(id))
	if err != nil {
		return nil, err
	}
	var blocks []article.Block
	return blocks, json.Unmarshal(data, &blocks)
}

func (w *world) file(id string) string {
	return filepath.Join(w.dir, strings.ReplaceAll(strings.TrimPrefix(id, "https://"), "/", "-"))
}

func (w *world) Revise(ctx context.Context, id string, c article.Capture, d article.Draft) (bool, error) {
	prev, err := w.Latest(ctx, id)
	if err != nil || prev != nil && article.Fingerprint(prev, false) == article.Fingerprint(d.Blocks, false) {
		return false, err
	}
	v, err := watchtest.VersionIn(article.TextOf(d.Blocks).String())
	if err != nil {
		v = -1 // a false revision
	}
	h := w.library[id]
	h.Revisions = append(h.Revisions, watchtest.Revision{Version: v, Asked: w.now})
	w.library[id] = h
	data, err := json.Marshal(d.Blocks)
	if err != nil {
		return false, err
	}
	return true, os.WriteFile(w.file(id), data, 0o600)
}

func (w *world) Arrive(_ context.Context, _ string, it feed.Item, _ bool) error {
	if it.Link == "" {
		return errors.New("an item without a link")
	}
	if _, ok := w.library[it.Link]; !ok {
		w.library[it.Link] = watchtest.History{Arrived: w.now}
		w.schedule.Put(watch.Task{ID: it.Link, Kind: watch.Article, URL: it.Link, Changed: it.Published, Due: w.now})
	}
	return nil
}

func (w *world) Save(context.Context, watch.Task) error { return nil }

func (w *world) Happened(_ context.Context, e watch.Event) error {
	w.events[e.Kind]++
	return nil
}
