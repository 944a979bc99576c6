package desk

import (
	"context"
	"crypto/rand"
	"sync"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

// readAtOnce is how many articles are marked as read in one write, so that
// others can write in between.
const readAtOnce = 200

// ReadAll marks all revisions of a story, or of all articles that fit a query of
// the library, as read.
func (d *Desk) ReadAll(ctx context.Context, r api.ReadAll) (api.ReadNote, error) {
	ids, err := d.toRead(ctx, r)
	if err != nil {
		return api.ReadNote{}, err
	}
	var opened []annotations.Opened
	for len(ids) > 0 {
		n := min(len(ids), readAtOnce)
		some, err := d.o.Store.ReadAll(ctx, ids[:n])
		if err != nil {
			return api.ReadNote{}, err
		}
		opened, ids = append(opened, some...), ids[n:]
	}
	return d.undos.keep(opened), nil
}

func (d *Desk) toRead(ctx context.Context, r api.ReadAll) (ids []article.ID, err error) {
	if r.Story == "" {
		now := d.o.Now().In(d.zones.of(r.Zone, d.o.Zone))
		search := catalog.ParseSearch(r.Query.Words, now, catalog.Stories)
		return d.o.Store.IDs(ctx, annotations.ListQuery{Show: r.Query.Show, Words: search.Words(), Where: search.Conditions()})
	}
	rows, err := d.o.Store.StoryOf(ctx, r.Story)
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	return ids, err
}

// UndoRead undoes ReadAll.
func (d *Desk) UndoRead(ctx context.Context, undo string) error {
	opened, ok := d.undos.take(undo)
	if !ok {
		return annotations.Errorf(annotations.NotFound, "This can no longer be undone.")
	}
	for len(opened) > 0 {
		n := min(len(opened), readAtOnce)
		if err := d.o.Store.UnreadAll(ctx, opened[:n]); err != nil {
			return err
		}
		opened = opened[n:]
	}
	return nil
}

// mostUndos is how many times marking all as read can be undone, and
// mostUndone how many revisions may be held for it.
const (
	mostUndos  = 8
	mostUndone = 200_000
)

// undos keeps what was marked as read a short while ago. It is not kept longer
// than the program runs.
type undos struct {
	mu    sync.Mutex
	done  []done // oldest first
	total int
}

type done struct {
	api.ReadNote
	opened []annotations.Opened
}

// keep keeps what was opened and returns its note.
func (u *undos) keep(opened []annotations.Opened) api.ReadNote {
	articles := map[article.ID]bool{}
	for _, o := range opened {
		articles[o.Article] = true
	}
	d := done{api.ReadNote{Undo: rand.Text(), Articles: len(articles)}, opened}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.done, u.total = append(u.done, d), u.total+len(opened)
	for len(u.done) > mostUndos || u.total > mostUndone && len(u.done) > 1 {
		u.drop(0)
	}
	return d.ReadNote
}

func (u *undos) drop(i int) done {
	d := u.done[i]
	u.done, u.total = append(u.done[:i:i], u.done[i+1:]...), u.total-len(d.opened)
	return d
}

// note returns what was kept under a name, nil when it is there no more.
func (u *undos) note(name string) *api.ReadNote {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, d := range u.done {
		if d.Undo == name {
			return &d.ReadNote
		}
	}
	return nil
}

// take takes out what was kept under a name.
func (u *undos) take(name string) ([]annotations.Opened, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for i := range u.done {
		if u.done[i].Undo == name {
			return u.drop(i).opened, true
		}
	}
	return nil, false
}
