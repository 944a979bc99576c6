package server

import (
	"net/http"

	"writethru/annotations/article"
	"writethru/web/api"
)

// addArticle adds an article or a revision.
func (s *server) addArticle(w http.ResponseWriter, r *http.Request) {
	var req api.AddRequest
	if err := decode(w, r, maxAddJSON, &req); err != nil {
		s.fail(w, r, err)
		return
	}
	if max(len(req.Text), len(req.HTML), len(req.Data)) > maxText {
		s.fail(w, r, errTooBig)
		return
	}
	result, err := s.Desk.Add(r.Context(), req)
	s.reply(w, r, result, err)
}

// checkArticle fetches an article again now.
func (s *server) checkArticle(w http.ResponseWriter, r *http.Request) {
	result, err := s.Desk.Check(r.Context(), article.ID(r.PathValue("id")))
	s.reply(w, r, result, err)
}

// revision answers one revision, or an earlier text, with its blocks.
func (s *server) revision(w http.ResponseWriter, r *http.Request) {
	n, ok := article.Spelled(r.PathValue("n"))
	if !ok {
		s.fail(w, r, errPath)
		return
	}
	rev, err := s.Desk.Revision(r.Context(), article.ID(r.PathValue("id")), n)
	s.reply(w, r, rev, err)
}

// deleteSample removes the sample stories.
func (s *server) deleteSample(w http.ResponseWriter, r *http.Request) {
	s.done(w, r, s.Desk.RemoveSample(r.Context()))
}

// reply answers v, or err when there is one.
func (s *server) reply(w http.ResponseWriter, r *http.Request, v any, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.sendJSON(w, r, v)
}

// done answers that something was done, or err when there is one.
func (s *server) done(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}
