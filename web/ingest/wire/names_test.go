package wire_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/web/ingest/wire"
)

func TestNames(t *testing.T) {
	made := time.Date(2031, 4, 7, 9, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name   string
		item   wire.Item
		own    string
		others []string
		series string
	}{
		{"ids of the world", wire.Item{Format: wire.G2, ID: "urn:plover:2", Provider: "Plover", EvolvedFrom: "urn:plover:1", Replaces: []string{"urn:plover:0"}, Key: "ferry"},
			"urn:plover:2", []string{"urn:plover:1", "urn:plover:0"}, ""},
		{"ids of one agency", wire.Item{Format: wire.NITF, ID: "0042", Provider: "Plover", Replaces: []string{"0041"}, Key: "ferry"},
			"nitf plover 0042", []string{"nitf plover 0041"}, "series plover ferry"},
		{"numbers of a day", wire.Item{Format: wire.IPTC7901, ID: "eca0042-20310407", Provider: "plv"}, "iptc7901 plv eca0042-20310407", nil, ""},
		{"numbers of no day", wire.Item{Format: wire.IPTC7901, ID: "eca0042", Provider: "plv", Key: "halvoria"}, "", nil, "series plv halvoria"},
		{"numbers of a year", wire.Item{Format: wire.ANPA1312, ID: "w2870-04-07", Provider: "AP", VersionCreated: made}, "anpa1312 ap w2870-04-07-2031", nil, ""},
		{"no id", wire.Item{Format: wire.NITF}, "", nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			own, others := tt.item.Names()
			if own != tt.own || tt.item.Series() != tt.series {
				t.Errorf("own %q, series %q, want %q, %q", own, tt.item.Series(), tt.own, tt.series)
			}
			if diff := cmp.Diff(tt.others, others); diff != "" {
				t.Errorf("others (-want +got):\n%s", diff)
			}
		})
	}
}

// Every sample looks like what agencies send; pages and texts do not.
func TestLooks(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range files {
		if !wire.Looks(sample(t, filepath.Base(name))) {
			t.Errorf("%s does not look like it", name)
		}
	}
	pages, err := filepath.Glob("../../static/sample/*/*/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil || wire.Looks(data) {
			t.Errorf("%s looks like it (%v)", name, err)
		}
	}
	for _, text := range []string{
		"", " \n", "The ferry stays.\n\nSo does the bridge.", "[The ferry stays, it was said.]", "{sic} is what he wrote.",
		"KARROW (Plover) — A ferry struck the bridge.", "<p>The ferry stays.</p>", `<rss version="2.0"><channel/></rss>`,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html><body>newsItem <b>nitf</b></body></html>", "\x89PNG\r\n\x1a\n\x00\x00",
		"A letter in the Zczc paper.\n", strings.Repeat("word ", 3<<20),
	} {
		if wire.Looks([]byte(text)) {
			t.Errorf("%.40q looks like it", text)
		}
	}
	for _, text := range []string{`{"cut":`, "\ufeff [ {\"uri\"", `<n:newsItem xmlns:n="x"`, "\x01ZCZC 123\nx"} {
		if !wire.Looks([]byte(text)) {
			t.Errorf("%.40q does not look like it", text)
		}
	}
}

func TestDraftSaysWhatTheItemSays(t *testing.T) {
	items, err := wire.Parse(sample(t, "anpa1312.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d := items[0].Draft()
	if d.Label != "1st Ld-Writethru" || d.Wire.Series != "series plv hv--teskel-ferry" || d.Wire.Item == "" || d.Wire.Urgency == 0 {
		t.Errorf("label %q, wire %+v", d.Label, d.Wire)
	}
	items, err = wire.Parse(sample(t, "ninjs-2.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	if w := items[0].Draft().Wire; w.Item != "urn:plover:2031:ferry-18" || len(w.Replaced) != 1 || w.Embargo.IsZero() {
		t.Errorf("wire %+v", w)
	}
}
