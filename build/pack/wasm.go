package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// buildWasm compiles the screen, and returns it with the loader of the same Go
// distribution: the two must fit. Neither paths nor the state of version
// control get into it, so that the same sources give the same bytes.
func buildWasm(root string) (wasm, loader []byte, err error) {
	out, err := filepath.Abs(filepath.Join(root, "build", "out", "app.wasm"))
	if err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return nil, nil, err
	}
	mod, err := slimMod(root)
	if err != nil {
		return nil, nil, err
	}
	build := exec.Command("go", "build", "-modfile="+mod, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out, "./app/wasm")
	build.Dir = root
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("build app/wasm: %w\n%s", err, said)
	}
	if wasm, err = os.ReadFile(out); err != nil {
		return nil, nil, err
	}
	goroot, err := output(root, "go", "env", "GOROOT")
	if err != nil {
		return nil, nil, err
	}
	loader, err = os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	return wasm, loader, err
}
