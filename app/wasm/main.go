//go:build js && wasm

// Command wasm is the screen, as it runs in the browser. It only wires.
package main

import (
	"runtime/debug"

	"writethru/app/dom"
	"writethru/app/live"
)

// collectAt is how far the heap may grow, in per cent, before it is collected. A
// page is a few megabytes, and every event makes and drops its tree again: with
// the default a reader waits for the collector at every third key.
const collectAt = 400

func main() {
	debug.SetGCPercent(collectAt)
	browser := dom.New()
	if err := live.Run(browser); err != nil {
		browser.Log(err.Error())
	}
}
