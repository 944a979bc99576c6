package e2e

import "testing"

// TestKeeping: a reader sees how many stories a rule would remove before it is
// set, sets it and takes it back; on a phone and without scripts too.
func TestKeeping(t *testing.T) {
	for _, l := range []look{desk, phoneDark, plain} {
		t.Run(l.name, func(t *testing.T) {
			s := start(t)
			p := open(t, s.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			visit("/settings")
			p.clickOn(`#keep-try`)
			p.wait("nothing is removed by what is there", `document.querySelector("#keep-would")?.innerText.includes("Nothing would be removed")`)
			visit("/settings?days=90&outlet=Plover+Wire#keep")
			p.wait("what is tried is chosen", `document.querySelector("#keep-outlet").value === "Plover Wire" && document.querySelector("#keep-days").value === "90"`)
			p.fits("the settings")
			if l.scripts != "off" {
				p.accessibleInBoth("the settings", l)
			}
			p.clickOn(`#keep-save`)
			p.wait("the rule is set", `location.search === "" && document.querySelector("#keep").innerText.includes("removed after 90 days")`)
			p.clickOn(`#keep form[action="/keep"] button`)
			p.wait("the rule is gone", `!document.querySelector("#keep form[action='/keep']")`)
		})
	}
}
