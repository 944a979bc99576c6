package e2e

import (
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
)

// before remembers the page as the server sent it, and where the reader had
// scrolled to, and counts how far things jump.
const before = `
	window.jumped = []; // after the whole page was painted once: before, it is still coming
	let loaded = Infinity;
	addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => loaded = performance.now())));
	const box = r => [r.x, r.y, r.width, r.height].map(Math.round).join(" ");
	new PerformanceObserver(list => list.getEntries().filter(e => e.startTime > loaded).forEach(e => jumped.push(e.value + " after " + Math.round(e.startTime) + " ms: " +
		e.sources.map(s => (s.node?.outerHTML || s.node?.data || "").slice(0, 100) + " from " + box(s.previousRect) + " to " + box(s.currentRect)).join("; ")))
	).observe({type: "layout-shift", buffered: true});
	addEventListener("DOMContentLoaded", () => {
		window.root = document.body.firstElementChild;
		window.copy = root.cloneNode(true);
		scrollTo(0, 333);
		window.at = scrollY;
	});`

// TestTakeOver: the client takes every screen over without changing a node,
// without a jump and without losing the reader's place.
func TestTakeOver(t *testing.T) {
	s := start(t)
	for _, l := range []look{desk, phone} {
		t.Run(l.name, func(t *testing.T) {
			p := open(t, s.base, l)
			p.seen.expect("404 (Not Found)")
			send(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: before})
			for _, screen := range screens(s) {
				p.visitAlive(screen.path)
				if !ask[bool](p, `copy.isEqualNode(document.body.firstElementChild)`) {
					t.Errorf("%s is another document after the take-over: %s", screen.name, ask[string](p, differs))
				}
				if got, want := ask[float64](p, `scrollY`), ask[float64](p, `at`); got != want {
					t.Errorf("%s was scrolled to %v and is at %v", screen.name, want, got)
				}
				for _, jump := range ask[[]string](p, `jumped`) {
					t.Errorf("%s jumps: %s", screen.name, jump)
				}
			}
		})
	}
}

// differs finds the first node that is another one.
const differs = `(function first(a, b) {
	if (a.isEqualNode(b)) return "";
	const same = a.nodeName === b.nodeName && a.childNodes.length === b.childNodes.length;
	if (same) for (let i = 0; i < a.childNodes.length; i++) { const d = first(a.childNodes[i], b.childNodes[i]); if (d) return d; }
	const text = n => (n.outerHTML || n.data || "").slice(0, 300);
	return "before: " + text(a) + "\nafter:  " + text(b);
})(copy, document.body.firstElementChild)`
