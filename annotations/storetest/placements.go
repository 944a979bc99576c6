package storetest

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

func testPlacements(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	a, b := d.put(quote("a", r, "12 died")), d.put(quote("b", r, "At least"))
	gone := d.put(quote("gone", r, "Ferry"))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."), place(b, 2, annotations.Kept, article.Span{Start: 17, End: 25}))
	d.add(story("ferry", 3, "Ferry hits pier", "At least 17 died."))
	otter := d.add(story("otter", 1, "Otter dies", "It was old."))
	c := d.put(quote("c", otter, "old"))
	d.add(story("otter", 2, "Otter lives", "It is old."))

	a3, a2 := place(a, 3, annotations.Unsure, article.Span{Start: 1, End: 2}, article.Span{Start: 5, End: 9}), place(a, 2, annotations.Reworded)
	c2 := place(c, 2, annotations.Moved)
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{c2, a3, place(gone, 2, annotations.Kept), a2})) // of two articles
	d.ok(d.DeleteMark(d.ctx, "gone"))
	d.ok(d.PutPlacements(d.ctx, nil))
	d.placed("ferry", a2, a3, place(b, 2, annotations.Kept, article.Span{Start: 17, End: 25}))
	d.placed("otter", c2)
	d.placed("nobody")
}

// testByHand sees that a choice and its undoing replace what was there, and
// that all of a placement is kept.
func testByHand(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	a := d.put(quote("a", r, "12 died"))
	computed := place(a, 2, annotations.Unsure)
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."), computed)

	chosen := annotations.Placement{Annotation: "a", Revision: 2, Fate: annotations.Reworded, Spans: []article.Span{{Start: 26, End: 33}}, Score: 1.0 / 3, ByHand: true, From: 1}
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{chosen}))
	d.placed("ferry", chosen)
	d.same("fate found", d.find(annotations.MarkQuery{Fate: annotations.Reworded}).Total, 1)

	goneByHand := annotations.Placement{Annotation: "a", Revision: 2, Fate: annotations.Removed, ByHand: true}
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{goneByHand}))
	d.placed("ferry", goneByHand)

	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{computed}))
	d.placed("ferry", computed)
	d.same("fates", d.find(annotations.MarkQuery{}).Fates, []annotations.Count{{Value: "unsure", N: 1}})
}

func testPlacementErrors(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	a := d.put(quote("a", r, "12 died"))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."), place(a, 2, annotations.Kept))
	before := d.dump()
	good := place(a, 2, annotations.Removed)
	for name, bad := range map[string]annotations.Placement{
		"no such mark":     {Annotation: "nobody", Revision: 2},
		"no such revision": place(a, 3, annotations.Kept),
		"revision 0":       place(a, 0, annotations.Kept),
	} {
		if err := d.PutPlacements(d.ctx, []annotations.Placement{good, bad}); annotations.CodeOf(err) != annotations.NotFound {
			d.Errorf("%s: PutPlacements = %v, want not_found", name, err)
		}
	}
	d.same("after refused placements", d.dump(), before)
}
