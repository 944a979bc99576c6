package compare_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

var look = flag.String("look", "", "write comparisons as files to look at into this folder")

// document returns a page as a file of its own, with the styles in it.
func document(t testing.TB, s *screen) string {
	t.Helper()
	var css strings.Builder
	for _, name := range []string{"tokens", "base", "kit", "library", "reader", "compare", "notebook"} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "web", "static", "css", name+".css"))
		if err == nil {
			css.Write(raw)
		}
	}
	page := view.E("div", view.Class("page compare"), kit.Top(s.shell, api.CompareKind), view.Nodes(s.view().Kids), kit.Foot(s.shell, api.CompareKind))
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>` + css.String() + `</style><body>` + viewtest.Print(page) + "</body></html>"
}

// TestLook writes what a person should look at. It is skipped without -look.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no folder is given")
	}
	d := sample(t)
	id := stories(t, d)["/world/karrow-ferry"]
	for _, pair := range [][2]int{{1, 2}, {2, 3}, {3, 4}, {1, 4}} {
		for _, v := range []string{"inline", "split", "changes"} {
			s := open(t, d, fmt.Sprintf("/articles/%s/compare/%d/%d?view=%s", id, pair[0], pair[1], v))
			name := fmt.Sprintf("karrow-%d-%d-%s.html", pair[0], pair[1], v)
			if err := os.WriteFile(filepath.Join(*look, name), []byte(document(t, s)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
