package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/sqlite"
)

// texts are the revisions and earlier texts of every article, by its address or
// else its ID, and the captures of each.
type texts struct {
	Heads    []annotations.RevisionHead
	Captures []string
}

// textsIn returns what is in a library, which nobody else uses.
func textsIn(t *testing.T, db string) map[string]texts {
	t.Helper()
	s, err := sqlite.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ids, err := s.ArticleIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]texts{}
	for _, id := range ids {
		a, err := s.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		heads, err := s.Revisions(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		captures, err := s.CapturesOf(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		one := texts{Heads: heads}
		for _, c := range captures {
			one.Captures = append(one.Captures, fmt.Sprint(c.Revision, " ", c.SHA256, " ", c.Time.UTC(), " ", c.URL, " ", c.ContentType))
		}
		out[a.URL+" "+a.Outlet+" "+string(id)] = one
	}
	return out
}

// rich makes a library with stories that came in every way.
func rich(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "library.db")
	dir := t.TempDir()
	file := func(name, body string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, a := range [][]string{
		{file("a1.html", pier(12)), "--url", "https://post.example/ferry", "--outlet", "Östlund Post", "--captured", "2025-10-04T09:00:00Z"},
		{file("a2.html", pier(17)), "--url", "https://post.example/ferry", "--captured", "2025-10-06T09:00:00+02:00"},
		{file("a3.html", pier(12)), "--url", "https://post.example/ferry", "--captured", "2025-10-08T09:00:00Z"},
		{file("b.txt", first), "--captured", "2025-10-05T10:00:00Z", "--published", "2025-10-05"},
		{file("c.txt", second), "--outlet", "Plover", "--captured", "2025-10-05T11:00:00Z"},
		{file("d.json", `{"uri":"plv:1","version":"1","versioncreated":"2025-10-05T08:00:00Z","pubstatus":"usable","headline":"Herring catch falls","body_text":"KARROW (Plover) - The herring catch fell for the third year.\n\nThe quota stays, the harbour office said.","byline":"Ana Velk"}`)},
		{file("e.json", `{"uri":"plv:1","version":"2","versioncreated":"2025-10-05T09:00:00Z","pubstatus":"usable","headline":"Herring catch falls","body_text":"KARROW (Plover) - The herring catch fell for the fourth year.\n\nThe quota stays, the harbour office said.","byline":"Ana Velk"}`)},
	} {
		added(t, "", append(a, "--db", db)...)
	}
	return db
}

// What is exported and imported again makes the same revisions, from captures with
// the same hashes.
func TestCapturesGoRound(t *testing.T) {
	from, to := rich(t), filepath.Join(t.TempDir(), "other.db")
	file := filepath.Join(t.TempDir(), "all.warc.gz")
	out, errs, code := command(t, "", "export", "--db", from, "--warc", file)
	if code != 0 || errs != "" || !strings.Contains(out, "7 captures of 4 articles") {
		t.Fatalf("export: %d, %s%s", code, out, errs)
	}
	if _, errs, code := command(t, "", "export", "--db", from, "--warc", file); code != 1 || !strings.Contains(errs, "left as it is") {
		t.Errorf("export over a file: %d, %s", code, errs)
	}
	lines, _ := jsonLines[taken](t, 0, "import", "--db", to, file)
	last := lines[len(lines)-1]
	if len(lines) != 8 || last.Totals == nil || *last.Totals != (tally{Captures: 7, Stories: 4, Revisions: 2, Known: 1}) {
		t.Fatalf("import: %d lines, %+v", len(lines), last.Totals)
	}
	want, got := textsIn(t, from), textsIn(t, to)
	if diff := cmp.Diff(want, got, cmpopts.EquateApproxTime(0), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(annotations.RevisionHead{}, "Read")); diff != "" {
		t.Errorf("the texts (-want +got):\n%s", diff)
	}
	again, _ := jsonLines[taken](t, 0, "import", "--db", to, file)
	if n := again[len(again)-1].Totals; n.Stories+n.Revisions+n.Earlier != 0 || n.Problems != 0 {
		t.Errorf("imported again: %+v", n)
	}
	// Also from the standard input, and of one article only.
	data, errs, code := command(t, "", "export", "--db", from, "--warc", "-", "--article", string(idOf(want, "https://post.example/ferry")))
	if code != 0 || errs != "" {
		t.Fatalf("export of one: %d, %s", code, errs)
	}
	if out, errs, code := command(t, data, "import", "--db", filepath.Join(t.TempDir(), "third.db"), "-"); code != 0 || !strings.Contains(out, "3 captures, of which 1 made stories, 1 revisions") {
		t.Errorf("import of one: %d, %s%s", code, out, errs)
	}
}

func idOf(all map[string]texts, url string) article.ID {
	for name := range all {
		if f := strings.Fields(name); f[0] == url {
			return article.ID(f[len(f)-1])
		}
	}
	return ""
}

// A file in any order is filed in that of time.
func TestCapturesInAnyOrder(t *testing.T) {
	record := func(day int, body string) string {
		http := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
		return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/ferry\r\nWARC-Date: 2025-10-%02dT09:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", day, day, len(http), http)
	}
	file := record(8, pier(19)) + record(4, pier(12)) + "junk\r\n\r\n" + record(6, pier(17)) + record(7, "<p>")
	out, errs, code := command(t, file, "import", "--db", filepath.Join(t.TempDir(), "library.db"), "--outlet", "The Post", "-")
	for _, want := range []string{"2025-10-04", "new story", "new revision 2", "new revision 3", "4 captures, of which 1 made stories, 2 revisions and 0 earlier texts; 0 had texts that are known, 1 could not be taken. 1 records could not be read."} {
		if !strings.Contains(out, want) {
			t.Errorf("import says %s, without %q", out, want)
		}
	}
	if code != 1 || errs != "1 could not be taken.\n" {
		t.Errorf("code %d, %q", code, errs)
	}
}

// Files are known by what is in them.
func TestImportKnowsFiles(t *testing.T) {
	for body, want := range map[string]string{
		"WARC/1.0\r\n": "captures", packed("WARC/1.1\r\nWARC-Type: warcinfo"): "captures", packed("<p>text"): "",
		"SQLite format 3\x00": "library", " \xef\xbb\xbf{}": "", "\xef\xbb\xbf {\"a\":1}": "json", "[]": "json",
		`<?xml version="1.0"?><OPML version="2.0">`: "feeds", "<html><p>of <opml>": "feeds", "A text about {}": "", "": "",
	} {
		if got := kindOf([]byte(body)); got != want {
			t.Errorf("kindOf(%q) = %q, want %q", body, got, want)
		}
	}
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s) // into memory
	z.Close()
	return b.String()
}

func TestMarksGoRound(t *testing.T) {
	from, to := rich(t), filepath.Join(t.TempDir(), "other.db")
	dir := t.TempDir()
	p := start(t, from, "--no-sample", "--no-watch")
	var id article.ID
	for _, row := range p.state(t, "/").Library.Rows {
		if row.Headline == "Herring catch falls" {
			id = row.ID
		}
	}
	body := api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Quote, Spans: []article.Span{{Start: 0, End: 7}}, Tags: []string{"fish"}}
	if err := p.ask("PUT", api.MarkPath+"/markonherring0001", body, nil); err != nil {
		t.Fatal(err)
	}
	captures, marks := filepath.Join(dir, "all.warc"), filepath.Join(dir, "marks.jsonld")
	for _, args := range [][]string{{"--warc", captures}, {"--marks", "jsonld", "--output", marks}} {
		if out, errs, code := command(t, "", append([]string{"export", "--db", from}, args...)...); code != 0 || errs != "" {
			t.Fatalf("export %v: %d, %s%s", args, code, out, errs)
		}
	}
	out, errs, code := command(t, "", "import", "--db", to, captures, marks)
	if code != 0 || !strings.Contains(out, "marks.jsonld: 1 new marks, 0 were here already.") {
		t.Fatalf("import: %d, %s%s", code, out, errs)
	}
	for _, format := range []string{"md", "csv", "jsonld"} {
		a, _, _ := command(t, "", "export", "--db", from, "--marks", format, "--article", string(id))
		b, errs, code := command(t, "", "export", "--db", to, "--marks", format)
		if code != 0 || !strings.Contains(a, "Herring") || !strings.Contains(b, "Herring") {
			t.Errorf("%s: %d, %s\n%s\n%s", format, code, errs, a, b)
		}
	}
	revisions, _ := jsonLines[article.Revision](t, 0, "export", "--db", to, "--article", string(id))
	if len(revisions) != 2 || revisions[1].Headline() != "Herring catch falls" {
		t.Errorf("the texts of an article: %+v", revisions)
	}
}

func TestImportSaysWhatIsWrong(t *testing.T) {
	db := rich(t)
	list := filepath.Join(t.TempDir(), "list.opml")
	if err := os.WriteFile(list, []byte(`<opml version="2.0"><body><outline type="rss" xmlUrl="https://post.example/feed"/></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, code := command(t, "", "import", "--db", db, list); code != 0 || !strings.Contains(out, "1 new feeds") {
		t.Errorf("a subscription list: %d, %s%s", code, out, errs)
	}
	for _, c := range []struct {
		in   string
		args []string
		code int
		want string
	}{
		{"", []string{"import", "--db", db}, 2, "Name files"},
		{"", []string{"import", "--db", db, "--bad"}, 2, "See writethru help."},
		{"", []string{"import", "--db", db, "nothing.warc"}, 1, "There is no file nothing.warc."},
		{"", []string{"import", "--db", db, db}, 1, "is a library"},
		{`{"a":1}`, []string{"import", "--db", db, "-"}, 1, "."},
		{"WARC/1.1\r\n", []string{"import", "--db", db, "-"}, 1, "not a web archive"},
		{"", []string{"import", "--db", db, list, "nothing.html"}, 1, "1 could not be taken."},
		{"", []string{"export", "--db", db}, 2, "Say what to export"},
		{"", []string{"export", "--db", db, "--marks", "md", "--warc", "x"}, 2, "one at a time"},
		{"", []string{"export", "--db", db, "--marks", "pdf"}, 1, "."},
		{"", []string{"export", "--db", db, "--article", "none"}, 1, "no such article"},
		{"", []string{"export", "--db", db + ".none", "--marks", "md"}, 1, "There is no library"},
	} {
		out, errs, code := command(t, c.in, c.args...)
		if code != c.code || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.want) {
			t.Errorf("%v: code %d, want %d; %q, %q, want a sentence with %q", c.args[0:1], code, c.code, out, errs, c.want)
		}
	}
}
