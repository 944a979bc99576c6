package main

import (
	"encoding/json"
	"io/fs"
	"path"
	"testing"

	"writethru/web/static"
)

// limits are what a reader has to load at most, in bytes.
var limits = []struct {
	name, ending string
	most         int64
}{
	{"app.wasm", "", 9_000_000},
	{"app.wasm", ".br", 1_900_000},
	{"style.css", "", 38_000}, // served compressed; 30_000 is what is aimed at
	{"style.css", ".gz", 10_000},
	{"boot.js", ".gz", 4_000},
	{"icon-192.png", "", 20_000},
	{"icon-512.png", "", 20_000},
}

func TestLimits(t *testing.T) {
	dist := static.Dist()
	list, err := fs.ReadFile(dist, "assets.json")
	if err != nil {
		t.Skip("web/static/dist has not been built: run make, or go run ./build/pack")
	}
	var paths map[string]string
	if err := json.Unmarshal(list, &paths); err != nil {
		t.Fatal(err)
	}
	for _, l := range limits {
		info, err := fs.Stat(dist, path.Base(paths[l.name])+l.ending)
		if err != nil {
			t.Error(err)
			continue
		}
		if info.Size() > l.most {
			t.Errorf("%s%s is %d bytes, want at most %d", l.name, l.ending, info.Size(), l.most)
		}
	}
}
