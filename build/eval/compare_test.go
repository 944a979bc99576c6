package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompareFiles(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	for name, text := range map[string]string{a: "It killed 12 people.\nThe ferry is gone.\n", b: "It killed 17 people.\nThe ferry is gone."} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := runCompare([]string{a, b}, nil, &out); err != nil {
		t.Fatal(err)
	}
	want := `{"blocks":[{"op":"edited","old":[0],"new":[0],"words":[["=","It killed "],["-","12"],["+","17"],["="," people."]]},{"op":"same","old":[1],"new":[1]}]}` + "\n"
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("compare (-want +got):\n%s", d)
	}
}

func TestComparePairs(t *testing.T) {
	in := `{"id":"x","path":"p","a":["One."],"b":["One.","Two."]}
{"id":"y","a":[""],"b":["A ferry."]}
`
	var out strings.Builder
	if err := runCompare([]string{"-pairs"}, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(out.String()))
	var got []compared
	for d.More() {
		var c compared
		if err := d.Decode(&c); err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	want := []compared{
		{ID: "x", Blocks: []comparedRow{{Op: "same", Old: []int{0}, New: []int{0}}, {Op: "added", New: []int{1}}}},
		{ID: "y", Blocks: []comparedRow{{Op: "removed", Old: []int{0}}, {Op: "added", New: []int{0}}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("compare -pairs (-want +got):\n%s", d)
	}
}

func TestCompareArguments(t *testing.T) {
	for _, args := range [][]string{nil, {"a.txt"}, {"a", "b", "c"}, {"no-such-file", "no-such-file"}} {
		if err := runCompare(args, strings.NewReader(""), &strings.Builder{}); err == nil {
			t.Errorf("compare %q: no error", args)
		}
	}
	if err := runCompare([]string{"-pairs"}, strings.NewReader("{"), &strings.Builder{}); err == nil {
		t.Error("compare -pairs of broken JSON: no error")
	}
}
