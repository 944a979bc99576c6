package server

import (
	"fmt"
	"net/http"
	"net/url"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// setAlike keeps what a reader says of two articles.
func (s *server) setAlike(w http.ResponseWriter, r *http.Request) {
	var req api.AlikeRequest
	if err := decode(w, r, maxJSON, &req); err != nil {
		s.fail(w, r, err)
		return
	}
	s.done(w, r, s.Desk.SetAlike(r.Context(), article.ID(r.PathValue("id")), article.ID(r.PathValue("b")), req.Verdict))
}

// alikeForm keeps what a form says of two articles, and leads back to the
// revision that it was shown at, or to the story.
func (s *server) alikeForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	a, b := r.PostForm.Get("article"), r.PostForm.Get("other")
	if err := s.Desk.SetAlike(r.Context(), article.ID(a), article.ID(b), annotations.Verdict(r.PostForm.Get("verdict"))); err != nil {
		s.fail(w, r, err)
		return
	}
	if at := r.PostForm.Get("story"); at != "" {
		http.Redirect(w, r, "/stories/"+url.PathEscape(at), http.StatusSeeOther)
		return
	}
	to := storyPath(a)
	if n, ok := revisionNumber(r.PostForm.Get("revision")); ok {
		to += fmt.Sprintf("/revisions/%d", n)
	}
	http.Redirect(w, r, to+"#also", http.StatusSeeOther)
}
