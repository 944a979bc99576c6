//go:build js && wasm

package dom

import (
	"encoding/json"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"writethru/app/view"
)

// entryKey is where an entry of the history carries its name, and placesKey
// where the places in the pages of all entries are kept while the tab is open.
const (
	entryKey  = "writethru"
	placesKey = "writethru places"
)

// startHistory brings back the fragment and begins to remember where in each
// page the reader is.
func (b *Browser) startHistory() {
	if b.fragment != "" {
		b.replaceState(b.location("pathname") + b.location("search") + b.fragment)
		b.fragment = ""
	}
	b.readPlaces()
	if b.entry = b.entryOf(); b.entry == "" {
		b.nameEntry()
	}
	b.settled = true
	b.restore("manual")
	b.on(b.window, "scroll", func(js.Value) { b.remember() })
	b.on(b.window, "popstate", func(js.Value) { b.popped() })
	b.on(b.window, "hashchange", func(js.Value) { b.hashed() })
	b.on(b.window, "pagehide", func(js.Value) { b.remember(); b.writePlaces(); b.restore("auto") })
	b.on(b.window, "pageshow", func(e js.Value) {
		if e.Get("persisted").Truthy() {
			b.restore("manual")
			b.ears.Net()
		}
	})
}

func (b *Browser) restore(how string) { b.window.Get("history").Set("scrollRestoration", how) }

func (b *Browser) entryOf() string {
	state := b.window.Get("history").Get("state")
	if state.Type() != js.TypeObject || state.IsNull() || state.Get(entryKey).Type() != js.TypeString {
		return ""
	}
	return state.Get(entryKey).String()
}

// nameEntry gives the entry that is shown a name.
func (b *Browser) nameEntry() {
	b.entry = newEntry()
	b.replaceState(b.Address())
}

func newEntry() string { return strconv.FormatInt(time.Now().UnixMicro(), 36) }

func (b *Browser) replaceState(address string) {
	b.window.Get("history").Call("replaceState", map[string]any{entryKey: b.entry}, "", address)
}

// Push makes a new entry.
func (b *Browser) Push(address string) {
	b.remember()
	b.entry, b.settled = newEntry(), false
	b.window.Get("history").Call("pushState", map[string]any{entryKey: b.entry}, "", address)
}

// Replace changes the address of the entry that is shown.
func (b *Browser) Replace(address string) { b.replaceState(address) }

// remember notes where in the page the reader is.
func (b *Browser) remember() {
	if b.settled {
		b.places[b.entry] = b.window.Get("scrollY").Float()
	}
}

// popped follows the browser to another entry. One without a name is new: the
// reader has followed a link to a fragment.
func (b *Browser) popped() {
	if b.moving {
		return
	}
	entry := b.entryOf()
	if entry == "" {
		b.hashed()
		return
	}
	if entry != b.entry {
		b.remember()
		b.entry, b.settled = entry, false
	}
	b.ears.Return(b.Address())
}

func (b *Browser) hashed() {
	if b.moving || b.entryOf() != "" {
		return
	}
	b.nameEntry()
	b.ears.Event(view.Event{Action: view.Action{Name: "target"}, Value: strings.TrimPrefix(b.location("hash"), "#")})
}

// Fragment goes to the target of a fragment, so that :target fits it. It makes
// no entry.
func (b *Browser) Fragment(fragment string) {
	b.moving = true
	b.window.Get("location").Call("replace", "#"+fragment)
	b.replaceState(b.Address())
	b.settled = true
	b.After(50*time.Millisecond, func() { b.moving = false })
}

// ScrollTop goes to the start of the page.
func (b *Browser) ScrollTop() { b.scrollTo(0) }

// ScrollBack goes to where the entry was left.
func (b *Browser) ScrollBack() { b.scrollTo(b.places[b.entry]) }

func (b *Browser) scrollTo(y float64) {
	b.window.Call("scrollTo", map[string]any{"top": y, "left": 0, "behavior": "instant"})
	b.settled = true
	b.remember()
}

func (b *Browser) readPlaces() {
	try(func() { // where nothing is kept, there is nothing to read
		s := b.window.Get("sessionStorage").Call("getItem", placesKey)
		if s.Type() == js.TypeString {
			json.Unmarshal([]byte(s.String()), &b.places)
		}
	})
}

func (b *Browser) writePlaces() {
	data, _ := json.Marshal(b.places) // numbers by strings: it cannot fail
	try(func() { b.window.Get("sessionStorage").Call("setItem", placesKey, string(data)) })
}
