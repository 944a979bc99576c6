package e2e

import (
	"slices"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// TestAlertsPage: a revision that changes what was marked is told in the library
// and in the list, where it is dismissed; what is told is chosen in the settings.
// All of it works with scripts and without.
func TestAlertsPage(t *testing.T) {
	for _, l := range []look{desk, phone, plain} {
		t.Run(l.name, func(t *testing.T) {
			s := serve(t)
			s.changing()
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			visit("/")
			p.clickOn("#all-alerts")
			p.wait("the list says what changed", `location.pathname === "/alerts" && document.querySelector("main.set").innerText.includes("Removed") && document.querySelector("main").innerText.includes("2 changes not seen yet")`)
			p.fits("the alerts")
			if l.scripts != "off" {
				p.accessible("the alerts")
			}
			p.clickOn("ol .card form button")
			p.wait("one is dismissed", `document.querySelectorAll("ol .card").length === 1`)
			p.clickOn("#see-all")
			p.wait("all are dismissed", `document.querySelector("main").innerText.includes("No mark has changed")`)

			visit("/settings")
			p.clickOn("#raise-removed")
			p.clickOn("#raise")
			p.wait("it is kept", `location.hash === "#alerts" && !document.querySelector("#raise-removed").checked && document.querySelector("#raise-facts").checked`)
			visit("/alerts?show=all")
			p.wait("what was removed is not told", `document.querySelectorAll("ol .card").length === 1 && document.querySelector("del, ins")`)
		})
	}
}

// changing adds a story with two marks, and a revision that rewords one and
// removes the other.
func (p *program) changing() {
	p.t.Helper()
	var r api.AddResult
	p.call("POST", api.ArticlePath, api.AddRequest{Outlet: "The Ostrel Lantern", Text: ostrel.text(1)}, &r)
	text := []rune(p.article("/articles/" + string(r.Article)).Revision.Text().String())
	for id, words := range map[annotations.ID]string{"m0123456789abcde1": rewordedQuote, "m0123456789abcde2": removedQuote} {
		at := len([]rune(strings.SplitN(string(text), words, 2)[0]))
		p.call("PUT", api.MarkPath+"/"+string(id), api.MarkRequest{Kind: annotations.Quote, Article: r.Article, Revision: 1,
			Spans: []article.Span{{Start: at, End: at + len([]rune(words))}}}, nil)
	}
	p.call("POST", api.ArticlePath, api.AddRequest{Article: r.Article, Text: ostrel.text(3)}, nil)
}

// TestNotifications: the browser is asked for notifications when the switch is
// clicked and not before, and then the page asks for news.
func TestNotifications(t *testing.T) {
	s := serve(t)
	p := open(t, s.base, desk)
	send(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.Notification = class { constructor(title) { (window.told ??= []).push(title); } close() {} };
		Notification.permission = "default";
		Notification.requestPermission = async () => (window.permitted = (window.permitted || 0) + 1, Notification.permission = "granted");`})
	p.visitAlive("/settings")
	if ask[bool](p, `!!window.permitted`) {
		t.Error("the page asks for notifications by itself")
	}
	p.clickOn("#notify-On")
	p.wait("they are on", `window.permitted === 1 && document.querySelector("#notify-On").getAttribute("aria-pressed") === "true"`)
	asked := func() bool {
		return slices.ContainsFunc(p.seen.sent(), func(url string) bool { return strings.HasSuffix(url, api.AlertsPath) })
	}
	p.waitFor("the page asks for news", asked)
	p.visitAlive("/settings")
	p.wait("the browser remembers it", `document.querySelector("#notify-On").getAttribute("aria-pressed") === "true" && !window.permitted`)
	p.clickOn("#notify-Off")
	p.wait("they are off", `document.querySelector("#notify-Off").getAttribute("aria-pressed") === "true"`)
}
