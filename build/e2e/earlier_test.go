package e2e

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive/archivetest"
)

// archiveOf starts a web archive that has the first revisions of a story at some
// addresses, a day apart, each as the outlet would have shown it.
func archiveOf(t *testing.T, s story, revisions int, addresses ...string) string {
	server := &archivetest.Server{Junk: true}
	for _, address := range addresses {
		for n := range revisions {
			server.Captures = append(server.Captures, archivetest.Capture{
				URL: address, Time: time.Date(2025, 10, 6+n, 9, 0, 0, 0, time.UTC), Body: s.page(n + 1),
			})
		}
	}
	at := httptest.NewServer(server)
	t.Cleanup(at.Close)
	return at.URL
}

// TestEarlier: a reader asks a web archive for earlier captures of a story, takes
// them, reads them and compares them with today's text, in which a mark is
// followed back; and does the same with an address that no story has, of which the
// captures become revisions.
func TestEarlier(t *testing.T) {
	for _, l := range []look{desk, phone, plain} {
		t.Run(l.name, func(t *testing.T) {
			o := publish(t, ostrel)
			o.revise(ostrel)
			o.revise(ostrel)
			address := o.URL + ostrel.path
			other := strings.Replace(address, "127.0.0.1", "localhost", 1) // which no story has
			web := archiveOf(t, ostrel, 2, address, other)
			s := serve(t, "--archive", web+"/web/", "--no-watch", "--allow-host", strings.TrimPrefix(web, "http://"),
				"--allow-host", o.host(), "--allow-host", strings.Replace(o.host(), "127.0.0.1", "localhost", 1))
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			added, _, err := s.add("--allow-host", o.host(), address)
			if err != nil {
				t.Fatal(err)
			}
			story := "/articles/" + string(added.Article)
			marked := markedIn(s, added.Article, 1, keptQuote)

			visit(story)
			p.clickOn(`#captures`)
			p.wait("the page of captures is there", `location.pathname.endsWith("/earlier") && document.querySelector("#ask")`)
			if ask[bool](p, `document.querySelector("#captures") !== null`) {
				t.Error("captures are listed before the archive was asked")
			}
			p.clickOn(`#ask button`)
			p.wait("they are listed", `document.querySelectorAll("#captures [type=checkbox]").length === 2`)
			p.fits("the captures")
			if l.scripts != "off" {
				p.alive()
				p.accessible("the captures")
			}
			p.clickOn(`#capture-1`)
			p.imported(`#take-chosen`, "earlier text e1")
			p.imported(`#take-all`, "earlier text e2")

			visit(story + "/revisions/e1")
			p.wait("the earlier text is there", `document.querySelector("main").innerText.includes($1)`, rain)
			p.wait("with the mark in it", `document.getElementById($1)`, "mark-"+string(marked))
			p.fits("an earlier text")
			if l.scripts != "off" {
				p.accessible("an earlier text")
			}
			p.clickOn(`.stage .end > a`)
			p.wait("it is compared with the next one", `location.pathname.endsWith("/compare/e1/e2") && document.querySelector(".summary")`)
			visit(story + "/compare/e1/1")
			p.wait("and with today's text", `document.querySelector("main").innerText.includes("Thursday")`)
			p.wait("with the mark", `document.getElementById($1)`, "card-"+string(marked))
			p.fits("a comparison with an earlier text")

			visit("/?add=url")
			p.clickOn(`#add-earlier`)
			p.wait("the page asks for an address", `location.pathname === "/earlier" && document.querySelector("#earlier-url")`)
			p.fill("Address of a story", other)
			p.key("Enter")
			p.wait("its captures can be asked for", `location.search.includes("localhost") && document.querySelector("#ask")`)
			p.clickOn(`#ask button`)
			p.imported(`#take-all`, "r2, a new revision")
			p.clickOn(`#story`)
			p.wait("the story has its revisions", `document.querySelector(".stamp").innerText.includes("Revision 3 of 3")`)
		})
	}
}

// imported begins an import, and looks how far it is until it says what came of it.
func (p *page) imported(button, words string) {
	p.t.Helper()
	p.clickOn(button)
	p.waitFor("the import says "+words, func() bool {
		done, err := try[bool](p, `document.querySelector("#importing").innerText.includes($1) || (document.querySelector("#reload")?.click(), false)`, words)
		return err == nil && done // between two pages there is none
	})
}

// markedIn makes a mark on a passage of a revision.
func markedIn(s *program, id article.ID, n int, words string) annotations.ID {
	s.t.Helper()
	var r article.Revision
	s.call("GET", api.ArticlePath+"/"+string(id)+"/revisions/"+article.Spell(n), nil, &r)
	before, _, found := strings.Cut(r.Text().String(), words)
	if !found {
		s.t.Fatalf("the text has no %q", words)
	}
	at := len([]rune(before))
	const mark = annotations.ID("earliermark000001")
	s.call("PUT", api.MarkPath+"/"+string(mark), api.MarkRequest{Article: id, Revision: n, Kind: annotations.Quote,
		Spans: []article.Span{{Start: at, End: at + len([]rune(words))}}}, nil)
	return mark
}
