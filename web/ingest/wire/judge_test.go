package wire_test

import (
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/wire"
)

func TestJudge(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2031, 4, 7, h, 0, 0, 0, time.UTC) }
	text := []article.Block{article.Plain("The ferry stays.")}
	known := &wire.Known{IDs: []string{"a1"}, Version: "978556838", Created: at(10)}
	dead := &wire.Known{IDs: []string{"a1"}, Version: "2", Created: at(10), Killed: true}
	for _, tt := range []struct {
		name  string
		item  wire.Item
		known *wire.Known
		want  wire.Verdict
	}{
		{"nothing known", wire.Item{ID: "a1", VersionCreated: at(9), Blocks: text}, nil, wire.Verdict{Kind: wire.IsNew}},
		{"same id, later", wire.Item{ID: "a1", Version: "3", VersionCreated: at(11), Blocks: text}, known, wire.Verdict{Kind: wire.IsCorrection}},
		{"same id, later, says update", wire.Item{ID: "a1", VersionCreated: at(11), Change: wire.Update, Blocks: text}, known, wire.Verdict{Kind: wire.IsUpdate}},
		{"new id that replaces", wire.Item{ID: "b2", EvolvedFrom: "a1", VersionCreated: at(11), Blocks: text}, known, wire.Verdict{Kind: wire.IsUpdate}},
		{"new id that corrects", wire.Item{ID: "b2", Change: wire.Correction, VersionCreated: at(11), Blocks: text}, known, wire.Verdict{Kind: wire.IsCorrection}},
		{"the same again", wire.Item{ID: "a1", Version: "978556838", VersionCreated: at(10), Blocks: text}, known, wire.Verdict{Kind: wire.IsRepeat}},
		{"an older one, late, with a bigger number", wire.Item{ID: "a1", Version: "1542761538", VersionCreated: at(9), Blocks: text}, known, wire.Verdict{Kind: wire.IsLate}},
		{"no times, smaller number", wire.Item{ID: "a1", Version: "5", Blocks: text}, known, wire.Verdict{Kind: wire.IsLate}},
		{"kill without text", wire.Item{ID: "a1", VersionCreated: at(12), Status: wire.Canceled}, known, wire.Verdict{Kind: wire.IsKill}},
		{"kill of the same minute", wire.Item{ID: "a1", Version: "978556838", VersionCreated: at(10), Status: wire.Canceled}, known, wire.Verdict{Kind: wire.IsKill}},
		{"kill of what is not known", wire.Item{ID: "a1", VersionCreated: at(12), Status: wire.Canceled}, nil, wire.Verdict{Kind: wire.IsKill}},
		{"kill again", wire.Item{ID: "a1", Version: "2", VersionCreated: at(10), Status: wire.Canceled}, dead, wire.Verdict{Kind: wire.IsRepeat}},
		{"kill that is older", wire.Item{ID: "a1", VersionCreated: at(8), Status: wire.Canceled}, known, wire.Verdict{Kind: wire.IsLate}},
		{"withheld", wire.Item{ID: "a1", VersionCreated: at(12), Status: wire.Withheld, Blocks: text}, known, wire.Verdict{Kind: wire.IsWithheld}},
		{"embargoed", wire.Item{ID: "a1", VersionCreated: at(9), Embargoed: true, Embargo: at(20), Blocks: text}, nil, wire.Verdict{Kind: wire.IsNew, Embargoed: true, Until: at(20)}},
		{"embargo over", wire.Item{ID: "a1", VersionCreated: at(9), Embargoed: true, Embargo: at(11), Blocks: text}, nil, wire.Verdict{Kind: wire.IsNew}},
		{"embargo without end", wire.Item{ID: "a1", VersionCreated: at(9), Embargoed: true, Blocks: text}, nil, wire.Verdict{Kind: wire.IsNew, Embargoed: true}},
		{"picture", wire.Item{ID: "p1", VersionCreated: at(9)}, nil, wire.Verdict{Kind: wire.IsPicture}},
		{"advisory", wire.Item{ID: "x", VersionCreated: at(9), Change: wire.Advisory, Blocks: text}, nil, wire.Verdict{Kind: wire.IsAdvisory}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := wire.Judge(tt.item, tt.known, at(12)); got != tt.want {
				t.Errorf("Judge = %+v, want %+v", got, tt.want)
			}
		})
	}
}

// What slugs, labels, headlines and notes say, by way of a text message.
func TestChange(t *testing.T) {
	anpa := func(slug, head, eds string) string {
		return "W2870teskel\nr i BC-HV--Teskel     04-07 0120\n^" + slug + "<\n^" + head + "<\n^" + eds + "<\n\t   LOW TESKEL (PLV) _ The ferry stays.\n"
	}
	for _, tt := range []struct {
		slug, head, eds string
		want            wire.Change
		key             string
	}{
		{"BC-HV--Teskel-Ferry, 1st Ld-Writethru,416", "Ferry stays", "Eds: With photos.", wire.Update, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,416", "Ferry stays", "Eds: UPDATES with vote.", wire.Update, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,416", "Ferry stays", "Eds: Corrects name of mayor.", wire.Correction, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry, Correction", "Ferry stays", "Eds: Moving on general news.", wire.Correction, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry, KILL", "Ferry stays", "Eds: x.", wire.Kill, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,100", "KILL: Ferry stays", "Eds: x.", wire.Kill, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,100", "Ferry stays", "Eds: Kill the story slugged Teskel-Ferry.", wire.Kill, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,100", "Bears kill update plan at landing", "Eds: With AP Photos.", "", "hv--teskel-ferry"},
		{"BC-HV--Bear-Kill,100", "Bear killed in Teskel", "Eds: With AP Photos.", "", "hv--bear-kill"},
		{"BC-HV--Teskel-Ferry, Advisory", "Coverage plans", "Eds: x", wire.Advisory, "hv--teskel-ferry"},
		{"BC-HV--Teskel-Ferry,100", "CORRECTED-UPDATE 2-Ferry stays", "Eds: x", wire.Correction, "hv--teskel-ferry"},
	} {
		items, err := wire.Parse([]byte(anpa(tt.slug, tt.head, tt.eds)))
		if err != nil {
			t.Fatal(err)
		}
		if got := items[0]; got.Change != tt.want || got.Key != tt.key {
			t.Errorf("%q, %q, %q: change %q key %q, want %q %q", tt.slug, tt.head, tt.eds, got.Change, got.Key, tt.want, tt.key)
		}
	}
}
