package storetest

import (
	"fmt"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// alerts says in words what is found.
func (d *desk) alertsIn(q annotations.AlertQuery) string {
	d.Helper()
	list, err := d.FindAlerts(d.ctx, q)
	d.ok(err)
	var words []string
	for _, a := range list.Alerts {
		words = append(words, fmt.Sprintf("%s %d→%d %s", a.ID, a.Change.From, a.Change.In, a.Change.Kind))
	}
	return strings.Join(words, ", ")
}

// told keeps an article of three revisions with a mark of the first that is
// reworded in the second and removed in the third.
func (d *desk) told(id article.ID, at int) annotations.Annotation {
	d.Helper()
	for n := 1; n <= 3; n++ {
		r := story(id, n, "Ferry hits pier", []string{"At least 12 died.", "At least 17 died.", "Many died."}[n-1])
		r.Modified, r.of.Sample = hour(at+n), id == "otter"
		d.add(r)
	}
	r := story(id, 1, "Ferry hits pier", "At least 12 died.")
	a := quote(annotations.ID("m-"+string(id)), r, "At least 12")
	d.ok(d.PutMark(d.ctx, a, []annotations.Placement{
		place(a, 2, annotations.Reworded, article.Span{Start: 17, End: 28}), place(a, 3, annotations.Removed),
	}))
	return a
}

func testAlerts(d *desk) {
	a := d.told("ferry", 0)
	list, err := d.FindAlerts(d.ctx, annotations.AlertQuery{})
	d.ok(err)
	want := []annotations.Alert{
		{Change: annotations.AlertChange{In: 3, From: 2, Kind: annotations.AlertRemoved, Was: annotations.Reworded, Is: annotations.Removed, Old: "At least 17"}, Time: hour(3)},
		{Change: annotations.AlertChange{In: 2, From: 1, Kind: annotations.AlertFacts, Was: annotations.Kept, Is: annotations.Reworded, Old: "At least 12", New: "At least 17"}, Time: hour(2)},
	}
	for i := range want {
		w := &want[i]
		w.Annotation, w.Outlet, w.Headline, w.Lang, w.Dir, w.Latest = a, "Plover Wire", "Ferry hits pier", "en", article.LTR, 3
		if i < len(list.Alerts) {
			w.Found = list.Alerts[i].Found
		}
	}
	d.same("alerts", list.Alerts, want)
	d.same("how many", []int{list.Total, int(list.Last - list.Alerts[0].Found)}, []int{2, 0})

	seen := []annotations.AlertKey{{Mark: a.ID, In: 2}, {Mark: "nobody", In: 2}, {Mark: a.ID, In: 9}}
	d.ok(d.SeeAlerts(d.ctx, seen, true))
	d.same("not seen yet", d.alertsIn(annotations.AlertQuery{Unseen: true}), "m-ferry 2→3 removed")

	// A reader's choice is no news, and what was seen stays seen.
	chosen := place(a, 3, annotations.Moved, article.Span{Start: 17, End: 21})
	chosen.ByHand = true
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{chosen}))
	d.same("after a choice", d.alertsIn(annotations.AlertQuery{}), "m-ferry 1→2 facts")
	d.same("after a choice, not seen yet", d.alertsIn(annotations.AlertQuery{Unseen: true}), "")
	d.ok(d.SeeAlerts(d.ctx, seen, false))
	d.same("not seen after all", d.alertsIn(annotations.AlertQuery{Unseen: true}), "m-ferry 1→2 facts")

	// One that comes with a revision has a higher number.
	after, err := d.FindAlerts(d.ctx, annotations.AlertQuery{})
	d.ok(err)
	d.add(story("ferry", 4, "Ferry hits pier", "Nobody died."), place(a, 4, annotations.Unsure, article.Span{Start: 17, End: 20}))
	d.same("found later", d.alertsIn(annotations.AlertQuery{After: after.Last}), "m-ferry 3→4 unsure")

	d.ok(d.DeleteMark(d.ctx, a.ID))
	d.same("of a deleted mark", d.alertsIn(annotations.AlertQuery{}), "")
	d.ok(d.RestoreMark(d.ctx, a.ID))
	d.same("of a restored mark", d.alertsIn(annotations.AlertQuery{}), "m-ferry 3→4 unsure, m-ferry 1→2 facts")
}

func testFindAlerts(d *desk) {
	d.told("ferry", 0)
	d.told("otter", 10)
	for _, tt := range []struct {
		q    annotations.AlertQuery
		want string
	}{
		{annotations.AlertQuery{}, "m-otter 2→3 removed, m-otter 1→2 facts, m-ferry 2→3 removed, m-ferry 1→2 facts"},
		{annotations.AlertQuery{Limit: 2, Offset: 1}, "m-otter 1→2 facts, m-ferry 2→3 removed"},
		{annotations.AlertQuery{Offset: 9}, ""},
		{annotations.AlertQuery{Kinds: []annotations.AlertKind{annotations.AlertFacts, annotations.AlertMoved}}, "m-otter 1→2 facts, m-ferry 1→2 facts"},
		{annotations.AlertQuery{Articles: []article.ID{"ferry", "nobody"}}, "m-ferry 2→3 removed, m-ferry 1→2 facts"},
		{annotations.AlertQuery{Outlet: "Plover Wire", Limit: 1}, "m-otter 2→3 removed"},
		{annotations.AlertQuery{Outlet: "Ledger"}, ""},
		{annotations.AlertQuery{After: 1 << 40}, ""},
	} {
		d.same(fmt.Sprintf("FindAlerts(%+v)", tt.q), d.alertsIn(tt.q), tt.want)
	}
	d.ok(d.RemoveSample(d.ctx))
	d.same("without the sample", d.alertsIn(annotations.AlertQuery{}), "m-ferry 2→3 removed, m-ferry 1→2 facts")
}
