//go:build js && wasm

package dom

import (
	"encoding/json"
	"slices"
	"strings"
	"syscall/js"

	"writethru/app/live"
)

// Adopt lets go-app mount onto what is shown; boot.js says how.
func (b *Browser) Adopt(shape string, names []string) bool {
	helper := b.window.Get("writethru")
	return helper.Truthy() && helper.Call("adopt", shape, strings.Join(names, " ")).Bool()
}

// Control returns how a control stands.
func (b *Browser) Control(at []int, tag string) (live.Control, bool) {
	e := b.at(at)
	if !e.Truthy() || e.Get("localName").String() != tag {
		return live.Control{}, false
	}
	c := live.Control{Value: text(e.Get("value")), Checked: e.Get("checked").Truthy(), Open: e.Get("open").Truthy()}
	c.Said = said(e)
	if tag == "textarea" {
		c.Scroll = e.Get("scrollTop").Int()
	}
	if start := e.Get("selectionStart"); start.Type() == js.TypeNumber {
		c.Caret = live.Caret{Start: start.Int(), End: e.Get("selectionEnd").Int(), Direction: text(e.Get("selectionDirection"))}
	}
	return c, true
}

// text returns a string, and "" for anything else.
func text(v js.Value) string {
	if v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

// SetControl makes a control stand like that.
func (b *Browser) SetControl(at []int, c live.Control) {
	e := b.at(at)
	if !e.Truthy() {
		return
	}
	switch tag := e.Get("localName").String(); {
	case tag == "details":
		if e.Get("open").Truthy() != c.Open {
			e.Set("open", c.Open)
		}
	case tag == "input" && isBox(e):
		if e.Get("checked").Truthy() != c.Checked {
			e.Set("checked", c.Checked)
		}
	default:
		setValue(e, c.Value)
		setSaid(e, c.Said)
		if tag == "textarea" && c.Scroll > 0 {
			e.Set("scrollTop", c.Scroll)
		}
	}
}

func isBox(e js.Value) bool {
	kind := e.Get("type").String()
	return kind == "checkbox" || kind == "radio"
}

// saidKey is where a control carries the values that it has told, as JSON. A view
// gives each back some frames later, when a quick typist is further.
const saidKey = "writethruSaid"

// mostSaid is how many of them it carries.
const mostSaid = 64

func said(e js.Value) []string {
	var values []string
	if kept := e.Get(saidKey); kept.Type() == js.TypeString {
		json.Unmarshal([]byte(kept.String()), &values) // written by setSaid
	}
	return values
}

func setSaid(e js.Value, values []string) {
	if len(values) == 0 {
		e.Delete(saidKey)
		return
	}
	kept, _ := json.Marshal(values[max(0, len(values)-mostSaid):]) // strings can be marshalled
	e.Set(saidKey, string(kept))
}

// say adds a value that a control tells now.
func say(e js.Value, value string) { setSaid(e, append(said(e), value)) }

// setValue sets the value of a field and leaves the caret where it was, as far as
// that is still in it.
func setValue(e js.Value, value string) {
	e.Delete(saidKey)
	if text(e.Get("value")) == value {
		return
	}
	start, end := e.Get("selectionStart"), e.Get("selectionEnd")
	e.Set("value", value)
	if start.Type() == js.TypeNumber && e.Equal(js.Global().Get("document").Get("activeElement")) {
		e.Call("setSelectionRange", start, end)
	}
}

// SetProperty sets a property that the view has changed.
func (b *Browser) SetProperty(at []int, name, value string, on bool) {
	e := b.at(at)
	switch {
	case !e.Truthy():
	case name == "exact":
		e.Call("setAttribute", "value", value)
		setValue(e, value)
	case name == "value":
		if told := (live.Control{Said: said(e)}).Since(value); told != nil {
			setSaid(e, told)
		} else {
			setValue(e, value)
		}
	case e.Get(name).Truthy() != on:
		e.Set(name, on)
	}
}

// FocusAt returns the place of the element that has the focus.
func (b *Browser) FocusAt() []int {
	e, root := b.document.Get("activeElement"), b.root()
	if !e.Truthy() || !root.Call("contains", e).Bool() {
		return nil
	}
	at := []int{}
	for !e.Equal(root) {
		n := 0
		for k := e.Get("previousSibling"); k.Truthy(); k = k.Get("previousSibling") {
			n++
		}
		at = append(at, n)
		e = e.Get("parentElement")
	}
	slices.Reverse(at)
	return at
}

// FocusOn gives the focus to the element at a place, and a field its caret.
func (b *Browser) FocusOn(at []int, c live.Control) {
	e := b.at(at)
	if !e.Truthy() {
		return
	}
	b.focus(e, false)
	if c.Caret.Direction != "" && e.Get("selectionStart").Type() == js.TypeNumber {
		e.Call("setSelectionRange", c.Caret.Start, c.Caret.End, c.Caret.Direction)
	}
}

// Focus moves the focus to the element with an id.
func (b *Browser) Focus(id string) {
	if e := b.document.Call("getElementById", id); e.Truthy() {
		b.focus(e, true)
	}
}

// FocusPage moves the focus to the heading of a new page, so that it is what
// screen readers read and Tab goes on from.
func (b *Browser) FocusPage() {
	for _, s := range []string{"main h1", "#main", "h1"} {
		if e := b.document.Call("querySelector", s); e.Truthy() {
			b.focus(e, false)
			return
		}
	}
}

// focus focuses an element. One that cannot have the focus is lent it.
func (b *Browser) focus(e js.Value, show bool) {
	how := map[string]any{"preventScroll": !show}
	e.Call("focus", how)
	if e.Equal(b.document.Get("activeElement")) || e.Call("hasAttribute", "tabindex").Bool() {
		return
	}
	e.Call("setAttribute", "tabindex", "-1")
	e.Call("addEventListener", "blur", b.once(func(js.Value) { e.Call("removeAttribute", "tabindex") }), map[string]any{"once": true})
	e.Call("focus", how)
}

// On returns the id of the nearest element with one around the focus.
func (b *Browser) On() string { return nearestID(b.document.Get("activeElement")) }

func nearestID(e js.Value) string {
	e = closest(e, "[id]")
	if !e.Truthy() {
		return ""
	}
	return e.Get("id").String()
}

// Scroll brings an element into view, if it is not.
func (b *Browser) Scroll(id string) {
	if e := b.document.Call("getElementById", id); e.Truthy() {
		b.show(e, e.Call("getBoundingClientRect"))
	}
}

// show brings what fills a rectangle into view.
func (b *Browser) show(e, rect js.Value) {
	top, bottom := rect.Get("top").Float(), rect.Get("bottom").Float()
	if top >= b.overlaid() && bottom <= b.window.Get("innerHeight").Float() {
		return
	}
	e.Call("scrollIntoView", map[string]any{"block": "center"})
}

// overlaid is how much of the top of the window is covered by what stays there,
// in pixels; style sheets say so for the browser's own scrolling.
func (b *Browser) overlaid() float64 {
	padding := b.window.Call("getComputedStyle", b.html()).Get("scrollPaddingTop")
	n := b.window.Call("parseFloat", padding)
	if n.IsNaN() {
		return 0
	}
	return n.Float()
}

// Changed has every control that does not stand as it was printed say so, as if
// it had just been used.
func (b *Browser) Changed() {
	each(b.root().Call("querySelectorAll", "input, textarea, select"), func(e js.Value) {
		switch kind := text(e.Get("type")); {
		case kind == "hidden":
		case kind == "file":
			if e.Get("files").Length() > 0 {
				b.fire(e, "change")
			}
		case kind == "checkbox" || kind == "radio":
			checked := e.Get("checked").Bool()
			if checked != e.Get("defaultChecked").Bool() && (checked || kind == "checkbox") {
				b.fire(e, "input", "change")
			}
		case e.Get("localName").String() == "select":
			if isChosen(e) {
				b.fire(e, "input", "change")
			}
		case text(e.Get("value")) != text(e.Get("defaultValue")):
			b.fire(e, "input")
		}
	})
}

// isChosen reports whether a select shows another option than it was printed with.
func isChosen(e js.Value) bool {
	options := e.Get("options")
	at := e.Get("selectedIndex").Int()
	printed := 0
	for i := 0; i < options.Length(); i++ {
		if options.Index(i).Get("defaultSelected").Bool() {
			printed = i
		}
	}
	return at >= 0 && at != printed
}

func (b *Browser) fire(e js.Value, kinds ...string) {
	for _, kind := range kinds {
		e.Call("dispatchEvent", b.window.Get("Event").New(kind, map[string]any{"bubbles": true}))
	}
}
