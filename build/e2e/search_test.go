package e2e

import (
	"net/url"
	"testing"
)

// TestSearch: a reader searches with fields, a phrase and a minus, takes one of
// them away, saves the search, finds it in the rail, renames and deletes it; on
// a phone and without scripts too.
func TestSearch(t *testing.T) {
	for _, l := range []look{desk, phoneDark, plain} {
		t.Run(l.name, func(t *testing.T) {
			s := start(t)
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			visit("/")
			p.clickOn(`#search`)
			p.typed(`outlet:"Plover Wire" -otter "the pier" after:2020`)
			p.key("Enter")
			p.wait("what is asked for is told", `[...document.querySelectorAll(".asked li span:first-child")].map(e => e.innerText.trim()).join("|") === $1`,
				"from Plover Wire|without “otter”|with “the pier”|revised since 1 Jan 2020")
			p.wait("one story is found", `document.querySelectorAll(".river article").length === 1`)
			p.fits("the search")
			if l.scripts != "off" {
				p.accessibleInBoth("the search", l)
			}
			p.clickOn(`.asked li:nth-child(3) a`)
			p.wait("the phrase is taken away", `new URLSearchParams(location.search).get("q") === $1 && document.querySelectorAll(".asked li").length === 3`,
				`outlet:"Plover Wire" -otter after:2020`)

			visit("/?q=" + url.QueryEscape("tag:toll before:then"))
			p.wait("what cannot be searched for is told", `document.querySelector("main .err").innerText.includes("“then” is not a date")`)
			visit("/?q=tag%3Atoll")
			p.clickOn(`#save-search summary`)
			p.fill("Name", "Tolls")
			p.key("Enter")
			p.wait("it is saved", `document.querySelector("#save-search summary")?.innerText === "Saved as “Tolls”" && location.search === "?q=tag%3Atoll"`)
			visit("/")
			p.wait("it is in the rail", `[...document.querySelectorAll("#filters a")].some(a => a.textContent === "Tolls" && a.search === "?q=tag%3Atoll")`)
			visit("/?q=tag%3Atoll")
			p.clickOn(`#save-search summary`)
			p.fits("the saved search")
			p.fill("Name", "Dead and missing")
			p.clickOn(`#search-rename`)
			p.wait("it is renamed", `document.querySelector("#save-search summary")?.innerText === "Saved as “Dead and missing”"`)
			p.clickOn(`#save-search summary`)
			p.clickOn(`#search-delete`)
			p.wait("it is deleted", `document.querySelector("#save-search summary")?.innerText === "Save this search"`)

			visit("/notebook?kind=quote&fate=removed")
			p.wait("an earlier address is a search", `document.querySelector("#search").value === "kind:quote fate:removed" && document.querySelectorAll("ol .item, .tray li, main ol li").length > 0`)
			p.fits("the notebook")
		})
	}
}
