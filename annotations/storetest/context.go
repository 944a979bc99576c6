package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// calls are all methods of a store, each called on what testCancelled keeps.
func calls(d *desk, r draft, a annotations.Annotation) map[string]func(ctx context.Context) error {
	next := story("ferry", 2, "Ferry hits pier", "At least 17 died.")
	changed := a
	changed.Note = "changed"
	return map[string]func(context.Context) error{
		"Article":      func(ctx context.Context) error { _, err := d.Article(ctx, "ferry"); return err },
		"ArticleByURL": func(ctx context.Context) error { _, err := d.ArticleByURL(ctx, r.of.URL); return err },
		"ArticleIDs":   func(ctx context.Context) error { _, err := d.ArticleIDs(ctx); return err },
		"CapturesOf":   func(ctx context.Context) error { _, err := d.CapturesOf(ctx, "ferry"); return err },
		"AddEarlier": func(ctx context.Context) error {
			e := early(story("ferry", 1, "Ferry late", "All is well."), -1, -5)
			return d.AddEarlier(ctx, 1, e.raw, e.Revision)
		},
		"EarlierText":  func(ctx context.Context) error { _, err := d.EarlierText(ctx, "ferry", -1); return err },
		"EarlierTexts": func(ctx context.Context) error { _, err := d.EarlierTexts(ctx, "ferry"); return err },
		"AddRevision": func(ctx context.Context) error {
			return d.AddRevision(ctx, next.of, next.raw, next.Revision, nil)
		},
		"Revision":  func(ctx context.Context) error { _, err := d.Revision(ctx, "ferry", 1); return err },
		"Revisions": func(ctx context.Context) error { _, err := d.Revisions(ctx, "ferry"); return err },
		"Expire": func(ctx context.Context) error {
			_, err := d.Expire(ctx, annotations.Expiry{Before: start}, 1)
			return err
		},
		"Expirable":    func(ctx context.Context) error { _, err := d.Expirable(ctx, annotations.Expiry{}); return err },
		"RemoveSample": func(ctx context.Context) error { return d.RemoveSample(ctx) },
		"AddCapture":   func(ctx context.Context) error { return d.AddCapture(ctx, "ferry", 1, page("more", "", hour(3))) },
		"Sightings":    func(ctx context.Context) error { _, err := d.Sightings(ctx, "ferry"); return err },
		"Capture":      func(ctx context.Context) error { _, err := d.Capture(ctx, r.raw.SHA256); return err },
		"PutImage":     func(ctx context.Context) error { return d.PutImage(ctx, hashOf(nil), "image/png", nil) },
		"Image":        func(ctx context.Context) error { _, _, err := d.Image(ctx, hashOf([]byte("picture"))); return err },
		"PutMark":      func(ctx context.Context) error { return d.PutMark(ctx, changed, nil) },
		"Mark":         func(ctx context.Context) error { _, _, err := d.Mark(ctx, a.ID); return err },
		"MarksOf":      func(ctx context.Context) error { _, err := d.MarksOf(ctx, "ferry"); return err },
		"DeleteMark":   func(ctx context.Context) error { return d.DeleteMark(ctx, a.ID) },
		"RestoreMark":  func(ctx context.Context) error { return d.RestoreMark(ctx, a.ID) },
		"FindMarks": func(ctx context.Context) error {
			_, err := d.FindMarks(ctx, annotations.MarkQuery{Words: "died"})
			return err
		},
		"PlacementsOf": func(ctx context.Context) error { _, err := d.PlacementsOf(ctx, "ferry"); return err },
		"PutPlacements": func(ctx context.Context) error {
			return d.PutPlacements(ctx, []annotations.Placement{place(a, 1, annotations.Moved)})
		},
		"List": func(ctx context.Context) error {
			_, err := d.List(ctx, annotations.ListQuery{Words: "ferry"})
			return err
		},
		"MarkRead":   func(ctx context.Context) error { return d.MarkRead(ctx, "ferry", 1) },
		"Setting":    func(ctx context.Context) error { _, err := d.Setting(ctx, "zone"); return err },
		"SetSetting": func(ctx context.Context) error { return d.SetSetting(ctx, "zone", "UTC") },

		"ArticleByWire": func(ctx context.Context) error { _, err := d.ArticleByWire(ctx, "plv:1"); return err },
		"KeepWire":      func(ctx context.Context) error { return d.KeepWire(ctx, "ferry", article.Wire{Item: "plv:1"}, hour(1)) },
		"Hold": func(ctx context.Context) error {
			return d.Hold(ctx, annotations.Held{Article: "ferry", Capture: r.raw})
		},
		"Held":        func(ctx context.Context) error { _, err := d.Held(ctx); return err },
		"HeldCapture": func(ctx context.Context) error { _, err := d.HeldCapture(ctx, r.raw.SHA256, 0); return err },
		"LetGo":       func(ctx context.Context) error { return d.LetGo(ctx, r.raw.SHA256, 0) },
		"AddToken":    func(ctx context.Context) error { return d.AddToken(ctx, annotations.Token{ID: "aa", Hash: "bb"}) },
		"Tokens":      func(ctx context.Context) error { _, err := d.Tokens(ctx); return err },
		"UseToken":    func(ctx context.Context) error { return d.UseToken(ctx, "aa", hour(1)) },
		"RemoveToken": func(ctx context.Context) error { return d.RemoveToken(ctx, "aa") },
		"IDs":         func(ctx context.Context) error { _, err := d.IDs(ctx, annotations.ListQuery{}); return err },
		"ReadAll":     func(ctx context.Context) error { _, err := d.ReadAll(ctx, []article.ID{"ferry"}); return err },
		"UnreadAll":   func(ctx context.Context) error { return d.UnreadAll(ctx, nil) },
		"Alike":       func(ctx context.Context) error { _, err := d.Alike(ctx, "ferry"); return err },
		"Verdicts":    func(ctx context.Context) error { _, err := d.Verdicts(ctx, []article.ID{"ferry"}); return err },
		"FindAlerts":  func(ctx context.Context) error { _, err := d.FindAlerts(ctx, annotations.AlertQuery{}); return err },
		"SeeAlerts":   func(ctx context.Context) error { return d.SeeAlerts(ctx, nil, true) },
		"Quoted":      func(ctx context.Context) error { _, err := d.Quoted(ctx, []article.ID{"ferry"}); return err },
		"StoryOf":     func(ctx context.Context) error { _, err := d.StoryOf(ctx, "ferry"); return err },
		"SetStory":    func(ctx context.Context) error { return d.SetStory(ctx, []article.ID{"ferry"}) },
		"Unsorted":    func(ctx context.Context) error { _, err := d.Unsorted(ctx, 1); return err },
	}
}

// prepared keeps an article with a sample's sign, a picture and a mark.
func (d *desk) prepared() (draft, annotations.Annotation) {
	r := d.withPicture(story("ferry", 1, "Ferry hits pier", "At least 12 died."), "picture")
	r.of.Sample = true
	d.add(r)
	return r, d.put(quote("m1", r, "12 died"))
}

func testCancelled(d *desk) {
	r, a := d.prepared()
	before := d.dump()
	ctx, cancel := context.WithCancel(d.ctx)
	cancel()
	late, cancelLate := context.WithDeadline(d.ctx, time.Unix(0, 0))
	defer cancelLate()
	for name, call := range calls(d, r, a) {
		if err := call(ctx); !errors.Is(err, context.Canceled) {
			d.Errorf("%s with a cancelled context: %v", name, err)
		}
		if err := call(late); !errors.Is(err, context.DeadlineExceeded) {
			d.Errorf("%s after its deadline: %v", name, err)
		}
	}
	d.same("after cancelled calls", d.dump(), before)
}

// testCancelledAnyTime cancels writes and reads at all moments, while others go
// on. A write is done or not, a failure is the context's, and all that was
// answered with success is there.
func testCancelledAnyTime(d *desk) {
	r, _ := d.prepared()
	const writers, each = 8, 25
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(7, uint64(w)))
			for i := range each {
				ctx, cancel := context.WithTimeout(d.ctx, time.Duration(random.IntN(3000))*time.Microsecond)
				d.cancelledWrite(ctx, r, w, i)
				if _, err := d.List(ctx, annotations.ListQuery{Words: "ferry"}); err != nil && !isCtx(err) {
					d.Errorf("List while cancelled: %v", err)
				}
				cancel()
			}
		})
	}
	wg.Wait()
	d.ok(d.SetSetting(d.ctx, "still", "writable"))
	d.dump()
}

// cancelledWrite writes two things and sees that they are there when, and whole
// as far as, the store said so.
func (d *desk) cancelledWrite(ctx context.Context, r draft, w, i int) {
	name := fmt.Sprintf("w%dn%d", w, i)
	a := quote(annotations.ID(name), r, "12 died")
	a.Tags = []string{name}
	err := d.PutMark(ctx, a, nil)
	if err != nil && !isCtx(err) {
		d.Errorf("PutMark while cancelled: %v", err)
	}
	l := d.find(annotations.MarkQuery{Tag: name})
	_, _, missing := d.Mark(d.ctx, a.ID)
	if (l.Total == 1) != (missing == nil) || err == nil && l.Total != 1 {
		d.Errorf("PutMark = %v, then %d found by tag, Mark = %v", err, l.Total, missing)
	}
	s := story(article.ID(name), 1, "Story "+name, "Text of "+name+".")
	err = d.AddRevision(ctx, s.of, s.raw, s.Revision, nil)
	if err != nil && !isCtx(err) {
		d.Errorf("AddRevision while cancelled: %v", err)
	}
	_, missing = d.Article(d.ctx, s.of.ID)
	_, noCapture := d.Capture(d.ctx, s.raw.SHA256)
	rows := d.list(annotations.ListQuery{Words: name + " text"}).Total
	if (missing == nil) != (noCapture == nil) || (missing == nil) != (rows == 1) || err == nil && missing != nil {
		d.Errorf("AddRevision = %v, then Article = %v, Capture = %v, %d rows", err, missing, noCapture, rows)
	}
}

func isCtx(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

func testClosed(d *desk) {
	r, a := d.prepared()
	d.ok(d.Close())
	d.ok(d.Close())
	for name, call := range calls(d, r, a) {
		if err := call(d.ctx); annotations.CodeOf(err) != annotations.Unavailable {
			d.Errorf("%s of a closed store: %v", name, err)
		}
	}
}
