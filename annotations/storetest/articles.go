package storetest

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

func testArticle(d *desk) {
	_, err := d.Article(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	got, err := d.Article(d.ctx, "ferry")
	d.ok(err)
	d.same("Article", got, r.of)

	// An article that is there is not changed by what comes with a revision.
	r2 := story("ferry", 2, "Ferry hits pier", "At least 17 died.")
	r2.of.Outlet, r2.of.URL, r2.of.Sample = "Another", "https://other.example/", true
	d.add(r2)
	got, err = d.Article(d.ctx, "ferry")
	d.ok(err)
	d.same("Article after its second revision", got, r.of)
}

func testArticleByURL(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	for _, id := range []article.ID{"pasted1", "pasted2"} {
		p := story(id, 1, "Pasted", "Text without an address.")
		p.of.URL, p.raw.URL = "", ""
		d.add(p)
	}
	got, err := d.ArticleByURL(d.ctx, r.of.URL)
	d.ok(err)
	d.same("ArticleByURL", got, r.of)
	for _, url := range []string{"", "https://outlet.example/", "https://outlet.example/FERRY"} {
		_, err = d.ArticleByURL(d.ctx, url)
		d.refused(err, annotations.NotFound)
	}
}

func testRevisions(d *desk) {
	first := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	second := d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	for n, want := range map[int]draft{1: first, 2: second} {
		got, err := d.Revision(d.ctx, "ferry", n)
		d.ok(err)
		d.same("Revision", got, want.Revision)
	}
	for _, n := range []int{-1, 0, 3} {
		_, err := d.Revision(d.ctx, "ferry", n)
		d.refused(err, annotations.NotFound)
	}
	_, err := d.Revision(d.ctx, "otter", 1)
	d.refused(err, annotations.NotFound)
	_, err = d.Revisions(d.ctx, "otter")
	d.refused(err, annotations.NotFound)
}

// testRevisionValue keeps a revision with every field set.
func testRevisionValue(d *desk) {
	r := story("ferry", 1, "عبّارة تصطدم بجسر 🛳️ <b>&amp;</b>", "One.")
	r.Meta = article.Meta{
		Byline: "By Mara Lindqvist", Dateline: "KARROW, Halvoria (Plover)", Slug: "Ferry, 2nd Ld", Label: "Bulletin",
		Lang: "ar", Dir: article.RTL, Published: hour(1), Modified: hour(2).Add(123456789).UTC(), Withdrawn: true,
		Wire: &article.Wire{Item: "plv:1", Replaced: []string{"plv:0"}, Series: "plv/s", Version: "4", Urgency: 2, Credit: "Plover", Usage: "Not in Halvoria", Copyright: "2025 Plover", Embargo: hour(1)},
	}
	r.Captured = hour(3).In(time.FixedZone("", -(3*3600 + 1800)))
	r.TextRule = 7
	run := func(s string) []article.Part { return []article.Part{{Runs: []article.Run{{Text: s}}}} }
	r.Blocks = append(r.Blocks,
		article.Block{Kind: article.Paragraph, Role: article.Body, Parts: []article.Part{{Runs: []article.Run{
			{Text: "KARROW —", Style: article.DatelineStyle | article.Strong}, {Text: " see \u2028 "}, {Text: "this", Href: "https://outlet.example/?a=1&b=<2>"}}}}},
		article.Block{Kind: article.Heading, Role: article.Body, Level: 3, Parts: run("Under water")},
		article.Block{Kind: article.List, Role: article.Body, Ordered: true, Parts: []article.Part{
			{Runs: []article.Run{{Text: "one"}}}, {Runs: []article.Run{{Text: "one, below"}}, Depth: 1}}},
		article.Block{Kind: article.Table, Role: article.Body, Parts: []article.Part{
			{Runs: []article.Run{{Text: "Year"}}, Head: true, ColSpan: 2}, {Runs: []article.Run{{Text: "1988"}}, Row: 1, RowSpan: 3}}},
		article.Block{Kind: article.Figure, Role: article.Body, Parts: run("The pier."),
			Image: &article.Image{Src: "https://cdn.example/1.jpg", Hash: "ab12", Alt: "A pier", Width: 640, Height: 480}},
		article.Block{Kind: article.Preformatted, Role: article.Furniture, Parts: run("a\n  b\tc")},
		article.Block{Kind: article.Figure, Role: article.Body, Image: &article.Image{Src: "https://cdn.example/2.jpg"}},
	)
	d.add(r)
	got, err := d.Revision(d.ctx, "ferry", 1)
	d.ok(err)
	d.same("Revision", got, r.Revision)
	d.same("Text", got.Text().String(), r.Revision.Text().String())
}

func testHeads(d *desk) {
	body := "At least 12 people died when a ferry struck the Marl Bridge in thick fog on Tuesday morning."
	first := d.add(story("ferry", 1, "Ferry hits pier", body, "No more was known."))
	second := story("ferry", 2, "Ferry hits pier", body, "No more was known.", "The captain survived the crash.")
	second.Label = "Update"
	d.add(second)
	d.ok(d.MarkRead(d.ctx, "ferry", 1))
	got, err := d.Revisions(d.ctx, "ferry")
	d.ok(err)
	want := []annotations.RevisionHead{
		{Meta: first.Meta, Number: 1, Headline: "Ferry hits pier", Words: 22, Changed: 22, Fingerprint: article.Fingerprint(first.Blocks, false), Captured: first.Captured, Capture: first.Revision.Capture, Read: true},
		{Meta: second.Meta, Number: 2, Headline: "Ferry hits pier", Words: 27, Changed: 5, Fingerprint: article.Fingerprint(second.Blocks, false), Captured: second.Captured, Capture: second.Revision.Capture},
	}
	d.same("Revisions", got, want)
}

func testRevisionConflict(d *desk) {
	r := story("ferry", 1, "Ferry hits pier", "At least 12 died.")
	for _, n := range []int{-1, 0, 2} {
		wrong := story("ferry", n, "Ferry hits pier", "At least 12 died.")
		d.refused(d.AddRevision(d.ctx, wrong.of, wrong.raw, wrong.Revision, nil), annotations.Conflict)
	}
	d.add(r)
	before := d.dump()
	for _, n := range []int{0, 1, 3} {
		wrong := story("ferry", n, "Another headline", "Another text.")
		d.refused(d.AddRevision(d.ctx, wrong.of, wrong.raw, wrong.Revision, nil), annotations.Conflict)
	}
	again := story("other", 1, "The same address", "Another text.")
	again.of.URL = r.of.URL
	d.refused(d.AddRevision(d.ctx, again.of, again.raw, again.Revision, nil), annotations.Conflict)
	d.same("after conflicts", d.dump(), before)
	_, err := d.Article(d.ctx, "other")
	d.refused(err, annotations.NotFound)
}

func testRevisionInvalid(d *desk) {
	wrong := map[string]func(r *draft){
		"no ID":                 func(r *draft) { r.of.ID, r.Revision.Article = "", "" },
		"another article":       func(r *draft) { r.Revision.Article = "otter" },
		"another capture":       func(r *draft) { r.Revision.Capture = "00" },
		"bytes of another name": func(r *draft) { r.raw.Body = []byte("changed on the way") },
		"no capture":            func(r *draft) { r.raw, r.Revision.Capture = article.Capture{}, "" },
	}
	for name, spoil := range wrong {
		r := story("ferry", 1, "Ferry hits pier", "At least 12 died.")
		spoil(&r)
		if err := d.AddRevision(d.ctx, r.of, r.raw, r.Revision, nil); annotations.CodeOf(err) != annotations.Invalid {
			d.Errorf("%s: AddRevision = %v, want invalid", name, err)
		}
	}
	d.same("articles kept", d.list(annotations.ListQuery{}).All, 0)
}

func testRevisionPlacements(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	m := d.put(quote("m1", r, "12 died"))
	other := d.add(story("otter", 1, "Otter dies", "It was old."))
	foreign := d.put(quote("m2", other, "It was old."))

	r2 := story("ferry", 2, "Ferry hits pier", "At least 17 died.")
	p := place(m, 2, annotations.Reworded, article.Span{Start: 26, End: 33})
	before := d.dump()
	for name, bad := range map[string]annotations.Placement{
		"no such mark":              {Annotation: "nobody", Revision: 2, Fate: annotations.Removed},
		"a mark of another article": place(foreign, 2, annotations.Removed),
		"a revision still to come":  place(m, 3, annotations.Removed),
		"a revision that never was": place(m, 0, annotations.Removed),
	} {
		err := d.AddRevision(d.ctx, r2.of, r2.raw, r2.Revision, []annotations.Placement{p, bad})
		if annotations.CodeOf(err) != annotations.NotFound {
			d.Errorf("%s: AddRevision = %v, want not_found", name, err)
		}
	}
	d.same("after refused placements", d.dump(), before)

	d.add(r2, p)
	got, err := d.PlacementsOf(d.ctx, "ferry")
	d.ok(err)
	d.same("PlacementsOf", got, []annotations.Placement{p})
}

// testRevisionWhole sees that nothing of a refused revision is left behind.
func testRevisionWhole(d *desk) {
	r := story("ferry", 1, "Ferry hits pier", "At least 12 died.")
	bad := annotations.Placement{Annotation: "nobody", Revision: 1}
	d.refused(d.AddRevision(d.ctx, r.of, r.raw, r.Revision, []annotations.Placement{bad}), annotations.NotFound)
	_, err := d.Article(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	_, err = d.ArticleByURL(d.ctx, r.of.URL)
	d.refused(err, annotations.NotFound)
	_, err = d.Capture(d.ctx, r.raw.SHA256)
	d.refused(err, annotations.NotFound)
	l := d.list(annotations.ListQuery{Words: "ferry"})
	d.same("the list", l, annotations.List{})
}
