// Package static holds the files that the server hands out as they are: what
// build/pack made of the screen (dist), and the sample stories. It holds no
// behaviour.
//
// # What boot.js and sw.js are given
//
// A page loads boot.js by
//
//	<script src="/static/boot.HASH.js" defer data-wasm="/static/app.HASH.wasm" data-exec="/static/wasm_exec.HASH.js"></script>
//
// It loads nothing else: boot.js fetches data-exec (the Go distribution's
// loader) and data-wasm when the page has been painted. Both are on
// document.currentScript.dataset while boot.js runs.
//
// sw.js is served as /sw.js. Before its own text build/pack writes one line,
//
//	self.WRITETHRU={"version":"HASH","files":["/static/app.HASH.wasm",...]};
//
// where version changes when any file does, and files are all hashed files in
// an order that does not change. Hashed files never change and can be cached
// for ever.
package static

import (
	"embed"
	"io/fs"
)

// dist.txt keeps the first pattern from matching nothing.
//
//go:embed dist* sample
var files embed.FS

// Dist returns what build/pack has made: assets.json, which gives each file's
// hashed name, and the files. It is empty before the first run of build/pack.
func Dist() fs.FS { return under("dist") }

// Sample returns the made-up stories that a new library starts with, and the
// manifest that describes them.
func Sample() fs.FS { return under("sample") }

func under(dir string) fs.FS {
	sub, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // dir is a constant that is a valid path
	}
	return sub
}
