package server

import (
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"writethru/annotations"
	"writethru/web/api"
)

// forEver is for bytes that are named by their own hash.
const forEver = "private, max-age=31536000, immutable"

var (
	isHash     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	errNoFile  = annotations.Errorf(annotations.NotFound, "There is no such file.")
	imageTypes = []string{"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"}
)

// image answers a picture of an article. Whatever its bytes are, a browser
// takes them for nothing but a picture.
func (s *server) image(w http.ResponseWriter, r *http.Request) {
	hash := r.PathValue("hash")
	if !isHash.MatchString(hash) {
		s.fail(w, r, errNoFile)
		return
	}
	kind, data, err := s.Desk.Image(r.Context(), hash)
	if err == nil && !slices.Contains(imageTypes, kind) {
		err = errNoFile
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sendForeign(w, r, hash, kind, data)
}

// capture answers the bytes of a capture as a download: to be kept or looked
// at, never to be run.
func (s *server) capture(w http.ResponseWriter, r *http.Request) {
	hash := r.PathValue("sha256")
	if !isHash.MatchString(hash) {
		s.fail(w, r, errNoFile)
		return
	}
	c, err := s.Desk.Capture(r.Context(), hash)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", attachment("capture-"+hash[:12]+".txt"))
	sendForeign(w, r, hash, "text/plain", c.Body)
}

// sendForeign answers bytes of an outlet that are named by their hash.
func sendForeign(w http.ResponseWriter, r *http.Request, hash, kind string, data []byte) {
	h := w.Header()
	h.Set("Content-Security-Policy", foreignPolicy)
	h.Set("Cache-Control", forEver)
	h.Set("ETag", `"`+hash+`"`)
	if matches(r.Header.Get("If-None-Match"), `"`+hash+`"`) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method != http.MethodHead {
		w.Write(data) // the client is gone
	}
}

// export answers the marks that the query finds, as a file.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	name, kind, data, err := s.Desk.Export(r.Context(), q.Get("format"), notebookQuery(q), readPrefs(r).Zone)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", attachment(name))
	s.send(w, r, answer{http.StatusOK, kind, data, etagOf(data)})
}

func notebookQuery(q url.Values) api.NotebookQuery {
	n := api.NotebookQuery{
		Kind: q.Get("kind"), Tag: q.Get("tag"), Speaker: q.Get("speaker"), Outlet: q.Get("outlet"),
		Fate: q.Get("fate"), Words: q.Get("q"), Article: q.Get("article"), By: q.Get("by"),
	}
	for _, id := range q["mark"] {
		n.Marks = append(n.Marks, annotations.ID(id))
	}
	return n
}

// attachment returns a Content-Disposition that has a file saved under a name.
func attachment(name string) string {
	if d := mime.FormatMediaType("attachment", map[string]string{"filename": name}); d != "" {
		return d
	}
	return "attachment"
}
