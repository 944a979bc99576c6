package server

import (
	"net/http"
	"strconv"

	"writethru/annotations"
	"writethru/web/api"
)

// keepForm sets how long stories without marks are kept, and leads back to the
// settings.
func (s *server) keepForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	days, err := strconv.Atoi(r.PostForm.Get("days"))
	if err != nil {
		s.fail(w, r, annotations.Errorf(annotations.Invalid, "Say for how many days stories are kept."))
		return
	}
	rule := api.KeepRule{Outlet: r.PostForm.Get("outlet"), Days: days, Drop: r.PostForm.Get("do") == "drop"}
	if err := s.Desk.Keep(r.Context(), rule); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/settings#keep", http.StatusSeeOther)
}
