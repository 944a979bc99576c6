package e2e

import (
	"testing"
)

// TestAccessible: no screen breaks a rule of accessibility, in either scheme,
// on a desk or a phone.
func TestAccessible(t *testing.T) {
	full, empty := start(t), serve(t)
	for _, l := range []look{desk, phone} {
		t.Run(l.name, func(t *testing.T) {
			p := open(t, full.base, l)
			p.seen.expect("404 (Not Found)")
			for _, s := range screens(full) {
				p.visitAlive(s.path)
				p.accessibleInBoth(s.name, l)
				p.fits(s.name)
			}
			p = open(t, empty.base, l)
			p.visitAlive("/")
			p.accessibleInBoth("library-empty", l)
			p.visitAlive("/notebook")
			p.accessibleInBoth("notebook-empty", l)
		})
	}
}

// fits checks that nothing makes the page wider than the window.
func (p *page) fits(what string) {
	p.t.Helper()
	if wide := ask[int](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
		p.t.Errorf("%s is %d pixels wider than the window: %s", what, wide,
			ask[string](p, `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.getClientRects().length).slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join("\n")`))
	}
}
