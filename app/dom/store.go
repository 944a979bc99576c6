//go:build js && wasm

package dom

import (
	"slices"
	"strings"
	"syscall/js"
)

func (b *Browser) storage() js.Value { return b.window.Get("localStorage") }

// Keys returns all keys that begin with prefix, sorted.
func (b *Browser) Keys(prefix string) []string {
	var keys []string
	try(func() { // where nothing may be kept, there are none
		each(b.window.Get("Object").Call("keys", b.storage()), func(k js.Value) {
			if strings.HasPrefix(k.String(), prefix) {
				keys = append(keys, k.String())
			}
		})
	})
	slices.Sort(keys)
	return keys
}

// Get returns what is kept under a key.
func (b *Browser) Get(key string) (value string, ok bool) {
	try(func() {
		if v := b.storage().Call("getItem", key); v.Type() == js.TypeString {
			value, ok = v.String(), true
		}
	})
	return value, ok
}

// Set keeps a value. It fails when the store is full or switched off.
func (b *Browser) Set(key, value string) error {
	return try(func() { b.storage().Call("setItem", key, value) })
}

// Remove takes away what is kept under a key.
func (b *Browser) Remove(key string) {
	try(func() { b.storage().Call("removeItem", key) })
}
