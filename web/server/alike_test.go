package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"writethru/annotations"
)

func TestAlike(t *testing.T) {
	h := open(t)
	form := func(body string) (int, string) {
		w := h.ask(http.MethodPost, "/alike", body, "Content-Type: application/x-www-form-urlencoded")
		return w.Code, w.Header().Get("Location")
	}
	if code, to := form("article=a1&other=b2&verdict=parted&revision=3"); code != http.StatusSeeOther || to != "/articles/a1/revisions/3#also" {
		t.Errorf("the form: status %d, leads to %q", code, to)
	}
	if code, to := form("article=%2F%2Fevil.example&other=b2&verdict="); code != http.StatusSeeOther || to != "/articles/%2F%2Fevil.example#also" {
		t.Errorf("the form with a bad name: status %d, leads to %q", code, to)
	}
	if w := h.json(http.MethodPut, "/api/v1/articles/a1/alike/b2", `{"verdict":"same"}`); w.Code != http.StatusNoContent {
		t.Errorf("PUT: status %d", w.Code)
	}
	if w := h.json(http.MethodPut, "/api/v1/articles/a1/alike/b2", `{"verdikt":"same"}`); w.Code != http.StatusBadRequest {
		t.Errorf("PUT of a misspelt field: status %d", w.Code)
	}
	want := []string{"alike a1 b2 parted", "alike //evil.example b2 ", "alike a1 b2 same"}
	if fmt.Sprint(h.desk.calls) != fmt.Sprint(want) {
		t.Errorf("calls %q, want %q", h.desk.calls, want)
	}
	h.desk.err = annotations.Errorf(annotations.NotFound, "There is no such article here.")
	if code, _ := form("article=a1&other=none&verdict=parted"); code != http.StatusNotFound {
		t.Errorf("the form of an article that is not there: status %d", code)
	}
}
