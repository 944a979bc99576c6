package ingest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"writethru/annotations/article"
	"writethru/web/ingest"
)

const sample = "../static/sample"

type revision struct {
	File, Headline, Slug string
	Words                int
	Withdrawn            bool
}

// sampleRevisions returns the revisions of the sample library.
func sampleRevisions(t *testing.T) []revision {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(sample, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Stories []struct{ Revisions []revision }
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	var all []revision
	for _, s := range m.Stories {
		all = append(all, s.Revisions...)
	}
	return all
}

func TestReadSample(t *testing.T) {
	for _, r := range sampleRevisions(t) {
		body, err := os.ReadFile(filepath.Join(sample, r.File))
		if err != nil {
			t.Fatal(err)
		}
		d, err := ingest.Read(article.Capture{Body: body, ContentType: "text/html"}, ingest.Hints{})
		if err != nil {
			t.Errorf("Read(%s): %v", r.File, err)
			continue
		}
		got := article.Revision{Blocks: d.Blocks}
		if got.Words() != r.Words {
			t.Errorf("Read(%s) has %d words, want %d", r.File, got.Words(), r.Words)
			for _, b := range d.Blocks {
				t.Logf("%-10s %-10s %.70q", b.Role, b.Kind, b.Text())
			}
		}
		if got.Headline() != r.Headline || d.Slug != r.Slug || d.Withdrawn != r.Withdrawn {
			t.Errorf("Read(%s) = headline %q, slug %q, withdrawn %v; want %q, %q, %v",
				r.File, got.Headline(), d.Slug, d.Withdrawn, r.Headline, r.Slug, r.Withdrawn)
		}
	}
}
