package arch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMisplaced(t *testing.T) {
	for _, test := range []struct {
		name string
		path string
		data string
		want string // the end of the sentence; "" for none
	}{
		{"a file of the house", "web/server/doc.go", "package server", ""},
		{"a file with a dot", ".ci/run", "exec make test", ""},
		{"a stray at the top", "notes.txt", "", "nothing else stands at the top"},
		{"a folder at the top", "internal/x/x.go", "", "nothing else stands at the top"},
		{"a big file", "build/readme/reader.png", strings.Repeat("x", maxSize+1), "nothing here is bigger than 400 KB"},
		{"a home", "web/sqlite/x.go", `dir := "/ho` + `me/ann/data"`, "is a place on one machine"},
		{"a folder for a while", "build/x.sh", "cd /t" + "mp/x", "is a place on one machine"},
		{"a path of an outlet", "web/ingest/x.go", "https://outlet.example/ho" + "me/a", ""},
		{"a registry", "README.md", "https://registry.npm" + "js.org/", "is decided where they are installed"},
		{"where a package came from", "build/e2e/package-lock.json", `{"resolved": "https://packages.example/"}`, "omit-lockfile-registry-resolved=true"},
		{"the same word elsewhere", "web/ingest/fetch/x.go", `log("resolved")`, ""},
		{"a page from a text", "app/dom/x.go", `el.Set("inner` + `HTML", s)`, "the screen builds elements"},
		{"a conflict", "web/api/page.go", "package api\n<<<<" + "<<< ours\n", "is left from a merge"},
		{"a picture", "web/static/x.png", "\x89PNG\x00/ho" + "me/ann", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := misplaced([]file{{test.path, []byte(test.data)}})
			if test.want == "" && len(got) > 0 {
				t.Errorf("misplaced: %q, want nothing", got)
			}
			if test.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], test.path) || !strings.HasSuffix(got[0], test.want)) {
				t.Errorf("misplaced: %q, want one that ends in %q", got, test.want)
			}
		})
	}
}

// TestTreeWithoutGit: a tree that was unpacked from an archive has the same
// files, without what was made in it.
func TestTreeWithoutGit(t *testing.T) {
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), "none"))
	dir := t.TempDir()
	for _, p := range []string{"web/api/doc.go", "web/static/dist/app.wasm", "build/out/writethru", "build/e2e/node_modules/axe-core/axe.js"} {
		p = filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := tree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].path != "web/api/doc.go" {
		t.Errorf("tree: %v, want web/api/doc.go alone", files)
	}
}
