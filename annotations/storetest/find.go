package storetest

import (
	"fmt"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// notebook fills the store with marks of every kind on two stories.
func (d *desk) notebook() (ferry, otter draft) {
	ferry = story("ferry", 1, "Ferry hits pier", "“We saw nothing,” Captain Rhea Östlund said.", "At least 12 people died, officials said.", "The bridge was built in 1931.")
	ferry.Dir = article.LTR
	d.add(ferry)
	otter = story("otter", 1, "Otter dies", "The zoo said that its last otter had died.")
	otter.of.Outlet = "Ledger & Tide"
	d.add(otter)

	q := quote("q", ferry, "“We saw nothing,”")
	q.Kind, q.Tags, q.Quote = annotations.Quote, []string{"inquiry", "toll"}, &annotations.QuoteOf{Speaker: "Rhea Östlund", Role: "captain"}
	c := quote("c", ferry, "At least 12 people died")
	c.Kind, c.Tags, c.Note = annotations.Claim, []string{"toll", "toll", ""}, "Check with the coroner"
	c.Claim = &annotations.ClaimOf{Claimant: "Officials", Wording: "A dozen people were killed"}
	n := quote("n", otter, "its last otter")
	n.Kind, n.Note, n.Claim = annotations.Note, "هل أكّدت حديقة الحيوان؟", nil
	h := quote("h", otter, "had died")
	h.Tags = []string{"inquiry"}
	for i, a := range []annotations.Annotation{q, c, n, h} {
		a.Made = hour(i)
		d.put(a)
	}
	return ferry, otter
}

func testFindMarks(d *desk) {
	d.notebook()
	for _, tt := range []struct {
		name string
		q    annotations.MarkQuery
		want string
	}{
		{"all, newest first", annotations.MarkQuery{}, "h n c q"},
		{"kind", annotations.MarkQuery{Kind: annotations.Claim}, "c"},
		{"no such kind", annotations.MarkQuery{Kind: "rumour"}, ""},
		{"tag", annotations.MarkQuery{Tag: "toll"}, "c q"},
		{"tag, in another case", annotations.MarkQuery{Tag: "Toll"}, ""},
		{"speaker", annotations.MarkQuery{Speaker: "Rhea Östlund"}, "q"},
		{"claimant", annotations.MarkQuery{Speaker: "Officials"}, "c"},
		{"outlet", annotations.MarkQuery{Outlet: "Ledger & Tide"}, "h n"},
		{"article", annotations.MarkQuery{Article: "ferry"}, "c q"},
		{"no such article", annotations.MarkQuery{Article: "nobody"}, ""},
		{"fate", annotations.MarkQuery{Fate: annotations.Kept}, "h n c q"},
		{"tag and outlet", annotations.MarkQuery{Tag: "inquiry", Outlet: "Plover Wire"}, "q"},
		{"tag and kind that exclude one another", annotations.MarkQuery{Tag: "inquiry", Kind: annotations.Claim}, ""},
		{"all at once", annotations.MarkQuery{Kind: annotations.Quote, Tag: "toll", Speaker: "Rhea Östlund", Outlet: "Plover Wire", Fate: annotations.Kept, Words: "nothing", Article: "ferry"}, "q"},
	} {
		l := d.find(tt.q)
		d.same(tt.name, found(l), tt.want)
		d.same(tt.name+": total", l.Total, len(l.Marks))
	}
}

func testFindFates(d *desk) {
	ferry, _ := d.notebook()
	all, err := d.MarksOf(d.ctx, "ferry")
	d.ok(err)
	q, c := all[0], all[1]
	fates := func(want string) {
		d.Helper()
		got := ""
		for _, f := range d.find(annotations.MarkQuery{}).Fates {
			got += fmt.Sprintf("%s %d, ", f.Value, f.N)
			if n := d.find(annotations.MarkQuery{Fate: annotations.Fate(f.Value)}).Total; n != f.N {
				d.Errorf("%d marks are %s, the facet says %d", n, f.Value, f.N)
			}
		}
		d.same("fates", got, want)
	}
	fates("kept 4, ")
	r2 := story("ferry", 2, "Ferry hits pier", "At least 17 people died, officials said.")
	d.add(r2, place(q, 2, annotations.Removed), place(c, 2, annotations.Reworded))
	fates("kept 2, removed 1, reworded 1, ")
	d.put(quote("late", r2, "17 people"))
	fates("kept 3, removed 1, reworded 1, ")
	d.add(story("ferry", 3, "Ferry hits pier", ferry.Blocks[1].Text(), "At least 17 people died, officials said."), place(q, 3, annotations.Kept))
	fates("kept 3, ") // no place is known for c and late in revision 3
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{place(c, 3, annotations.Moved)}))
	fates("kept 3, moved 1, ")
	c.Note = "changed"
	d.put(c, place(c, 3, annotations.Unsure), place(c, 2, annotations.Kept))
	fates("kept 3, unsure 1, ")
	d.ok(d.DeleteMark(d.ctx, c.ID))
	fates("kept 3, ")
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{place(c, 3, annotations.Removed)}))
	d.ok(d.RestoreMark(d.ctx, c.ID))
	fates("kept 3, removed 1, ")
}

func testFindWords(d *desk) {
	d.notebook()
	for words, want := range map[string]string{
		"nothing":           "q", // passage
		"NOTHING we":        "q", // any case, any order
		"coroner":           "c", // note
		"ostlund":           "q", // speaker, without its accent
		"Östlund":           "q",
		"officials":         "c", // claimant
		"dozen killed":      "c", // wording of the claim
		"inquiry":           "h q",
		"toll peop":         "c", // the last word may be a beginning
		"peop toll":         "",  // another one not
		"at least 12":       "c",
		"captain":           "", // the role is not searched
		"الحيوان":           "n",
		"أكدت":              "n", // without its vowel signs
		"اكدت حديقه":        "n", // plain alef, heh for teh marbuta
		"bridge":            "",  // text of the story
		"?!":                "h n c q",
		`"otter" -- (OR*`:   "",
		`otter's`:           "",
		"last-otter":        "n",
		"otter-last":        "n",
		"we nothing saw it": "",
	} {
		l := d.find(annotations.MarkQuery{Words: words})
		d.same("marks with "+words, found(l), want)
	}
	d.same("words and tag", found(d.find(annotations.MarkQuery{Words: "died", Tag: "toll"})), "c")
}

func testFindPages(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	for i := range 7 {
		a := quote(annotations.ID(fmt.Sprintf("m%d", i)), r, "12 died")
		a.Made = hour(1).Add(time.Duration(i%3) * time.Millisecond) // within one second
		d.put(a)
	}
	for limit, want := range map[int]string{
		0: "m6 m5 m4 m3 m2 m1 m0", -1: "m6 m5 m4 m3 m2 m1 m0", 3: "m6 m5 m4|m3 m2 m1|m0", 7: "m6 m5 m4 m3 m2 m1 m0", 6: "m6 m5 m4 m3 m2 m1|m0",
	} {
		for _, q := range []annotations.MarkQuery{{}, {Words: "died"}, {Where: []annotations.Condition{{Field: annotations.ByPhrase, Values: []string{"12 died"}}}}} {
			q.Limit = limit
			got, last := d.olderMarks(q)
			d.same(fmt.Sprintf("limit %d, %+v", limit, q), got, want)
			if last.Newer == "" != (limit <= 0 || limit == 7) {
				d.Errorf("limit %d, %+v: on the last page Newer is %q", limit, q, last.Newer)
			}
		}
	}
	q := annotations.MarkQuery{Limit: 3}
	q.From = d.find(q).Older
	second := d.find(q)
	q.From = second.Older
	q.From = d.find(q).Newer
	d.same("back from the last page", found(d.find(q)), "m3 m2 m1")
	q.From = second.Newer
	d.same("back from the second", found(d.find(q)), "m6 m5 m4")
	_, err := d.FindMarks(d.ctx, annotations.MarkQuery{From: "page 2"})
	d.refused(err, annotations.Invalid)
	first, _, err := d.Mark(d.ctx, "m0")
	d.ok(err)
	first.Made = hour(9)
	d.put(first)
	d.same("after m0 is made later", found(d.find(annotations.MarkQuery{Limit: 2})), "m0 m6")
	first.Note = "another state does not move it"
	first.Changed = hour(20)
	d.put(first)
	last, _, err := d.Mark(d.ctx, "m1")
	d.ok(err)
	last.Note = "nor this one"
	d.put(last)
	d.same("after changes", found(d.find(annotations.MarkQuery{})), "m0 m6 m5 m4 m3 m2 m1")
}

// olderMarks returns what is on the pages from the newest on, and the last page.
func (d *desk) olderMarks(q annotations.MarkQuery) (pages string, last annotations.MarkList) {
	for {
		last = d.find(q)
		pages += found(last)
		if q.From = last.Older; q.From == "" {
			return pages, last
		}
		pages += "|"
	}
}

func testFoundMark(d *desk) {
	r := story("zoo", 1, "خبر", "ماتت آخر قضاعة في الحديقة.")
	r.Lang, r.Dir = "ar", article.RTL
	d.add(r)
	a := d.put(quote("a", r, "آخر قضاعة"))
	want := annotations.FoundMark{Annotation: a, Outlet: r.of.Outlet, Headline: "خبر", URL: r.of.URL, Lang: "ar", Dir: article.RTL, Latest: 1}
	d.same("on its own revision", d.find(annotations.MarkQuery{}).Marks, []annotations.FoundMark{want})

	r2 := story("zoo", 2, "خبر آخر 🦦", "في الحديقة قضاعة.", "آخرها.")
	r2.Lang, r2.Dir = "ar", article.RTL
	d.add(r2)
	want.Headline, want.Latest = "خبر آخر 🦦", 2
	d.same("without a placement", d.find(annotations.MarkQuery{}).Marks, []annotations.FoundMark{want})

	at := quote("", r2, "قضاعة").Spans[0]
	last := quote("", r2, "آخرها").Spans[0]
	p := place(a, 2, annotations.Reworded, at, last)
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{p}))
	want.Placement, want.PlacedText = &p, "قضاعة\nآخرها"
	d.same("with a placement", d.find(annotations.MarkQuery{}).Marks, []annotations.FoundMark{want})

	// A placement on the mark's own revision says nothing.
	b := quote("b", r2, "قضاعة")
	d.put(b, place(b, 1, annotations.Moved))
	d.ok(d.PutPlacements(d.ctx, []annotations.Placement{place(b, 2, annotations.Removed)}))
	for _, m := range d.find(annotations.MarkQuery{Fate: annotations.Kept}).Marks {
		if m.ID == "b" && m.Placement == nil && m.PlacedText == "" {
			return
		}
	}
	d.Error("a mark on the latest revision is not kept there")
}

func testMarkFacets(d *desk) {
	d.notebook()
	want := annotations.MarkList{
		Kinds:    []annotations.Count{{Value: "claim", N: 1}, {Value: "highlight", N: 1}, {Value: "note", N: 1}, {Value: "quote", N: 1}},
		Tags:     []annotations.Count{{Value: "inquiry", N: 2}, {Value: "toll", N: 2}},
		Speakers: []annotations.Count{{Value: "Officials", N: 1}, {Value: "Rhea Östlund", N: 1}},
		Outlets:  []annotations.Count{{Value: "Ledger & Tide", N: 2}, {Value: "Plover Wire", N: 2}},
		Fates:    []annotations.Count{{Value: "kept", N: 4}},
	}
	for _, q := range []annotations.MarkQuery{{}, {Kind: annotations.Quote}, {Words: "nobody says this"}, {Limit: 1}} {
		got := d.find(q)
		got.Marks, got.Around = nil, annotations.Around{}
		d.same("facets", got, want)
	}
	h, _, err := d.Mark(d.ctx, "h")
	d.ok(err)
	h.Tags = []string{"toll", "animals"}
	d.put(h)
	got := d.find(annotations.MarkQuery{})
	d.same("tags after a change", got.Tags, []annotations.Count{{Value: "toll", N: 3}, {Value: "animals", N: 1}, {Value: "inquiry", N: 1}})
}
