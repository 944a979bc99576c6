package server

import "net/http"

// health tells that the server answers, and which version it is.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	s.sendJSON(w, r, struct {
		Status  string `json:"status"`
		Version string `json:"version,omitempty"`
	}{"ok", s.Version})
}
