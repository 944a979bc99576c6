package storetest

import (
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// asked returns the words and conditions of what a reader typed.
func asked(typed string, of catalog.Of) (words string, where []annotations.Condition) {
	s := catalog.ParseSearch(typed, hour(48), of)
	return s.Words(), s.Conditions()
}

// archive fills the store with stories at three outlets, and marks on them.
func (d *desk) archive() {
	at := func(r draft, outlet string, t time.Time) draft {
		r.of.Outlet, r.Modified = outlet, t
		return d.add(r)
	}
	ferry := at(story("ferry", 1, "Ferry hits pier", "“We saw nothing,” the captain said.", "The pier of the old bridge fell."), "Plover Wire", hour(1))
	at(story("otter", 1, "Otter dies", "The zoo said that its last otter had died on the pier."), "Plover Wire Sport", hour(10))
	bridge := at(story("bridge", 1, "Old bridge closed", "Nothing we saw was as old as the bridge."), "Ledger & Tide", hour(20))
	at(story("bridge", 2, "Old bridge closed for good", "Nothing we saw was as old."), "Ledger & Tide", hour(30))
	d.ok(d.MarkRead(d.ctx, "bridge", 1))
	d.ok(d.MarkRead(d.ctx, "otter", 1))

	q := quote("q", ferry, "“We saw nothing,”")
	q.Kind, q.Tags, q.Quote = annotations.Quote, []string{"inquiry", "low fog"}, &annotations.QuoteOf{Speaker: "Rhea Östlund"}
	c := quote("c", bridge, "Nothing we saw")
	c.Kind, c.Tags, c.Note = annotations.Claim, []string{"Inquiry"}, "Ask the harbour office"
	c.Claim = &annotations.ClaimOf{Claimant: "Ana Kew", Wording: "It is the oldest of all"}
	n := quote("n", ferry, "the captain")
	n.Kind, n.Made = annotations.Note, hour(40)
	d.put(q)
	d.put(c, place(c, 2, annotations.Reworded))
	d.put(n)
}

func testSearchStories(d *desk) {
	d.archive()
	for typed, want := range map[string]string{
		`"we saw"`:                       "bridge ferry",
		`"we saw nothing"`:               "ferry",
		`"nothing we saw"`:               "bridge",
		`"saw nothing the captain"`:      "ferry",
		`“old bridge”`:                   "bridge ferry",
		`"old bridge" pier`:              "ferry",
		`"harbour office"`:               "bridge", // a note
		`"rhea ostlund"`:                 "ferry",  // a speaker
		`"oldest of all"`:                "bridge", // a claim's wording
		`"kew ask"`:                      "",       // from one field to another
		`"pier"`:                         "otter ferry",
		`"pie"`:                          "", // a phrase is whole
		`pie`:                            "otter ferry",
		`-pier`:                          "bridge",
		`-otter -bridge`:                 "",
		`old -closed`:                    "ferry",
		`-"we saw"`:                      "otter",
		`-"we saw nothing"`:              "bridge otter",
		`"we saw" -"nothing we"`:         "ferry",
		`outlet:"Plover Wire"`:           "ferry",
		`outlet:plover`:                  "otter ferry",
		`outlet:LEDGER,sport`:            "bridge otter",
		`-outlet:plover`:                 "bridge",
		`outlet:nobody`:                  "",
		`-outlet:nobody`:                 "bridge otter ferry",
		`outlet:plover outlet:sport`:     "otter",
		`tag:inquiry`:                    "ferry",
		`tag:Inquiry`:                    "bridge",
		`tag:INQUIRY`:                    "bridge ferry",
		`tag:"low fog"`:                  "ferry",
		`tag:fog -tag:inquiry`:           "",
		`kind:claim`:                     "bridge",
		`kind:note kind:quote`:           "ferry",
		`kind:claim,note`:                "bridge ferry",
		`-kind:claim`:                    "otter ferry",
		`speaker:"Ana Kew"`:              "bridge",
		`speaker:ostlund`:                "ferry",
		`speaker:kew,ostlund -pier`:      "bridge",
		`is:unread`:                      "ferry",
		`is:read`:                        "bridge otter",
		`is:changed`:                     "bridge",
		`is:marked`:                      "bridge ferry",
		`-is:marked`:                     "otter",
		`is:unread,changed`:              "bridge ferry",
		`changed:yes`:                    "bridge",
		`changed:no`:                     "otter ferry",
		`changed:1d`:                     "bridge",
		`changed:12h`:                    "",
		`-changed:12h`:                   "bridge otter ferry",
		`before:2025-11-04`:              "otter ferry",
		`after:2025-11-04`:               "bridge",
		`after:2025-11-03 before:1d`:     "otter ferry",
		`-before:2025-11-04`:             "bridge",
		`before:2025`:                    "",
		`after:2025 pier`:                "otter ferry",
		`after:40h -pier`:                "bridge",
		`bridge outlet:plover "old" -x`:  "ferry",
		`is:read changed:no tag:inquiry`: "",
	} {
		words, where := asked(typed, catalog.Stories)
		for _, limit := range []int{0, 1} {
			pages, last := d.olderPages(annotations.ListQuery{Words: words, Where: where, Limit: limit})
			got := ""
			for _, p := range pages {
				got += " " + p
			}
			d.same(typed, strings.Join(strings.Fields(got), " "), want)
			if limit == 0 {
				d.same(typed+": total", last.Total, len(last.Rows))
			}
		}
	}
	words, where := asked(`"saw nothing" speaker:ostlund`, catalog.Stories)
	d.same("with a filter", ids(d.list(annotations.ListQuery{Words: words, Where: where, Show: "marked", Outlet: "Plover Wire", Tag: "low fog"})), "ferry")

	// What was marked is found as long as it is marked.
	d.ok(d.DeleteMark(d.ctx, "c"))
	for _, typed := range []string{`"harbour office"`, "speaker:kew", "kind:claim", "tag:Inquiry -pier"} {
		words, where := asked(typed, catalog.Stories)
		d.same(typed+" after deleting", ids(d.list(annotations.ListQuery{Words: words, Where: where})), "")
	}
}

func testSearchMarks(d *desk) {
	d.archive()
	for typed, want := range map[string]string{
		`"we saw"`:                  "c q",
		`"saw nothing"`:             "q",
		`"harbour office"`:          "c",
		`"rhea östlund"`:            "q",
		`"old bridge"`:              "", // text of the story
		`-nothing`:                  "n",
		`-"saw nothing"`:            "n c",
		`saw -tag:inquiry`:          "c",
		`outlet:plover`:             "n q",
		`-outlet:plover`:            "c",
		`kind:quote,note`:           "n q",
		`kind:quote kind:note`:      "",
		`speaker:kew`:               "c",
		`-speaker:kew`:              "n q",
		`tag:inquiry,fog`:           "q",
		`fate:reworded`:             "c",
		`-fate:reworded`:            "n q",
		`fate:kept,reworded`:        "n c q",
		`fate:moved`:                "",
		`before:12h`:                "c q", // made, not revised
		`after:12h`:                 "n",
		`changed:yes`:               "c",
		`changed:no`:                "n q",
		`changed:1d`:                "c",
		`changed:2h`:                "",
		`kind:quote outlet:ledger`:  "",
		`we speaker:kew,ostlund -q`: "c q",
	} {
		words, where := asked(typed, catalog.Marks)
		for _, limit := range []int{0, 1} {
			pages, last := d.olderMarks(annotations.MarkQuery{Words: words, Where: where, Limit: limit})
			d.same(typed, strings.Join(strings.FieldsFunc(pages, func(r rune) bool { return r == '|' || r == ' ' }), " "), want)
			if limit == 0 {
				d.same(typed+": total", last.Total, len(last.Marks))
			}
		}
	}
	_, where := asked(`-kind:claim`, catalog.Marks)
	d.same("with a filter", found(d.find(annotations.MarkQuery{Where: where, Fate: annotations.Kept, Article: "ferry"})), "n q")
}

func testSearchInvalid(d *desk) {
	for _, c := range []annotations.Condition{
		{}, {Field: "colour", Values: []string{"red"}}, {Field: annotations.ByTag}, {Field: annotations.ByFate, Values: []string{"kept"}},
		{Field: annotations.ByPhrase}, {Field: annotations.ByPhrase, Values: []string{"…"}}, {Field: annotations.ByState, Values: []string{"lost"}},
	} {
		_, err := d.List(d.ctx, annotations.ListQuery{Where: []annotations.Condition{c}})
		d.refused(err, annotations.Invalid)
	}
	_, err := d.FindMarks(d.ctx, annotations.MarkQuery{Where: []annotations.Condition{{Field: annotations.ByState, Values: []string{"unread"}}}})
	d.refused(err, annotations.Invalid)
}
