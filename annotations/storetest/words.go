package storetest

import (
	"writethru/annotations"
)

// listWords are queries and the articles of testListWords that they find, the
// last kept first.
var listWords = map[string]string{
	"bridge":            "ferry", // headline
	"ENVOY tonnes":      "ferry", // text, any case and order
	"bridge envoy":      "ferry", // both
	"bridge registry":   "ferry", // a note
	"cargo":             "ferry", // a tag
	"brandt freight":    "ferry", // claimant and wording
	"brandt 渡船":         "",
	"12,500":            "ferry",
	"12.500":            "ferry",
	"500,12":            "",
	"U.S.":              "ferry",
	"strasse alesund":   "ferry",
	"STRASSE naive":     "ferry",
	"oeuvre":            "ferry",
	"stra":              "ferry", // the beginning of the last word
	"stra bridge":       "",
	"rassen":            "",
	"العمل":             "manara", // without vowel signs
	"الاثنين":           "manara", // plain alef
	"مناره":             "manara",
	"السند":             "manara",
	"40":                "manara", // digits of any script
	"٤٠ عاما":           "manara",
	"大桥":                "kita",
	"渡船 桥墩":             "kita",
	"桥大":                "",
	"ガタ":                "kita",
	"カタ":                "", // another letter
	"φάρος":             "greek",
	"σμυρνησ":           "greek",
	"елка йод":          "greek",
	"":                  "greek kita manara ferry",
	" \t—…":             "greek kita manara ferry",
	`bridge" OR "otter`: "",
	"bridge*":           "ferry",
	"NEAR(bridge pier)": "",
	"words:bridge":      "",
	"\x00\xff":          "greek kita manara ferry",
	"the ¶ 12":          "ferry",
}

func testListWords(d *desk) {
	ferry := d.add(story("ferry", 1, "Ferry hits pier of the Marl Bridge", "KARROW — At least 12,500 tonnes were lost, the U.S. envoy said.", "Straße nach ÅLESUND, naïve Œuvre."))
	d.add(story("manara", 1, "منارة رأس السنديان", "عادت المنارة إلى العملِ يوم الإثنين، بعد ٤٠ عامًا."))
	d.add(story("kita", 1, "渡船撞上大桥", "星期二,渡船在大雾中撞上桥墩。ガタガタ"))
	d.add(story("greek", 1, "Ο ΦΑΡΟΣ ΤΗΣ ΣΜΥΡΝΗΣ", "Λειτουργεί ξανά. Ёлка, Йод."))
	c := quote("c", ferry, "12,500")
	c.Kind, c.Note, c.Tags = annotations.Claim, "Ask the registry", []string{"cargo"}
	c.Claim = &annotations.ClaimOf{Claimant: "Envoy Brandt", Wording: "Freight went down"}
	d.put(c)
	for words, want := range listWords {
		d.same("articles with "+words, ids(d.list(annotations.ListQuery{Words: words})), want)
	}

	// Only the latest revision is searched.
	d.add(story("ferry", 2, "Ferry hits bridge", "Nothing was lost."))
	d.same("tonnes", ids(d.list(annotations.ListQuery{Words: "tonnes"})), "")
	d.same("nothing", ids(d.list(annotations.ListQuery{Words: "nothing registry"})), "ferry")
	d.ok(d.DeleteMark(d.ctx, "c"))
	d.same("registry", ids(d.list(annotations.ListQuery{Words: "registry"})), "")
	d.same("12,500", ids(d.list(annotations.ListQuery{Words: "12,500"})), "")
}
