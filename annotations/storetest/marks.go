package storetest

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

func testPutMark(d *desk) {
	_, _, err := d.Mark(d.ctx, "m1")
	d.refused(err, annotations.NotFound)
	r := d.add(story("ferry", 1, "Ferry hits pier", "“We saw nothing,” the captain said.", "“Nothing at all.”"))
	a := quote("m1", r, "“We saw nothing,”")
	a.Spans = append(a.Spans, article.Span{Start: 60, End: 70})
	a.Kind, a.Tags, a.Note = annotations.Quote, []string{"toll", "الحصيلة", ""}, "Said <b>twice</b>\nto reporters 🛳️"
	a.Quote = &annotations.QuoteOf{Speaker: "The captain", Role: "captain", Verb: "said", To: "reporters", Speech: annotations.Direct}
	a.Made, a.Changed = hour(1).Add(time.Nanosecond), hour(2).UTC()
	a.Sample = true
	d.put(a)
	got, deleted, err := d.Mark(d.ctx, "m1")
	d.ok(err)
	d.same("Mark", got, a)
	d.same("deleted", deleted, false)

	// A new state takes the place of the old one whole.
	b := quote("m1", r, "the captain")
	b.Kind, b.Claim = annotations.Claim, &annotations.ClaimOf{Claimant: "The captain", Wording: "Nothing was seen.", Status: annotations.Checking}
	b.Changed = hour(4)
	d.put(b)
	got, _, err = d.Mark(d.ctx, "m1")
	d.ok(err)
	d.same("Mark after a change", got, b)
}

func testPutMarkAgain(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	a := quote("m1", r, "12 died")
	a.Tags = []string{"toll"}
	p := place(a, 2, annotations.Reworded)
	d.put(a, p)
	d.put(quote("m2", r, "died"))
	before := d.dump()
	d.put(a, p)
	d.put(a)
	d.put(a, place(a, 2, annotations.Removed))
	d.same("after the same put thrice", d.dump(), before)

	// What is sent again after it was deleted does not bring it back.
	d.ok(d.DeleteMark(d.ctx, "m1"))
	d.put(a, p)
	a.Note = "changed"
	d.put(a)
	got, deleted, err := d.Mark(d.ctx, "m1")
	d.ok(err)
	d.same("deleted", deleted, true)
	d.same("note", got.Note, "changed")
	d.same("found", found(d.find(annotations.MarkQuery{})), "m2")
}

func testPutMarkErrors(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	r2 := d.add(story("ferry", 2, "Ferry hits pier", "At least 12 died!"))
	other := d.add(story("otter", 1, "Otter dies", "At least 12 died."))
	a := d.put(quote("m1", r, "12 died"))
	before := d.dump()
	for _, tt := range []struct {
		name   string
		mark   annotations.Annotation
		placed []annotations.Placement
		code   annotations.Code
	}{
		{"another revision", quote("m1", r2, "12 died"), nil, annotations.Conflict},
		{"another article", quote("m1", other, "12 died"), nil, annotations.Conflict},
		{"no such revision", quote("m2", story("ferry", 3, "", "12 died"), "12 died"), nil, annotations.NotFound},
		{"no such article", quote("m2", story("nobody", 1, "", "12 died"), "12 died"), nil, annotations.NotFound},
		{"no ID", quote("", r, "12 died"), nil, annotations.Invalid},
		{"a placement of another mark", quote("m2", r, "12"), []annotations.Placement{place(a, 2, annotations.Kept)}, annotations.Invalid},
		{"a placement in no revision", quote("m2", r, "12"), []annotations.Placement{{Annotation: "m2", Revision: 3}}, annotations.NotFound},
	} {
		if err := d.PutMark(d.ctx, tt.mark, tt.placed); annotations.CodeOf(err) != tt.code {
			d.Errorf("%s: PutMark = %v, want %s", tt.name, err, tt.code)
		}
	}
	d.same("after refused marks", d.dump(), before)
}

func testPutMarkPlacements(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	d.add(story("ferry", 3, "Ferry hits pier", "No one died."))
	a := quote("m1", r, "12 died")
	two, three := place(a, 2, annotations.Reworded, article.Span{Start: 26, End: 33}), place(a, 3, annotations.Removed)
	d.put(a, two, three)
	d.placed("ferry", two, three)
	a.Note = "without placements: they stay"
	d.put(a)
	d.placed("ferry", two, three)
	a.Note = "with one: it is replaced, the other stays"
	two.Fate, two.Spans = annotations.Unsure, nil
	d.put(a, two)
	d.placed("ferry", two, three)
}

// placed fails the test when an article's placements are not these.
func (d *desk) placed(id article.ID, want ...annotations.Placement) {
	d.Helper()
	got, err := d.PlacementsOf(d.ctx, id)
	d.ok(err)
	d.same("PlacementsOf", got, want)
}

func testMarksOf(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died on Tuesday."))
	r2 := d.add(story("ferry", 2, "Ferry hits pier", "At least 12 died on Tuesday."))
	otter := d.add(story("otter", 1, "Otter dies", "It was old."))
	for _, a := range []annotations.Annotation{
		quote("f", r2, "Ferry"), quote("e", r, "Tuesday"), quote("b", r, "12"), quote("d", r, "12 died"),
		quote("c", r, "12"), quote("a", r, "died"), quote("x", otter, "old"), quote("gone", r, "on"),
	} {
		d.put(a)
	}
	d.ok(d.DeleteMark(d.ctx, "gone"))
	got, err := d.MarksOf(d.ctx, "ferry")
	d.ok(err)
	order := ""
	for _, a := range got {
		order += string(a.ID) + " "
	}
	d.same("order", order, "d b c a e f ")
	none, err := d.MarksOf(d.ctx, "nobody")
	d.ok(err)
	d.same("marks of no article", none, []annotations.Annotation(nil))
}

func testDeleteMark(d *desk) {
	d.refused(d.DeleteMark(d.ctx, "m1"), annotations.NotFound)
	d.refused(d.RestoreMark(d.ctx, "m1"), annotations.NotFound)
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	a := quote("m1", r, "12 died")
	a.Kind, a.Tags, a.Note = annotations.Quote, []string{"toll"}, "remarkable"
	a.Quote = &annotations.QuoteOf{Speaker: "Officials"}
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	empty := d.dump()
	d.put(a, place(a, 2, annotations.Reworded))
	full := d.dump()

	for range 2 {
		d.ok(d.DeleteMark(d.ctx, "m1"))
	}
	d.same("everything after deleting", d.dump(), empty)
	d.same("articles found by its note", d.list(annotations.ListQuery{Words: "remarkable"}).Total, 0)
	got, deleted, err := d.Mark(d.ctx, "m1")
	d.ok(err)
	d.same("deleted mark", got, a)
	d.same("deleted", deleted, true)

	for range 2 {
		d.ok(d.RestoreMark(d.ctx, "m1"))
	}
	d.same("everything after restoring", d.dump(), full)
	d.same("articles found by its note", d.list(annotations.ListQuery{Words: "remarkable"}).Total, 1)
	_, deleted, err = d.Mark(d.ctx, "m1")
	d.ok(err)
	d.same("deleted", deleted, false)
}
