package e2e

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// TestAcross: from a story that two outlets carry, a reader comes to their
// comparison, which tells what became of a mark of the one in the other's copy,
// with scripts and without.
func TestAcross(t *testing.T) {
	s := serve(t)
	lead := "KARROW - A ferry with 212 people on board hit the harbour pier on Tuesday evening, and 12 of them were hurt, the port said. " +
		"Divers looked at the hull until midnight and found a crack as long as an arm above the water line."
	quote := `"We felt a blow and everything slid to port,"`
	rest := ` said Odile Marrack, a passenger who sat on the upper deck with her two sons when the lights went out.`
	last := "The next ferry to the islands leaves on Friday morning, weather permitting, a spokesman of the line said."
	add := func(outlet string, paragraphs ...string) article.ID {
		var r api.AddResult
		s.call("POST", api.ArticlePath, api.AddRequest{Outlet: outlet, Text: outlet + " on the ferry\n\n" + strings.Join(paragraphs, "\n\n")}, &r)
		return r.Article
	}
	wire := add("Plover Wire", lead, quote+rest, last)
	today := add("Quayside Today", lead, "“"+strings.Trim(quote, `"`)+"”"+rest)
	at := "/articles/" + string(wire) + "/revisions/1"
	text := s.article(at).Revision.Text().String()
	for id, words := range map[annotations.ID]string{"m0123456789abcde1": quote, "m0123456789abcde2": last} {
		start := strings.Index(text, words) // ASCII
		s.call("PUT", api.MarkPath+"/"+string(id), api.MarkRequest{Kind: annotations.Highlight, Article: wire, Revision: 1,
			Spans: []article.Span{{Start: start, End: start + len(words)}}}, nil)
	}
	for _, l := range []look{desk, phone, plain} {
		t.Run(l.name, func(t *testing.T) {
			p := open(t, s.base, l)
			if l.scripts == "off" {
				p.visit(at)
			} else {
				p.visitAlive(at)
			}
			p.clickOn(`#also a[href*="/with/"]`)
			p.wait("the comparison is there", `location.pathname.endsWith("/compare/1/with/`+string(today)+`/1") && document.querySelector("main.cmp .pairof")`)
			for _, words := range []string{"Plover Wire r1 compared with Quayside Today r1", "1 reworded", "1 not there", "Not in Quayside Today’s copy."} {
				p.wait("the page says "+words, `document.querySelector("main").innerText.replace(/\s+/g, " ").includes($1)`, words)
			}
			p.fits("the comparison of two outlets")
			if l.scripts != "off" {
				p.accessible("the comparison of two outlets")
			}
			p.clickOn("#turn")
			p.wait("the other way round", `location.pathname.endsWith("/compare/1/with/`+string(wire)+`/1")`)
		})
	}
	p := open(t, s.base, plain)
	p.visit(at)
	p.clickOn(`#also form button`)
	p.wait("it is parted", `location.pathname.endsWith("/revisions/1") && document.querySelector("#also details")`)
	p.clickOn(`#also summary`)
	p.clickOn(`#also details button`)
	p.wait("it is back", `document.querySelector("#also a[href*='/with/']")`)
}
