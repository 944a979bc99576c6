package storetest

import (
	"fmt"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

func testList(d *desk) {
	d.same("an empty library", d.list(annotations.ListQuery{}), annotations.List{})
	_, err := d.List(d.ctx, annotations.ListQuery{Show: "everything"})
	d.refused(err, annotations.Invalid)
	d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	l := d.list(annotations.ListQuery{})
	d.same("rows", ids(l), "ferry")
	d.same("total", l.Total, 1)
}

func testListOrder(d *desk) {
	at := func(id article.ID, n int, t time.Time) {
		r := story(id, n, "Story "+string(id), fmt.Sprintf("Text %d of %s.", n, id))
		r.Modified = t
		d.add(r)
	}
	at("b", 1, hour(2))
	at("a", 1, hour(2).Add(900*time.Millisecond)) // the same second
	at("c", 1, hour(1))
	at("old", 1, time.Date(1912, 4, 15, 6, 0, 0, 0, time.UTC))
	at("z", 1, hour(2).In(time.FixedZone("", -9*3600)))
	d.same("by the latest revision, then the last kept", ids(d.list(annotations.ListQuery{})), "z a b c old")
	at("c", 2, hour(3))
	d.same("after c is revised", ids(d.list(annotations.ListQuery{})), "c z a b old")
	at("b", 2, hour(2))
	d.same("after b is revised in the same second", ids(d.list(annotations.ListQuery{})), "c b z a old")
	at("c", 3, hour(0))
	d.same("after c is dated back", ids(d.list(annotations.ListQuery{})), "b z a c old")

	r := story("p", 1, "Only published", "Text.")
	r.Modified, r.Published = time.Time{}, hour(5)
	d.add(r)
	r = story("u", 1, "Of unknown time", "Text.")
	r.Modified, r.Published, r.Captured = time.Time{}, time.Time{}, hour(4)
	d.add(r)
	d.same("by published, by captured", ids(d.list(annotations.ListQuery{})), "p u b z a c old")
	for id, want := range map[article.ID]string{"p": " u", "z": "b a", "old": "c "} {
		newer, older, err := d.Beside(d.ctx, id)
		d.ok(err)
		d.same("beside "+string(id), string(newer)+" "+string(older), want)
	}
	_, _, err := d.Beside(d.ctx, "none")
	d.refused(err, annotations.NotFound)
}

func testListPages(d *desk) {
	want := ""
	for i := range 60 {
		id := article.ID(fmt.Sprintf("a%02d", i))
		d.add(story(id, 1, "Story", fmt.Sprintf("Number %d.", i)))
		want = string(id) + " " + want
	}
	l := d.list(annotations.ListQuery{})
	d.same("a page without a limit", len(l.Rows), 50)
	d.same("total", l.Total, 60)
	pages, last := d.olderPages(annotations.ListQuery{Limit: 7})
	d.same("pages of 7", strings.Join(pages, " "), strings.TrimSpace(want))
	d.same("on the last page", []any{len(last.Rows), last.Total, last.More, last.Older}, []any{4, 60, false, annotations.Cursor("")})

	// Back again: the same pages, from their other ends.
	for i := len(pages) - 2; i >= 0; i-- {
		last = d.list(annotations.ListQuery{Limit: 7, From: last.Newer})
		d.same(fmt.Sprintf("back to page %d", i), []any{ids(last), last.Total}, []any{pages[i], 60})
	}
	d.same("newer than the first page", last.Newer, annotations.Cursor(""))
	// A page that would not be full is the first one.
	second := d.list(annotations.ListQuery{Limit: 7, From: last.Older})
	d.same("back with a larger page", ids(d.list(annotations.ListQuery{Limit: 9, From: second.Newer})), ids(d.list(annotations.ListQuery{Limit: 9})))

	pages, _ = d.olderPages(annotations.ListQuery{Words: "number", Limit: 2})
	d.same("words, second page", pages[1], "a57 a56")
	d.same("negative", len(d.list(annotations.ListQuery{Limit: -3}).Rows), 50)
	for _, c := range []annotations.Cursor{"x", "o", "n", "o!", "7", "o99999999999999999999999", "\x00"} {
		_, err := d.List(d.ctx, annotations.ListQuery{From: c})
		d.refused(err, annotations.Invalid)
	}
}

// olderPages returns the pages from the newest on, and the last one.
func (d *desk) olderPages(q annotations.ListQuery) (pages []string, last annotations.List) {
	for {
		last = d.list(q)
		pages = append(pages, ids(last))
		if q.From = last.Older; q.From == "" {
			return pages, last
		}
	}
}

// testListStays adds and revises articles while a reader goes through the pages.
func testListStays(d *desk) {
	for i := range 12 {
		d.add(story(article.ID(fmt.Sprintf("a%02d", i)), 1, "Story", "Text."))
	}
	q, seen := annotations.ListQuery{Limit: 3}, ""
	for i := 0; ; i++ {
		l := d.list(q)
		seen += ids(l) + " "
		if q.From = l.Older; q.From == "" {
			break
		}
		d.add(story(article.ID(fmt.Sprintf("new%d", i)), 1, "Story", "Text."))
	}
	d.same("seen, while others came", seen, "a11 a10 a09 a08 a07 a06 a05 a04 a03 a02 a01 a00 ")
	// The last one of a page may go, and its place stays.
	q.From = ""
	l := d.list(q)
	r := story("new2", 2, "Story", "Text, revised.")
	r.Modified = hour(30)
	d.add(r)
	d.same("after the page was revised", ids(d.list(annotations.ListQuery{Limit: 3, From: l.Older})), "a11 a10 a09")
}

// river fills the store with articles in every state of reading.
func (d *desk) river() {
	outlet := func(r draft, o string) draft { r.of.Outlet = o; return d.add(r) }
	outlet(story("unread", 1, "Unread", "Nobody opened it."), "Plover Wire")
	outlet(story("read", 1, "Read", "It was opened."), "Plover Wire")
	outlet(story("changed", 1, "Changed", "It was opened."), "Ledger & Tide")
	d.ok(d.MarkRead(d.ctx, "changed", 1))
	outlet(story("changed", 2, "Changed", "It was opened, then changed."), "Ledger & Tide")
	d.ok(d.MarkRead(d.ctx, "read", 1))
	outlet(story("ahead", 1, "Opened in the middle", "One."), "Plover Wire")
	outlet(story("ahead", 2, "Opened in the middle", "Two."), "Plover Wire")
	outlet(story("ahead", 3, "Opened in the middle", "Three."), "Plover Wire")
	d.ok(d.MarkRead(d.ctx, "ahead", 2))
	d.ok(d.MarkRead(d.ctx, "ahead", 1)) // later, and older: 2 stays the newest read
	m := outlet(story("marked", 1, "Marked", "It has marks."), "")
	for i, tags := range [][]string{{"toll", "inquiry"}, {"toll"}, nil} {
		a := quote(annotations.ID(fmt.Sprintf("m%d", i)), m, "marks")
		a.Tags = tags
		d.put(a)
	}
	c := quote("m9", story("changed", 1, "Changed", "It was opened."), "opened")
	c.Tags, c.Kind = []string{"inquiry"}, annotations.Note
	d.put(c)
}

func testListFilters(d *desk) {
	d.river()
	for _, tt := range []struct {
		name string
		q    annotations.ListQuery
		want string
	}{
		{"all", annotations.ListQuery{}, "ahead changed marked read unread"},
		{"changed", annotations.ListQuery{Show: "changed"}, "ahead changed"},
		{"unread", annotations.ListQuery{Show: "unread"}, "marked unread"},
		{"marked", annotations.ListQuery{Show: "marked"}, "changed marked"},
		{"outlet", annotations.ListQuery{Outlet: "Plover Wire"}, "ahead read unread"},
		{"no such outlet", annotations.ListQuery{Outlet: "plover wire"}, ""},
		{"tag", annotations.ListQuery{Tag: "toll"}, "marked"},
		{"another tag", annotations.ListQuery{Tag: "inquiry"}, "changed marked"},
		{"no such tag", annotations.ListQuery{Tag: "Toll"}, ""},
		{"outlet and changed", annotations.ListQuery{Outlet: "Plover Wire", Show: "changed"}, "ahead"},
		{"outlet and marked", annotations.ListQuery{Outlet: "Plover Wire", Show: "marked"}, ""},
		{"tag and unread", annotations.ListQuery{Tag: "inquiry", Show: "unread"}, "marked"},
		{"tag and outlet", annotations.ListQuery{Tag: "inquiry", Outlet: "Ledger & Tide"}, "changed"},
		{"words and changed", annotations.ListQuery{Words: "opened", Show: "changed"}, "ahead changed"},
		{"words, outlet and tag", annotations.ListQuery{Words: "opened", Outlet: "Ledger & Tide", Tag: "inquiry"}, "changed"},
	} {
		// Stories were changed in another order than that of their names.
		l := d.list(tt.q)
		d.same(tt.name, sorted(ids(l)), tt.want)
		d.same(tt.name+": total", l.Total, len(l.Rows))
		one := tt.q
		one.Limit = 1
		if n := d.list(one); n.Total != l.Total || len(n.Rows) != min(1, l.Total) {
			d.Errorf("%s: with limit 1 %d of %d rows, want 1 of %d", tt.name, len(n.Rows), n.Total, l.Total)
		}
	}
}

func testListCounts(d *desk) {
	d.river()
	want := annotations.List{
		All: 5, Changed: 2, Unread: 2, Marked: 2, Revisions: 8,
		Outlets: []annotations.Count{{Value: "Plover Wire", N: 3}, {Value: "Ledger & Tide", N: 1}},
		Tags:    []annotations.Count{{Value: "inquiry", N: 2}, {Value: "toll", N: 1}},
	}
	for _, q := range []annotations.ListQuery{{}, {Show: "unread"}, {Words: "nowhere"}, {Outlet: "Plover Wire", Limit: 1}} {
		got := d.list(q)
		got.Rows, got.Around = nil, annotations.Around{}
		d.same("counts", got, want)
	}
	d.ok(d.MarkRead(d.ctx, "changed", 2))
	d.ok(d.MarkRead(d.ctx, "unread", 1))
	d.ok(d.DeleteMark(d.ctx, "m9"))
	got := d.list(annotations.ListQuery{})
	d.same("changed, unread, marked", []int{got.Changed, got.Unread, got.Marked}, []int{1, 1, 1})
	d.same("tags", got.Tags, []annotations.Count{{Value: "inquiry", N: 1}, {Value: "toll", N: 1}})
}
