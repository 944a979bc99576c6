package diff_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/web/ingest"
	"writethru/web/static"
)

// story is a sample story as the manifest lists it.
type story struct {
	URL, Language string
	Revisions     []revision
}

type revision struct {
	Revision                int
	File, Headline, Changes string
	Withdrawn               bool
}

// stories returns the sample stories.
func stories(t *testing.T) []story {
	t.Helper()
	data, err := fs.ReadFile(static.Sample(), "manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Stories []story }
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	return manifest.Stories
}

// read returns a revision of a sample story as the library holds it.
func read(t *testing.T, s story, r revision) article.Revision {
	t.Helper()
	body, err := fs.ReadFile(static.Sample(), r.File)
	if err != nil {
		t.Fatal(err)
	}
	d, err := ingest.Read(article.Capture{URL: s.URL, ContentType: "text/html; charset=utf-8", Body: body}, ingest.Hints{URL: s.URL})
	if err != nil {
		t.Fatal(err)
	}
	d.Lang, d.Withdrawn = s.Language, r.Withdrawn
	return article.Revision{Meta: d.Meta, Number: r.Revision, Blocks: d.Blocks}
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

// TestSample compares every two revisions of the sample stories, and copies of
// one at two outlets. The golden file was read beside the texts.
func TestSample(t *testing.T) {
	all := stories(t)
	var got strings.Builder
	add := func(s, other story, old, new revision) {
		was, is := diff.InputOf(read(t, s, old)), diff.InputOf(read(t, other, new))
		r := check(t, was, is)
		fmt.Fprintf(&got, "# %s to %s: %d changes\n%s\n", old.File, new.File, r.Changes(), diff.Summary(r, was, is))
		for _, row := range r.Rows {
			if row.Op != diff.Same {
				got.WriteString(render(row) + "\n")
			}
		}
		got.WriteByte('\n')
	}
	for _, s := range all {
		for k, new := range s.Revisions {
			for _, old := range s.Revisions[:k] {
				add(s, s, old, new)
			}
		}
	}
	wire, gazette, quayside := all[0], all[1], all[2]
	add(wire, gazette, wire.Revisions[2], gazette.Revisions[1])
	add(wire, quayside, wire.Revisions[2], quayside.Revisions[0])

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
