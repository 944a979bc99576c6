//go:build js && wasm

package dom

import (
	"fmt"
	"runtime/debug"
	"syscall/js"
	"time"

	"writethru/app/live"
)

// Browser is the browser that the page is shown in.
type Browser struct {
	window, document js.Value

	ears     live.Ears
	fragment string // taken out of the address until go-app has started
	entry    string // of the history
	settled  bool   // the page of the entry is shown
	moving   bool   // a move to a fragment is our own
	places   map[string]float64
	selected []int
	dragging bool
	pending  bool // a look at the selection is due
	channel  js.Value
}

var _ live.Browser = (*Browser)(nil)

// New returns the browser. It takes the fragment out of the address: go-app would
// scroll there when it starts, wherever the reader has gone since.
func New() *Browser {
	b := &Browser{window: js.Global(), document: js.Global().Get("document"), places: map[string]float64{}}
	if hash := b.location("hash"); hash != "" {
		b.fragment = hash
		b.window.Get("history").Call("replaceState", b.window.Get("history").Get("state"), "", b.location("pathname")+b.location("search"))
	}
	return b
}

// Listen begins to report what happens, and takes the place of go-app's own
// handling of links and of the history.
func (b *Browser) Listen(ears live.Ears) {
	b.ears = ears
	b.window.Set("onclick", js.Null())
	b.window.Set("onpopstate", js.Null())
	b.startHistory()
	b.startLinks()
	b.startKeys()
	b.startMenus()
	b.startSelection()
	b.startDrop()
	b.startNet()
}

// Ready says that the screen has taken over.
func (b *Browser) Ready() { b.html().Call("setAttribute", "data-live", "yes") }

// on has f called with every event of a kind. It stays for as long as the page.
func (b *Browser) on(target js.Value, kind string, f func(js.Value)) {
	target.Call("addEventListener", kind, b.callback(f))
}

// before is on, but f is called before any element hears of the event.
func (b *Browser) before(target js.Value, kind string, f func(js.Value)) {
	target.Call("addEventListener", kind, b.callback(f), map[string]any{"capture": true})
}

func (b *Browser) callback(f func(js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		b.safe(func() { f(first(args)) })
		return nil
	})
}

// once returns a function for JavaScript to call that may be called once, and
// does nothing else with it.
func (b *Browser) once(f func(js.Value)) js.Func {
	var fn js.Func
	fn = js.FuncOf(func(_ js.Value, args []js.Value) any {
		fn.Release()
		b.safe(func() { f(first(args)) })
		return nil
	})
	return fn
}

func first(args []js.Value) js.Value {
	if len(args) == 0 {
		return js.Undefined()
	}
	return args[0]
}

// safe calls f. A panic is reported and goes no further: it would end the screen.
func (b *Browser) safe(f func()) {
	defer func() {
		if err := recover(); err != nil {
			b.Log(fmt.Sprintf("panic: %v\n%s", err, debug.Stack()))
		}
	}()
	f()
}

// try calls f and returns what JavaScript threw.
func try(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			thrown, ok := r.(js.Error)
			if !ok {
				panic(r)
			}
			err = thrown
		}
	}()
	f()
	return nil
}

// then waits for a promise. One of the two functions is called.
func (b *Browser) then(promise js.Value, done, failed func(js.Value)) {
	var yes, no js.Func
	release := func() { yes.Release(); no.Release() }
	yes = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		b.safe(func() { done(first(args)) })
		return nil
	})
	no = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		b.safe(func() { failed(first(args)) })
		return nil
	})
	promise.Call("then", yes, no)
}

// After calls f after a while.
func (b *Browser) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { b.safe(f) })
}

// Log writes to the console.
func (b *Browser) Log(s string) { b.window.Get("console").Call("error", s) }

func (b *Browser) html() js.Value { return b.document.Get("documentElement") }

// root returns the element that the screen is drawn on.
func (b *Browser) root() js.Value { return b.document.Get("body").Get("firstElementChild") }

// at returns the element at a place, null when there is none.
func (b *Browser) at(place []int) js.Value {
	e := b.root()
	for _, n := range place {
		if !e.Truthy() {
			return js.Null()
		}
		e = e.Get("childNodes").Index(n)
	}
	if !e.Truthy() || !is(e, "Element") {
		return js.Null()
	}
	return e
}

// is reports whether v is of a class.
func is(v js.Value, class string) bool {
	return v.Type() == js.TypeObject && v.InstanceOf(js.Global().Get(class))
}

// closest returns the nearest element around a node that a selector fits, itself
// included; null when there is none.
func closest(node js.Value, selector string) js.Value {
	if is(node, "Text") {
		node = node.Get("parentElement")
	}
	if !is(node, "Element") {
		return js.Null()
	}
	return node.Call("closest", selector)
}

// each calls f with every item of a list.
func each(list js.Value, f func(js.Value)) {
	for i, n := 0, list.Length(); i < n; i++ {
		f(list.Index(i))
	}
}
