package storetest

import (
	"writethru/annotations"
	"writethru/annotations/article"
)

// testValues writes to everything that went in and came out, and sees that the
// store does not notice.
func testValues(d *desk) {
	data := []byte("picture")
	r := d.withPicture(story("ferry", 1, "Ferry hits pier", "At least 12 died."), string(data))
	r.Wire = &article.Wire{Item: "plv:1", Replaced: []string{"plv:0"}}
	d.add(r)
	a := quote("m1", r, "12 died")
	a.Tags, a.Quote, a.Claim = []string{"toll"}, &annotations.QuoteOf{Speaker: "Officials"}, &annotations.ClaimOf{Claimant: "Officials"}
	d.put(a)
	p := place(a, 2, annotations.Moved, article.Span{Start: 3, End: 9})
	r2 := story("ferry", 2, "Ferry hits pier", "At least 12 died.")
	placed := []annotations.Placement{p}
	d.ok(d.AddRevision(d.ctx, r2.of, r2.raw, r2.Revision, placed))
	more := page("more", "", hour(4))
	d.ok(d.AddCapture(d.ctx, "ferry", 1, more))
	d.ok(d.PutImage(d.ctx, hashOf(data), "image/png", data))
	e := early(story("ferry", 1, "Ferry late", "All is well."), -1, -5)
	d.ok(d.AddEarlier(d.ctx, 1, e.raw, e.Revision))
	before := d.dump()

	spoilRevision(e.Revision)
	spoilCapture(e.raw)
	placed[0].Spans[0].Start = 77
	a.Tags[0], a.Spans[0].Start, a.Quote.Speaker, a.Claim.Claimant = "spoilt", 99, "spoilt", "spoilt"
	spoilRevision(r.Revision)
	spoilCapture(r.raw)
	spoilCapture(more)
	data[0] = '!'
	d.same("after writing to what went in", d.dump(), before)

	spoil(d.dump())
	_, image, err := d.Image(d.ctx, hashOf([]byte("picture")))
	d.ok(err)
	image[0] = '!'
	d.same("after writing to what came out", d.dump(), before)
	_, image, err = d.Image(d.ctx, hashOf([]byte("picture")))
	d.ok(err)
	d.same("image", string(image), "picture")
}

func spoilRevision(r article.Revision) {
	spoilWire(r.Wire)
	for i := range r.Blocks {
		for k := range r.Blocks[i].Parts {
			r.Blocks[i].Parts[k].Runs[0].Text = "spoilt"
		}
		if r.Blocks[i].Image != nil {
			r.Blocks[i].Image.Hash = "spoilt"
		}
		r.Blocks[i].Role = article.Furniture
	}
}

func spoilWire(w *article.Wire) {
	if w != nil {
		w.Item, w.Replaced[0] = "spoilt", "spoilt"
	}
}

func spoilCapture(c article.Capture) {
	c.Body[0] = '!'
	c.Header[0].Value = "spoilt"
}

// spoil writes to everything that all refers to.
func spoil(all Everything) {
	for _, r := range all.Revisions {
		spoilRevision(r)
	}
	for _, r := range all.Earlier {
		spoilRevision(r)
	}
	for _, kept := range all.Kept {
		kept[0].Header[0].Value = "spoilt"
	}
	for _, c := range all.Captures {
		spoilCapture(c)
	}
	for _, m := range all.Marks.Marks {
		spoilMark(m.Annotation)
		if m.Placement != nil {
			m.Placement.Spans[0].Start = 99
		}
	}
	for i := range all.MarksOf {
		for _, a := range all.MarksOf[i] {
			spoilMark(a)
		}
		for _, p := range all.Placements[i] {
			p.Spans[0].Start = 99
		}
		all.Heads[i][0].Headline = "spoilt"
		spoilWire(all.Heads[i][0].Wire)
	}
	for _, row := range all.List.Rows {
		row.Changed[0], row.Tags[0], row.Kinds[0].N = 99, "spoilt", 99
	}
	all.List.Outlets[0].Value, all.Marks.Tags[0].Value = "spoilt", "spoilt"
}

func spoilMark(a annotations.Annotation) {
	a.Tags[0], a.Spans[0].Start, a.Quote.Speaker, a.Claim.Claimant = "spoilt", 99, "spoilt", "spoilt"
}
