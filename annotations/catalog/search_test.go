package catalog_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/catalog"
)

// noon is a day in a zone that is ahead of UTC.
var noon = time.Date(2025, 11, 4, 12, 0, 0, 0, time.FixedZone("", 3600))

// told returns a search as one line, a part after the other.
func told(s catalog.Search) string {
	var out []string
	for _, p := range s {
		w := fmt.Sprintf("%s%q", p.Name, p.Values)
		if p.Quoted {
			w = "phrase " + w
		}
		if p.Not {
			w = "not " + w
		}
		if !p.Time.IsZero() {
			w += " " + p.Time.Format("2006-01-02T15:04")
		}
		out = append(out, w)
	}
	return strings.Join(out, "; ")
}

func TestParseSearch(t *testing.T) {
	for typed, want := range map[string]string{
		"":                              ``,
		"  ferry\tpier ":                `["ferry"]; ["pier"]`,
		`"ferry  hits" pier`:            `phrase ["ferry hits"]; ["pier"]`,
		`“ferry hits” „Wort“ «mot»`:     `phrase ["ferry hits"]; phrase ["Wort"]; phrase ["mot"]`,
		`"ferry hits`:                   `phrase ["ferry hits"]`,
		`"" ferry "`:                    `["ferry"]`,
		"outlet:Reuters":                `outlet["Reuters"]`,
		`Outlet:"Plover Wire" tag:toll`: `outlet["Plover Wire"]; tag["toll"]`,
		`speaker:“Ana Kew”`:             `speaker["Ana Kew"]`,
		`tag:toll,"low fog",,x`:         `tag["toll" "low fog" "x"]`,
		`-tag:toll -fog -"hits pier"`:   `not tag["toll"]; not ["fog"]; not phrase ["hits pier"]`,
		"Update: 12":                    `["Update:"]; ["12"]`,
		"tag: toll":                     `["tag:"]; ["toll"]`,
		"https://a.example 12:30":       `["https://a.example"]; ["12:30"]`,
		"pier-light - --x":              `["pier-light"]; ["-"]; ["--x"]`,
		`5'10" tall`:                    `["5'10\""]; ["tall"]`,
		"tag:العبّارة -جسر":             `tag["العبّارة"]; not ["جسر"]`,
		"kind:Quotes,CLAIM":             `kind["quote" "claim"]`,
		"is:unread":                     `is["unread"]`,
		"before:2025 after:2025-11":     `before["2025"] 2025-01-01T00:00; after["2025-11"] 2025-11-01T00:00`,
		"after:2025-11-04 before:12h":   `after["2025-11-04"] 2025-11-04T00:00; before["12h"] 2025-11-04T00:00`,
		"changed:3d changed:2W":         `changed["3d"] 2025-11-01T12:00; changed["2W"]`,
		"changed:yes changed:no":        `changed["yes"]; not changed["yes"]`,
		"after:yesterday":               `after["yesterday"] 2025-11-03T00:00`,
		"\x00ferry\xff":                 `["ferry` + "\ufffd" + `"]`,
	} {
		if got := told(catalog.ParseSearch(typed, noon, catalog.Stories)); got != want {
			t.Errorf("ParseSearch(%q)\n got %s\nwant %s", typed, got, want)
		}
	}
}

func TestSearchProblems(t *testing.T) {
	for typed, want := range map[string]string{
		"before:xyz":      "“xyz” is not a date",
		"after:2025-13":   "“2025-13” is not a date",
		"changed:perhaps": "“perhaps” is not a date",
		"after:-3d":       "“-3d” is not a date",
		"after:+3d":       "“+3d” is not a date",
		"before:9999y":    "“9999y” is not a date",
		"kind:qoute":      "There is no kind “qoute”: write quote, claim, note or highlight.",
		"is:lost":         "There is no state “lost”",
		"fate:removed":    "in the notebook",
	} {
		s := catalog.ParseSearch("ferry "+typed, noon, catalog.Stories)
		if got := strings.Join(s.Problems(), " "); !strings.Contains(got, want) {
			t.Errorf("%s: problems are %q, want %q", typed, got, want)
		}
		if s.Words() != "ferry" || len(s.Conditions()) != 0 {
			t.Errorf("%s: words %q, conditions %v, want only ferry", typed, s.Words(), s.Conditions())
		}
	}
	s := catalog.ParseSearch("is:unread fate:removed", noon, catalog.Marks)
	if got := strings.Join(s.Problems(), " "); !strings.Contains(got, "in the library") || len(s.Conditions()) != 1 {
		t.Errorf("of marks: problems %q, conditions %v", got, s.Conditions())
	}
}

func TestToggle(t *testing.T) {
	s := catalog.ParseSearch(`ferry outlet:"Plover Wire" -outlet:x tag:toll`, noon, catalog.Stories)
	for _, tt := range []struct{ name, value, want string }{
		{"outlet", "Plover Wire", `ferry -outlet:x tag:toll`},
		{"outlet", "Gazette", `ferry -outlet:x tag:toll outlet:Gazette`},
		{"tag", "low fog", `ferry outlet:"Plover Wire" -outlet:x tag:toll tag:"low fog"`},
		{"tag", "toll", `ferry outlet:"Plover Wire" -outlet:x`},
		{"speaker", `the "chief", him`, `ferry outlet:"Plover Wire" -outlet:x tag:toll speaker:"the chief , him"`},
	} {
		if got := s.Toggle(tt.name, tt.value).String(); got != tt.want {
			t.Errorf("Toggle(%s, %s) = %s, want %s", tt.name, tt.value, got, tt.want)
		}
		if again := s.Toggle(tt.name, tt.value); again.Has(tt.name, tt.value) == s.Has(tt.name, tt.value) {
			t.Errorf("Has(%s, %s) stays %v", tt.name, tt.value, s.Has(tt.name, tt.value))
		}
	}
}

func TestPhrase(t *testing.T) {
	text := "The U.S. envoy’s ferry hits pier; it hits the bridge. 渡船撞上大桥 naïve"
	for phrase, want := range map[string]bool{
		"ferry hits pier": true, "hits pier ferry": false, "hits bridge": false, "Hits THE bridge": true,
		"ferry": true, "ferr": false, "pier it": true, "u.s. envoy": true, "s envoy": true, "船撞上大": true, "撞船": false, "naive": true,
		"bridge 渡船": true, "": false, "the ferry": false, "大桥 naive": true,
	} {
		p := catalog.PhraseOf(phrase)
		if got := p.In("headline", text) && !p.IsEmpty(); got != want {
			t.Errorf("%q in the text: %v, want %v", phrase, got, want)
		}
		if want && !p.Query().Fits(catalog.DocumentOf(text)) {
			t.Errorf("%q is not found by its query", phrase)
		}
	}
	if catalog.PhraseOf("pier it").In("ferry hits pier", "it hits") {
		t.Error("a phrase goes from one field to the next")
	}
}

func TestNamed(t *testing.T) {
	names := []string{"Plover Wire", "Plover Wire Sport", "plover", "Ledger & Tide", "Östersund Nytt"}
	for value, want := range map[string]string{
		"Plover Wire": "Plover Wire",
		"PLOVER WIRE": "Plover Wire|Plover Wire Sport",
		"plover":      "plover",
		"Plover":      "Plover Wire|Plover Wire Sport|plover",
		"ledger tide": "Ledger & Tide",
		"ostersund":   "Östersund Nytt",
		"Wire Plover": "",
		"Plov":        "",
		"?":           "",
	} {
		if diff := cmp.Diff(want, strings.Join(catalog.Named(names, value), "|")); diff != "" {
			t.Errorf("Named(%q) (-want +got):\n%s", value, diff)
		}
	}
}

// FuzzSearch sees that what is printed is read as it was, and that words without
// signs are those that were searched for before there was a language.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{`a "b c" -d tag:e,"f g" -outlet:"h" before:2025`, `tag:"  "foo`, `-"`, "kind:x is:y", "“a” «b", "changed:no", "tag:,", "--"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, of := range []catalog.Of{catalog.Stories, catalog.Marks} {
			s := catalog.ParseSearch(typed, noon, of)
			if diff := cmp.Diff(s, catalog.ParseSearch(s.String(), noon, of)); diff != "" {
				t.Errorf("%q is printed as %q, and read as (-want +got):\n%s", typed, s.String(), diff)
			}
			for i := range s {
				if got, want := len(s.Without(i)), len(s)-1; got != want {
					t.Errorf("without one of %d parts there are %d", want+1, got)
				}
			}
		}
		if strings.ContainsAny(typed, "-:\"“”„«»\x00\x7f") || len(strings.Fields(typed)) > 32 {
			return
		}
		s := catalog.ParseSearch(typed, noon, catalog.Stories)
		if got, want := strings.Fields(s.Words()), strings.Fields(strings.ToValidUTF8(typed, "\ufffd")); !cmp.Equal(got, want) && !strings.ContainsFunc(typed, func(r rune) bool { return r < ' ' || r >= 0x80 && r < 0xa0 }) {
			t.Errorf("%q has the words %q, want %q", typed, got, want)
		}
	})
}

// FuzzPhrase sees that a phrase which is in a text is found by its query.
func FuzzPhrase(f *testing.F) {
	f.Add("The U.S. envoy’s ferry", 2, 9)
	f.Add("渡船撞上大桥 ガタ", 1, 5)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		runes := []rune(text)
		if from < 0 || to > len(runes) || from > to {
			return
		}
		for _, phrase := range []string{string(runes[from:to]), text} {
			p := catalog.PhraseOf(phrase)
			if p.In(text) && !p.Query().Fits(catalog.DocumentOf(text)) {
				t.Errorf("%q in %q is not found by its query", phrase, text)
			}
		}
		if p := catalog.PhraseOf(text); len(p.Query()) < 60 && !p.IsEmpty() && !p.In(text) {
			t.Errorf("%q is not in itself", text)
		}
	})
}
