package desk_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/w3c"
	"writethru/web/api"
)

// export returns what is exported.
func (r *room) export(t *testing.T, format string, q api.NotebookQuery) string {
	t.Helper()
	name, contentType, data, err := r.Export(t.Context(), format, q, "")
	if err != nil {
		t.Fatalf("Export(%s): %v", format, err)
	}
	if name != "writethru-marks-2025-11-04."+format || contentType == "" {
		t.Errorf("Export(%s) is %q, %q", format, name, contentType)
	}
	return string(data)
}

// table reads a CSV export as rows of cells by column.
func table(t *testing.T, s string) []map[string]string {
	t.Helper()
	s, ok := strings.CutPrefix(s, "\uFEFF")
	if !ok {
		t.Error("there is no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, c := range row {
			cells[rows[0][i]] = c
		}
		out = append(out, cells)
	}
	return out
}

// selectors returns the exact words of all text quote selectors in a collection.
func selectors(t *testing.T, s string) []string {
	t.Helper()
	res, err := w3c.Import(strings.NewReader(s))
	if err != nil || len(res.Problems) > 0 {
		t.Fatalf("the export cannot be read: %v %v", err, res.Problems)
	}
	var out []string
	for _, a := range res.Collection.Items {
		for _, sel := range a.Selectors {
			out = append(out, sel.Exact)
		}
	}
	return out
}

func TestExportsHaveTheVeryWords(t *testing.T) {
	r := newRoom(t)
	res := r.add(t, api.AddRequest{Text: wire})
	words := `'We...intend to respond in the corresponding way,"`
	r.mark(t, res.Article, 1, words, api.MarkRequest{Kind: annotations.Quote, Quote: &annotations.QuoteOf{Speaker: "Ruda Halm"}})
	if md := r.export(t, "md", api.NotebookQuery{}); !strings.Contains(md, "\n> "+words+"\n") || !strings.Contains(md, "Ruda Halm") {
		t.Errorf("Markdown:\n%s", md)
	}
	if rows := table(t, r.export(t, "csv", api.NotebookQuery{})); len(rows) != 1 || rows[0]["passage"] != words || rows[0]["words_there"] != words || rows[0]["fate"] != "marked" {
		t.Errorf("CSV: %v", rows)
	}
	if got := selectors(t, r.export(t, "jsonld", api.NotebookQuery{})); !slices.Equal(got, []string{words}) {
		t.Errorf("JSON-LD: %q", got)
	}
}

func TestExportOfTheSample(t *testing.T) {
	r := withSample(t)
	md := r.export(t, "md", api.NotebookQuery{From: "o3"})
	for _, want := range []string{
		"## Ferry crash in Halvoria kills 17; union says pier light had failed\n",
		"**Quote:** Davit Orsolan, Transport Minister, told, to reporters on the quay, direct speech",
		"  > “We will find out what went wrong, and those responsible will answer for it,”",
		"(</articles/karrowferry/revisions/2#mark-samplekarrow07inquiry>)",
		"> “We heard the horn, then nothing for maybe a minute,”\\\n> “Then it was as if",
		"Moved in [revision 4]", "Removed in [revision 4]", "Unsure in [revision 4]", "Kept in [revision 4]", "`samplekarrow01fog`",
	} {
		if !strings.Contains(md, want) {
			t.Errorf("Markdown does not have %q", want)
		}
	}
	rows := table(t, r.export(t, "csv", api.NotebookQuery{Article: "karrowferry"}))
	all := fates(r.article(t, "/articles/karrowferry").Marks)
	if len(rows) != 4*len(all) {
		t.Errorf("CSV has %d lines for %d marks and 4 revisions", len(rows), len(all))
	}
	for _, row := range rows {
		if row["newest"] != "yes" || row["fate"] == "marked" {
			continue
		}
		if id := annotations.ID(row["mark"]); row["fate"] != string(all[id]) {
			t.Errorf("CSV: %s is %q, want %q", id, row["fate"], all[id])
		}
	}
}

func TestExportOfChosenMarks(t *testing.T) {
	r := withSample(t)
	q := api.NotebookQuery{Marks: []annotations.ID{"sampleherring02quota", "samplekarrow01fog", "none567890123456"}}
	want := []string{"“Cutting it again would close two harbours and would not bring back one fish,”", "“The fog came down in minutes. You could not see your own hand,”"}
	got := selectors(t, r.export(t, "jsonld", q))
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("exported %q, want %q", got, want)
	}
	_, _, _, err := r.Export(t.Context(), "xlsx", q, "")
	wantCode(t, err, annotations.Invalid)
}

// TestExportOfADay: a day begins where the reader is, as in what the notebook
// lists.
func TestExportOfADay(t *testing.T) {
	r := newRoom(t)
	id := r.telling(t, "Wire", "ferry", 60)
	if _, err := r.PutMark(t.Context(), "mark567890123456", api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Highlight, Spans: []article.Span{r.span(t, id, 1, "ferry1 ferry2")}}); err != nil {
		t.Fatal(err)
	}
	for zone, want := range map[string]int{"": 0, "Pacific/Auckland": 1} { // it is the evening of the 4th in Berlin
		p, err := r.Page(t.Context(), "/notebook?q=after:2025-11-05", api.Prefs{Zone: zone})
		if err != nil || len(p.Notebook.Marks) != want {
			t.Fatalf("in %q: %d marks, %v, want %d", zone, len(p.Notebook.Marks), err, want)
		}
		_, _, data, err := r.Export(t.Context(), "csv", p.Notebook.Query, zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(table(t, string(data))); got != want {
			t.Errorf("in %q: %d exported, want %d", zone, got, want)
		}
	}
}

// Foreign text stays text in every format.
func TestExportsOfHostileText(t *testing.T) {
	cells := []string{
		`=HYPERLINK("https://evil.example","click")`, `+cmd|' /C calc'!A0`, `-2+3+cmd|' /C calc'!A0`, `@SUM(1)`, "-2.1%", "+3,000", "plain, \"quoted\"",
	}
	marks := []string{"# no heading", "[no link](https://evil.example)", "<img src=x onerror=alert(1)>", "*no emphasis* `code`", "1. no list", "- no list", "| no | table |"}
	r := newRoom(t)
	all := append(append([]string{"Some words to begin with."}, cells...), marks...)
	res := r.add(t, api.AddRequest{Text: strings.Join(all, "\n\n"), Outlet: "=1+1"})
	rev, err := r.Revision(t.Context(), res.Article, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range rev.Text().Blocks() {
		id := annotations.ID(strings.Repeat("m", 16) + string(rune('a'+i)))
		_, err := r.PutMark(t.Context(), id, api.MarkRequest{Article: res.Article, Revision: 1, Spans: []article.Span{b}, Kind: annotations.Highlight})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range table(t, r.export(t, "csv", api.NotebookQuery{})) {
		for column, cell := range row {
			harmless := cell == "" || !strings.ContainsAny(cell[:1], "=+-@") || cell == "-2.1%" || cell == "+3,000"
			if !harmless {
				t.Errorf("column %s: a spreadsheet runs %q", column, cell)
			}
		}
		if p := row["passage"]; strings.HasPrefix(p, "'") && !strings.ContainsAny(p[1:2], "=+-@") {
			t.Errorf("%q has an apostrophe that it does not need", p)
		}
	}
	md := r.export(t, "md", api.NotebookQuery{})
	for _, bad := range []string{"> # no heading", "> [no link](", "> <img", "> *no", "> 1. no", "> - no", "> | no"} {
		if strings.Contains(md, bad) {
			t.Errorf("Markdown has %q", bad)
		}
	}
	for _, want := range []string{`> \# no heading`, `> \[no link\](https://evil.example)`, `> \<img src=x onerror=alert(1)\>`, `> 1\. no list`, `> \- no list`} {
		if !strings.Contains(md, want) {
			t.Errorf("Markdown does not have %q", want)
		}
	}
	got := selectors(t, r.export(t, "jsonld", api.NotebookQuery{}))
	for _, want := range all[1:] {
		if !slices.Contains(got, want) {
			t.Errorf("JSON-LD does not have %q", want)
		}
	}
}

func TestExportKeepsLines(t *testing.T) {
	r := newRoom(t)
	res := r.add(t, api.AddRequest{Text: wire})
	r.mark(t, res.Article, 1, "acts in response", api.MarkRequest{Note: "first line\nsecond line"})
	data := r.export(t, "csv", api.NotebookQuery{})
	if rows := table(t, data); rows[0]["note"] != "first line\nsecond line" {
		t.Errorf("the note is %q", rows[0]["note"])
	}
	if n := bytes.Count([]byte(data), []byte("\r\n")); n != 2 {
		t.Errorf("%d lines end as RFC 4180 has it, want 2", n)
	}
}
