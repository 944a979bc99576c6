package server

import (
	"net/http"

	"writethru/annotations"
	"writethru/web/api"
)

func markID(r *http.Request) annotations.ID { return annotations.ID(r.PathValue("id")) }

// putMark makes or changes a mark.
func (s *server) putMark(w http.ResponseWriter, r *http.Request) {
	var req api.MarkRequest
	if err := decode(w, r, maxJSON, &req); err != nil {
		s.fail(w, r, err)
		return
	}
	mark, err := s.Desk.PutMark(r.Context(), markID(r), req)
	s.reply(w, r, mark, err)
}

// deleteMark deletes a mark so that it can be restored.
func (s *server) deleteMark(w http.ResponseWriter, r *http.Request) {
	s.done(w, r, s.Desk.DeleteMark(r.Context(), markID(r)))
}

// restoreMark undoes deleteMark.
func (s *server) restoreMark(w http.ResponseWriter, r *http.Request) {
	mark, err := s.Desk.RestoreMark(r.Context(), markID(r))
	s.reply(w, r, mark, err)
}

// place keeps the reader's choice of a mark's place in a revision.
func (s *server) place(w http.ResponseWriter, r *http.Request) {
	var req api.PlaceRequest
	if err := decode(w, r, maxJSON, &req); err != nil {
		s.fail(w, r, err)
		return
	}
	s.placed(w, r, func(n int) (api.Mark, error) { return s.Desk.Place(r.Context(), markID(r), n, req) })
}

// unplace undoes place.
func (s *server) unplace(w http.ResponseWriter, r *http.Request) {
	s.placed(w, r, func(n int) (api.Mark, error) { return s.Desk.Unplace(r.Context(), markID(r), n) })
}

func (s *server) placed(w http.ResponseWriter, r *http.Request, do func(n int) (api.Mark, error)) {
	n, ok := revisionNumber(r.PathValue("n"))
	if !ok {
		s.fail(w, r, errPath)
		return
	}
	mark, err := do(n)
	s.reply(w, r, mark, err)
}
