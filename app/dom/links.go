//go:build js && wasm

package dom

import "syscall/js"

// startLinks follows plain clicks on links within Writethru. What an element has
// handled, links to fragments of the page and to other sites, and clicks that
// open a tab or a window are left to the browser.
func (b *Browser) startLinks() {
	b.on(b.document, "click", func(e js.Value) {
		if e.Get("defaultPrevented").Truthy() || !isPlain(e) {
			return
		}
		if to, ok := b.inside(closest(e.Get("target"), "a[href]")); ok {
			e.Call("preventDefault")
			b.ears.Follow(to)
		}
	})
}

// isPlain reports whether a click means to follow a link here and now.
func isPlain(e js.Value) bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if e.Get(key).Truthy() {
			return false
		}
	}
	return !e.Get("button").Truthy()
}

// inside returns the address that a link leads to, if the screen may go there.
func (b *Browser) inside(link js.Value) (string, bool) {
	if !link.Truthy() || link.Call("hasAttribute", "download").Bool() {
		return "", false
	}
	if target := link.Call("getAttribute", "target"); target.Truthy() && target.String() != "_self" {
		return "", false
	}
	var url js.Value
	err := try(func() {
		url = b.window.Get("URL").New(link.Call("getAttribute", "href"), b.document.Get("baseURI"))
	})
	if err != nil || url.Get("origin").String() != b.location("origin") {
		return "", false
	}
	path, hash := url.Get("pathname").String()+url.Get("search").String(), url.Get("hash").String()
	if hash != "" && path == b.location("pathname")+b.location("search") {
		return "", false
	}
	return path + hash, true
}
