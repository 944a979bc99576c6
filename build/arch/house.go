package arch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// module is the path that all packages of the house begin with.
const module = "writethru"

// pkg is a package as go list tells of it.
type pkg struct {
	ImportPath string
	Name       string
	Doc        string
	Dir        string
	GoFiles    []string
	Imports    []string
	Standard   bool
}

// house is the packages of one target with all that they import, by path.
type house map[string]pkg

// load asks go list for the packages that the patterns name, in the tree at
// root, built for a target such as "js/wasm"; "" is this machine.
func load(root, target string, patterns ...string) (house, error) {
	fields := "-json=ImportPath,Name,Doc,Dir,GoFiles,Imports,Standard"
	cmd := exec.Command("go", append([]string{"list", "-deps", fields}, patterns...)...)
	cmd.Dir = root
	if goos, goarch, ok := strings.Cut(target, "/"); ok {
		cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch)
	}
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %q: %w\n%s", target, err, &said)
	}
	h := house{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return h, nil
		} else if err != nil {
			return nil, fmt.Errorf("read what go list says: %w", err)
		}
		h[p.ImportPath] = p
	}
}

// ours tells whether a package is part of the house.
func ours(path string) bool { return fits(path, "./...") }

// fits tells whether an import path is what a pattern stands for.
func fits(path, pattern string) bool {
	if rest, ok := strings.CutPrefix(pattern, "./"); ok {
		pattern = module + "/" + rest
	}
	tree, ok := strings.CutSuffix(pattern, "/...")
	return path == tree || ok && strings.HasPrefix(path, tree+"/")
}

func fitsAny(path string, patterns []string) bool {
	for _, p := range patterns {
		if fits(path, p) {
			return true
		}
	}
	return false
}
