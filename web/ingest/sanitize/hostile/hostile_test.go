package hostile_test

import (
	"regexp"
	"slices"
	"testing"

	"writethru/web/ingest/sanitize/hostile"
)

func TestFiles(t *testing.T) {
	files := hostile.Files()
	if len(files) < 200 {
		t.Errorf("Files() has %d files, want at least 200", len(files))
	}
	name := regexp.MustCompile(`^[a-z]+-[0-9]{3}$`)
	seen := map[string]bool{}
	pages := map[string]bool{}
	for _, f := range files {
		if !name.MatchString(f.Name) || seen[f.Name] || pages[f.HTML] {
			t.Errorf("file %q has a bad name or is there twice", f.Name)
		}
		seen[f.Name], pages[f.HTML] = true, true
	}
	if !slices.Equal(files, hostile.Files()) {
		t.Error("Files() differs from call to call")
	}
}
