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

// Change does with a watch what the reader asks for. NotFound when there is
// none, Invalid for what cannot be done.
func (p *Polling) Change(ctx context.Context, id string, r api.WatchRequest) error {
	value := strings.Join(strings.Fields(r.Value), " ")
	if utf8.RuneCountInString(value) > maxName {
		return errLongName
	}
	if r.Do == api.WatchRemove {
		return p.remove(ctx, id)
	}
	change := changes(r.Do, value, p.o.Now())
	if change == nil {
		return annotations.Errorf(annotations.Invalid, "This cannot be done with a source.")
	}
	return p.change(ctx, id, change)
}

// changes returns what an act does to a watch, nil when there is no such act. An
// article whose text comes with its feed is looked at only when that is said.
func changes(do api.WatchAct, value string, now time.Time) func(*annotations.Watch) {
	return map[api.WatchAct]func(*annotations.Watch){
		api.WatchNow: func(w *annotations.Watch) {
			w.State, w.Due = "", now
			w.FromFeed = w.FromFeed && w.Kind == annotations.WatchedFeed
		},
		api.WatchResume: func(w *annotations.Watch) {
			if w.State = ""; !w.FromFeed || w.Kind == annotations.WatchedFeed {
				w.Due = now
			}
		},
		api.WatchPause:  func(w *annotations.Watch) { w.State = string(watch.Paused) },
		api.WatchStop:   func(w *annotations.Watch) { w.State = string(watch.Stopped) },
		api.WatchRename: func(w *annotations.Watch) { w.Title = value },
		api.WatchMove:   func(w *annotations.Watch) { w.Folder = folderOf(value) },
		api.WatchPages:  func(w *annotations.Watch) { w.FromFeed = w.FromFeed && w.Kind != annotations.WatchedFeed },
		api.WatchTexts: func(w *annotations.Watch) {
			if w.Kind == annotations.WatchedFeed {
				w.FromFeed = true
				forgetDocument(w)
			}
		},
	}[do]
}

// change changes a watch, which may be due now.
func (p *Polling) change(ctx context.Context, id string, how func(*annotations.Watch)) error {
	w, err := p.o.Store.ChangeWatch(ctx, id, how)
	if err == nil {
		p.soon(w)
	}
	return err
}

// forgetDocument makes the next look at a feed read it whole, as if for the
// first time, though the feed did not change.
func forgetDocument(w *annotations.Watch) {
	t := taskOf(*w)
	t.ETag, t.LastModified, t.SHA256, t.Seen = "", "", "", nil
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
