package catalog_test

import (
	"strings"
	"testing"

	"writethru/annotations/catalog"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		" — …?!":                        "",
		"Ferry hits pier":               "ferry hits pier",
		"U.S. envoy's 12,500.50 (AT&T)": "u s us envoy s envoys 12 500 50 1250050 at t att",
		"died.The end.":                 "died the diedthe end",
		"pier-light/fog_bank":           "pier light fog bank",
		"L’Équipe O'Brien":              "l equipe lequipe o brien obrien",
		"Straße ÅLESUND naïve Œuvre İstanbul": "strasse alesund naive oeuvre istanbul",
		"co\u00adop zero\u200bwidth":          "coop zerowidth",
		"ΣΜΥΡΝΗΣ Φάρος":                       "σμυρνησ φαροσ",
		"العملِ، الإثنين ٤٠ مـنارة أُخرى":     "العمل الاثنين 40 مناره اخري",
		"שָׁלוֹם":                             "שלום",
		"渡船撞上, 桥":                             "渡船 船撞 撞上 上 桥",
		"ガター":                                 "カ\u3099タ ター ー",
		"iPhone手機2台":                          "iphone 手機 機 2 台",
		"हिन्दी कुल":                          "हिन्दी कुल",
		"กรุง":                                "กรุ รุง ง",
		"ﬁne ½ km²":                           "fine 1 2 km2",
		"e\u0301te\u0301":                     "ete",
		"\xff\x00a":                           "a",
		strings.Repeat("x", 100):              strings.Repeat("x", 64),
	} {
		if got := strings.Join(catalog.Terms(text), " "); got != want {
			t.Errorf("Terms(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestQuery(t *testing.T) {
	text := "The U.S. envoy’s ferry carried 12,500 tonnes; pier-light, naïve 渡船撞上大桥 Obrien"
	d := catalog.DocumentOf(text)
	for query, want := range map[string]bool{
		"":           true,
		"?":          true,
		"FERRY the":  true,
		"ferry ton":  true,
		"ton ferry":  false,
		"t":          false, // one letter begins nothing
		"to":         true,
		"U.S.":       true,
		"u.s":        true,
		"us":         true,
		"12,500":     true,
		"12.500":     true,
		"12500":      true,
		"12500 pie":  true,
		"12,5":       true,
		"500,12":     false,
		"pier-light": true,
		"light-pier": true,
		"O'Brien":    true,
		"大桥":         true,
		"大":          true,
		"船撞上大":       true,
		"桥大":         false,
		"渡船 ferry":   true,
	} {
		if got := catalog.ParseQuery(query).Fits(d); got != want {
			t.Errorf("ParseQuery(%q) fits: %v, want %v", query, got, want)
		}
	}
	if n := len(catalog.ParseQuery(strings.Repeat("word ", 10_000))); n != 32 {
		t.Errorf("a long query has %d terms, want 32", n)
	}
}

// FuzzTerms sees that every text is found by each of its words, by its opening
// as a query, and by its terms.
func FuzzTerms(f *testing.F) {
	for _, s := range []string{"U.S. envoy's 12,500", "渡船撞上大桥 ガタ", "العملِ الإثنين", "a.b,c'd", "x\xff\u0300y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := catalog.DocumentOf(text)
		for _, w := range append(strings.Fields(text), text) {
			if !catalog.ParseQuery(w).Fits(d) {
				t.Errorf("%q is not found in %q", w, text)
			}
		}
		for _, term := range d {
			if strings.ContainsAny(term, " \"*") || len([]rune(term)) > 64 {
				t.Errorf("%q has the term %q", text, term)
			}
		}
	})
}
