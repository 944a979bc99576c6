package storetest

import (
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

func testReadAll(d *desk) {
	for _, id := range []article.ID{"a", "b", "c"} {
		for n := 1; n <= 3; n++ {
			d.add(story(id, n, "Ferry hits pier", fmt.Sprintf("At least %d died.", n)))
		}
	}
	d.ok(d.MarkRead(d.ctx, "b", 2))
	ids := func(q annotations.ListQuery) []article.ID {
		list, err := d.IDs(d.ctx, q)
		d.ok(err)
		var rows []article.ID
		q.Limit, q.From = 100, ""
		for _, r := range d.list(q).Rows {
			rows = append(rows, r.ID)
		}
		d.same(fmt.Sprintf("IDs(%+v) as listed", q), list, rows)
		return list
	}
	ids(annotations.ListQuery{Limit: 1, From: d.list(annotations.ListQuery{Limit: 1}).Older})
	_, where := asked(`"died" -is:changed`, catalog.Stories)
	d.same("of a search", ids(annotations.ListQuery{Where: where}), []article.ID{"c", "a"})
	ids(annotations.ListQuery{Words: "ferry"})
	d.same("none", ids(annotations.ListQuery{Words: "otter"}), []article.ID(nil))
	d.same("changed", ids(annotations.ListQuery{Show: "changed"}), []article.ID{"b"})
	_, err := d.IDs(d.ctx, annotations.ListQuery{Show: "x"})
	d.refused(err, annotations.Invalid)

	opened, err := d.ReadAll(d.ctx, []article.ID{"b", "nobody", "a", "b"})
	d.ok(err)
	want := []annotations.Opened{{Article: "b", Revision: 1}, {Article: "b", Revision: 3}, {Article: "a", Revision: 1}, {Article: "a", Revision: 2}, {Article: "a", Revision: 3}}
	d.same("opened", opened, want)
	d.same("unread", ids(annotations.ListQuery{Show: "unread"}), []article.ID{"c"})
	d.same("changed, when all was read", ids(annotations.ListQuery{Show: "changed"}), []article.ID(nil))
	again, err := d.ReadAll(d.ctx, []article.ID{"a", "b"})
	d.ok(err)
	d.same("opened again", again, []annotations.Opened(nil))

	d.ok(d.UnreadAll(d.ctx, append(opened, annotations.Opened{Article: "nobody", Revision: 1}, annotations.Opened{Article: "a", Revision: 9})))
	d.same("changed as before", ids(annotations.ListQuery{Show: "changed"}), []article.ID{"b"})
	list := d.list(annotations.ListQuery{})
	d.same("counts as before", []int{list.Unread, list.Changed}, []int{2, 1})
	for _, r := range list.Rows {
		if r.ID == "b" && r.LastRead != 2 {
			d.Errorf("b was read last in revision %d, want 2", r.LastRead)
		}
	}
}
