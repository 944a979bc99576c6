package e2e

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"

	"github.com/chromedp/chromedp"

	"writethru/build/setup/need"
)

// browser is the one Chromium that all tests share. Every test has a context of
// its own in it, with its own cookies and storage.
var browser = sync.OnceValues(func() (context.Context, error) {
	path := need.Chromium.Find()
	if path == "" {
		return nil, errors.New("there is no Chromium: run make, which installs it or says how")
	}
	profile, err := os.MkdirTemp("", "writethru-e2e")
	if err != nil {
		return nil, err
	}
	outside := httptest.NewServer(&world)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.Flag("headless", "new"),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		chromedp.Flag("disable-features", "Translate,AutofillServerCommunication,OptimizationHints,MediaRouter,DialMediaRouteProvider"),
		// Whatever is not on this machine goes through here, from pages and
		// workers alike, and gets no further.
		chromedp.ProxyServer(outside.URL),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ = chromedp.NewContext(ctx) // ended by stop
	atEnd = append(atEnd, func() error {
		err := chromedp.Cancel(ctx)
		stop()
		outside.Close()
		return errors.Join(err, os.RemoveAll(profile))
	})
	return ctx, chromedp.Do(ctx)
})

// world stands for the internet: it remembers which hosts were asked for, and
// answers nothing.
var world internet

type internet struct {
	mu    sync.Mutex
	asked []string
}

func (i *internet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.asked = append(i.asked, r.Host)
	http.Error(w, "there is no internet in tests", http.StatusBadGateway)
}

// hosts returns the hosts that were asked for from the nth request on, and how
// many requests there were. What Chromium asks its makers for is left out: no
// flag silences all of it.
func (i *internet) hosts(n int) ([]string, int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	own := func(host string) bool {
		return strings.HasSuffix(host, ".googleapis.com") || strings.HasSuffix(host, ".google.com") || strings.HasSuffix(host, ".gvt1.com")
	}
	var all []string
	for _, h := range i.asked[n:] {
		if name, _, _ := strings.Cut(h, ":"); !own(name) {
			all = append(all, h)
		}
	}
	return all, len(i.asked)
}
