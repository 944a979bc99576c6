package compare_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/app/compare"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

var (
	look  = flag.String("look", "", "write comparisons as files to look at into this folder")
	pairs = flag.String("pairs", "", "with -look, a file of pairs of texts, a JSON object with id, a and b a line")
)

// styles returns the style sheets as one.
func styles() string {
	var css strings.Builder
	for _, name := range []string{"tokens", "base", "kit", "library", "reader", "compare", "notebook"} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "web", "static", "css", name+".css"))
		if err == nil { // the others are looked at without it
			css.Write(raw)
		}
	}
	return css.String()
}

// document returns a page as a file of its own, with the styles in it.
func document(s *screen) string {
	page := view.E("div", view.Class("page compare"), kit.Top(s.shell, api.CompareKind), view.Nodes(s.view().Kids), kit.Foot(s.shell, api.CompareKind))
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>` + styles() + `</style><body>` + viewtest.Print(page) + "</body></html>"
}

// TestLook writes what a person should look at. It is skipped without -look.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("it only writes pages for a person to look at: give -look FOLDER")
	}
	d := sample(t)
	id := stories(t, d)["/world/karrow-ferry"]
	rtl := open(t, d, fmt.Sprintf("/articles/%s/compare/1/2", stories(t, d)["/culture/ras-sindian-library"]))
	write(t, "rtl.html", rtl)
	rtl.shell.Path += "?view=split"
	write(t, "rtl-split.html", rtl)
	write(t, "herring.html", open(t, d, fmt.Sprintf("/articles/%s/compare/1/2", stories(t, d)["/fish/herring-catch"])))
	choosing := open(t, d, fmt.Sprintf("/articles/%s/compare/2/3", id))
	choosing.ui.At = 5
	choosing.click("compare.choose", string(unsure(t, choosing).ID))
	write(t, "choosing.html", choosing)
	write(t, "only.html", open(t, d, fmt.Sprintf("/articles/%s/compare/2/3?only=quotation", id)))
	rec := open(t, d, fmt.Sprintf("/articles/%s/compare/2/3", id))
	f, err := os.Create(filepath.Join(*look, "record.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (compare.Record{Page: rec.page, Made: now}).Write(f, styles()); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]int{{1, 2}, {2, 3}, {3, 4}, {1, 4}} {
		for _, v := range []string{"inline", "split", "changes"} {
			s := open(t, d, fmt.Sprintf("/articles/%s/compare/%d/%d?view=%s", id, pair[0], pair[1], v))
			write(t, fmt.Sprintf("karrow-%d-%d-%s.html", pair[0], pair[1], v), s)
		}
	}
}

// TestLookAtPairs writes comparisons of other texts. It is skipped without -look
// and -pairs.
func TestLookAtPairs(t *testing.T) {
	if *look == "" || *pairs == "" {
		t.Skip("it only writes pages for a person to look at: give -look FOLDER and -pairs FILE")
	}
	raw, err := os.ReadFile(*pairs)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		var p struct {
			ID   string
			A, B []string
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		s := texts(paragraphs(p.A), paragraphs(p.B), article.Meta{Lang: "en"})
		for _, v := range []string{"inline", "changes"} {
			s.shell.Path = "/articles/a1/compare/1/2?view=" + v
			checkPage(t, s)
			write(t, p.ID+"-"+v+".html", s)
		}
	}
}

// paragraphs returns texts as paragraphs, the first as a headline.
func paragraphs(texts []string) []article.Block {
	var out []article.Block
	for i, s := range texts {
		if i == 0 {
			out = append(out, headline(s))
		} else {
			out = append(out, article.Plain(s))
		}
	}
	return out
}

func write(t *testing.T, name string, s *screen) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(*look, name), []byte(document(s)), 0o644); err != nil {
		t.Fatal(err)
	}
}
