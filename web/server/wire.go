package server

import (
	"io"
	"net/http"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
)

// authorized lets only programs through that show a token. It asks nothing of
// browsers: without the header no cookie or page of anybody gets in.
func (s *server) authorized(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := s.Desk.Authorize(r.Context(), bearer(r))
		if annotations.CodeOf(err) == annotations.Unauthorized {
			w.Header().Set("WWW-Authenticate", `Bearer realm="writethru"`)
			err = refusal{http.StatusUnauthorized, annotations.Errorf(annotations.Unauthorized, "%s", annotations.MessageOf(err))}
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
		next(w, r)
	}
}

// bearer returns the token that a request shows, "" when it shows none.
// (RFC 6750, section 2.1)
func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// wire files the file of a news agency that is the body.
func (s *server) wire(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, api.MaxWire))
	if err != nil {
		s.fail(w, r, unread(err, api.MaxWire))
		return
	}
	items, err := s.Desk.Wire(r.Context(), data)
	s.reply(w, r, api.WireResponse{Items: items}, err)
}
