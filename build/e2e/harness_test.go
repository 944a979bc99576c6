package e2e

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// TestHarnessSees: what a hostile page does in the browser is seen, or else no
// test would mean anything that says that a page does nothing.
func TestHarnessSees(t *testing.T) {
	o := publish(t, ostrel)
	p := open(t, o.URL, desk)
	p.abroad = true
	p.seen.expect("tracker.invalid")
	_, before := world.hosts(0)
	p.visit(ostrel.path)

	if got := ask[int](p, `window.hostileRan`); got != 2 {
		t.Errorf("the page's scripts set %d, want 2", got)
	}
	hosts, _ := world.hosts(before)
	if !slices.ContainsFunc(hosts, func(h string) bool { return strings.HasPrefix(h, "tracker.invalid") }) {
		t.Errorf("the world was asked for %q, want tracker.invalid", hosts)
	}
	if !slices.Contains(p.seen.sent(), "https://tracker.invalid/track.js") {
		t.Errorf("the page sent %q", p.seen.sent())
	}
	if got := o.strangers(); len(got) == 0 {
		t.Error("the outlet saw no stranger")
	}
}

// TestHarnessSelects: a drag of the mouse selects exactly the passage.
func TestHarnessSelects(t *testing.T) {
	const made = `document.querySelectorAll("article p, article h1").forEach(e => e.dataset.at = 0)`
	o := publish(t, ostrel)
	p := open(t, o.URL, desk)
	p.abroad = true
	p.seen.expect("tracker.invalid")
	p.visit(ostrel.path)
	ask[any](p, made)
	for _, want := range []string{keptQuote, tornQuote, "three rivers"} {
		p.drag(want)
		if got := ask[string](p, `String(getSelection())`); got != want {
			t.Errorf("selected %q, want %q", got, want)
		}
	}
}

// TestHarnessScriptsOff: a page without scripts knows that it has none.
func TestHarnessScriptsOff(t *testing.T) {
	o := publish(t, ostrel)
	p := open(t, o.URL, plain)
	p.abroad = true
	p.seen.expect("tracker.invalid")
	p.visit(ostrel.path)
	if !ask[bool](p, `matchMedia("(scripting: none)").matches && window.hostileRan === undefined`) {
		t.Error("scripts are not off")
	}
	send(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
}
