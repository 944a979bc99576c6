//go:build js && wasm

// Command wasm is the screen, as it runs in the browser. It only wires.
package main

import (
	"writethru/app/dom"
	"writethru/app/live"
)

func main() {
	browser := dom.New()
	if err := live.Run(browser); err != nil {
		browser.Log(err.Error())
	}
}
