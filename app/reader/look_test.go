package reader_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

var look = flag.String("look", "", "write pages as files to look at into this folder")

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
	page := view.E("div", view.Class("page article"), kit.Top(s.shell, api.ArticleKind), view.Nodes(s.view().Kids), kit.Foot(s.shell, api.ArticleKind))
	return `<!doctype html><html lang="en" style="--sel-x:500px;--sel-y:640px"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>` + css.String() +
		`</style><body>` + viewtest.Print(page) + "</body></html>"
}

// TestLook writes what a person should look at. It is skipped without -look.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("it only writes pages for a person to look at: give -look FOLDER")
	}
	d := sample(t)
	write := func(name string, s *screen) {
		if err := os.WriteFile(filepath.Join(*look, name+".html"), []byte(document(t, s)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for story, below := range map[string]string{"/world/karrow-ferry": "/revisions/3", "/culture/ras-sindian-library": "", "/trade/teskel-otter": "", "/world/teskel-otter": ""} {
		if _, ok := stories(t, d)[story]; ok {
			write(filepath.Base(story), open(t, d, story, below))
		}
	}
	for story := range stories(t, d) {
		write("latest-"+filepath.Base(story), open(t, d, story, ""))
	}
	s := open(t, d, "/world/karrow-ferry", "/revisions/3")
	s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{900, 960}})
	write("selected", s)
	s.do(view.Event{Action: view.Action{Name: "key"}, Key: "q"})
	write("form", s)
	s.do(view.Event{Action: view.Action{Name: "reader.close"}})
	s.do(view.Event{Action: view.Action{Name: "reader.pick", Arg: string(s.page.Marks[1].ID)}})
	write("picked", s)
}
