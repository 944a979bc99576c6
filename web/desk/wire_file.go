package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// fileItem files one item. Items wait for each other, as two that come at once
// may belong to one article under two names.
func (d *Desk) fileItem(ctx context.Context, in dispatch) (api.WireResult, error) {
	unlock, err := d.lockIdentity(ctx, "wire")
	if err != nil {
		return api.WireResult{}, err
	}
	defer unlock()
	res, err := d.tryItem(ctx, in)
	if err != nil || !isFiled[res.Kind] {
		return res, err
	}
	return res, d.lift(ctx, res.Article, in)
}

// isFiled are the kinds of items that become a revision.
var isFiled = map[string]bool{api.WireNew: true, api.WireCorrection: true, api.WireUpdate: true, api.WireKill: true}

// tryItem files an item, and again when another process files as well.
func (d *Desk) tryItem(ctx context.Context, in dispatch) (api.WireResult, error) {
	for k := 1; ; k++ {
		res, err := d.fileItemOnce(ctx, in)
		if annotations.CodeOf(err) != annotations.Conflict || k == attempts {
			return res, err
		}
	}
}

func (d *Desk) fileItemOnce(ctx context.Context, in dispatch) (api.WireResult, error) {
	h, err := d.home(ctx, in)
	if err != nil {
		return api.WireResult{}, err
	}
	unlock, err := d.lockFiling(ctx, h.article.ID)
	if err != nil {
		return api.WireResult{}, err
	}
	defer unlock()
	if in.draft.Withdrawn {
		if err := d.headKill(ctx, &in.draft, h); err != nil {
			return api.WireResult{}, err
		}
	}
	v := in.item().Judge(h.known, d.o.Now())
	has := h.with(in)
	switch {
	case v.Kind == api.WireRepeat && has == 0 && in.draft.Withdrawn:
		v.Kind = api.WireKill
	case v.Kind == api.WireRepeat && has == 0:
		v.Kind = api.WireCorrection // of the same time and version, and yet another text
	case v.Kind == api.WireLate && has > 0:
		v.Kind = api.WireRepeat
	}
	isHeld := v.Embargoed || v.Kind == api.WireWithheld
	isWithheld := in.item().Judge(nil, d.o.Now()).Kind == api.WireWithheld // also what is late
	switch {
	case v.Kind == api.WireAdvisory, v.Kind == api.WireNoText:
		return api.WireResult{Item: in.draft.Wire.Item, Kind: v.Kind}, nil
	case v.Kind == api.WireRepeat, isWithheld && (in.released || v.Kind == api.WireLate):
		return h.result(in, v.Kind, cmp.Or(has, h.latest()), false), nil
	case isHeld && !in.released && v.Kind == api.WireKill && !h.isNew():
		return d.killAtOnce(ctx, in, h, v)
	case isHeld && !in.released:
		return d.hold(ctx, in, h, v)
	case v.Kind == api.WireLate:
		return d.keepLate(ctx, in, h)
	}
	return d.publishItem(ctx, in, h, v.Kind)
}

// home is the article that an item belongs to, with what is known of it.
type home struct {
	article article.Article
	heads   []annotations.RevisionHead
	known   *WireKnown
}

func (h home) isNew() bool { return len(h.heads) == 0 }

// latest returns the number of the newest revision, 0 when there is none.
func (h home) latest() int { return len(h.heads) }

// with returns the number of the newest revision with the text of the item, 0
// when there is none.
func (h home) with(in dispatch) int {
	print := arrival{draft: in.draft}.fingerprint()
	for _, r := range slices.Backward(h.heads) {
		if r.Fingerprint == print {
			return r.Number
		}
	}
	return 0
}

// result tells what came of an item; revision 0 is that of an article which
// shows nothing yet.
func (h home) result(in dispatch, kind string, revision int, isNew bool, warnings ...string) api.WireResult {
	res := result(h.article.ID, revision, isNew, warnings)
	if revision == 0 {
		res.URL = "/articles/" + string(h.article.ID)
	}
	return api.WireResult{Item: in.draft.Wire.Item, Kind: kind, AddResult: res}
}

// publishItem makes the item a revision, or one more capture when its text is
// that of the latest one. A text that an earlier revision had makes a revision
// too: it is the agency that says that this is a new version.
func (d *Desk) publishItem(ctx context.Context, in dispatch, h home, kind string) (api.WireResult, error) {
	draft := in.draft
	if draft.Label == "" && !h.isNew() {
		draft.Label = labels[kind]
	}
	arr := arrival{capture: d.captureOf(in), draft: draft, elsewhere: true}
	if n := h.latest(); n > 0 && h.heads[n-1].Fingerprint == arr.fingerprint() {
		return h.result(in, kind, n, false), d.keepOnce(ctx, h, arr.capture, *draft.Wire, draft.Modified)
	}
	res, err := d.publish(ctx, arr, h.article, h.heads)
	return api.WireResult{Item: draft.Wire.Item, Kind: kind, AddResult: res}, err
}

// labels are the names of revisions whose outlet gave them none.
var labels = map[string]string{api.WireCorrection: "Correction", api.WireUpdate: "Update", api.WireKill: "Kill"}

// headKill gives a kill that has no headline that of the story it kills.
func (d *Desk) headKill(ctx context.Context, draft *article.Draft, h home) error {
	if len(draft.Blocks) > 0 && draft.Blocks[0].Role == article.Headline {
		return nil
	}
	head := article.Plain(draft.Slug)
	head.Kind, head.Role, head.Level = article.Heading, article.Headline, 1
	if !h.isNew() {
		l, err := d.leaf(ctx, h.article.ID, h.latest())
		if err != nil {
			return err
		}
		if l.Blocks[0].Role == article.Headline {
			head = l.Blocks[0]
		}
	}
	if head.Text() != "" {
		draft.Blocks = append([]article.Block{head}, draft.Blocks...)
	}
	return nil
}

// killAtOnce takes a story back that is shown, although what the kill says may
// not be shown yet: that is held.
func (d *Desk) killAtOnce(ctx context.Context, in dispatch, h home, v WireVerdict) (api.WireResult, error) {
	bare, w := in, in.draft.Wire
	bare.isBare, bare.draft = true, article.Draft{Outlet: in.draft.Outlet, Meta: article.Meta{
		Lang: in.draft.Lang, Dir: in.draft.Dir, Published: in.draft.Published, Modified: in.draft.Modified, Withdrawn: true,
		Wire: &article.Wire{Item: w.Item, Replaced: w.Replaced, Series: w.Series, Version: w.Version, Embargo: w.Embargo},
	}}
	if err := d.headKill(ctx, &bare.draft, h); err != nil {
		return api.WireResult{}, err
	}
	res, err := d.publishItem(ctx, bare, h, v.Kind)
	if err != nil {
		return res, err
	}
	_, err = d.hold(ctx, in, h, v)
	return res, err
}

// keepLate keeps what overtook newer versions on its way.
func (d *Desk) keepLate(ctx context.Context, in dispatch, h home) (api.WireResult, error) {
	draft := in.draft
	w := *draft.Wire
	w.Version, w.Series = "", ""
	words := fmt.Sprintf("This version is older than revision %d. It is kept as a capture and makes no new revision.", h.latest())
	res := h.result(in, api.WireLate, h.latest(), false, words)
	res.Unlike = true
	return res, d.keepOnce(ctx, h, d.captureOf(in), w, time.Time{})
}

// keepOnce keeps a capture of the latest revision, unless the same bytes are
// kept, and the names of its item.
func (d *Desk) keepOnce(ctx context.Context, h home, c article.Capture, w article.Wire, created time.Time) error {
	_, err := d.o.Store.Capture(ctx, c.SHA256)
	if annotations.CodeOf(err) == annotations.NotFound {
		err = d.o.Store.AddCapture(ctx, h.article.ID, h.latest(), c)
	}
	if err != nil {
		return err
	}
	return d.o.Store.KeepWire(ctx, h.article.ID, w, created)
}

// captureOf returns the capture of an item: the whole file or, where something
// in it may not be shown yet, only the text that may.
func (d *Desk) captureOf(in dispatch) article.Capture {
	if in.isBare {
		return partOf(in)
	}
	for k, other := range in.all {
		if v := other.Judge(nil, d.o.Now()); k != in.k && (v.Embargoed || v.Kind == api.WireWithheld) {
			return partOf(in)
		}
	}
	return in.capture
}

func partOf(in dispatch) article.Capture {
	c := in.capture
	c.Body, c.ContentType = []byte(article.TextOf(in.draft.Blocks).String()), "text/plain; charset=utf-8"
	c.Header = append(slices.Clone(c.Header), article.Field{Name: "Writethru-Part", Value: fmt.Sprintf("item %d of %d; the file has more that may not be shown yet", in.k+1, len(in.all))})
	c.SHA256 = article.SHA256(c.Body)
	return c
}
