package e2e

import (
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/web/api"
)

// TestStoryPage: from a row of the library a reader comes to the story at all its
// outlets, compares any two revisions, reads all at once, and joins an article
// that was not found, with scripts and without.
func TestStoryPage(t *testing.T) {
	body := strings.Join([]string{lead, kept, moved, gate, removed, torn}, "\n\n")
	for _, l := range []look{desk, phone, plain} {
		t.Run(l.name, func(t *testing.T) {
			s := serve(t)
			add := func(outlet, text string) article.ID {
				var r api.AddResult
				s.call("POST", api.ArticlePath, api.AddRequest{Outlet: outlet, Text: outlet + " on the dam\n\n" + text}, &r)
				return r.Article
			}
			lantern, mirror := add("Lantern", body), add("Mirror", body)
			own := add("Own Words", history+"\n\n"+rain)
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			visit("/")
			p.clickOn(`a[href="/stories/` + string(mirror) + `"]`)
			p.wait("the story is there", `location.pathname === "/stories/`+string(mirror)+`" && document.querySelector("#axis")`)
			p.wait("both outlets are on the axis", `document.querySelectorAll("#axis svg").length === 2`)
			p.fits("the story")
			if l.scripts != "off" {
				p.accessible("the story")
			}
			p.clickOn(`#read-all`)
			p.wait("all is read", `location.search.startsWith("?read=") && document.body.innerText.includes("2 articles were marked as read.") && !document.querySelector("#read-all")`)
			p.clickOn(`#read-undo`)
			p.wait("nothing is read", `!location.search && document.querySelector("#read-all")`)

			visit("/stories/" + string(lantern) + "?q=" + "crest")
			p.clickOn(`#join li button`)
			p.wait("it is joined", `document.querySelectorAll("#axis svg").length === 3 && document.body.innerText.includes("Joined by you")`)
			p.click("button", "Joined by you")
			p.wait("it is taken back", `document.querySelectorAll("#axis svg").length === 2`)

			p.clickOn(`#axis form[action$="/compare"] button`)
			p.wait("the two are compared", `/\/articles\/(`+string(lantern)+`|`+string(mirror)+`)\/compare\/1\/with\//.test(location.pathname)`)
			visit("/articles/" + string(own))
			p.wait("one that is alone says nothing", `!document.querySelector('a[href^="/stories/"]')`)
		})
	}
}
