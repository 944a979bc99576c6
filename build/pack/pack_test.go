package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestNamesFollowContent(t *testing.T) {
	a, b := named("icon-192.png", []byte("a")), named("icon-192.png", []byte("b"))
	if !regexp.MustCompile(`^/static/icon-192\.[0-9a-f]{12}\.png$`).MatchString(a.path) || a.path == b.path || a.path != named("icon-192.png", []byte("a")).path {
		t.Errorf("paths %q and %q", a.path, b.path)
	}
}

func TestManifestNamesTheIcons(t *testing.T) {
	icons := []file{named("icon.svg", iconSVG()), named("icon-192.png", iconPNG(192)), named("icon-512.png", iconPNG(512))}
	f, err := manifest("../../web/static/manifest.webmanifest", icons)
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Icons []struct{ Src string }
	}
	if err := json.Unmarshal(f.data, &m); err != nil || len(m.Icons) != len(icons) {
		t.Fatalf("%d icons, %v", len(m.Icons), err)
	}
	for i, icon := range m.Icons {
		if icon.Src != icons[i].path {
			t.Errorf("icon %d at %q, want %q", i, icon.Src, icons[i].path)
		}
	}
}

func TestWorkerKnowsTheFiles(t *testing.T) {
	from := filepath.Join(t.TempDir(), "sw.js")
	put(t, from, "self.onfetch = null;\n")
	files := []file{named("b.js", []byte("b")), named("a.css", []byte("a"))}
	f, err := worker(from, files)
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(f.data), "\n")
	var told struct {
		Version string
		Files   []string
	}
	line := strings.TrimSuffix(strings.TrimPrefix(first, "self.WRITETHRU="), ";")
	if err := json.Unmarshal([]byte(line), &told); err != nil || rest != "self.onfetch = null;\n" || f.path != "/sw.js" {
		t.Fatalf("worker at %s = %q: %v", f.path, f.data, err)
	}
	if len(told.Files) != 2 || told.Files[0] != files[1].path || told.Files[1] != files[0].path {
		t.Errorf("files = %v, want both in order", told.Files)
	}
	other, err := worker(from, []file{named("b.js", []byte("c")), files[1]})
	if err != nil || bytes.Contains(other.data, []byte(told.Version)) {
		t.Errorf("the version is %q whatever the files (%v)", told.Version, err)
	}
}

func TestPacksAreWhole(t *testing.T) {
	dir := t.TempDir()
	text := []byte(strings.Repeat("The same words again. ", 200))
	files := []file{named("a.js", text), named("b.svg", []byte("<svg/>")), named("c.png", text)}
	var first []pack
	for range 2 { // made, then taken from what is kept
		packs, err := squeeze(files, dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := unpack(t, brotli.NewReader(bytes.NewReader(packs[0].brotli))); !bytes.Equal(got, text) {
			t.Error("brotli does not give the file back")
		}
		z, err := gzip.NewReader(bytes.NewReader(packs[0].gzip))
		if err != nil {
			t.Fatal(err)
		}
		if got := unpack(t, z); !bytes.Equal(got, text) {
			t.Error("gzip does not give the file back")
		}
		if len(packs[1].brotli) >= 6 || packs[1].gzip != nil || packs[2].gzip != nil {
			t.Error("a file was kept compressed that is no smaller so, or a picture")
		}
		if first != nil && !bytes.Equal(first[0].brotli, packs[0].brotli) {
			t.Error("the second run gives other bytes")
		}
		first = packs
	}
	if _, err := squeeze(files[1:2], dir); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, hash(text)+"*")); len(left) > 0 {
		t.Errorf("%v is kept for nothing", left)
	}
}

func unpack(t *testing.T, r io.Reader) []byte {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDistIsReplacedAsAWhole(t *testing.T) {
	out := t.TempDir()
	dist := filepath.Join(out, "dist")
	if err := os.Mkdir(dist, 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dist, "old.js"), "")
	f := named("a.js", []byte("a"))
	if err := write(dist, out, []pack{{file: f, gzip: []byte("z")}}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dist)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	base := filepath.Base(f.path)
	if got, want := strings.Join(names, " "), base+" "+base+".gz assets.json"; got != want {
		t.Errorf("dist holds %s, want %s", got, want)
	}
	list, err := os.ReadFile(filepath.Join(dist, "assets.json"))
	if err != nil || !strings.Contains(string(list), `"a.js": "`+f.path+`"`) {
		t.Errorf("assets.json = %s, %v", list, err)
	}
	if left, _ := filepath.Glob(filepath.Join(out, "dist-*")); len(left) > 0 {
		t.Errorf("%v is left over", left)
	}
}
