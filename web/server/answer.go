package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

const (
	htmlType = "text/html; charset=utf-8"
	jsonType = "application/json; charset=utf-8"
)

// fresh makes a browser ask each time, and keeps answers out of shared caches.
const fresh = "no-cache, private"

// answer is a whole answer that was made for one request.
type answer struct {
	status int
	kind   string // content type
	data   []byte
	etag   string // "" for none
}

// send writes an answer: 304 when the browser has it, compressed when that
// helps. Content-Disposition and the like are set before, and Cache-Control
// where it is another than fresh.
func (s *server) send(w http.ResponseWriter, r *http.Request, a answer) {
	h := w.Header()
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", fresh)
	}
	h.Add("Vary", "Accept-Encoding, Cookie")
	if a.etag != "" {
		h.Set("ETag", a.etag)
		if matches(r.Header.Get("If-None-Match"), a.etag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Type", a.kind)
	data := a.data
	if len(data) > smallest && preferred(r.Header.Get("Accept-Encoding"), "gzip") == "gzip" {
		b := buffers.Get().(*bytes.Buffer)
		defer release(b)
		if before, after, ok := s.sheet.cut(data); ok {
			squeezePage(b, before, s.sheet, after)
		} else {
			squeeze(b, data)
		}
		data = b.Bytes()
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(data) // the client is gone
	}
}

// sendJSON answers v with status 200.
func (s *server) sendJSON(w http.ResponseWriter, r *http.Request, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		s.fail(w, r, fmt.Errorf("encode %T: %w", v, err))
		return
	}
	s.send(w, r, answer{status: http.StatusOK, kind: jsonType, data: data})
}

// buffers are for pages and their compressed forms.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// release gives a buffer back, unless a rare big page would be held for ever.
func release(b *bytes.Buffer) {
	if b.Cap() > 1<<20 {
		return
	}
	b.Reset()
	buffers.Put(b)
}

// etagOf returns a weak entity tag for pieces of a page: weak, because the
// compressed form has the same one (RFC 9110, 8.8.1).
func etagOf(pieces ...[]byte) string {
	h := sha256.New()
	for _, p := range pieces {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write(p)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:12]) + `"`
}

// matches reports whether an If-None-Match names the tag, by weak comparison
// (RFC 9110, 13.1.2). Our tags hold no comma.
func matches(header, etag string) bool {
	for one := range strings.SplitSeq(header, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}
