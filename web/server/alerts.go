package server

import (
	"net/http"
	"strconv"

	"writethru/annotations"
)

// seenForm dismisses an alert or all of them, or takes it back, and leads back
// to the list.
func (s *server) seenForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	f := r.PostForm
	var err error
	if f.Get("all") != "" {
		err = s.Desk.SeeAll(r.Context())
	} else if n, ok := revisionNumber(f.Get("in")); ok {
		err = s.Desk.See(r.Context(), annotations.AlertKey{Mark: annotations.ID(f.Get("mark")), In: n}, f.Get("seen") != "")
	} else {
		err = errForm
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	to := "/alerts"
	if f.Get("show") == "all" {
		to += "?show=all"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// raiseForm keeps which changes of marks raise an alert.
func (s *server) raiseForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	var kinds []annotations.AlertKind
	for _, k := range r.PostForm["kind"] {
		kinds = append(kinds, annotations.AlertKind(k))
	}
	if err := s.Desk.Raise(r.Context(), kinds); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/settings#alerts", http.StatusSeeOther)
}

// news answers the alerts that an open page has not heard of.
func (s *server) news(w http.ResponseWriter, r *http.Request) {
	after := int64(-1)
	if v := r.URL.Query().Get("after"); v != "" {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			s.fail(w, r, annotations.Errorf(annotations.Invalid, "The number of an alert is a number."))
			return
		}
		after = n
	}
	news, err := s.Desk.News(r.Context(), after)
	s.reply(w, r, news, err)
}
