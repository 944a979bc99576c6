package w3c_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/article"
	"writethru/annotations/w3c"
)

var update = flag.Bool("update", false, "write the golden files")

var at = time.Date(2025, 11, 4, 18, 5, 0, 0, time.FixedZone("", 3600))

const story = "Ferry hits pier 🛳️\n\n“We saw nothing,” Captain Rhea Östlund said. “Nothing <at> all,” she said.\n\nAt least 17 people died & four were missing."

// mark returns an item on the places of words in story.
func mark(id annotations.ID, kind annotations.Kind, words ...string) w3c.Item {
	text := article.NewText(story)
	var spans []article.Span
	for _, w := range words {
		before, _, found := strings.Cut(story, w)
		if !found {
			panic(w)
		}
		start := len([]rune(before))
		spans = append(spans, article.Span{Start: start, End: start + len([]rune(w))})
	}
	return w3c.Item{
		Annotation: annotations.Annotation{ID: id, Article: "ferry", Revision: 3, Spans: spans, Exact: strings.Join(words, "\n"), Kind: kind, Made: at, Changed: at},
		Source:     "https://plover.example/ferry", Version: "http://127.0.0.1:8484/articles/ferry/revisions/3",
		Time: at.Add(-time.Hour), Headline: "Ferry hits pier 🛳️", Outlet: "Plover Wire", Lang: "en-GB", Dir: article.LTR,
		Selectors: w3c.Selectors(text, spans),
	}
}

// notebook is a collection with everything in it.
func notebook() w3c.Collection {
	quote := mark("quote000000000000", annotations.Quote, "“We saw nothing,”", "“Nothing <at> all,”")
	quote.Quote = &annotations.QuoteOf{Speaker: "Rhea Östlund", Role: "captain", Verb: "said", To: "reporters", Speech: annotations.Direct}
	quote.Tags, quote.Note = []string{"inquiry", "الحصيلة"}, "Said twice.\nSame words at \"Quayside\"?"
	quote.Changed = at.Add(time.Minute + 5*time.Nanosecond)
	claim := mark("claim000000000000", annotations.Claim, "At least 17 people died & four were missing.")
	claim.Claim = &annotations.ClaimOf{Claimant: "officials", Wording: "17 dead, 4 missing", Status: annotations.PartlyTrue}
	claim.Sample = true
	note := mark("note0000000000000", annotations.Note, "17")
	note.Note = "Was 12 in revision 2."
	pasted := mark("pasted00000000000", annotations.Highlight, "Ferry hits pier 🛳️")
	pasted.Source, pasted.Outlet, pasted.Lang, pasted.Dir, pasted.Headline = "", "", "", "", ""
	return w3c.Collection{ID: "http://127.0.0.1:8484/notebook", Label: "Notebook", Items: []w3c.Item{quote, claim, note, pasted}}
}

func export(t testing.TB, c w3c.Collection) string {
	t.Helper()
	var b bytes.Buffer
	if err := w3c.Export(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, s string) w3c.ImportResult {
	t.Helper()
	got, err := w3c.Import(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestExport(t *testing.T) {
	got := export(t, notebook())
	const golden = "testdata/notebook.jsonld"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("Export (-want +got):\n%s", diff)
	}
}

// checkExport exports c, sees that the model has nothing against it, and that
// what is read of it gives the same bytes again.
func checkExport(t testing.TB, c w3c.Collection) w3c.Collection {
	t.Helper()
	first := export(t, c)
	problems, err := w3c.Check(strings.NewReader(first))
	if err != nil || len(problems) > 0 {
		t.Errorf("Check of what was exported: %v, %+v\n%s", err, problems, first)
	}
	if len(c.Items) == 0 {
		return c
	}
	got := read(t, first)
	if len(got.Problems) > 0 || len(got.Collection.Items) != len(c.Items) {
		t.Errorf("%d of %d items read, %+v", len(got.Collection.Items), len(c.Items), got.Problems)
	}
	if diff := cmp.Diff(first, export(t, got.Collection)); diff != "" {
		t.Errorf("exported again (-first +second):\n%s", diff)
	}
	return got.Collection
}

func TestRoundTrip(t *testing.T) {
	c := notebook()
	got := checkExport(t, c)
	sameInstant := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
	if diff := cmp.Diff(c, got, cmpopts.EquateEmpty(), sameInstant); diff != "" {
		t.Errorf("Import(Export(c)) (-want +got):\n%s", diff)
	}
	checkExport(t, w3c.Collection{})
	checkExport(t, w3c.Collection{ID: "http://e.example/#here", Items: c.Items[:1]})
}

// TestRoundTripAny exports collections made by chance.
func TestRoundTripAny(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		var c w3c.Collection
		for n := range r.IntN(4) {
			c.Items = append(c.Items, anyItem(r, n))
		}
		checkExport(t, c)
		if t.Failed() {
			return
		}
	}
}

func anyItem(r *rand.Rand, n int) w3c.Item {
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	any := func() string {
		return pick("", "", "a", "Östlund", "\"<&>\\", "two\nlines\r\n", "\u2028", "🛳️", "\xff", " ", "tagging")
	}
	when := func() time.Time {
		return []time.Time{{}, at, at.Add(time.Duration(r.Int64N(1e18))), at.UTC(), time.Unix(-1e11, 0)}[r.IntN(5)]
	}
	i := w3c.Item{
		Annotation: annotations.Annotation{
			ID: annotations.ID(fmt.Sprintf("%dabc", n)), Article: article.ID(pick("", "ferry")), Revision: r.IntN(3),
			Kind: annotations.Kind(pick("highlight", "quote", "claim", "note")), Note: any(), Made: when(), Changed: when(), Sample: r.IntN(2) == 0,
		},
		Source: pick("", "https://e.example/ä?b=1&c=<"[:25]), Version: "http://127.0.0.1:8484/r/" + pick("1", "2"), Time: when(),
		Headline: any(), Outlet: any(), Lang: any(), Dir: article.Direction(pick("", "ltr", "rtl", "odd")), Via: pick("", "urn:x:y"),
	}
	for range r.IntN(3) {
		i.Tags = append(i.Tags, any())
	}
	if r.IntN(2) == 0 {
		i.Quote = &annotations.QuoteOf{Speaker: any(), Role: any(), Verb: any(), To: any(), Speech: annotations.Speech(any())}
		i.Claim = &annotations.ClaimOf{Claimant: any(), Wording: any(), Status: annotations.ClaimStatus(any())}
	}
	for range 1 + r.IntN(3) {
		i.Selectors = append(i.Selectors, anchor.Selector{Exact: "x" + any(), Prefix: any(), Suffix: any(), Start: r.IntN(3), End: r.IntN(5)})
	}
	return i
}

func TestExportRefuses(t *testing.T) {
	for name, spoil := range map[string]func(c *w3c.Collection){
		"an ID that no mark has":       func(c *w3c.Collection) { c.Items[0].ID = "A mark!" },
		"the same ID twice":            func(c *w3c.Collection) { c.Items[1].ID = c.Items[0].ID },
		"no address":                   func(c *w3c.Collection) { c.Items[0].Source, c.Items[0].Version = "", "" },
		"an address that is no IRI":    func(c *w3c.Collection) { c.Items[0].Source = "/articles/1" },
		"no passage":                   func(c *w3c.Collection) { c.Items[0].Selectors = nil },
		"a collection that has no IRI": func(c *w3c.Collection) { c.ID = "notebook" },
	} {
		c := notebook()
		spoil(&c)
		var b bytes.Buffer
		if err := w3c.Export(&b, c); annotations.CodeOf(err) != annotations.Invalid || b.Len() > 0 {
			t.Errorf("%s: Export = %v, and wrote %d bytes", name, err, b.Len())
		}
	}
}
