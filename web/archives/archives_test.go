package archives_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/archives"
	"writethru/web/ingest/archive/archivetest"
)

// An address that no story has: its captures become revisions, the oldest first,
// and the page of today comes last.
func TestImportMakesRevisions(t *testing.T) {
	w := begin(t, &archivetest.Server{Junk: true, Captures: []archivetest.Capture{captured(6, 17), captured(4, 12), captured(8, 12), captured(10, 19)}})
	w.outlet[address] = text(20)
	path := "/earlier?url=" + address
	if p := w.page(path); p.Listing != nil || p.Article != nil || p.URL != address || p.Archive != "Test Archive" || len(w.server.Requests()) > 0 {
		t.Fatalf("before it was asked: %+v, %d requests", p, len(w.server.Requests()))
	}
	w.ask(api.ArchiveQuery{URL: address + "#top"})
	l := w.page(path).Listing
	if l == nil || l.Total != 4 || l.Different != 3 || l.Unread == 0 || !l.Asked.Equal(day(20)) {
		t.Fatalf("the list is %+v", l)
	}
	if r := l.Rows; !r[2].Same.Equal(day(4)) || !r[0].Same.IsZero() || r[0].Here || !r[0].Time.Equal(day(4)) || !strings.Contains(r[0].Memento, "/web/20251104090000/") {
		t.Errorf("its rows are %+v", r)
	}
	i := w.imported(api.ArchiveChoice{URL: address, All: true}, path)
	if i.Done != 3 || i.All != 3 || i.Problem != "" || i.Article == "" || len(i.Results) != 4 {
		t.Fatalf("the import: %+v", i)
	}
	want := []string{"4 Nov Ferry hits pier, 12 dead", "6 Nov Ferry hits pier, 17 dead", "10 Nov Ferry hits pier, 19 dead", "20 Nov Ferry hits pier, 20 dead"}
	if diff := cmp.Diff(want, w.heads(i.Article)); diff != "" {
		t.Errorf("revisions (-want +got):\n%s", diff)
	}
	p := w.page(path)
	if p.Article == nil || p.Article.URL != address || !p.Listing.Rows[0].Here || p.Listing.Rows[0].Number != 1 || p.Listing.Rows[2].Here {
		t.Errorf("afterwards: %+v", p)
	}
	c, err := w.store.CapturesOf(t.Context(), i.Article)
	if err != nil || len(c) != 4 {
		t.Fatalf("%d captures, %v", len(c), err)
	}
	named := map[string]string{}
	for _, h := range c[0].Header {
		named[h.Name] = h.Value
	}
	if named[api.ArchiveNameField] != "Test Archive" || !strings.Contains(named[api.ArchiveAddressField], "20251104090000id_") ||
		named[api.ArchiveDigestField] != archivetest.Digest(text(12)) || named["Server"] != "post" || c[0].URL != address {
		t.Errorf("the first capture is %+v", c[0])
	}
	again := w.imported(api.ArchiveChoice{Article: i.Article, Mementos: []string{l.Rows[2].Memento}}, "/articles/"+string(i.Article)+"/earlier")
	if len(again.Results) != 1 || again.Results[0].New || again.Results[0].Revision != 1 {
		t.Errorf("the text of revision 1 again: %+v", again)
	}
}

// A story that is known: what is older becomes earlier texts, and the marks on its
// revisions are found in them.
func TestImportMakesEarlierTexts(t *testing.T) {
	w := begin(t, &archivetest.Server{Captures: []archivetest.Capture{captured(4, 12), captured(6, 17), captured(7, 20)}})
	w.outlet[address] = text(20)
	added, err := w.Add(t.Context(), api.AddRequest{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	id := added.Article
	r, err := w.store.Revision(t.Context(), id, 1)
	if err != nil {
		t.Fatal(err)
	}
	w.mark(r, "markonyears00001", "waited nine years")
	w.mark(r, "markontoll000002", "20 people died")
	path := "/articles/" + string(id) + "/earlier"
	w.ask(api.ArchiveQuery{Article: id})
	i := w.imported(api.ArchiveChoice{Article: id, All: true}, path)
	var earlier []string
	for _, one := range i.Results {
		earlier = append(earlier, one.Earlier)
	}
	if diff := cmp.Diff([]string{"e1", "e2", ""}, earlier); diff != "" {
		t.Fatalf("earlier texts (-want +got):\n%s\n%+v", diff, i)
	}
	if got := w.heads(id); len(got) != 1 {
		t.Errorf("the revisions are %q", got)
	}
	p := w.page(path)
	if len(p.Texts) != 2 || p.Texts[0].Headline != "Ferry hits pier, 12 dead" || p.Listing.Rows[1].Number != -2 || !p.Listing.Rows[2].Here {
		t.Errorf("the page lists %+v, %+v", p.Texts, p.Listing.Rows)
	}
	early, err := w.Desk.Page(t.Context(), "/articles/"+string(id)+"/revisions/e1", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	a := early.Article
	if a.Revision.Number != -1 || a.Archived.Name != "Test Archive" || !strings.Contains(a.Archived.URL, "20251104090000id_") || len(a.Heads) != 3 || a.Heads[0].Number != -1 {
		t.Errorf("the earlier text: %+v", a)
	}
	if fates := fatesOf(a.Marks); fates["markonyears00001"] != annotations.Kept || fates["markontoll000002"] != annotations.Reworded {
		t.Errorf("the marks in it: %v", fates)
	}
	for _, pair := range []string{"e1/1", "1/e1"} {
		c, err := w.Desk.Page(t.Context(), "/articles/"+string(id)+"/compare/"+pair, api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		if c.Compare.Old.Number != -1 || c.Compare.New.Number != 1 || len(c.Compare.Marks) != 2 || c.Compare.Marks[0].Old == nil || !strings.Contains(c.Compare.Summary, "12 → 20") {
			t.Errorf("%s: %d and %d, %q, marks %+v", pair, c.Compare.Old.Number, c.Compare.New.Number, c.Compare.Summary, c.Compare.Marks)
		}
	}
	between, err := w.Desk.Page(t.Context(), "/articles/"+string(id)+"/compare/e1/e2", api.Prefs{})
	if err != nil || len(between.Compare.Marks) != 2 {
		t.Errorf("two earlier texts: %+v, %v", between.Compare, err)
	}
	_, err = w.PutMark(t.Context(), "markonearly00003", api.MarkRequest{Article: id, Revision: -1, Kind: annotations.Highlight, Spans: []article.Span{{Start: 0, End: 5}}})
	if annotations.CodeOf(err) != annotations.NotFound {
		t.Errorf("a mark on an earlier text: %v", err)
	}
	if err := w.archive.Import(t.Context(), api.ArchiveChoice{Article: id, All: true}); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("all of it again: %v", err)
	}
}

// mark makes a mark on the first place of words in a revision.
func (w *world) mark(r article.Revision, id annotations.ID, words string) {
	w.t.Helper()
	before, _, found := strings.Cut(r.Text().String(), words)
	if !found {
		w.t.Fatalf("the text has no %q", words)
	}
	at := len([]rune(before))
	_, err := w.PutMark(w.t.Context(), id, api.MarkRequest{Article: r.Article, Revision: r.Number, Kind: annotations.Quote,
		Spans: []article.Span{{Start: at, End: at + len([]rune(words))}}})
	if err != nil {
		w.t.Fatal(err)
	}
}

func fatesOf(marks []api.Mark) map[annotations.ID]annotations.Fate {
	out := map[annotations.ID]annotations.Fate{}
	for _, m := range marks {
		out[m.ID] = m.Here.Fate
	}
	return out
}

// What the archive cannot give is told, and the rest is imported.
func TestImportTellsWhatIsWrong(t *testing.T) {
	server := &archivetest.Server{Captures: []archivetest.Capture{captured(2, 9), captured(4, 12), captured(6, 17), captured(8, 18)}}
	server.Captures[2].LostGzip = true
	w := begin(t, server)
	w.ask(api.ArchiveQuery{URL: address})
	server.Captures[0].Status = 404                        // an archived error
	server.Captures = slices.Delete(server.Captures, 3, 4) // the archive sends us to another capture: a 302 without Memento-Datetime
	i := w.imported(api.ArchiveChoice{URL: address, All: true}, "/earlier?url="+address)
	var got []string
	for _, one := range i.Results {
		got = append(got, one.Problem)
	}
	want := []string{
		"What the archive captured here is an error page.", "", "",
		"The archive has only a capture from another time in place of this one, so it was not taken.",
		"There is no page at this address (any more).",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"4 Nov Ferry hits pier, 12 dead", "6 Nov Ferry hits pier, 17 dead"}, w.heads(i.Article)); diff != "" {
		t.Errorf("revisions (-want +got):\n%s", diff)
	}
}

// An archive that wants no requests is left alone until it does, and not for ever.
func TestImportWaits(t *testing.T) {
	server := &archivetest.Server{Captures: []archivetest.Capture{captured(4, 12), captured(6, 17), captured(8, 19)}, Limit: 2, RetryAfter: "90"}
	w := begin(t, server)
	w.ask(api.ArchiveQuery{URL: address})
	i := w.imported(api.ArchiveChoice{URL: address, All: true}, "/earlier?url="+address)
	if i.Done != 1 || i.All != 3 || !strings.Contains(i.Problem, "too many requests") {
		t.Errorf("the import: %+v", i)
	}
	if diff := cmp.Diff([]time.Duration{90 * time.Second, 90 * time.Second, 90 * time.Second}, w.slept); diff != "" {
		t.Errorf("waits (-want +got):\n%s", diff)
	}
	if n := len(server.Requests()); n != 6 { // the list, a capture, and one more after each wait
		t.Errorf("%d requests, want 6", n)
	}
	server.Limit = 0
	if _, err := w.store.Article(t.Context(), i.Article); err != nil {
		t.Fatal(err)
	}
	w.sleep(t.Context(), time.Hour)
	rest := w.imported(api.ArchiveChoice{URL: address, Rest: true}, "/earlier?url="+address)
	if rest.Done != 2 || rest.All != 2 || rest.Problem != "" {
		t.Errorf("the rest: %+v", rest)
	}
}

func TestAskIsRefused(t *testing.T) {
	server := &archivetest.Server{Captures: []archivetest.Capture{captured(4, 12)}, Blocked: []string{"shut.example"}}
	w := begin(t, server)
	for q, want := range map[api.ArchiveQuery]annotations.Code{
		{URL: "https://shut.example/"}:        annotations.Unauthorized,
		{URL: "https://post.example/nothing"}: annotations.NotFound,
		{URL: "mailto:desk@post.example"}:     annotations.Invalid,
		{URL: "data:text/html,hi"}:            annotations.Invalid,
		{Article: "none"}:                     annotations.NotFound,
		{}:                                    annotations.Invalid,
	} {
		if err := w.archive.Ask(t.Context(), q); annotations.CodeOf(err) != want {
			t.Errorf("Ask(%+v) = %v, want %s", q, err, want)
		}
	}
	none := api.ArchiveChoice{URL: address, All: true}
	if err := w.archive.Import(t.Context(), none); annotations.CodeOf(err) != annotations.Conflict {
		t.Errorf("an import without a list: %v", err)
	}
	w.ask(api.ArchiveQuery{URL: address})
	foreign := api.ArchiveChoice{URL: address, Mementos: []string{"http://127.0.0.1:1/web/20251104090000/" + address}}
	if err := w.archive.Import(t.Context(), foreign); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("a capture that the archive did not list: %v", err)
	}
}

// A long list has pages.
func TestListHasPages(t *testing.T) {
	server := &archivetest.Server{}
	for n := range 120 {
		server.Captures = append(server.Captures, archivetest.Capture{URL: address, Time: day(1).Add(time.Duration(n) * time.Minute), Body: text(n)})
	}
	w := begin(t, server)
	w.ask(api.ArchiveQuery{URL: address})
	l := w.page("/earlier?url=" + address + "&page=3").Listing
	if l.Total != 120 || l.Page != 3 || len(l.Rows) != 20 || !l.Rows[0].Time.Equal(day(1).Add(100*time.Minute)) {
		t.Errorf("page 3: %d rows of %d, from %v", len(l.Rows), l.Total, l.Rows[0].Time)
	}
	if l := w.page("/earlier?url=" + address + "&page=9").Listing; len(l.Rows) != 0 {
		t.Errorf("a page that there is not has %d rows", len(l.Rows))
	}
	for _, n := range []string{"9223372036854775807", "-9223372036854775808", "e2", "x"} {
		if l := w.page("/earlier?url=" + address + "&page=" + n).Listing; l.Page != 1 {
			t.Errorf("page %s is page %d, want the first", n, l.Page)
		}
	}
}

func TestAt(t *testing.T) {
	for in, want := range map[string]string{
		"https://web.archive.org/web/":  "Wayback Machine",
		"https://web.archive.org/web":   "Wayback Machine",
		"http://pywb.example:8080/coll": "archive at pywb.example",
		"":                              "", "pywb.example": "", "ftp://pywb.example/": "", "https://pywb.example/?url=": "",
	} {
		a, err := archives.At(in)
		if a.Name != want || (err == nil) != (want != "") {
			t.Errorf("At(%q) = %q, %v, want %q", in, a.Name, err, want)
		}
	}
	a, err := archives.At("http://pywb.example:8080/coll")
	if err != nil || a.TimeMap != "http://pywb.example:8080/coll/timemap/link/" || a.Memento != "http://pywb.example:8080/coll/" || a.ListGap == 0 {
		t.Errorf("%+v, %v", a, err)
	}
}
