package w3c_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/w3c"
)

// quoting is a target as others write it.
const quoting = `"target": {"source": "https://plover.example/ferry", "selector": [{"type": "TextQuoteSelector", "exact": "We saw nothing", "prefix": "“", "suffix": ",”"}, {"type": "TextPositionSelector", "start": 5, "end": 19}]}`

// TestImportOthers reads annotations of other programs.
func TestImportOthers(t *testing.T) {
	const tagged = `, "body": [{"type": "TextualBody", "purpose": "tagging", "value": "toll"}, {"type": "TextualBody", "value": "<p>Is it &amp;<br> so?</p>", "format": "text/html"}]`
	for _, tt := range []struct {
		name, members string
		want          annotations.Annotation
	}{
		{"a highlight", `"motivation": "highlighting"`, annotations.Annotation{Kind: annotations.Highlight}},
		{"nothing said", `"created": "2015-01-28T12:00:00Z"`, annotations.Annotation{Kind: annotations.Highlight, Made: time.Date(2015, 1, 28, 12, 0, 0, 0, time.UTC), Changed: time.Date(2015, 1, 28, 12, 0, 0, 0, time.UTC)}},
		{"tag and comment", `"motivation": "commenting"` + tagged, annotations.Annotation{Kind: annotations.Note, Tags: []string{"toll"}, Note: "Is it & so?"}},
		{"tag and comment on a highlight", `"motivation": "highlighting"` + tagged, annotations.Annotation{Kind: annotations.Highlight, Tags: []string{"toll"}, Note: "Is it & so?"}},
		{"tags by the motivation", `"motivation": "tagging", "body": {"type": "TextualBody", "value": "toll"}`, annotations.Annotation{Kind: annotations.Highlight, Tags: []string{"toll"}}},
		{"a string body", `"bodyValue": "So?"`, annotations.Annotation{Kind: annotations.Note, Note: "So?"}},
		{"links", `"motivation": "linking", "body": ["http://e.example/1", {"id": "http://e.example/2", "type": "Video"}, {"source": "http://e.example/3", "purpose": "linking"}]`,
			annotations.Annotation{Kind: annotations.Note, Note: "http://e.example/1\n\nhttp://e.example/2\n\nhttp://e.example/3"}},
		{"a choice", `"body": {"type": "Choice", "items": [{"type": "TextualBody", "value": "yes"}, {"type": "TextualBody", "value": "oui"}]}`, annotations.Annotation{Kind: annotations.Note, Note: "yes"}},
		{"a quotation", `"body": {"id": "http://e.example/q", "type": "schema:Quotation", "schema:creator": {"type": "Person", "name": "Rhea Östlund"}}`,
			annotations.Annotation{Kind: annotations.Quote, Quote: &annotations.QuoteOf{Speaker: "Rhea Östlund"}}},
		{"a claim", `"body": {"type": "SpecificResource", "source": {"id": "http://e.example/c", "type": ["http://schema.org/Claim"], "schema:author": "officials"}}`,
			annotations.Annotation{Kind: annotations.Claim, Claim: &annotations.ClaimOf{Claimant: "officials"}}},
	} {
		got := read(t, with(quoting+", "+tt.members))
		if len(got.Problems) > 0 || len(got.Collection.Items) != 1 {
			t.Errorf("%s: %d items, %+v", tt.name, len(got.Collection.Items), got.Problems)
			continue
		}
		i := got.Collection.Items[0]
		tt.want.ID, tt.want.Exact = i.ID, "We saw nothing"
		want := w3c.Item{Annotation: tt.want, Source: "https://plover.example/ferry", Via: "http://example.org/a1",
			Selectors: []anchor.Selector{{Exact: "We saw nothing", Prefix: "“", Suffix: ",”"}}}
		if diff := cmp.Diff(want, i, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		checkExport(t, got.Collection)
	}
}

// TestImportLeavesOut reads what the model allows and no mark can be.
func TestImportLeavesOut(t *testing.T) {
	for members, want := range map[string]string{
		`"target": "http://e.example/"`:                                                                                 "whole page",
		`"target": {"source": "http://e.example/"}`:                                                                     "whole page",
		`"target": {"source": "http://e.example/", "selector": "urn:x:y"}`:                                              "not quoted",
		`"target": {"source": "http://e.example/", "selector": {"type": "TextPositionSelector", "start": 1, "end": 2}}`: "not quoted",
		`"target": {"source": "http://e.example/", "selector": {"type": "TextQuoteSelector", "exact": ""}}`:             "not quoted",
		`"target": [` + strings.TrimPrefix(quoting, `"target": `) + `, {"source": "http://other.example/", "selector": {"type": "TextQuoteSelector", "exact": "x"}}]`: "several pages",
		quoting + `, "bodyValue": "` + strings.Repeat("x", 100_001) + `"`:                                                                                             "too long",
		quoting + `, "body": {"type": "TextualBody", "purpose": "tagging", "value": "` + strings.Repeat("x", 1_001) + `"}`:                                            "too long",
		`"target": [` + strings.Repeat(strings.TrimPrefix(quoting, `"target": `)+",", 100) + strings.TrimPrefix(quoting, `"target": `) + `]`:                          "too many",
	} {
		got := read(t, with(members))
		if len(got.Collection.Items) != 0 || len(got.Problems) != 1 || !strings.Contains(got.Problems[0].Reason, want) || got.Problems[0].Section != "" || got.Problems[0].ID != "http://example.org/a1" {
			t.Errorf("%.90s: %d items, %+v, want %q", members, len(got.Collection.Items), got.Problems, want)
		}
	}
}

// TestImportPieces reads passages of several pieces, refined and in sets.
func TestImportPieces(t *testing.T) {
	quote := func(s string) string {
		return `{"source": "http://e.example/", "selector": {"type": "FragmentSelector", "value": "p1", "refinedBy": {"type": "TextQuoteSelector", "exact": "` + s + `"}}}`
	}
	for _, targets := range []string{
		"[" + quote("one") + ", " + quote("two") + "]",
		`{"type": "List", "items": [` + quote("one") + ", " + quote("two") + "]}",
		`{"type": "Composite", "items": [` + quote("one") + `, {"type": "List", "items": [` + quote("two") + "]}]}",
	} {
		got := read(t, with(`"target": `+targets))
		if len(got.Collection.Items) != 1 || got.Collection.Items[0].Exact != "one\ntwo" {
			t.Errorf("%s: %+v", targets, got)
		}
	}
}

// TestImportFaults reads a file in which good and bad stand side by side.
func TestImportFaults(t *testing.T) {
	good := func(n string) string {
		return `{"id": "http://e.example/` + n + `", "type": "Annotation", ` + quoting + `}`
	}
	file := `{
 "@context": "http://www.w3.org/ns/anno.jsonld",
 "type": "AnnotationCollection",
 "total": 6,
 "first": {"id": "http://e.example/p", "type": "AnnotationPage", "next": "http://e.example/p2", "items": [
  ` + good("1") + `,
  {"id": "http://e.example/2", "type": "Annotation", "target": {"source": "http://e.example/", "selector": [{"type": "TextQuoteSelector", "exact": "x"}, {"type": "TextPositionSelector", "start": -1, "end": 2}]}},
  ` + good("3") + `,
  ` + good("1") + `,
  "http://e.example/4",
  {"id": "http://e.example/1", "type": "Annotation", "bodyValue": "another", ` + quoting + `},
  7
 ]}
}`
	got := read(t, file)
	want := []w3c.Problem{
		{Place: "", Line: 1, Section: "5.1", Reason: "There must be exactly one id, here there are 0."},
		{Place: "first.items[1].target.selector[1].start", Line: 7, ID: "http://e.example/2", Section: "4.2.5", Reason: "The start must be a non-negative integer."},
		{Place: "first.items[4]", Line: 10, Reason: "This annotation is not in the file, only its address."},
		{Place: "first.items[5]", Line: 11, ID: "http://e.example/1", Reason: "Another annotation with this identity stands before it."},
		{Place: "first.items[6]", Line: 12, Section: "3.1", Reason: "An annotation must be an object."},
		{Place: "first.next", Line: 5, Reason: "This page is not in the file, only its address."},
	}
	if diff := cmp.Diff(want, got.Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(got.Collection.Items) != 2 {
		t.Errorf("%d items read, want 2", len(got.Collection.Items))
	}
	if diff := cmp.Diff(got, read(t, file)); diff != "" {
		t.Errorf("read again (-first +second):\n%s", diff)
	}
}

// TestImportBroken reads files that break off, and such as are none.
func TestImportBroken(t *testing.T) {
	whole := export(t, notebook())
	cut := strings.Index(whole, `"id": "http://127.0.0.1:8484/articles/ferry/revisions/3#mark-claim`)
	got := read(t, whole[:cut+300])
	if len(got.Collection.Items) != 1 || len(got.Problems) < 2 {
		t.Errorf("a file that breaks off in its second annotation: %d items, %+v", len(got.Collection.Items), got.Problems)
	}
	for n := 0; n < len(whole); n += 13 {
		res, err := w3c.Import(strings.NewReader(whole[:n]))
		if err == nil && len(res.Problems) == 0 && n < len(whole)-2 {
			t.Fatalf("a file cut after %d of %d bytes has no problems", n, len(whole))
		}
	}
	for file, want := range map[string]string{
		"":                          "empty",
		"  \n":                      "empty",
		"<html></html>":             "line 1",
		"{\"a\": 1,\n\"b\": !}":     "",
		`{"rows": [], "total": 0}`:  "no annotations",
		`[]`:                        "no annotations",
		strings.Repeat(" ", 17<<20): "larger",
		strings.Repeat("[", 10_000): "",
	} {
		res, err := w3c.Import(strings.NewReader(file))
		if want != "" && (annotations.CodeOf(err) != annotations.Invalid || !strings.Contains(err.Error(), want)) {
			t.Errorf("%.30q: %v, want invalid and %q", file, err, want)
		}
		if err == nil && len(res.Problems) == 0 {
			t.Errorf("%.30q has no problem", file)
		}
	}
}

// TestImportForms reads the same annotations in every form of file.
func TestImportForms(t *testing.T) {
	one, two := with(quoting), strings.Replace(with(quoting), "/a1", "/a2", 1)
	for name, file := range map[string]string{
		"array": "[" + one + "," + two + "]",
		"lines": one + "\n" + two + "\n",
		"page":  page(`"id": "http://e.example/p", "items": [` + one + "," + two + "]"),
		"mark":  "\ufeff[" + one + "," + two + "]",
	} {
		got := read(t, file)
		if len(got.Problems) > 0 || len(got.Collection.Items) != 2 {
			t.Errorf("%s: %d items, %+v", name, len(got.Collection.Items), got.Problems)
		}
	}
}

func TestImportHypothesis(t *testing.T) {
	file, err := os.ReadFile("testdata/hypothesis.json")
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, string(file))
	made := time.Date(2025, 11, 4, 9, 12, 31, 123456000, time.UTC)
	want := []w3c.Item{
		{
			Annotation: annotations.Annotation{Kind: annotations.Note, Exact: "At least 17 people died", Note: "Was **12** before.", Tags: []string{"toll", "check"}, Made: made, Changed: made.Add(time.Hour)},
			Source:     "https://plover.example/ferry", Headline: "Ferry hits pier", Via: "https://hypothes.is/a/AbCdEfGhEe-12_34",
			Selectors: []anchor.Selector{{Exact: "At least 17 people died", Prefix: "KARROW — ", Suffix: " and four"}},
		},
		{
			Annotation: annotations.Annotation{Kind: annotations.Highlight, Exact: "four were missing", Made: made, Changed: made},
			Source:     "https://plover.example/ferry", Headline: "Ferry hits pier", Via: "https://hypothes.is/a/BbCdEfGhEe-12_34",
			Selectors: []anchor.Selector{{Exact: "four were missing"}},
		},
	}
	if diff := cmp.Diff(want, got.Collection.Items, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(annotations.Annotation{}, "ID")); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	reasons := ""
	for _, p := range got.Problems {
		reasons += p.Place + " " + p.Reason + "\n"
	}
	wantReasons := `annotations[2] It is a reply to another annotation, and replies are not read.
annotations[3] It marks the whole page, not a passage.
annotations[4] Its uri is no address.
annotations[5] It has no id.
`
	if diff := cmp.Diff(wantReasons, reasons); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	// The API's answer to a search holds the same annotations under another key.
	api := read(t, strings.Replace(string(file), `"annotations"`, `"total": 6, "rows"`, 1))
	if diff := cmp.Diff(got.Collection.Items, api.Collection.Items); diff != "" {
		t.Errorf("rows (-annotations +rows):\n%s", diff)
	}
	checkExport(t, got.Collection)
}

// FuzzImport sees that whatever is read can be exported by the model, and is
// read from that again.
func FuzzImport(f *testing.F) {
	for _, tt := range model {
		f.Add(tt.json)
	}
	f.Add(export(f, notebook()))
	f.Add(with(quoting))
	if file, err := os.ReadFile("testdata/hypothesis.json"); err == nil {
		f.Add(string(file))
	}
	f.Fuzz(func(t *testing.T, file string) {
		got, err := w3c.Import(strings.NewReader(file))
		if err != nil || len(got.Collection.Items) == 0 {
			return
		}
		checkExport(t, got.Collection)
	})
}
