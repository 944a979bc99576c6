package server

import (
	"net/http"
)

// tokenForm makes a token, and shows the settings with its secret, which is
// told only now.
func (s *server) tokenForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	made, err := s.Desk.AddToken(r.Context(), r.PostForm.Get("name"))
	p, pageErr := s.Desk.Page(r.Context(), "/settings", readPrefs(r))
	if pageErr != nil || p.Settings == nil {
		s.fail(w, r, pageErr)
		return
	}
	if err != nil {
		note(w, err)
		failed := errorOf(err)
		p.Settings.Failed = &failed
		s.show(w, r, statusOfForm(err), p)
		return
	}
	p.Settings.Made = &made
	w.Header().Set("Cache-Control", "no-store")
	s.show(w, r, http.StatusCreated, p)
}

// removeTokenForm takes a token back, and leads to the settings.
func (s *server) removeTokenForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	if err := s.Desk.RemoveToken(r.Context(), r.PostForm.Get("id")); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/settings#tokens", http.StatusSeeOther)
}
