package arch

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plan is a made-up house: package -> what it imports.
func plan(imports map[string][]string) house {
	h := house{}
	for p, to := range imports {
		h[p] = pkg{ImportPath: p, Doc: "Package p is made up.", Imports: to, Standard: !strings.Contains(p, ".") && !ours(p)}
	}
	return h
}

func TestBroken(t *testing.T) {
	for _, test := range []struct {
		name    string
		imports map[string][]string
		want    []string // beginnings of the sentences
	}{
		{
			name: "a house in order",
			imports: map[string][]string{
				"writethru/annotations":       {"time"},
				"writethru/annotations/track": {"writethru/annotations", "github.com/sergi/go-diff/diffmatchpatch"},
				"writethru/app/dom":           {"syscall/js"},
				"writethru/app/screen":        {"writethru/app/reader", "writethru/web/api"},
				"writethru/web/api":           {"writethru/annotations"},
				"writethru/web/ingest":        {"writethru/web/ingest/fetch"},
				"writethru/web/ingest/fetch":  {"net/http"},
				"writethru/web/writethru":     {"writethru/app/screen", "writethru/web/server", "writethru/web/sqlite"},
				"writethru/build/e2e":         {"github.com/chromedp/chromedp", "writethru/web/sqlite"},
			},
		},
		{
			name:    "the core reads a file",
			imports: map[string][]string{"writethru/annotations/diff": {"os"}},
			want:    []string{"writethru/annotations/diff imports os: the core has no I/O"},
		},
		{
			name: "the core reaches the network over a library",
			imports: map[string][]string{
				"writethru/annotations/story": {"example.org/shingles"},
				"example.org/shingles":        {"net/http"},
				"net/http":                    {"net", "syscall/js"},
			},
			want: []string{
				"writethru/annotations/story imports example.org/shingles imports net/http: ",
			},
		},
		{
			name:    "the core knows the wire",
			imports: map[string][]string{"writethru/annotations/w3c": {"writethru/web/api"}},
			want:    []string{"writethru/annotations/w3c imports writethru/web/api: the core knows no server"},
		},
		{
			name: "the store knows the server over a helper",
			imports: map[string][]string{
				"writethru/web/sqlite": {"writethru/web/glue"},
				"writethru/web/glue":   {"writethru/web/server"},
			},
			want: []string{"writethru/web/sqlite imports writethru/web/glue imports writethru/web/server: the parts of the server"},
		},
		{
			name:    "the server knows the screen",
			imports: map[string][]string{"writethru/web/server": {"writethru/app/screen"}},
			want:    []string{"writethru/web/server imports writethru/app/screen: only the mains know everyone"},
		},
		{
			name:    "a room knows another and go-app",
			imports: map[string][]string{"writethru/app/reader": {"writethru/app/compare", "github.com/maxence-charriere/go-app/v9/pkg/app"}},
			want: []string{
				"writethru/app/reader imports github.com/maxence-charriere/go-app/v9/pkg/app: views are plain data",
				"writethru/app/reader imports writethru/app/compare: app/screen puts the rooms together",
			},
		},
		{
			name:    "a room speaks JavaScript and fetches",
			imports: map[string][]string{"writethru/app/library": {"syscall/js", "net/http"}},
			want: []string{
				"writethru/app/library imports net/http: app/dom fetches",
				"writethru/app/library imports syscall/js: only app/dom speaks JavaScript",
			},
		},
		{
			name:    "the screen knows the server",
			imports: map[string][]string{"writethru/app/live": {"writethru/web/desk/marks"}},
			want:    []string{"writethru/app/live imports writethru/web/desk/marks: the screen and the server meet in web/api"},
		},
		{
			name:    "two policies",
			imports: map[string][]string{"writethru/web/desk": {"github.com/microcosm-cc/bluemonday"}},
			want:    []string{"writethru/web/desk imports github.com/microcosm-cc/bluemonday: there is one policy"},
		},
		{
			name:    "product code in build",
			imports: map[string][]string{"writethru/web/writethru": {"writethru/build/pack"}},
			want:    []string{"writethru/web/writethru imports writethru/build/pack: no product code lies in build"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := plan(test.imports).broken(rules, homes)
			if len(got) != len(test.want) {
				t.Fatalf("broken: %d sentences, want %d:\n%s", len(got), len(test.want), strings.Join(got, "\n"))
			}
			for k := range got {
				if !strings.HasPrefix(got[k], test.want[k]) {
					t.Errorf("broken: %q, want %q...", got[k], test.want[k])
				}
			}
		})
	}
}

func TestSilent(t *testing.T) {
	h := house{
		"writethru/app/kit": {ImportPath: "writethru/app/kit"},
		"writethru/app":     {ImportPath: "writethru/app", Doc: "Package app is the screen."},
		"example.org/quiet": {ImportPath: "example.org/quiet"},
	}
	want := []string{"writethru/app/kit does not say what it is for"}
	if diff := cmp.Diff(want, h.silent()); diff != "" {
		t.Errorf("silent (-want +got):\n%s", diff)
	}
}

func TestMisused(t *testing.T) {
	const code = `package made
import (
	clock "time"
	"net/http"
)
var client = &http.Client{Timeout: clock.Second}
func up() bool {
	_, err := http.Get("https://outlet.example/")
	return err == nil && clock.Now().IsZero()
}
`
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "made.go"), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]string{
		"writethru/web/desk": {
			"writethru/web/desk/made.go uses net/http.Client: only web/ingest/fetch opens connections",
			"writethru/web/desk/made.go uses net/http.Get: only web/ingest/fetch opens connections",
		},
		"writethru/web/ingest/fetch": nil,
		"writethru/app/live": {
			"writethru/app/live/made.go uses net/http.Client: only web/ingest/fetch opens connections",
			"writethru/app/live/made.go uses net/http.Get: only web/ingest/fetch opens connections",
		},
		"writethru/annotations/diff": {
			"writethru/annotations/diff/made.go uses net/http.Client: only web/ingest/fetch opens connections",
			"writethru/annotations/diff/made.go uses net/http.Get: only web/ingest/fetch opens connections",
			"writethru/annotations/diff/made.go uses time.Now: neither the core nor a view has a clock",
		},
	} {
		h := house{path: {ImportPath: path, Dir: dir, GoFiles: []string{"made.go"}}}
		got, err := h.misused(uses)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("misused in %s (-want +got):\n%s", path, diff)
		}
	}
}

// TestUsesOfOwnNames: a field or variable called like a package is none.
func TestUsesOfOwnNames(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "", `package made
import "fmt"
var s struct{ time struct{ Now int } }
var _ = fmt.Sprint(s.time.Now)
`, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"fmt.Sprint"}, usesOf(file)); diff != "" {
		t.Errorf("usesOf (-want +got):\n%s", diff)
	}
}
