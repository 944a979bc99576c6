package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
)

// refusal is an error whose status is not that of its code.
type refusal struct {
	status int
	cause  *annotations.Error
}

func (e refusal) Error() string { return e.cause.Error() }
func (e refusal) Unwrap() error { return e.cause }

// statusOf returns the HTTP status of an error.
func statusOf(err error) int {
	var own refusal
	if errors.As(err, &own) {
		return own.status
	}
	switch annotations.CodeOf(err) {
	case annotations.Invalid:
		return http.StatusBadRequest
	case annotations.NotFound:
		return http.StatusNotFound
	case annotations.Conflict:
		return http.StatusConflict
	case annotations.Unauthorized:
		return http.StatusForbidden
	case annotations.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// fail answers an error: as JSON on the API, as one line for files, else as a
// page.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if isAPI(r) || isFile(r) || errors.Is(r.Context().Err(), context.Canceled) {
		s.refuse(w, r, err)
		return
	}
	note(w, err)
	s.show(w, r, statusOf(err), s.errorPage(r, err))
}

// refuse answers an error without a page: to a stranger, or when no page can be
// made.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	note(w, err)
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	if isAPI(r) {
		body, _ := json.Marshal(api.ErrorBody{Error: errorOf(err)}) // two strings: it cannot fail
		h.Set("Content-Type", jsonType)
		w.WriteHeader(statusOf(err))
		w.Write(append(body, '\n')) // the client is gone
		return
	}
	h.Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(statusOf(err))
	w.Write([]byte(annotations.MessageOf(err) + "\n")) // the client is gone
}

func (s *server) errorPage(r *http.Request, err error) api.Page {
	e := errorOf(err)
	return api.Page{
		Kind: api.ErrorKind, Path: r.URL.RequestURI(), Title: titles[e.Code],
		Now: s.Now(), Prefs: readPrefs(r), Error: &e,
	}
}

var titles = map[annotations.Code]string{
	annotations.Invalid:      "Not possible",
	annotations.NotFound:     "Not found",
	annotations.Conflict:     "Not possible",
	annotations.Unauthorized: "Not allowed",
	annotations.Unavailable:  "Not available now",
	annotations.Internal:     "Something went wrong",
}

func errorOf(err error) api.Error {
	return api.Error{Code: annotations.CodeOf(err), Message: annotations.MessageOf(err)}
}

// note leaves the error to the log, which is written once, when the request ends.
func note(w http.ResponseWriter, err error) {
	if rec, ok := w.(*recorder); ok {
		rec.err = err
	}
}

// isFile reports whether a request is for bytes that no page is made of.
func isFile(r *http.Request) bool {
	for _, p := range []string{api.StaticPath, api.ImagePath, "/captures/", "/sw.js", "/favicon.ico"} {
		if strings.HasPrefix(r.URL.Path, p) {
			return true
		}
	}
	return strings.HasSuffix(r.URL.Path, ".atom")
}
