package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// page is a tab of a reader of its own: nothing that others keep is in it.
type page struct {
	t     *testing.T
	ctx   context.Context
	base  string
	seen  *record
	touch bool
	// abroad says that the test is about what leaves this machine.
	abroad bool
}

// A look is what a reader has in front of them.
type look struct {
	name          string
	width, height int64
	phone         bool
	dark          bool
	scripts       string // "off", or "" for on
}

// The looks that tests use.
var (
	desk      = look{name: "desk", width: 1440, height: 900}
	deskDark  = look{name: "desk-dark", width: 1440, height: 900, dark: true}
	tablet    = look{name: "tablet", width: 820, height: 1180}
	phone     = look{name: "phone", width: 390, height: 844, phone: true}
	phoneDark = look{name: "phone-dark", width: 390, height: 844, phone: true, dark: true}
	plain     = look{name: "scripts-off", width: 1440, height: 900, scripts: "off"}
)

// open gives a reader a tab. When the test ends, the page must have complained
// about nothing and have asked for nothing outside of this machine.
func open(t *testing.T, base string, l look) *page {
	t.Helper()
	b, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	p := &page{t: t, base: base, seen: &record{}, touch: l.phone}
	ctx, closeTab := chromedp.NewContext(b, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.seen.note))
	p.ctx = ctx
	_, before := world.hosts(0)
	t.Cleanup(func() {
		if t.Failed() {
			p.shot("failed-" + t.Name())
		}
		closeTab()
		for _, c := range p.seen.unexpected() {
			t.Error("the page complains: ", c)
		}
		for _, url := range p.seen.sent() {
			if !p.abroad && !strings.HasPrefix(url, p.base+"/") && !strings.HasPrefix(url, "data:") {
				t.Errorf("the page asked for %.200s", url)
			}
		}
		if hosts, _ := world.hosts(before); len(hosts) > 0 && !p.abroad {
			t.Errorf("the browser asked for %q", hosts)
		}
	})
	p.look(l)
	return p
}

// look gives the tab another size and scheme.
func (p *page) look(l look) {
	p.t.Helper()
	scheme, hover := "light", "hover"
	if l.dark {
		scheme = "dark"
	}
	options := []chromedp.EmulateViewportOption{}
	if l.phone {
		hover = "none"
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	p.do(chromedp.EmulateViewport(l.width, l.height, options...))
	send(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "hover", Value: hover}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	send(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.scripts == "off"})
	send(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
}

// visit goes to a path of the server, and waits until it is loaded.
func (p *page) visit(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.base + path))
}

// visitAlive goes to a path and waits until the client has taken over.
func (p *page) visitAlive(path string) {
	p.t.Helper()
	p.visit(path)
	p.alive()
}

// alive waits until the client has taken the page over.
func (p *page) alive() {
	p.t.Helper()
	p.wait("the client is there", `document.documentElement.dataset.live === "yes"`)
}

// do runs actions of the browser that must succeed.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	// The first one opens the tab, which must outlive it.
	if err := chromedp.Do(p.ctx); err != nil {
		p.t.Fatal(err)
	}
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// ask evaluates an expression, in which the functions of helpers can be used.
func ask[T any](p *page, expr string, args ...any) T {
	p.t.Helper()
	v, err := try[T](p, expr, args...)
	if err != nil {
		p.t.Fatalf("%s: %v", call(expr, args), err)
	}
	return v
}

func try[T any](p *page, expr string, args ...any) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	js := "(async () => {" + helpers + "return (" + call(expr, args) + ")})()"
	return chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
}

// call puts arguments into an expression in place of $1, $2 ...
func call(expr string, args []any) string {
	for k, a := range args {
		data, err := json.Marshal(a)
		if err != nil {
			panic(err) // tests give strings and numbers
		}
		expr = strings.ReplaceAll(expr, fmt.Sprintf("$%d", k+1), string(data))
	}
	return expr
}

// wait waits until an expression holds. It may go from page to page meanwhile.
func (p *page) wait(what, expr string, args ...any) {
	p.t.Helper()
	if err := p.until(expr, args...); err != nil {
		p.t.Fatalf("%s waits in vain until %s: %v\n%s", p.t.Name(), what, err, p.told())
	}
}

func (p *page) until(expr string, args ...any) error {
	end := time.After(patience)
	for tick := time.NewTicker(20 * time.Millisecond); ; {
		ok, err := try[bool](p, "!!("+expr+")", args...)
		if err == nil && ok {
			return nil
		}
		select {
		case <-tick.C:
		case <-end:
			return fmt.Errorf("%s is %v after %s (last error: %v)", call(expr, args), ok, patience, err)
		}
	}
}

// told says where the page stands, for a test that failed.
func (p *page) told() string {
	s, err := try[string](p, `location.href + "\n" + document.body.innerText.slice(0, 1500)`)
	if err != nil {
		return err.Error()
	}
	return s + "\n" + strings.Join(p.seen.unexpected(), "\n")
}

// waitFor waits until something holds that is not on the page.
func (p *page) waitFor(what string, holds func() bool) {
	p.t.Helper()
	end := time.After(patience)
	for tick := time.NewTicker(30 * time.Millisecond); !holds(); {
		select {
		case <-tick.C:
		case <-end:
			p.t.Fatalf("waited in vain until %s\n%s", what, p.told())
		}
	}
}
