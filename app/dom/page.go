//go:build js && wasm

package dom

import (
	"strings"
	"syscall/js"

	"writethru/app/view"
)

// State returns the state that stands in the page.
func (b *Browser) State() []byte {
	e := b.document.Call("getElementById", "state")
	if !e.Truthy() {
		return nil
	}
	return []byte(e.Get("textContent").String())
}

// Build returns the address of app.wasm, which names it by its content.
func (b *Browser) Build() string {
	e := b.document.Call("querySelector", "script[data-wasm]")
	if !e.Truthy() {
		return ""
	}
	return e.Get("dataset").Get("wasm").String()
}

func (b *Browser) location(part string) string { return b.window.Get("location").Get(part).String() }

// Address returns the address that is shown.
func (b *Browser) Address() string {
	hash := b.location("hash")
	if b.fragment != "" {
		hash = b.fragment
	}
	return b.location("pathname") + b.location("search") + hash
}

// Leave loads an address from the server.
func (b *Browser) Leave(address string) {
	if !strings.HasPrefix(address, "/") {
		return
	}
	if address == b.Address() {
		b.window.Get("location").Call("reload")
		return
	}
	b.window.Get("location").Call("assign", address)
}

// Show sets the title and the attributes of the root element.
func (b *Browser) Show(title string, root []view.Attr) {
	b.document.Set("title", title)
	for _, a := range root {
		if a.Value == "" {
			b.html().Call("removeAttribute", a.Name)
		} else {
			b.html().Call("setAttribute", a.Name, a.Value)
		}
		if a.Name == "data-theme" {
			b.showTheme(a.Value)
		}
	}
}

// showTheme tells the browser the theme, for its own parts of the window.
func (b *Browser) showTheme(theme string) {
	scheme := theme
	if scheme == "" {
		scheme = "light dark"
	}
	if e := b.document.Call("querySelector", `meta[name="color-scheme"]`); e.Truthy() {
		e.Set("content", scheme)
	}
	paper := b.window.Call("getComputedStyle", b.document.Get("body")).Get("backgroundColor")
	if theme == "" {
		return // what the server wrote goes by the system
	}
	each(b.document.Call("querySelectorAll", `meta[name="theme-color"]`), func(e js.Value) { e.Set("content", paper) })
}

// Cookie returns the value of a cookie, "" when there is none.
func (b *Browser) Cookie(name string) string {
	for one := range strings.SplitSeq(b.document.Get("cookie").String(), ";") {
		if value, ok := strings.CutPrefix(strings.TrimSpace(one), name+"="); ok {
			return value
		}
	}
	return ""
}

// SetCookie sets a cookie for a year.
func (b *Browser) SetCookie(name, value string) {
	b.document.Set("cookie", name+"="+value+"; Path=/; Max-Age=31536000; SameSite=Lax")
}

// Zone returns the reader's time zone, "" when the browser does not tell.
func (b *Browser) Zone() string {
	zone := b.window.Get("Intl").Get("DateTimeFormat").Invoke().Call("resolvedOptions").Get("timeZone")
	if !zone.Truthy() {
		return ""
	}
	return zone.String()
}

// Print opens the print dialog.
func (b *Browser) Print() { b.window.Call("print") }

// Copy puts a text on the clipboard. Where a browser has none for a page that
// is not secure, the text is copied out of a field as of old.
func (b *Browser) Copy(text string) {
	clipboard := b.window.Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		b.copyField(text)
		return
	}
	b.then(clipboard.Call("writeText", text), func(js.Value) {}, func(js.Value) { b.copyField(text) })
}

func (b *Browser) copyField(text string) {
	had := b.document.Get("activeElement")
	field := b.document.Call("createElement", "textarea")
	field.Set("value", text)
	field.Set("className", "sr")
	b.document.Get("body").Call("append", field)
	field.Call("select")
	b.document.Call("execCommand", "copy")
	field.Call("remove")
	if had.Truthy() {
		had.Call("focus")
	}
}
