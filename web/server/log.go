package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"writethru/annotations"
)

// recorder remembers what was answered, for the log.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	err    error // why the request failed
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// logged writes a line for every request and turns a panic into an error page.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		began := time.Now()
		defer func() { s.line(rec, r, time.Since(began)) }()
		defer s.recovered(rec, r)
		next.ServeHTTP(rec, r)
	})
}

func (s *server) recovered(rec *recorder, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	err := fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	if rec.status == 0 {
		s.refuse(rec, r, err)
		return
	}
	// Half an answer is out: break it off, so that nobody takes it for whole.
	rec.status, rec.err = http.StatusInternalServerError, err
	panic(http.ErrAbortHandler)
}

// line logs one request. What a reader searches for is in the query, and stays
// out of the log but for debugging.
func (s *server) line(rec *recorder, r *http.Request, took time.Duration) {
	level := slog.LevelInfo
	switch {
	case errors.Is(r.Context().Err(), context.Canceled):
		level = slog.LevelDebug // the reader has left
	case rec.status >= 500:
		level = slog.LevelError
	case r.URL.Path == "/healthz" || rec.err == nil && isFile(r):
		level = slog.LevelDebug
	}
	if !s.Log.Enabled(r.Context(), level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", rec.status),
		slog.Int64("bytes", rec.bytes), slog.Duration("took", took.Round(10*time.Microsecond)),
	}
	if r.URL.RawQuery != "" && s.Log.Enabled(r.Context(), slog.LevelDebug) {
		attrs = append(attrs, slog.String("query", r.URL.RawQuery))
	}
	if rec.err != nil {
		attrs = append(attrs, slog.String("code", string(annotations.CodeOf(rec.err))), slog.Any("err", rec.err))
	}
	s.Log.LogAttrs(r.Context(), level, "request", attrs...)
}
