package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shot writes what is in view to build/out/shots.
func (p *page) shot(name string) {
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Logf("no screenshot: %v", err)
		return
	}
	dir := filepath.Join(outDir, "shots")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png"), data, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// TestShots writes a screenshot of every screen as readers see it, to be looked at.
func TestShots(t *testing.T) {
	if !*shots {
		t.Skip("screenshots are taken by make shots")
	}
	full := start(t)
	for _, l := range []look{desk, deskDark, tablet, phone, phoneDark} {
		p := open(t, full.base, l)
		p.seen.expect("404 (Not Found)")
		for _, s := range screens(full) {
			p.visitAlive(s.path)
			p.shot(s.name + "-" + l.name)
		}
	}
}
