package diff_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// sample reads the blocks of a sample story: enough HTML for these files, which
// have a block a line.
func sample(t *testing.T, name string) diff.Input {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "stories", "sample", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("the sample stories are not beside this repository")
	}
	_, page, _ := strings.Cut(string(file), "<h1")
	page = "<h1" + page
	for _, end := range []string{"</article>", "</section>", `<div class="share"`, `<div class="col-side"`} {
		page, _, _ = strings.Cut(page, end)
	}
	in := diff.Input{Lang: "en"}
	for _, m := range blockTags.FindAllStringSubmatch(page, -1) {
		if b, ok := sampleBlock(m[1], m[2], html.UnescapeString(anyTag.ReplaceAllString(cellEnd.ReplaceAllString(m[3], "\t"), ""))); ok {
			in.Blocks = append(in.Blocks, b)
		}
	}
	return in
}

var (
	blockTags = regexp.MustCompile(`(?s)<(h1|h2|p|li|tr|figcaption|blockquote)([^>]*)>(.*?)</(?:h1|h2|p|li|tr|figcaption|blockquote)>`)
	cellEnd   = regexp.MustCompile(`</t[dh]><t[dh][^>]*>`)
	anyTag    = regexp.MustCompile(`<[^>]*>`)
)

func sampleBlock(tag, attributes, text string) (article.Block, bool) {
	b := article.Plain(text)
	for class, role := range map[string]article.Role{"see-also": article.Related, "correction": article.Correction, "sign-off": article.Credit, "eds": article.EdNote, "copyright": article.Copyright, "house-note": article.Credit} {
		if strings.Contains(attributes, `"`+class) {
			b.Role = role
		}
	}
	switch tag {
	case "h1":
		b.Kind, b.Role, b.Level = article.Heading, article.Headline, 1
	case "figcaption":
		b.Kind = article.Figure
	}
	aside := regexp.MustCompile(`"(slug|urgency|byline|stamp|by|updated)`).MatchString(attributes)
	return b, !aside
}

func render(r diff.Row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %v %v %v", r.Op, r.Old, r.New, r.Kinds)
	for _, p := range r.Pieces {
		switch p.Op {
		case diff.Delete:
			fmt.Fprintf(&b, " -%q(%s)", p.Text, p.Kind)
		case diff.Insert:
			fmt.Fprintf(&b, " +%q(%s)", p.Text, p.Kind)
		}
	}
	return b.String()
}

var update = flag.Bool("update", false, "write the golden files")

// TestSample compares the revisions of the sample stories. The golden file was
// read against the manifest, which lists what changes between any two.
func TestSample(t *testing.T) {
	var got strings.Builder
	for _, pair := range [][2]string{
		{"plover-wire/karrow-ferry/r1", "plover-wire/karrow-ferry/r2"},
		{"plover-wire/karrow-ferry/r2", "plover-wire/karrow-ferry/r3"},
		{"plover-wire/karrow-ferry/r3", "plover-wire/karrow-ferry/r4"},
		{"saltmarsh-gazette/ferry-toll/r1", "saltmarsh-gazette/ferry-toll/r2"},
		{"quayside-today/alive-because-of-four-bolts/r1", "quayside-today/alive-because-of-four-bolts/r2"},
		{"plover-wire/teskel-otter/r1", "plover-wire/teskel-otter/r2"},
		{"ledger-tide/herring-catch/r1", "ledger-tide/herring-catch/r2"},
		{"marfa-news/ras-sindian-library/r1", "marfa-news/ras-sindian-library/r2"},
		{"plover-wire/karrow-ferry/r3", "saltmarsh-gazette/ferry-toll/r2"},
		{"plover-wire/karrow-ferry/r3", "quayside-today/alive-because-of-four-bolts/r1"},
	} {
		old, new := sample(t, pair[0]+".html"), sample(t, pair[1]+".html")
		r := check(t, old, new)
		fmt.Fprintf(&got, "# %s to %s: %d changes\n%s\n", pair[0], pair[1], r.Changes(), diff.Summary(r, old, new))
		for _, row := range r.Rows {
			if row.Op != diff.Same {
				got.WriteString(render(row) + "\n")
			}
		}
		got.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "sample.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("comparisons of the sample differ from %s (-want +got):\n%s", golden, d)
	}
}
