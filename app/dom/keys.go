//go:build js && wasm

package dom

import (
	"strings"
	"syscall/js"

	"writethru/app/view"
)

// startKeys reports keys that are pressed anywhere in the page.
func (b *Browser) startKeys() {
	b.on(b.window, "keydown", func(e js.Value) {
		if e.Get("defaultPrevented").Truthy() || e.Get("isComposing").Truthy() || e.Get("key").Type() != js.TypeString {
			return
		}
		if e.Get("key").String() == "Escape" && b.closeMenus(true) {
			e.Call("preventDefault")
			return
		}
		name := keyName(b.pressed(e), focusedOn(e.Get("target")))
		if name == "" {
			return
		}
		if b.ears.Event(view.Event{Action: view.Action{Name: "key"}, Key: name, On: b.On(), InView: b.inView()}) {
			e.Call("preventDefault")
		}
	})
}

func (b *Browser) pressed(e js.Value) pressed {
	held := func(name string) bool { return e.Get(name).Truthy() }
	p := pressed{key: e.Get("key").String(), ctrl: held("ctrlKey"), alt: held("altKey"), shift: held("shiftKey"), meta: held("metaKey")}
	isMac := strings.HasPrefix(text(b.window.Get("navigator").Get("platform")), "Mac")
	p.third = e.Call("getModifierState", "AltGraph").Bool() || isMac && p.alt && !p.ctrl
	return p
}

func focusedOn(e js.Value) focused {
	if !is(e, "Element") {
		return focused{}
	}
	f := focused{tag: e.Get("localName").String(), kind: text(e.Get("type"))}
	f.typing = f.tag == "textarea" || f.tag == "input" && takesText(f.kind) || e.Get("isContentEditable").Truthy()
	return f
}

// startMenus closes menus when something outside of them is pressed.
func (b *Browser) startMenus() {
	b.before(b.document, "pointerdown", func(e js.Value) {
		each(b.openMenus(), func(menu js.Value) {
			if !menu.Call("contains", e.Get("target")).Bool() {
				menu.Set("open", false)
			}
		})
	})
}

func (b *Browser) openMenus() js.Value {
	return b.document.Call("querySelectorAll", "details.menu[open]")
}

// CloseMenus closes all menus.
func (b *Browser) CloseMenus() { b.closeMenus(false) }

// closeMenus closes all menus, and reports whether one was open. Where the focus
// was in one, or is to go back in any case, its summary gets it.
func (b *Browser) closeMenus(back bool) bool {
	menus := b.openMenus()
	each(menus, func(menu js.Value) {
		had := menu.Call("contains", b.document.Get("activeElement")).Bool()
		menu.Set("open", false)
		if summary := menu.Call("querySelector", "summary"); (had || back) && summary.Truthy() {
			summary.Call("focus")
		}
	})
	return menus.Length() > 0
}
