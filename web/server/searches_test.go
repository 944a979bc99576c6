package server_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
)

// TestSearchForm: the form saves a search, and leads back to the list with it.
func TestSearchForm(t *testing.T) {
	const form = "Content-Type: application/x-www-form-urlencoded"
	for body, want := range map[string]struct {
		change api.SearchChange
		leads  string
	}{
		"do=save&list=library&show=unread&q=tag%3Afog&name=Fog": {api.SearchChange{Do: api.SearchSave, SavedSearch: api.SavedSearch{Name: "Fog", Show: "unread", Words: "tag:fog"}}, "/?q=tag%3Afog&show=unread"},
		"do=rename&list=notebook&id=s1&q=a%26b&name=B":          {api.SearchChange{Do: api.SearchRename, Marks: true, SavedSearch: api.SavedSearch{ID: "s1", Name: "B", Words: "a&b"}}, "/notebook?q=a%26b"},
		"do=delete&id=s1&show=//evil.example":                   {api.SearchChange{Do: api.SearchDelete, SavedSearch: api.SavedSearch{ID: "s1"}}, "/"},
	} {
		h := open(t)
		w := h.ask(http.MethodPost, "/searches", body, form)
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want.leads {
			t.Errorf("%q: status %d, leads to %q, want %q", body, w.Code, got, want.leads)
		}
		if diff := cmp.Diff(want.change, h.desk.search); diff != "" {
			t.Errorf("%q (-want +got):\n%s", body, diff)
		}
	}
	h := open(t)
	h.desk.err = annotations.Errorf(annotations.Invalid, "A saved search needs a name.")
	if w := h.ask(http.MethodPost, "/searches", "do=save", form); w.Code != http.StatusBadRequest {
		t.Errorf("without a name: status %d", w.Code)
	}
}
