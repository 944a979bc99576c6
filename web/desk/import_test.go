package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// imports takes a file in, and fails the test when it cannot.
func (r *room) imports(t *testing.T, file string) api.ImportResult {
	t.Helper()
	res, err := r.Import(t.Context(), strings.NewReader(file))
	if err != nil {
		t.Fatalf("Import: %v", err)
	}
	return res
}

// TestImportOfAnExport: what one library exports is taken in by another that has
// the stories, with all that was said of the marks, and once only.
func TestImportOfAnExport(t *testing.T) {
	from, to := withSample(t), withSample(t)
	const id = "importedmark0001"
	span := from.span(t, "karrowferry", 2, "Fishing crews reached the ferry first")
	_, err := from.PutMark(t.Context(), id, api.MarkRequest{
		Article: "karrowferry", Revision: 2, Spans: []article.Span{span}, Kind: annotations.Quote, Tags: []string{"rescue"},
		Note: "who else?", Quote: &annotations.QuoteOf{Speaker: "Nobody", Speech: annotations.Indirect},
	})
	if err != nil {
		t.Fatal(err)
	}
	file := from.export(t, "jsonld", api.NotebookQuery{})
	first := to.imports(t, file)
	if first.Added != 1 || first.Known != 23 || len(first.Problems) != 0 {
		t.Errorf("first import: %+v, want 1 added, 23 known", first)
	}
	if again := to.imports(t, file); again.Added != 0 || again.Known != 24 {
		t.Errorf("second import: %+v, want nothing new", again)
	}
	want, _, err := from.store.Mark(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := to.store.Mark(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the mark (-there +here):\n%s", d)
	}
}

// TestImportOfOthers: annotations by others find their place by their words, and
// each that cannot be taken is told.
func TestImportOfOthers(t *testing.T) {
	r := withSample(t)
	target := func(source, exact string) string {
		return `{"type":"Annotation","id":"https://notes.example/` + exact[:4] + `","body":{"type":"TextualBody","value":"hm","purpose":"commenting"},
		"target":{"source":"` + source + `","selector":{"type":"TextQuoteSelector","exact":"` + exact + `"}}}`
	}
	const ferry = "https://plover.example/world/karrow-ferry"
	file := `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"https://notes.example/page","type":"AnnotationPage","items":[` + strings.Join([]string{
		target(ferry, "Nobody came."),
		target(ferry, "words that were never in it at all, not one of them"),
		target("https://elsewhere.example/story", "some words of another story"),
		`{"type":"Annotation","id":"https://notes.example/bad"}`,
	}, ",") + `]}`
	res := r.imports(t, file)
	if res.Added != 1 || len(res.Problems) != 3 {
		t.Fatalf("import: %+v, want 1 added and 3 problems", res)
	}
	all := ""
	for _, p := range res.Problems {
		all += p.Place + " " + p.Reason + "\n"
	}
	for _, want := range []string{"never in it", "not found in any revision", "not in the library", "items[3]"} {
		if !strings.Contains(all, want) {
			t.Errorf("the problems do not speak of %q:\n%s", want, all)
		}
	}
	if _, err := r.Import(t.Context(), strings.NewReader("no annotations")); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("a file of another kind: %v, want Invalid", err)
	}
}
