package fetch

import (
	"net/http"
	"testing"
)

func TestAgain(t *testing.T) {
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/new", http.StatusFound)
		case r.Header.Get("If-None-Match") == `"v1"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte("busy"))
		}
	})
	got, err := c.Again(t.Context(), address+"/old", http.Header{"if-none-match": {`"v1"`}})
	if err != nil || got.Status != http.StatusNotModified || got.URL != address+"/new" {
		t.Errorf("Again with a condition = %+v, %v; want 304 of /new", got, err)
	}
	got, err = c.Again(t.Context(), address, nil)
	if err != nil || got.Status != http.StatusServiceUnavailable || got.Header.Get("Retry-After") != "30" || string(got.Body) != "busy" {
		t.Errorf("Again = %+v, %v; want the 503 as it is", got, err)
	}
	_, err = New(Options{}).Again(t.Context(), "http://127.0.0.1/", nil)
	wantError(t, "Again of a private address", err, errPrivate)
}
