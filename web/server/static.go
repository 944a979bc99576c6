package server

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strconv"
)

// assets are the files that build/pack has made.
type assets struct {
	paths map[string]string // by name in the source, as "boot.js"
	files map[string]asset  // by path, as "/static/boot.0123456789ab.js"
}

// asset is one file in all its encodings.
type asset struct {
	name  string // in dist
	tag   string // of its content
	kind  string
	sizes map[string]int64 // by ending: "", ".br", ".gz"
}

// path returns where a file is served, "" when it has not been built.
func (a assets) path(name string) string { return a.paths[name] }

var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm",
	".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
}

// readAssets reads the list of files. Without one the server works, plainly,
// and says what to do.
func readAssets(dist fs.FS, log *slog.Logger) assets {
	a := assets{paths: map[string]string{}, files: map[string]asset{}}
	if dist == nil {
		return a
	}
	list, err := fs.ReadFile(dist, "assets.json")
	if err == nil {
		err = json.Unmarshal(list, &a.paths)
	}
	if err != nil {
		log.Warn("The screen has not been built: pages can be read, but they are plain and nothing can be marked. Run make.", "err", err)
		return a
	}
	for _, at := range a.paths {
		a.files[at] = readAsset(dist, path.Base(at))
	}
	return a
}

func readAsset(dist fs.FS, name string) asset {
	f := asset{name: name, tag: name, kind: kinds[path.Ext(name)], sizes: map[string]int64{}}
	if name == "sw.js" { // all other names hold a hash
		if data, err := fs.ReadFile(dist, name); err == nil {
			f.tag = fmt.Sprintf("%x", sha256.Sum256(data))
		}
	}
	for _, ending := range []string{"", ".br", ".gz"} {
		if info, err := fs.Stat(dist, name+ending); err == nil {
			f.sizes[ending] = info.Size()
		}
	}
	return f
}

// static answers a file whose name holds its hash.
func (s *server) static(w http.ResponseWriter, r *http.Request) {
	s.file(w, r, r.URL.Path, "public, max-age=31536000, immutable")
}

// worker answers the service worker, which browsers must ask for anew: its
// address cannot change.
func (s *server) worker(w http.ResponseWriter, r *http.Request) {
	s.file(w, r, "/sw.js", "no-cache")
}

// favicon leads programs that look for an icon where icons once were to ours.
func (s *server) favicon(w http.ResponseWriter, r *http.Request) {
	to := s.assets.path("icon-192.png")
	if to == "" {
		s.fail(w, r, errNoFile)
		return
	}
	w.Header().Set("Cache-Control", "max-age=86400")
	http.Redirect(w, r, to, http.StatusFound)
}

func (s *server) file(w http.ResponseWriter, r *http.Request, at, caching string) {
	f, ok := s.assets.files[at]
	if !ok {
		s.fail(w, r, errNoFile)
		return
	}
	ending := f.choose(r.Header.Get("Accept-Encoding"))
	body, err := s.Static.Open(f.name + ending)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer body.Close()
	h := w.Header()
	h.Set("Cache-Control", caching)
	h.Set("Vary", "Accept-Encoding")
	etag := `"` + f.tag + ending + `"`
	h.Set("ETag", etag)
	if matches(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.kind)
	if e := encodings[ending]; e != "" {
		h.Set("Content-Encoding", e)
	}
	h.Set("Content-Length", strconv.FormatInt(f.sizes[ending], 10))
	if r.Method != http.MethodHead {
		io.Copy(w, body) // the client is gone
	}
}

var encodings = map[string]string{".br": "br", ".gz": "gzip"}

// choose returns the ending of the file that an Accept-Encoding header asks for.
func (f asset) choose(header string) string {
	var have []string
	for _, ending := range []string{".br", ".gz"} {
		if f.sizes[ending] > 0 {
			have = append(have, encodings[ending])
		}
	}
	switch preferred(header, have...) {
	case "br":
		return ".br"
	case "gzip":
		return ".gz"
	}
	return ""
}
