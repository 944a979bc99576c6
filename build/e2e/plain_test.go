package e2e

import (
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/web/api"
)

// TestReadableAsSent: what the server sends has every word of the story, its
// marks with their kinds, and what became of them.
func TestReadableAsSent(t *testing.T) {
	s := start(t)
	path := s.find("karrow-ferry")
	var page api.Page
	s.call("GET", api.PagePath+"?path="+path+"/revisions/3", nil, &page)
	p := open(t, s.base, plain)
	p.visit(path + "/revisions/3")

	text := ask[string](p, `told(true).text`)
	for _, b := range page.Article.Revision.Blocks {
		for _, part := range b.Parts {
			if words := textOf(part); !strings.Contains(text, words) {
				t.Errorf("the page lacks %q", words)
			}
		}
	}
	if got := ask[int](p, `document.querySelectorAll("main mark").length`); got < len(page.Article.Marks)/2 {
		t.Errorf("the page has %d marked passages of %d marks", got, len(page.Article.Marks))
	}
	if ask[bool](p, `[...document.querySelectorAll(".live-only")].some(e => e.checkVisibility())`) {
		t.Error("the page shows controls that do nothing without scripts")
	}
}

func textOf(p article.Part) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// TestScriptsOff: a reader without scripts can walk from the library through
// every revision and comparison, filter, add a story and choose a theme.
func TestScriptsOff(t *testing.T) {
	o := publish(t, ostrel)
	s := start(t, "--allow-host", o.host())
	p := open(t, s.base, plain)
	p.visit("/")
	p.click("link", "Changed since read")
	p.wait("the list is filtered", `location.search === "?show=changed"`)
	p.visit(s.find("karrow-ferry") + "/revisions/3")
	p.click("link", "Compare")
	p.wait("the comparison is there", `location.pathname.endsWith("/compare/2/3")`)
	p.click("link", "Side by side")
	p.wait("it is side by side", `location.search.includes("view=split")`)

	p.visit("/?add=url")
	p.fill("Address of a story", o.URL+ostrel.path)
	p.key("Enter")
	p.wait("the story is added", `document.body.textContent.includes($1)`, ostrel.headlines[0])
	if n := o.strangers(); len(n) > 0 {
		t.Errorf("the browser itself asked the outlet for %v", n)
	}
}
