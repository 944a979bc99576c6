package desk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
)

func TestPageOfAnArticle(t *testing.T) {
	r := withSample(t)
	page := r.article(t, "/articles/karrowferry")
	if !page.Latest || page.Revision.Number != 4 || page.LastRead != 3 || page.Changes < 8 || len(page.Heads) != 4 || page.Heads[3].Read {
		t.Errorf("latest %v, r%d, last read %d, %d changes, %d heads", page.Latest, page.Revision.Number, page.LastRead, page.Changes, len(page.Heads))
	}
	again := r.article(t, "/articles/karrowferry")
	if !again.Heads[3].Read || again.LastRead != 3 {
		t.Errorf("opened again: read %v, last read %d; want true, 3", again.Heads[3].Read, again.LastRead)
	}
	placed := -1
	for i, m := range page.Marks {
		stands := len(m.Here.Spans) > 0 && m.Here.Fate != annotations.Unsure
		if stands && placed < i-1 {
			t.Errorf("%s stands in the text, and follows marks that do not", m.ID)
		}
		if stands {
			placed = i
			if i > 0 && m.Here.Spans[0].Start < page.Marks[i-1].Here.Spans[0].Start {
				t.Errorf("%s comes after a mark that stands behind it", m.ID)
			}
		}
	}
	m := page.Marks[0]
	if m.ID != "samplekarrow14missing" || m.Par != 1 || m.WasPar != 1 || len(m.Trail) != 4 {
		t.Errorf("the first mark is %s, par. %d, was %d, %d steps", m.ID, m.Par, m.WasPar, len(m.Trail))
	}
	want := []string{"", "", "At least 17 people died and four were missing", "At least 17 people died and four were missing"}
	for i, s := range m.Trail[1:] {
		if s.Text != want[i+1] {
			t.Errorf("in r%d its words are %q, want %q", s.Revision, s.Text, want[i+1])
		}
	}
	if len(page.Tags) == 0 || page.Tags[0] != "inquiry" || len(page.Speakers) == 0 {
		t.Errorf("to complete: %v, %v", page.Tags, page.Speakers)
	}
}

func TestPageTitles(t *testing.T) {
	r := withSample(t)
	for path, want := range map[string]string{
		"/":                                        "Library",
		"/?show=changed&q=&page=1":                 "Library",
		"/notebook?fate=reworded":                  "Notebook",
		"/settings":                                "Settings",
		"/articles/bell":                           "Town gets its bell back after 92 years",
		"/articles/bell/revisions/1":               "Town gets its bell back after 92 years",
		"/articles/karrowferry/revisions/1":        "Ferry hits bridge pier in Halvoria, deaths reported, revision 1 of 4",
		"/articles/karrowferry/compare/1/2":        "Compare r1 and r2, At least 12 dead as ferry hits bridge pier in Halvoria fog",
		"/articles/herringcatch/compare/1/2?view=": "Compare r1 and r2, Herring catch falls for third year; quota stays",
	} {
		p, err := r.Page(t.Context(), path, api.Prefs{})
		if err != nil || p.Title != want || p.Path != path || !p.Now.Equal(r.now) {
			t.Errorf("%s: title %q, path %q, %v; want %q", path, p.Title, p.Path, err, want)
		}
	}
}

func TestPageRefuses(t *testing.T) {
	r := withSample(t)
	for path, want := range map[string]annotations.Code{
		"":                                    annotations.Invalid,
		"https://elsewhere.example/":          annotations.Invalid,
		"//elsewhere.example/":                annotations.Invalid,
		"/nothing":                            annotations.NotFound,
		"/articles":                           annotations.NotFound,
		"/articles/":                          annotations.NotFound,
		"/articles/bell/":                     annotations.NotFound,
		"/articles/none":                      annotations.NotFound,
		"/articles/bell/revisions/2":          annotations.NotFound,
		"/articles/bell/revisions/0":          annotations.NotFound,
		"/articles/bell/revisions/01":         annotations.NotFound,
		"/articles/bell/revisions/one":        annotations.NotFound,
		"/articles/bell/compare/1/2":          annotations.NotFound,
		"/articles/karrowferry/compare/1/9":   annotations.NotFound,
		"/articles/karrowferry/compare/2/2":   annotations.Invalid,
		"/articles/karrowferry/compare/3/2":   annotations.Invalid,
		"/articles/karrowferry/compare/a/2":   annotations.NotFound,
		"/articles/karrowferry/compare/1/2/3": annotations.NotFound,
	} {
		p, err := r.Page(t.Context(), path, api.Prefs{Theme: "dark"})
		wantCode(t, err, want)
		if p.Kind != api.ErrorKind || p.Error == nil || p.Error.Code != want || p.Error.Message == "" || p.Title == "" || p.Path != path || p.Prefs.Theme != "dark" {
			t.Errorf("%s: the page is %+v", path, p)
		}
	}
}

func TestPageTellsTimesOfTheReader(t *testing.T) {
	r := withSample(t)
	for zone, want := range map[string]string{"": "+01:00", "Asia/Tokyo": "+09:00", "No/Where": "+01:00", "../etc": "+01:00", "Local": "+01:00"} {
		p, err := r.Page(t.Context(), "/articles/karrowferry", api.Prefs{Zone: zone})
		if err != nil {
			t.Fatal(err)
		}
		a := p.Article
		for _, at := range []time.Time{p.Now, a.Article.Added, a.Revision.Captured, a.Revision.Modified, a.Heads[0].Time, a.Heads[0].Captured, a.Marks[0].Made} {
			if got := at.Format("-07:00"); got != want {
				t.Errorf("zone %q: %v, want %s", zone, at, want)
			}
		}
	}
}

func TestPageOfAComparison(t *testing.T) {
	r := withSample(t)
	p, err := r.Page(t.Context(), "/articles/karrowferry/compare/2/3?view=split", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	c := p.Compare
	if c.View != "split" || c.Old.Number != 2 || c.New.Number != 3 || len(c.Diff.Rows) == 0 || len(c.Heads) != 4 {
		t.Errorf("view %q, r%d and r%d, %d rows", c.View, c.Old.Number, c.New.Number, len(c.Diff.Rows))
	}
	for _, want := range []string{"345 to 646 words", "12 → 17", "Of your 4 quotes, 1 was reworded, 1 moved and 1 removed", "1 is unsure", "."} {
		if !strings.Contains(c.Summary, want) {
			t.Errorf("the summary %q does not say %q", c.Summary, want)
		}
	}
	for _, m := range c.Marks {
		if m.Old == nil || m.Old.Revision != 2 || m.Here.Revision != 3 {
			t.Errorf("%s: old %+v, here %+v", m.ID, m.Old, m.Here)
		}
	}
}

// What became of a mark is told between the two sides, whatever became of it
// since it was made.
func TestComparisonTellsFatesBetweenItsSides(t *testing.T) {
	r := withSample(t)
	p, err := r.Page(t.Context(), "/articles/karrowferry/compare/3/4", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	got := fates(p.Compare.Marks)
	for id, want := range map[annotations.ID]annotations.Fate{
		"samplekarrow07inquiry": annotations.Kept, "samplekarrow15worst": annotations.Kept, "samplekarrow10union": annotations.Reworded,
		"samplekarrow01fog": annotations.Kept,
	} {
		if got[id] != want {
			t.Errorf("%s is %q, want %q", id, got[id], want)
		}
	}
	if _, ok := got["samplekarrow08captain"]; ok {
		t.Error("a quote that stands on neither side is shown")
	}
	if !strings.HasSuffix(p.Compare.Summary, "Of your 5 quotes, 1 was reworded; of your 2 notes, 1 was reworded.") {
		t.Errorf("the summary is %q", p.Compare.Summary)
	}
}

func TestPageOfTheNotebook(t *testing.T) {
	r := withSample(t)
	all, err := r.Page(t.Context(), "/notebook", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	n := all.Notebook
	if n.Total != len(n.Marks) || n.Total == 0 || len(n.Kinds) == 0 || len(n.Fates) != 5 || len(n.Speakers) == 0 || len(n.Outlets) != 4 {
		t.Errorf("%d marks of %d, fates %v, outlets %v", len(n.Marks), n.Total, n.Fates, n.Outlets)
	}
	for _, m := range n.Marks {
		if m.Headline == "" || m.Outlet == "" || m.URL == "" || m.Latest == 0 || len(m.Trail) != m.Latest {
			t.Errorf("%s lacks something: %+v", m.ID, m)
		}
		if (m.Now == "") != (len(m.Here.Spans) == 0) {
			t.Errorf("%s: now %q, placed %v", m.ID, m.Now, m.Here.Spans)
		}
	}
	some, err := r.Page(t.Context(), "/notebook?kind=claim&fate=reworded&tag=toll&speaker=Ellery+Line&by=speaker", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	if n := some.Notebook; n.Total != 1 || n.Marks[0].ID != "samplekarrow02aboard" || n.Query.By != "speaker" || n.Query.Words != `tag:toll kind:claim speaker:"Ellery Line" fate:reworded` {
		t.Errorf("filtered: %+v", n)
	}
	m := some.Notebook.Marks[0]
	if m.Before != "The ferry, the Grey Heron, " || m.After != ", according to its operator, the Ellery Line. Boats were" || m.Now != "was carrying 64 passengers" {
		t.Errorf("around it: %q, %q; now %q", m.Before, m.After, m.Now)
	}
}

func TestLibraryQuery(t *testing.T) {
	r := withSample(t)
	for path, want := range map[string]api.LibraryQuery{
		"/?show=changed&outlet=Plover+Wire&tag=toll&q=%20ferry%20&page=1": {Show: "changed", Words: `ferry outlet:"Plover Wire" tag:toll`},
		"/?show=everything&page=-3":                                       {},
		"/?page=2":                                                        {},
		"/?q=tag:toll+%E2%80%9Cthe+pier%E2%80%9D&tag=toll":                {Words: `tag:toll "the pier"`},
	} {
		p, err := r.Page(t.Context(), path, api.Prefs{})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if diff := cmp.Diff(want, p.Library.Query); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	p, err := r.Page(t.Context(), "/?q=herring", api.Prefs{})
	if err != nil || p.Library.Total != 1 || p.Library.Rows[0].ID != "herringcatch" || p.Library.All != 7 {
		t.Errorf("search: %+v, %v", p.Library, err)
	}
}

func BenchmarkArticlePage(b *testing.B) {
	r := withSample(b)
	for b.Loop() {
		if _, err := r.Page(b.Context(), "/articles/karrowferry", api.Prefs{Zone: "Europe/Berlin"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkComparePage(b *testing.B) {
	r := withSample(b)
	for b.Loop() {
		if _, err := r.Page(b.Context(), "/articles/karrowferry/compare/2/3", api.Prefs{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNotebookPage(b *testing.B) {
	r := withSample(b)
	for b.Loop() {
		if _, err := r.Page(b.Context(), "/notebook", api.Prefs{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLibraryPage(b *testing.B) {
	r := withSample(b)
	for b.Loop() {
		if _, err := r.Page(b.Context(), "/", api.Prefs{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadSample(b *testing.B) {
	for b.Loop() {
		withSample(b)
	}
}

// A summary that ends with an abbreviation has one full stop.
func TestComparisonEndsOnce(t *testing.T) {
	r := newRoom(t)
	a := r.add(t, api.AddRequest{URL: "https://plover.example/train", Text: "Trains\n\nThe train for the coast left Teskel at 5:40 a.m. with 64 people."})
	r.add(t, api.AddRequest{URL: "https://plover.example/train", Text: "Trains\n\nThe train for the coast left Teskel at 5:52 a.m. with 64 people."})
	p, err := r.Page(t.Context(), "/articles/"+string(a.Article)+"/compare/1/2", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "1 paragraph edited; 5:40 a.m. → 5:52 a.m."; p.Compare.Summary != want {
		t.Errorf("summary %q, want %q", p.Compare.Summary, want)
	}
}
