package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest"
	"writethru/web/ingest/sanitize/hostile"
)

func samplePages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, r := range sampleRevisions(t) {
		raw, err := os.ReadFile(filepath.Join(sample, r.File))
		if err != nil {
			t.Fatal(err)
		}
		pages[r.File] = string(raw)
	}
	return pages
}

// check reports what would be wrong with any draft.
func check(t *testing.T, d article.Draft) {
	t.Helper()
	text := article.TextOf(d.Blocks)
	for i, b := range d.Blocks {
		if b.Kind == "" || b.Role == "" || (b.Role == article.Headline) != (i == 0 && b.Kind == article.Heading && b.Role == article.Headline) {
			t.Errorf("block %d is %q, %q", i, b.Kind, b.Role)
		}
		if got := text.Slice(text.Blocks()[i]); got != b.Text() {
			t.Errorf("block %d reads %q in the text, %q alone", i, got, b.Text())
		}
		for _, p := range b.Parts {
			checkPart(t, b.Kind, p)
		}
	}
}

func checkPart(t *testing.T, kind article.Kind, p article.Part) {
	t.Helper()
	s := p.Text()
	if !norm.NFC.IsNormalString(s) {
		t.Errorf("%q is not NFC", s)
	}
	if kind != article.Preformatted && (strings.TrimSpace(s) != s || strings.Contains(s, "  ")) {
		t.Errorf("white space of %q is not folded", s)
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && !(r == '\t' && kind == article.Preformatted) {
			t.Errorf("%q has the control character %U", s, r)
		}
	}
	for _, r := range p.Runs {
		if r.Text == "" {
			t.Errorf("an empty run in %q", s)
		}
		if r.Href != "" && !strings.HasPrefix(r.Href, "http://") && !strings.HasPrefix(r.Href, "https://") {
			t.Errorf("a link to %q", r.Href)
		}
	}
}

func TestReadComplaints(t *testing.T) {
	for _, tt := range []struct{ name, kind, body, want string }{
		{"nothing", "text/html", "", "There is no text in it to read."},
		{"white space", "text/plain", " \n\n ", "There is no text in it to read."},
		{"a picture", "image/png", "\x89PNG\r\n", "This is not a web page or a text, so it cannot be read."},
		{"a PDF", "", "%PDF-1.7 ...", "This is not a web page or a text, so it cannot be read."},
		{"an error page", "text/html", "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><p>The page you asked for is not here any more, sorry.</p></body></html>",
			"The outlet shows an error page here, not an article."},
		{"a paywall", "text/html", "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>The ferry stays, the council of Low Teskel said on Monday.</p><p>Subscribe to continue reading this story.</p></article></body></html>",
			"This article is behind a paywall. Open it in your browser and paste its text instead."},
		{"a file of an agency", "application/json", `{"uri": "urn:plover:1", "headline": "Ferry stays", "embargoed": "2099-01-01T00:00:00Z"}`, ingest.ErrWire.Message},
		{"one that calls itself a page", "text/html", `<?xml version="1.0"?><newsItem guid="urn:plover:1"><contentSet/></newsItem>`, ingest.ErrWire.Message},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ingest.Read(article.Capture{Body: []byte(tt.body), ContentType: tt.kind}, ingest.Hints{})
			if got := annotations.MessageOf(err); err == nil || got != tt.want {
				t.Errorf("Read = %v, want %q", err, tt.want)
			}
		})
	}
}

// bombs are pages of hostile sizes.
var bombs = []struct{ name, page string }{
	{"5 MB of open tags", strings.Repeat("<div>", 1<<20)},
	{"5 MB of paragraphs", strings.Repeat("<p>a", 5<<18)},
	{"nested tables", strings.Repeat("<table><tr><td>", 30_000)},
	{"nested lists", strings.Repeat("<ul><li>a", 20_000)},
	{"formatting", strings.Repeat("<b><p>a", 20_000)},
	{"formatting out of SVG", "<svg><style><p>" + distinctTags(10_000)},
	{"100,000 inline tags", "<p>" + strings.Repeat("<i>a</i>", 50_000)},
	{"5 MB of text", "<p>" + strings.Repeat("word and word ", 350_000)},
}

// distinctTags returns open formatting tags, each another, with paragraphs
// between them: a parser opens all of them again in every paragraph.
func distinctTags(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<b title="%d"><p>a`, i)
	}
	return b.String()
}

func readBomb(page string) (article.Draft, error) {
	return ingest.Read(article.Capture{Body: []byte(page), ContentType: "text/html"}, ingest.Hints{})
}

// tooLong is how much time of the processor, which other programs do not
// lengthen, no page may take.
func tooLong() time.Duration {
	b, _ := debug.ReadBuildInfo()
	if b != nil && slices.Contains(b.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		return 2 * time.Minute // the detector slows down everything
	}
	return 5 * time.Second
}

// readInTime reads a bomb while no other test runs, and holds it to tooLong.
func readInTime(t *testing.T, page string) (article.Draft, error) {
	t.Helper()
	began := processorTime(t)
	d, err := readBomb(page)
	took := processorTime(t) - began
	t.Logf("took %s of the processor (error %v)", took, err)
	if took > tooLong() {
		t.Errorf("took %s of the processor, want at most %s", took, tooLong())
	}
	return d, err
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestReadBombs holds that hostile sizes come to an end in time, with a draft
// or an error.
func TestReadBombs(t *testing.T) {
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			d, _ := readInTime(t, b.page) // an error is as good an end as a draft
			check(t, d)
		})
	}
}

// TestReadHostileBombs holds that the pages whose size is an attack are read or
// refused before they take much memory, and in time.
func TestReadHostileBombs(t *testing.T) {
	for _, f := range hostile.Files() {
		if !strings.HasPrefix(f.Name, "bomb-") {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, err := readInTime(t, f.HTML)
			runtime.ReadMemStats(&after)
			if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 2048 {
				t.Errorf("took %d MB (error %v)", took, err)
			}
			check(t, d)
		})
	}
}

func BenchmarkReadBombs(b *testing.B) {
	for _, bomb := range bombs {
		b.Run(bomb.name, func(b *testing.B) {
			for b.Loop() {
				_, _ = readBomb(bomb.page) // an error is as good an end as a draft
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<p>KARROW, Halvoria (Plover) — The ferry <b>stays</b>.<p><a href=x>y</a>"), "text/html")
	f.Add([]byte("Sun, 16 Jan 2022\n\nThe ferry stays.\n\nSEE ALSO: Bread\n\nCopyright (c) 2018"), "text/plain")
	f.Add([]byte("<table><tr><td>a<td>b</table><pre>\n x\u0301\t</pre><ul><li>a<ul><li>b"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		d, err := ingest.Read(article.Capture{Body: body, ContentType: kind}, ingest.Hints{URL: "https://post.example/a/b"})
		if err == nil {
			check(t, d)
		}
	})
}
