//go:build js && wasm

package dom

import (
	"syscall/js"

	"writethru/app/live"
)

// Fetch sends a request.
func (b *Browser) Fetch(r live.Request, done func(live.Answer)) {
	headers := map[string]any{"Accept": "application/json"}
	how := map[string]any{"method": r.Method, "headers": headers}
	if r.Body != nil {
		headers["Content-Type"] = "application/json"
		how["body"] = string(r.Body)
	}
	if r.Path == "/healthz" {
		how["cache"] = "no-store"
	}
	abort := b.window.Get("AbortController").New()
	how["signal"] = abort.Get("signal")
	timer := b.window.Call("setTimeout", abort.Get("abort").Call("bind", abort), r.Timeout.Milliseconds())
	end := func(a live.Answer) {
		b.window.Call("clearTimeout", timer)
		done(a)
	}
	failed := func(js.Value) { end(live.Answer{}) }
	b.then(b.window.Call("fetch", r.Path, how), func(response js.Value) {
		header := func(name string) string { return text(response.Get("headers").Call("get", name)) }
		a := live.Answer{Status: response.Get("status").Int(), Build: header("Writethru-Build"), Kept: header("Writethru-Kept") != ""}
		b.then(response.Call("arrayBuffer"), func(buffer js.Value) {
			a.Body = bytesOf(buffer)
			end(a)
		}, failed)
	}, failed)
}

// startNet reports when the connection may have come or gone, and what other
// tabs say.
func (b *Browser) startNet() {
	net := func(js.Value) { b.ears.Net() }
	b.on(b.window, "online", net)
	b.on(b.window, "offline", net)
	if channel := b.window.Get("BroadcastChannel"); channel.Truthy() {
		b.channel = channel.New("writethru")
		b.on(b.channel, "message", func(e js.Value) { b.ears.Heard(text(e.Get("data"))) })
	}
	worker := b.window.Get("navigator").Get("serviceWorker")
	if worker.Truthy() && worker.Get("controller").Truthy() {
		b.ears.Net() // the page may be one that was kept
	}
}

// Post is heard by all other tabs.
func (b *Browser) Post(s string) {
	if b.channel.Truthy() {
		b.channel.Call("postMessage", s)
	}
}

// Alone calls f when no other tab is in its own. Browsers have no locks for pages
// that are not secure; there every tab is alone.
func (b *Browser) Alone(name string, f func(done func())) {
	locks := b.window.Get("navigator").Get("locks")
	if !locks.Truthy() {
		go b.safe(func() { f(func() {}) })
		return
	}
	var held js.Func
	held = js.FuncOf(func(js.Value, []js.Value) any {
		var start js.Func
		start = js.FuncOf(func(_ js.Value, args []js.Value) any {
			let := args[0]
			start.Release()
			held.Release()
			b.After(0, func() { f(func() { let.Invoke() }) })
			return nil
		})
		return b.window.Get("Promise").New(start)
	})
	locks.Call("request", name, held)
}
