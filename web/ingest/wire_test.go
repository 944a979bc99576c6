package ingest_test

import (
	"os"
	"path/filepath"
	"testing"

	"writethru/annotations/article"
	"writethru/web/ingest"
)

func TestWire(t *testing.T) {
	files, err := filepath.Glob("wire/testdata/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			items, isWire, err := ingest.Wire(data, ingest.Hints{})
			if err != nil || !isWire || len(items) == 0 {
				t.Fatalf("Wire = %d items, %v, %v", len(items), isWire, err)
			}
			for _, it := range items {
				check(t, it.Draft)
				if it.Draft.Dir == "" || it.Draft.Wire == nil {
					t.Errorf("direction %q, wire %+v", it.Draft.Dir, it.Draft.Wire)
				}
			}
		})
	}
	if items, isWire, err := ingest.Wire([]byte("The ferry stays."), ingest.Hints{}); items != nil || isWire || err != nil {
		t.Errorf("a text: %v, %v, %v", items, isWire, err)
	}
}

// FuzzWire holds that what strangers send by wire is read as cleanly as pages
// are, and that what cannot be read is refused with a sentence.
func FuzzWire(f *testing.F) {
	files, err := filepath.Glob("wire/testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items, isWire, err := ingest.Wire(data, ingest.Hints{})
		if err != nil && !isWire {
			t.Errorf("Wire = %v of what is not by wire", err)
		}
		for _, it := range items {
			check(t, it.Draft)
			_ = article.Fingerprint(it.Draft.Blocks, it.Draft.Withdrawn)
			if own, _ := it.Names(); own != "" && it.Draft.Wire.Item != own {
				t.Errorf("named %q and %q", own, it.Draft.Wire.Item)
			}
		}
	})
}
