package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// slim says what a browser does not need of a module, and what imports more than
// it is worth: go-app is half a web server, with TLS, templates and regular
// expressions, which makes up a fifth of app.wasm.
//
// The pinned modules stay as they are, and the screen can be built with them. For
// app.wasm they are copied without these files and imports; what the rest asks
// of them stands in slim/NAME, in files that end in .txt because they are no
// packages here.
type slim struct {
	name     string
	module   string
	packages []string
	without  []string // files
	imports  string   // no file may import this
}

var slims = []slim{
	{"go-app", "github.com/maxence-charriere/go-app/v9", []string{".", "pkg/app", "pkg/errors"},
		[]string{"pkg/app/http.go", "pkg/app/resource.go", "pkg/app/route.go", "pkg/app/wasm.go"}, ""},
	{"go-diff", "github.com/sergi/go-diff", []string{".", "diffmatchpatch"}, nil, "regexp"},
}

//go:embed slim
var stands embed.FS

// slimMod writes slim copies of modules to build/out, and a go.mod that builds
// with them. It returns the path of that.
func slimMod(root string) (string, error) {
	out := filepath.Join(root, "build", "out")
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	for _, s := range slims {
		if err := s.write(root, filepath.Join(out, s.name)); err != nil {
			return "", fmt.Errorf("make %s slim: %w", s.module, err)
		}
		mod = append(mod, "\nreplace "+s.module+" => ./build/out/"+s.name+"\n"...)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(out, "slim.sum"), sum, 0o644); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(out, "slim.mod"), mod, 0o644); err != nil {
		return "", err
	}
	return filepath.Abs(filepath.Join(out, "slim.mod"))
}

func (s slim) write(root, to string) error {
	dir, err := source(root, s.module)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	for _, name := range s.without {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return err // it is not the version that is known
		}
	}
	for _, pkg := range s.packages {
		if err := s.copy(dir, pkg, to); err != nil {
			return err
		}
	}
	return s.stand(filepath.Join(to, s.packages[1]))
}

// source returns where the sources of a pinned module are. It fetches them first
// on a machine that has none of them yet.
func source(root, module string) (string, error) {
	out, err := output(root, "go", "mod", "download", "-json", module)
	if err != nil {
		return "", err
	}
	var fetched struct{ Dir string }
	if err := json.Unmarshal([]byte(out), &fetched); err != nil {
		return "", fmt.Errorf("read what go mod download says: %w", err)
	}
	return fetched.Dir, nil
}

// copy copies the sources of one package.
func (s slim) copy(dir, pkg, to string) error {
	if err := os.MkdirAll(filepath.Join(to, pkg), 0o755); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(dir, pkg, "*"))
	if err != nil {
		return err
	}
	for _, name := range names {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		base := filepath.Base(name)
		isSource := filepath.Ext(base) == ".go" && !strings.HasSuffix(base, "_test.go")
		if !isSource && base != "go.mod" || slices.Contains(s.without, filepath.ToSlash(rel)) {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if s.imports != "" {
			data = bytes.Replace(data, []byte("\t\""+s.imports+"\"\n"), nil, 1)
		}
		if err := os.WriteFile(filepath.Join(to, rel), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// stand adds what the copies ask of the files that are not there.
func (s slim) stand(to string) error {
	names, err := fs.Glob(stands, "slim/"+s.name+"/*.txt")
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := fs.ReadFile(stands, name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, strings.TrimSuffix(filepath.Base(name), ".txt")), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// output returns what a command prints, without the line feed at its end.
func output(dir, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, said.String())
	}
	return strings.TrimSpace(string(out)), nil
}
