package e2e

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
)

// TestFirstLoad: the page of the sample's longest story, its style sheet with it, is
// small, and few requests go before the program of the screen.
func TestFirstLoad(t *testing.T) {
	s := start(t)
	path := s.find("karrow-ferry") + "/revisions/3"
	size := len(get(t, s.base+path, "gzip"))
	if size > 30<<10 {
		t.Errorf("the page is %d bytes, want at most 30 KB", size)
	}
	t.Logf("the page is %d bytes with gzip, style sheet included", size)
	if plain := get(t, s.base+path, "identity"); !bytes.Contains(plain, []byte("<style>")) || bytes.Contains(plain, []byte("stylesheet")) {
		t.Error("the style sheet is not in the page")
	}

	p := open(t, s.base, desk)
	p.visitAlive(path)
	sent := p.seen.sent()
	wasm := slices.IndexFunc(sent, func(url string) bool { return strings.HasSuffix(url, ".wasm") })
	if wasm < 0 || wasm > 6 {
		t.Errorf("app.wasm is request number %d of %q, want at most 6 before it", wasm+1, sent)
	}
}

func get(t *testing.T, url, encoding string) []byte {
	t.Helper()
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", encoding)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s %v", url, answer.Status, err)
	}
	return data
}

// clocks has a page remember when it was first painted and when the client took
// over, and how long it takes from letting the mouse go to the next mark drawn.
const clocks = `
	new MutationObserver(() => { if (document.documentElement.dataset.live && !window.live) window.live = performance.now(); })
		.observe(document, {attributes: true, subtree: true, attributeFilter: ["data-live"]});
	window.drawn = [];
	let up = 0, marks = 0;
	const count = () => document.querySelectorAll("main mark").length;
	addEventListener("pointerup", e => { up = e.timeStamp; marks = count(); }, true);
	addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
		if (!up || count() <= marks) return;
		const from = up;
		up = 0;
		requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now() - from)));
	}).observe(document.body, {childList: true, subtree: true}));`

// runs is how often each figure is taken; the median counts.
const runs = 5

// TestMeasureStart takes the times until text is painted and until marking
// works, at 1.6 Mbit/s and a round trip of 150 ms, with and without a cache.
func TestMeasureStart(t *testing.T) {
	if !*measure {
		t.Skip("it needs a quiet machine: make bench")
	}
	s := start(t)
	path := s.find("karrow-ferry") + "/revisions/3"
	var paint, cold, warm []float64
	for range runs {
		p := open(t, s.base, desk)
		p.visit("/healthz") // the window has been painted once; the cache is empty
		send(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: clocks})
		p.slow()
		p.visitAlive(path)
		paint = append(paint, ask[float64](p, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
		cold = append(cold, ask[float64](p, `live`))
		p.wait("the service worker has what it needs", `navigator.serviceWorker.controller && caches.keys().then(k => k.length > 1)`)
		p.visitAlive(path)
		warm = append(warm, ask[float64](p, `live`))
	}
	figure(t, "first contentful paint, cold", paint, 700)
	figure(t, "marking works, cold", cold, 11_000)
	figure(t, "marking works, warm", warm, 2_000)
}

// slow gives the page a slow connection.
func (p *page) slow() {
	p.t.Helper()
	send(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 0.75e6 / 8}},
	})
}

// TestMeasureHighlight takes the time from letting go of the mouse on the
// toolbar to the highlight on the screen.
func TestMeasureHighlight(t *testing.T) {
	if !*measure {
		t.Skip("it needs a quiet machine: make bench")
	}
	s, o, p := desktop(t, desk)
	send(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: clocks})
	p.visitAlive(s.addOstrel(o))
	words := strings.Fields(strings.Join(ostrel.revisions[0], " "))[8:]
	for n := range 20 {
		p.drag(strings.Join(words[n*8:n*8+3], " "))
		p.click("button", "Highlight")
		p.wait("the highlight is drawn", `drawn.length === $1`, n+1)
	}
	figure(t, "from mouse-up to the highlight", ask[[]float64](p, `drawn`), 100)
}

// figure prints the median of some times in milliseconds, and holds it to a limit.
func figure(t *testing.T, what string, times []float64, limit float64) {
	t.Helper()
	slices.Sort(times)
	median := times[len(times)/2]
	t.Logf("%s: %s (of %d from %s to %s, at most %s)", what, ms(median), len(times), ms(times[0]), ms(times[len(times)-1]), ms(limit))
	if median > limit {
		t.Errorf("%s takes %s", what, ms(median))
	}
}

func ms(f float64) time.Duration {
	return time.Duration(f * float64(time.Millisecond)).Round(time.Millisecond)
}
