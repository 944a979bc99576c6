package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// served is where the server hands files out.
const served = "/static/"

// file is one file that is served.
type file struct {
	name string // in the source: "boot.js"
	path string // where it is served: "/static/boot.0123456789ab.js"
	data []byte
}

// named returns a file whose path changes with its content.
func named(name string, data []byte) file {
	ext := path.Ext(name)
	return file{name, served + strings.TrimSuffix(name, ext) + "." + hash(data)[:12] + ext, data}
}

func hash(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// manifest reads the manifest and puts the icons' paths into it.
func manifest(from string, files []file) (file, error) {
	data, err := os.ReadFile(from)
	if err != nil {
		return file{}, err
	}
	text := string(data)
	for _, f := range files {
		text = strings.ReplaceAll(text, `"`+f.name+`"`, `"`+f.path+`"`)
	}
	if !json.Valid([]byte(text)) {
		return file{}, fmt.Errorf("%s is not valid JSON", from)
	}
	return named("manifest.webmanifest", []byte(text)), nil
}

// worker reads the service worker and tells it the files, as package static
// describes. It is always served as /sw.js, for its address is its identity.
func worker(from string, files []file) (file, error) {
	text, err := os.ReadFile(from)
	if err != nil {
		return file{}, err
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.path)
	}
	slices.Sort(paths)
	told, err := json.Marshal(struct {
		Version string   `json:"version"`
		Files   []string `json:"files"`
	}{hash([]byte(strings.Join(paths, "\n") + string(text)))[:12], paths})
	if err != nil {
		return file{}, err
	}
	return file{"sw.js", "/sw.js", fmt.Appendf(nil, "self.WRITETHRU=%s;\n%s", told, text)}, nil
}

// write puts the files into dist, all or none: they are written beside it first.
func write(dist, out string, packs []pack) error {
	fresh, err := os.MkdirTemp(out, "dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	paths := map[string]string{}
	for _, p := range packs {
		paths[p.name] = p.path
		for ending, data := range map[string][]byte{"": p.data, ".br": p.brotli, ".gz": p.gzip} {
			if data == nil {
				continue
			}
			if err := os.WriteFile(filepath.Join(fresh, path.Base(p.path)+ending), data, 0o644); err != nil {
				return err
			}
		}
	}
	list, err := json.MarshalIndent(paths, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(fresh, "assets.json"), append(list, '\n'), 0o644); err != nil {
		return err
	}
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	return os.Rename(fresh, dist)
}
