package storetest

import (
	"fmt"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// expire deletes what e names, which must work, and returns the IDs.
func (d *desk) expire(e annotations.Expiry, limit int) string {
	d.Helper()
	n, err := d.Expirable(d.ctx, e)
	d.ok(err)
	list, err := d.Expire(d.ctx, e, limit)
	d.ok(err)
	var ids []string
	for _, id := range list {
		ids = append(ids, string(id))
	}
	if want := min(n, max(0, limit)); len(ids) != want {
		d.Errorf("%d were deleted, of %d with limit %d", len(ids), n, limit)
	}
	return strings.Join(ids, " ")
}

func testExpire(d *desk) {
	at := func(id article.ID, outlet string, n int) draft {
		r := story(id, 1, "Story "+string(id), "The text of "+string(id)+".")
		r.of.Outlet, r.Modified, r.of.Added = outlet, hour(n), hour(n)
		return r
	}
	marked := d.add(at("marked", "Plover Wire", 1))
	deleted := d.add(at("deleted", "Plover Wire", 1))
	d.put(quote("m1", marked, "text"))
	d.put(quote("m2", deleted, "text"))
	d.ok(d.DeleteMark(d.ctx, "m2"))
	sample := at("sample", "Plover Wire", 1)
	sample.of.Sample = true
	d.add(sample)
	for _, id := range []article.ID{"joined", "other", "parted"} {
		d.add(at(id, "Plover Wire", 1))
	}
	d.ok(d.SetAlike(d.ctx, "other", "joined", annotations.SameStory))
	d.ok(d.SetAlike(d.ctx, "parted", "marked", annotations.Parted))
	late := at("late", "Plover Wire", 1)
	late.of.Added = hour(30)
	d.add(late)
	d.add(d.withPicture(at("kept", "Gazette", 9), "shared"))
	before := d.dump()

	old := d.add(d.withPicture(d.withPicture(at("old", "Gazette", 2), "shared"), "alone"))
	d.ok(d.AddWatch(d.ctx, annotations.Watch{ID: "w", Kind: annotations.WatchedArticle, URL: old.of.URL, Article: "old"}))
	d.ok(d.MarkRead(d.ctx, "old", 1))
	equal := at("equal", "Ledger & Tide", 3)
	equal.raw, equal.Revision.Capture = marked.raw, marked.raw.SHA256
	d.add(equal)
	d.add(at("older", "Plover Wire", 0))
	revised := at("revised", "Plover Wire", 0)
	d.add(revised)
	again := story("revised", 2, "Story revised", "The text, revised.")
	again.Modified = hour(40)
	d.add(again)

	all := annotations.Expiry{Before: hour(5)}
	d.same("with no limit left", d.expire(all, 0), "")
	d.same("of an outlet", d.expire(annotations.Expiry{Before: hour(5), Outlet: "Nobody"}, 9), "")
	d.same("of all but an outlet", d.expire(annotations.Expiry{Before: hour(3), Except: []string{"Plover Wire", "Gazette"}}, 9), "")
	d.same("before, to the second", d.expire(annotations.Expiry{Before: hour(2), Outlet: "Gazette"}, 9), "")
	d.same("the oldest first", d.expire(all, 2), "older parted")
	d.same("of one outlet", d.expire(annotations.Expiry{Before: hour(5), Outlet: "Gazette"}, 9), "old")
	d.same("of all others", d.expire(annotations.Expiry{Before: hour(5), Except: []string{"Gazette"}}, 9), "equal")
	d.same("nothing is left", d.expire(all, 9), "")

	d.gone("old", "", old.raw.SHA256)
	_, err := d.Watch(d.ctx, "w")
	d.refused(err, annotations.NotFound)
	for data, code := range map[string]annotations.Code{"shared": "", "alone": annotations.NotFound} {
		_, _, err := d.Image(d.ctx, hashOf([]byte(data)))
		d.refused(err, code)
	}
	d.same("found by words", ids(d.list(annotations.ListQuery{Words: "old"})), "")
	// What stays is as it was, apart from what was added besides.
	d.add(at("parted", "Plover Wire", 1))
	d.same("what is left", len(d.dump().Articles), len(before.Articles)+1)
	_, deletedMark, err := d.Mark(d.ctx, "m2")
	d.ok(err)
	d.ok(d.RestoreMark(d.ctx, "m2"))
	d.same("a deleted mark can be restored", []any{deletedMark, fmt.Sprint(len(d.find(annotations.MarkQuery{Article: "deleted"}).Marks))}, []any{true, "1"})
}
