package e2e

import (
	"os"
	"path/filepath"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// download returns the file that something makes the browser download, and its
// name.
func (p *page) download(do func()) (data, name string) {
	p.t.Helper()
	dir := p.t.TempDir()
	c := chromedp.FromContext(p.ctx)
	if _, err := chromedp.CallBrowser(p.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, BrowserContextID: c.BrowserContextID,
	}); err != nil {
		p.t.Fatal(err)
	}
	do()
	var file string
	p.waitFor("the file is there", func() bool {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(files) != 1 || filepath.Ext(files[0]) == ".crdownload" {
			return false
		}
		file = files[0]
		return true
	})
	content, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(content), filepath.Base(file)
}

// drop drops files on the middle of the window.
func (p *page) drop(files ...string) {
	p.t.Helper()
	at := ask[point](p, `({X: innerWidth / 2, Y: innerHeight / 2})`)
	for _, event := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		send(p, input.DispatchDragEvent, input.DispatchDragEventParams{Type: event, X: at.X, Y: at.Y,
			Data: &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1}})
	}
}
