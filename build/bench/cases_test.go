package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadCases(t *testing.T) {
	dir := t.TempDir()
	if _, err := readCases(dir); !errors.Is(err, errSkipped) {
		t.Errorf("readCases without cases: %v, want %v", err, errSkipped)
	}
	for name, text := range map[string]string{
		"index.json": `[{"id":"x","reference":{"changed":4}}]`,
		"x.a.txt":    "It killed 12.\nIt is over.\n",
		"x.b.txt":    "It killed 17.\nIt is over.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cases, err := readCases(dir)
	if err != nil {
		t.Fatal(err)
	}
	cases[0].compare()
	var out strings.Builder
	if err := table(&out, cases, own(cases)); err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(out.String()); !strings.Contains(strings.Join(got, " "), "1.00 not counted yes") {
		t.Errorf("table = %q, want a ratio of 1.00, rebuilt", out.String())
	}
}

func TestAnchorsWithoutCases(t *testing.T) {
	var out strings.Builder
	if err := anchors(&out, t.TempDir()); !errors.Is(err, errSkipped) || out.Len() > 0 {
		t.Errorf("anchors without cases: %v and %q, want %v", err, out.String(), errSkipped)
	}
}
