//go:build js && wasm

package dom

import "syscall/js"

// Permit asks the reader to allow notifications. A browser may have none, as on a
// page that is not secure; the answer is "" then.
func (b *Browser) Permit(answer func(string)) {
	n := b.window.Get("Notification")
	if !n.Truthy() {
		answer("")
		return
	}
	b.then(n.Call("requestPermission"), func(v js.Value) { answer(v.String()) }, func(js.Value) { answer("denied") })
}

// Notify shows a notification, where that is allowed and possible: browsers on
// phones only let a service worker show one.
func (b *Browser) Notify(title, text, tag string, opened func()) {
	n := b.window.Get("Notification")
	if !n.Truthy() || n.Get("permission").String() != "granted" {
		return
	}
	var shown js.Value
	err := try(func() {
		shown = n.New(title, map[string]any{"body": text, "tag": tag, "dir": "auto"})
	})
	if err != nil {
		b.Log("notification: " + err.Error())
		return
	}
	shown.Set("onclick", b.once(func(js.Value) {
		b.window.Call("focus")
		shown.Call("close")
		opened()
	}))
}
