package e2e

import (
	"os"
	"path/filepath"
	"strings"

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
