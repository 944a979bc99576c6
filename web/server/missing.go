package server

import (
	"net/http"

	"writethru/annotations"
)

// orMissing answers what the routes do not know in our own error form, with the
// status that they would have given: 404, or 405 with Allow.
func (s *server) orMissing(m *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := m.Handler(r)
		if pattern != "" {
			m.ServeHTTP(w, r)
			return
		}
		would := &probe{header: http.Header{}}
		h.ServeHTTP(would, r)
		if would.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", would.header.Get("Allow"))
			s.fail(w, r, refusal{would.status, annotations.Errorf(annotations.Invalid, "%s is not possible at this address.", r.Method)})
			return
		}
		s.fail(w, r, errPath)
	})
}

// probe is a ResponseWriter that only remembers the status.
type probe struct {
	header http.Header
	status int
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) WriteHeader(status int)      { p.status = status }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
