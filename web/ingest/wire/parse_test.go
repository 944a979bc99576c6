package wire_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/wire"
)

// told is what a sample says, in the form that a test can be read in.
type told struct {
	Format                                         wire.Format
	ID, Version, Created                           string
	Status                                         wire.Status
	Embargo                                        string
	Change                                         wire.Change
	Replaces, From, Headline, Byline, Slug, EdNote string
	Body                                           []string
}

func tell(it wire.Item) told {
	t := told{it.Format, it.ID, it.Version, when(it.VersionCreated), it.Status, when(it.Embargo), it.Change,
		strings.Join(it.Replaces, " "), it.EvolvedFrom, it.Headline, it.Byline, it.Slug, it.EdNote, nil}
	if it.Embargoed && it.Embargo.IsZero() {
		t.Embargo = "open"
	}
	for _, b := range it.Blocks {
		line := b.Text()
		if b.Role != article.Body || b.Kind != article.Paragraph {
			line = string(b.Kind) + "/" + string(b.Role) + ": " + line
		}
		t.Body = append(t.Body, line)
	}
	return t
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04")
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		file string
		want told
	}{
		{"ninjs-1.4.json", told{Format: wire.NINJS, ID: "urn:plover:2031:ferry-17", Version: "3", Created: "2031-04-07 07:15",
			Status: wire.Usable, Change: wire.Correction, Headline: "Night ferry stays in Low Teskel", Byline: "Orla Finch",
			Slug: "Teskel-Ferry", EdNote: "Eds: Corrects number of votes in paragraph 2.",
			Body: []string{"LOW TESKEL, Halvoria (Plover) — The council kept the night ferry on Monday.",
				"Eleven voted for it, four against.", "list/body: Fares stay.\nDogs travel free."}}},
		{"ninjs-2.0.json", told{Format: wire.NINJS, ID: "urn:plover:2031:ferry-18", Version: "1", Created: "2031-04-07 12:00",
			Status: wire.Usable, Embargo: "2031-04-08 04:00", Change: wire.Update, Replaces: "urn:plover:2031:ferry-17",
			Headline: "Ferry stays, and gets an engine", Body: []string{"The ferry gets an engine.", "It is a used one."}}},
		{"ninjs-3.1.json", told{Format: wire.NINJS, ID: "urn:plover:2031:ferry-19", Version: "2", Created: "2031-04-09 08:30",
			Status: wire.Canceled, Change: wire.Kill, Headline: "Ferry vote annulled", Byline: "Orla Finch",
			EdNote: "Kill. The vote was annulled."}},
		{"ninjs-superdesk.json", told{Format: wire.NINJS, ID: "tag:desk.example:2031:b2", Version: "4", Created: "2031-04-07 10:00",
			Status: wire.Usable, Change: wire.Update, From: "tag:desk.example:2031:a1", Headline: "Ferry & bridge: both stay",
			Byline: "Orla Finch", Body: []string{"Both stay.", "Nobody pays."}}},
		{"g2-newsitem.xml", told{Format: wire.G2, ID: "urn:newsml:plover.example:20310407:ferry", Version: "12", Created: "2031-04-07 10:00",
			Status: wire.Usable, Embargo: "2031-04-07 16:00", Change: wire.Update, Replaces: "urn:newsml:plover.example:20310406:ferry",
			Headline: "Low Teskel keeps its night ferry", Byline: "Orla Finch", Slug: "TESKEL-FERRY/", EdNote: "Note: adds the clerk's name.",
			Body: []string{"The ferry stays, the clerk, Hanna Quill, said.", "heading/body: Fares", "They stay as well."}}},
		{"g2-nitf.xml", told{Format: wire.G2, ID: "urn:plover:nitf-1", Version: "2", Created: "2031-05-01 10:00", Status: wire.Withheld,
			Headline: "Bread at the landing", Byline: "Tam Reed Bread Writer",
			Body: []string{"Bread is dearer — again.", "A loaf costs four marks.", "figure/body: A loaf."}}},
		{"nitf-3.6.xml", told{Format: wire.NITF, ID: "plv-0042", Version: "5", Created: "2031-04-07 10:15", Status: wire.Usable,
			Embargo: "2031-04-07 22:01", Change: wire.Correction, Replaces: "plv-0041", Headline: "Café reopens at the ferry",
			Byline: "Orla Finch, Plover", Slug: "Teskel-Ferry-Update", EdNote: "Embargoed to 0001 Tuesday April 8 Two pictures follow.",
			Body: []string{"The café by the landing reopened on Monday after the long flood, its owner Hanna Quill said, and there was coffee for all.",
				"It sells bread and tea.", "heading/body: The flood", "quotation/body: It took the roof.", "table/body: Tea\t2",
				"paragraph/credit: Tam Reed helped with this."}}},
		{"nitf-bare.xml", told{Format: wire.NITF, Status: wire.Usable, Headline: "Only a title",
			Body: []string{"One & only.", "Cut off here, and no tag is clos"}}},
		{"newsml-1.2.xml", told{Format: wire.NewsML1, ID: "urn:newsml:plover.example:20310710:ferry-88", Version: "2",
			Created: "2031-07-10 13:00", Status: wire.Usable, Embargo: "2031-07-11 04:00", Headline: "Le bac de nuit est sauvé",
			Byline: "Orla Finch", Slug: "bac-nuit", Body: []string{"Le bac reste.", "Onze voix pour, quatre contre."}}},
		{"newsml-1.2-parts.xml", told{Format: wire.NewsML1, ID: "980", Version: "4", Status: wire.Usable, Embargo: "open", Headline: "Kop",
			EdNote: "Embargoed to 0001 Tuesday June 03", Body: []string{"Het besluit viel maandag.", "De veerboot blijft.", "Nog een."}}},
		{"g2-ttnitf.xml", told{Format: wire.G2, ID: "urn:newsml:plover.example:20310407:PLV:585167:0", Version: "1", Status: wire.Usable,
			Change: wire.Update, Replaces: "urn:newsml:plover.example:20310407:PLV:585152:0", Headline: "Nattfärjan blir kvar", Byline: "Orla Finch",
			Body: []string{"Färjan blir kvar.", "Ingen sover här, säger Hanna Quill.", "Det är en stor flod, säger hon.", "heading/body: Mitt", "Hundar åker gratis."}}},
		{"g2-header.xml", told{Format: wire.G2, ID: "urn:plover:header", Version: "1", Created: "2031-04-07 10:00", Status: wire.Usable,
			Headline: "Die Fähre bleibt", EdNote: "Neu: Zitat", Body: []string{"Nieder-Teskel (plv) - Die Fähre bleibt."}}},
		{"ritzau.xml", told{Format: wire.Ritzau, ID: "r-2", Version: "2", Created: "2031-01-30 17:32", Status: wire.Usable,
			Change: wire.Update, Replaces: "r-1", Headline: "Færgen bliver", Byline: "Orla Finch", Slug: "NY/FÆRGE",
			Body: []string{"Færgen bliver.", "Hunde rejser gratis."}}},
		{"iptc7901-latin1.txt", told{Format: wire.IPTC7901, ID: "eca0042-20310407", Created: "2031-04-07 23:22", Status: wire.Usable,
			Change: wire.Update, Headline: "Die Fähre bleibt in Nieder-Teskel", Byline: "Orla Finch", Slug: "Halvoria/Verkehr/",
			EdNote: "adds quote in graf 2",
			Body: []string{"Nieder-Teskel (plv) - Der Rat hat am Montag entschieden, die Nachtfähre zu behalten, wie eine Sprecherin sagte.",
				"„Niemand schläft hier“, sagte Hanna Quill.", "paragraph/furniture: # Notebook", "paragraph/furniture: ## Note to editors",
				"paragraph/furniture: - adds quote in graf 2", "paragraph/furniture: * * * *",
				"paragraph/furniture: The following information is not intended for publication", "paragraph/furniture: plv of tr"}}},
		{"iptc7901-cp850.txt", told{Format: wire.IPTC7901, ID: "eca0043", Status: wire.Canceled, Change: wire.Kill, Headline: "Fähre",
			Slug: "Halvoria/Verkehr/", Body: []string{"Die Meldung über die Fähre ist falsch und wird gelöscht."}}},
		{"anpa1312.txt", told{Format: wire.ANPA1312, ID: "w2870-04-07", Created: "2031-04-07 16:26", Status: wire.Usable,
			Change: wire.Update, Headline: "Night ferry stays in Low Teskel", Byline: "ORLA FINCH",
			Slug: "BC-HV--Teskel-Ferry, 1st Ld-Writethru,120", EdNote: "Eds: Updates with the vote.",
			Body: []string{"LOW TESKEL, Halvoria (PLV) _ The council kept the night ferry on Monday.", "``Nobody sleeps,'' she said.",
				"paragraph/furniture: ___", "paragraph/credit: Tam Reed contributed to this report."}}},
		{"zczc.txt", told{Format: wire.IPTC7901, ID: "PLV", Status: wire.Usable, Headline: "Night boats carried more people in March",
			Body: []string{"The authority today released its figures, which are the highest on record."}}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			items, err := wire.Parse(sample(t, tt.file))
			if err != nil || len(items) != 1 {
				t.Fatalf("Parse = %d items, %v", len(items), err)
			}
			if diff := cmp.Diff(tt.want, tell(items[0])); diff != "" {
				t.Errorf("Parse (-want +got):\n%s", diff)
			}
		})
	}
}

// A message of two items, the text set as one paragraph element for teleprinters.
func TestParseMessage(t *testing.T) {
	items, err := wire.Parse(sample(t, "g2-message-wrapped.xml"))
	if err != nil || len(items) != 2 {
		t.Fatalf("Parse = %d items, %v", len(items), err)
	}
	if p := items[0]; p.Type != "composite" || p.Headline != "The morning's ferries" || len(p.Blocks) != 0 {
		t.Errorf("package = %+v", p)
	}
	want := []string{"paragraph/correction: (Corrects the sum in second paragraph)", "By Orla Finch",
		"LOW TESKEL, April 7 (Plover) - Ferry owners asked on Monday for two million marks a year, which the mayor of this small town called a large sum for a small boat.",
		`"It is a large river," said one of the owners, who did not want to be named.`,
		"paragraph/credit: (Reporting by Orla Finch; Editing by Tam Reed)"}
	if diff := cmp.Diff(want, tell(items[1]).Body); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if items[1].Change != wire.Correction || items[1].Key != "teskel-ferry" {
		t.Errorf("change %q, key %q", items[1].Change, items[1].Key)
	}
}

func TestParseRefuses(t *testing.T) {
	bomb := `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><nitf><body>&b;</body></nitf>`
	for _, tt := range []struct{ name, data string }{
		{"empty", " \n"},
		{"plain text", "The ferry stays.\n\nSo does the bridge."},
		{"entity bomb", bomb},
		{"external entity", `<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body.content>&x;</body.content></nitf>`},
		{"deep XML", "<nitf>" + strings.Repeat("<block>", 5000)},
		{"deep JSON", strings.Repeat(`{"item":`, 5000) + "1"},
		{"JSON without news", `{"name":"ferry","seats":12}`},
		{"feed", `<rss version="2.0"><channel><title>x</title></channel></rss>`},
		{"package without items", `<newsMessage><header/><itemSet/></newsMessage>`},
		{"too big", strings.Repeat(" ", 11<<20)},
		{"too many lines", "eca0001 4 i 46  plv 0027\n\nA/\nB =\n\n" + strings.Repeat("x\n\n", 150_000)},
		{"too many lines in JSON", `{"uri":"x","headline":"h","body_text":"` + strings.Repeat(`x\n\n`, 150_000) + `"}`},
		{"picture bytes", "\x89PNG\r\n\x1a\n\x00\x00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items, err := wire.Parse([]byte(tt.data))
			var own *annotations.Error
			if !errors.As(err, &own) || own.Code != annotations.Invalid || len(items) != 0 {
				t.Errorf("Parse = %d items, %v, want an error for the reader", len(items), err)
			}
		})
	}
}

// Foreign markup does not get through, and undeclared entities stay text.
func TestParseHostile(t *testing.T) {
	data := `<nitf><body><body.head><hedline><hl1>H &unknown; &lt;b&gt;</hl1></hedline></body.head><body.content>` +
		`<p onclick="x()">One<script>alert(1)</script> <a href="javascript:alert(1)">two</a> &lt;img src=x onerror=y&gt;</p></body.content></body></nitf>`
	items, err := wire.Parse([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := tell(items[0]).Body; len(got) != 1 || got[0] != "One two <img src=x onerror=y>" {
		t.Errorf("body = %q", got)
	}
	for _, r := range items[0].Blocks[0].Parts[0].Runs {
		if r.Href != "" {
			t.Errorf("a link to %q got through", r.Href)
		}
	}
}

// The last line of a German message, and what its label says.
func TestGermanMessage(t *testing.T) {
	text := "bdt0173 4 sp 226  plv 0525\n\nFluss/F\xe4hren/\n(Zusammenfassung 1500 - Neu: Zitate)\nTr\xe4nen am Fluss =\n\nTeskel (plv) - Die F\xe4hre bleibt.\n\nplv of n1\n111114 MESZ Okt 31\n"
	items, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if it := items[0]; when(it.VersionCreated) != "2031-10-11 09:14" || it.Change != wire.Update || it.Headline != "Tränen am Fluss" || it.Provider != "plv" {
		t.Errorf("Parse = %+v", it)
	}
}

// Paragraphs that were escaped once too often.
func TestEscapedBody(t *testing.T) {
	items, err := wire.Parse([]byte("<nitf><body><body.content><p>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</p></body.content></body></nitf>"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"One.", "Two."}, tell(items[0]).Body); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}

func TestDraft(t *testing.T) {
	items, err := wire.Parse(sample(t, "g2-newsitem.xml"))
	if err != nil {
		t.Fatal(err)
	}
	d := items[0].Draft()
	if d.Outlet != "Plover Wire" || d.Blocks[0].Role != article.Headline || d.Blocks[1].Role != article.EdNote || d.Withdrawn {
		t.Errorf("Draft = %+v", d)
	}
}

// What Parse returns can be shown: its text is valid, its links are of the web.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		f.Fatal("no samples", err)
	}
	for _, name := range files {
		f.Add(sample(f, filepath.Base(name)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items, err := wire.Parse(data)
		var own *annotations.Error
		if err != nil && !errors.As(err, &own) {
			t.Fatalf("Parse returned %T", err)
		}
		if err != nil && own.Err != nil && strings.HasPrefix(own.Err.Error(), "panic:") {
			t.Fatal(err)
		}
		for _, it := range items {
			d := it.Draft()
			_ = article.TextOf(d.Blocks) // it must not panic
			wire.Judge(it, &wire.Known{IDs: it.Lookup(), Created: it.VersionCreated}, it.VersionCreated)
			for _, b := range d.Blocks {
				for _, p := range b.Parts {
					for _, r := range p.Runs {
						if r.Href != "" && !strings.HasPrefix(r.Href, "http://") && !strings.HasPrefix(r.Href, "https://") {
							t.Errorf("link %q", r.Href)
						}
					}
				}
			}
		}
	})
}
