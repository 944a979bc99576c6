package desk

import (
	"context"
	"errors"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// hold keeps an item that may not be shown yet.
func (d *Desk) hold(ctx context.Context, in dispatch, h home, v WireVerdict) (api.WireResult, error) {
	draft := in.draft
	held := annotations.Held{
		Article: h.article.ID, Names: in.names(), Series: draft.Wire.Series, Version: draft.Wire.Version, Created: draft.Modified,
		Outlet: h.article.Outlet, Until: v.Until, Killed: draft.Withdrawn, Item: in.k, Capture: in.capture,
	}
	kind := api.WireEmbargoed
	if v.Kind == api.WireWithheld {
		kind, held.Withheld, held.Until = v.Kind, true, time.Time{}
	}
	if err := d.o.Store.Hold(ctx, held); err != nil {
		return api.WireResult{}, err
	}
	res := h.result(in, kind, h.latest(), false, d.heldWords(held))
	res.Unlike, res.Held, res.Until = true, true, held.Until
	return res, nil
}

func (d *Desk) heldWords(h annotations.Held) string {
	switch {
	case h.Withheld:
		return "The agency withholds this at present. It is shown when a version comes that may be used."
	case h.Until.IsZero():
		return "This is under embargo until further notice, and is not shown before."
	}
	return "This is under embargo until " + h.Until.In(d.o.Zone).Format("2 January 2006, 15:04") + ", and is shown then."
}

// lift ends the wait of older versions of an article after in has become one of
// its revisions: an embargo is of all versions, and the newest one says when it
// ends. After a kill they are never shown.
func (d *Desk) lift(ctx context.Context, id article.ID, in dispatch) error {
	list, err := d.o.Store.Held(ctx)
	if err != nil {
		return err
	}
	draft := in.draft
	for _, h := range list {
		isIt := h.Capture.SHA256 == in.capture.SHA256 && h.Item == in.k
		if h.Article != id || h.Created.After(draft.Modified) || isIt {
			continue
		}
		if err := d.letGo(ctx, h, !draft.Withdrawn); err != nil {
			return err
		}
	}
	return nil
}

// release shows what was held and may be shown now. The newest version of an
// article says when that is. What fails of one article stays held, and keeps
// those of the others from nobody.
func (d *Desk) release(ctx context.Context) error {
	list, err := d.o.Store.Held(ctx)
	if err != nil || len(d.due(list)) == 0 {
		return err
	}
	unlock, err := d.lockIdentity(ctx, "wire")
	if err != nil {
		return err
	}
	defer unlock()
	if list, err = d.o.Store.Held(ctx); err != nil { // somebody else may have done it
		return err
	}
	var failed []error
	for _, versions := range d.due(list) {
		failed = append(failed, d.releaseAll(ctx, versions))
	}
	return errors.Join(failed...)
}

// releaseAll shows the versions of an article, oldest first, from the last kill on.
func (d *Desk) releaseAll(ctx context.Context, versions []annotations.Held) error {
	killed := 0
	for i, h := range versions {
		if h.Killed {
			killed = i
		}
	}
	for i, h := range versions {
		if err := d.letGo(ctx, h, i >= killed); err != nil {
			return err
		}
	}
	return nil
}

// due returns the held versions of every article whose time has come, oldest
// first.
func (d *Desk) due(list []annotations.Held) (all [][]annotations.Held) {
	now := d.o.Now()
	for from, i := 0, 0; i < len(list); i++ {
		if i+1 < len(list) && list[i+1].Article == list[i].Article {
			continue
		}
		if until := list[i].Until; !until.IsZero() && !until.After(now) {
			all = append(all, list[from:i+1])
		}
		from = i + 1
	}
	return all
}

// letGo ends the wait of an item: it is filed, or, when nobody may show it any
// more, forgotten. One that cannot be read any more stays.
func (d *Desk) letGo(ctx context.Context, h annotations.Held, file bool) error {
	if file {
		c, err := d.o.Store.HeldCapture(ctx, h.Capture.SHA256, h.Item)
		if err != nil {
			return err
		}
		items, _, err := d.o.Wire(c.Body, Hints{Outlet: h.Outlet})
		if err != nil || h.Item >= len(items) {
			d.o.Log.ErrorContext(ctx, "what was held cannot be read any more", "article", h.Article, "capture", c.SHA256, "error", err)
			return nil
		}
		if _, err := d.tryItem(ctx, dispatch{capture: c, all: items, home: h.Article, released: true}.at(h.Item)); err != nil {
			return err
		}
	}
	return d.o.Store.LetGo(ctx, h.Capture.SHA256, h.Item)
}
