package storetest

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

// early turns a draft into the earlier text n, captured so many hours after the
// start.
func early(r draft, n, hours int) draft {
	r.raw.Time = hour(hours)
	r.Number, r.Captured = n, hour(hours)
	return r
}

func testEarlier(d *desk) {
	_, err := d.EarlierTexts(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	sample := story("ferry", 1, "Ferry hits pier", "At least 12 died.")
	sample.of.Sample = true
	d.add(sample)
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	d.add(story("otter", 1, "Otter found", "It is well."))
	before := d.dump()

	first := early(story("ferry", 1, "Ferry late", "It left late."), -1, -5)
	older := early(story("ferry", 1, "Ferry leaves", "It left."), -2, -9)
	older.raw.Time, older.Captured = older.Captured.UTC(), older.Captured.UTC() // whose text sorts after that of the first
	for _, r := range []draft{first, older} {
		d.ok(d.AddEarlier(d.ctx, 2, r.raw, r.Revision))
		got, err := d.EarlierText(d.ctx, "ferry", r.Number)
		d.ok(err)
		d.same("EarlierText", got, r.Revision)
		c, err := d.Capture(d.ctx, r.raw.SHA256)
		d.ok(err)
		d.same("its capture", c, r.raw)
	}
	heads, err := d.EarlierTexts(d.ctx, "ferry")
	d.ok(err)
	var numbers []int
	for _, h := range heads {
		numbers = append(numbers, h.Number)
	}
	d.same("earlier texts by time", numbers, []int{-2, -1})
	d.same("a head", heads[0], annotations.RevisionHead{
		Meta: older.Meta, Number: -2, Headline: "Ferry leaves", Words: 2, Fingerprint: article.Fingerprint(older.Blocks, false),
		Captured: older.Captured, Capture: older.raw.SHA256,
	})
	none, err := d.EarlierTexts(d.ctx, "otter")
	d.ok(err)
	d.same("of another article", none, []annotations.RevisionHead(nil))

	after := d.dump()
	after.Earlier, after.Kept, after.Sightings = before.Earlier, before.Kept, before.Sightings
	d.same("everything else", after, before)

	d.ok(d.RemoveSample(d.ctx))
	d.gone("ferry", "none", first.raw.SHA256, older.raw.SHA256)
	_, err = d.EarlierText(d.ctx, "ferry", -1)
	d.refused(err, annotations.NotFound)
}

func testEarlierErrors(d *desk) {
	d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	r := early(story("ferry", 1, "Ferry late", "It left late."), -1, -5)
	add := func(under int, c article.Capture, r article.Revision, want annotations.Code) {
		d.Helper()
		d.refused(d.AddEarlier(d.ctx, under, c, r), want)
	}
	for _, n := range []int{0, 1, 2, -2} {
		wrong := r.Revision
		wrong.Number = n
		add(1, r.raw, wrong, annotations.Conflict)
	}
	add(2, r.raw, r.Revision, annotations.NotFound)
	stranger := r.Revision
	stranger.Article = "otter"
	add(1, r.raw, stranger, annotations.NotFound)
	other := page("something else", "", hour(0))
	add(1, other, r.Revision, annotations.Invalid)
	other.SHA256 = r.Capture
	add(1, other, r.Revision, annotations.Invalid)
	for _, n := range []int{1, 0, -1} {
		_, err := d.EarlierText(d.ctx, "ferry", n)
		d.refused(err, annotations.NotFound)
	}
	add(1, r.raw, r.Revision, "")
	add(1, r.raw, r.Revision, annotations.Conflict)
}

func testCapturesOf(d *desk) {
	_, err := d.CapturesOf(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	d.add(story("otter", 1, "Otter found", "It is well."))
	again := page(string(r.raw.Body), "https://mirror.example/", hour(9).UTC())
	again.Header = nil
	d.ok(d.AddCapture(d.ctx, "ferry", 1, again))
	two := d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	want := []annotations.Filed{{Capture: r.raw, Revision: 1}, {Capture: again, Revision: 1}, {Capture: two.raw, Revision: 2}}
	for i := range want {
		want[i].Body = nil
	}
	got, err := d.CapturesOf(d.ctx, "ferry")
	d.ok(err)
	d.same("CapturesOf", got, want)
}

func testArticleIDs(d *desk) {
	none, err := d.ArticleIDs(d.ctx)
	d.ok(err)
	d.same("of an empty library", none, []article.ID(nil))
	for _, id := range []article.ID{"otter", "ferry", "ape"} {
		d.add(story(id, 1, "Story of "+string(id), "Text."))
	}
	d.add(story("otter", 2, "Story of otter", "Another text."))
	got, err := d.ArticleIDs(d.ctx)
	d.ok(err)
	d.same("ArticleIDs", got, []article.ID{"otter", "ferry", "ape"})
}
