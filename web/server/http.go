package server

import (
	"log/slog"
	"net/http"
	"time"
)

// HTTP returns a server for h with limits for slow and greedy clients. A page
// may take half a minute to be fetched from its outlet, and WebAssembly a
// minute to reach a phone on a bad line.
func HTTP(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute,
		WriteTimeout:      5 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}
