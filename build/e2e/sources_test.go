package e2e

import (
	"strings"
	"testing"

	"writethru/web/api"
)

// TestSources: a reader subscribes to a site, its story comes in and is looked
// at again; a revision is found, a wall of consent is not taken for one, and all
// of it works on a phone and without scripts.
func TestSources(t *testing.T) {
	for _, l := range []look{desk, phone, plain} {
		t.Run(l.name, func(t *testing.T) {
			o := publish(t, ostrel)
			s := serve(t, "--allow-host", o.host(), "--allow-host", strings.Replace(o.host(), "127.0.0.1", "localhost", 1))
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			visit("/sources")
			p.fill("Address of a feed, or of a site that has one", o.URL)
			p.clickOn(`form.subscribe button`)
			p.wait("the feed is listed", `document.querySelector("#feeds li")?.innerText.includes("The Valley")`)
			p.fits("the sources")
			if l.scripts != "off" {
				p.accessible("the sources")
			}

			var library api.Page
			p.waitFor("the story came", func() bool {
				s.call("GET", api.PagePath+"?path=/", nil, &library)
				return len(library.Library.Rows) == 1
			})
			at := "/articles/" + string(library.Library.Rows[0].ID)
			p.waitFor("it is watched", func() bool { return s.article(at).Watching != nil })
			if got := s.article(at); got.Revision.Headline() != ostrel.headlines[0] || got.Article.Outlet == "" {
				t.Fatalf("the story that came: %q of %q", got.Revision.Headline(), got.Article.Outlet)
			}

			look := func() {
				visit(at)
				p.clickOn(`#watching form:nth-of-type(1) button`)
				p.wait("the story is back", `location.hash === "#watching" && document.querySelector("#watching")`)
			}
			o.revise(ostrel)
			look()
			p.waitFor("the revision came", func() bool { return len(s.article(at).Heads) == 2 })

			o.fall(`<!doctype html><title>Before you continue</title><main><h1>Before you continue</h1><p>We and our partners use cookies to store and read data on your device.</p></main>`)
			look()
			p.waitFor("the wall was seen", func() bool { w := s.article(at).Watching; return w.Problem != "" && len(w.Events) == 1 })
			visit(at)
			p.wait("the page says so, and shows the text that is there", `document.querySelector("#watching").innerText.includes("cookies or consent") && document.querySelector("main article, main").innerText.includes("Ilva Tornmark")`)
			if n := len(s.article(at).Heads); n != 2 {
				t.Errorf("%d revisions after a wall of consent", n)
			}
			visit("/sources")
			p.wait("the sources say so", `document.querySelector("#articles").innerText.includes("1 has a problem")`)
			p.clickOn(`#feeds summary`)
			p.clickOn(`#feeds [action="/sources/change"]:nth-of-type(2) button`)
			p.wait("the feed is paused", `document.querySelector("#feeds li").innerText.includes("paused")`)
		})
	}
}
