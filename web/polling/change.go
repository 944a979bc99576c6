package polling

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/ingest/watch"
)

// maxName is the length of the longest name or folder of a feed, in code points.
const maxName = 200

// Change does with a watch what the reader asks for. NotFound when there is
// none, Invalid for what cannot be done.
func (p *Polling) Change(ctx context.Context, id string, r api.WatchRequest) error {
	now := p.o.Now()
	value := strings.Join(strings.Fields(r.Value), " ")
	if utf8.RuneCountInString(value) > maxName {
		return annotations.Errorf(annotations.Invalid, "This name is too long.")
	}
	if r.Do == api.WatchRemove {
		return p.remove(ctx, id)
	}
	change, ok := map[api.WatchAct]func(*annotations.Watch){
		api.WatchNow:    func(w *annotations.Watch) { w.State, w.Due = "", now },
		api.WatchResume: func(w *annotations.Watch) { w.State, w.Due = "", now },
		api.WatchPause:  func(w *annotations.Watch) { w.State = string(watch.Paused) },
		api.WatchStop:   func(w *annotations.Watch) { w.State = string(watch.Stopped) },
		api.WatchRename: func(w *annotations.Watch) { w.Title = value },
		api.WatchMove:   func(w *annotations.Watch) { w.Folder = value },
		api.WatchPages:  func(w *annotations.Watch) { w.FromFeed = false },
		api.WatchTexts:  func(w *annotations.Watch) { w.FromFeed = true; forgetDocument(w) },
	}[r.Do]
	if !ok {
		return annotations.Errorf(annotations.Invalid, "This cannot be done with a source.")
	}
	w, err := p.o.Store.ChangeWatch(ctx, id, change)
	if err == nil {
		p.soon(w)
	}
	return err
}

// forgetDocument makes the next look at a feed read it whole, though the feed
// did not change.
func forgetDocument(w *annotations.Watch) {
	t := taskOf(*w)
	t.ETag, t.LastModified, t.SHA256 = "", "", ""
	keepTask(w, t)
}

func (p *Polling) remove(ctx context.Context, id string) error {
	if _, err := p.o.Store.Watch(ctx, id); err != nil {
		return err
	}
	if err := p.o.Store.RemoveWatch(ctx, id); err != nil {
		return err
	}
	if s := p.current(); s != nil {
		s.Remove(id)
	}
	return nil
}

// look makes a watch due now.
func (p *Polling) look(ctx context.Context, id string, now time.Time) error {
	w, err := p.o.Store.ChangeWatch(ctx, id, func(w *annotations.Watch) { w.Due = now })
	if err == nil {
		p.soon(w)
	}
	return err
}
