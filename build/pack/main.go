// Command pack makes web/static/dist, what the server hands out as it is: the
// screen as WebAssembly, one style sheet, scripts and icons, named by their
// content and compressed. The same sources give the same bytes. It changes
// nothing outside of web/static/dist and build/out.
//
// Usage, in the root of the tree: go run ./build/pack
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./build/pack")
		os.Exit(2)
	}
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// run packs the tree whose root is root.
func run(root string) error {
	files, err := gather(root)
	if err != nil {
		return err
	}
	packs, err := squeeze(files, filepath.Join(root, "build", "out", "pack"))
	if err != nil {
		return err
	}
	if err := write(filepath.Join(root, "web", "static", "dist"), filepath.Join(root, "build", "out"), packs); err != nil {
		return err
	}
	report(os.Stdout, packs)
	return nil
}

// gather makes every file that is served.
func gather(root string) ([]file, error) {
	static := filepath.Join(root, "web", "static")
	wasm, exec, err := buildWasm(root)
	if err != nil {
		return nil, err
	}
	style, err := styleSheet(filepath.Join(static, "css"))
	if err != nil {
		return nil, err
	}
	boot, err := os.ReadFile(filepath.Join(static, "boot.js"))
	if err != nil {
		return nil, err
	}
	files := []file{
		named("app.wasm", wasm), named("wasm_exec.js", exec), named("boot.js", boot), named("style.css", style),
		named("icon.svg", iconSVG()), named("icon-192.png", iconPNG(192)), named("icon-512.png", iconPNG(512)),
	}
	manifest, err := manifest(filepath.Join(static, "manifest.webmanifest"), files)
	if err != nil {
		return nil, err
	}
	files = append(files, manifest)
	needed := slices.DeleteFunc(slices.Clone(files), func(f file) bool { return f.name == "style.css" }) // it stands in every page
	worker, err := worker(filepath.Join(static, "sw.js"), needed)
	if err != nil {
		return nil, err
	}
	return append(files, worker), nil
}
