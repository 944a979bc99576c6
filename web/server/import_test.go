package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestImportByForm(t *testing.T) {
	for _, c := range []struct {
		name, file string
		status     int
		want       string
	}{
		{"a file", "marks.jsonld: {}", http.StatusOK, `"imported":{"added":2,"known":1`},
		{"no file", "", http.StatusUnprocessableEntity, "No file was chosen."},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			sent, header := form(t, [2]string{"file", c.file})
			got := h.ask("POST", "/import", sent, header)
			if page := body(t, got); got.Code != c.status || !strings.Contains(page, c.want) {
				t.Errorf("POST /import: %d, want %d and %q in\n%s", got.Code, c.status, c.want, page)
			}
		})
	}
}

func TestImportByAPI(t *testing.T) {
	h := open(t)
	got := h.ask("POST", "/api/v1/import", `{"type":"Annotation"}`, "Content-Type: application/ld+json")
	if answer := body(t, got); got.Code != http.StatusOK || !strings.Contains(answer, `"reason":"It has no target."`) {
		t.Errorf("POST /api/v1/import: %d %s", got.Code, answer)
	}
	if last := h.desk.calls[len(h.desk.calls)-1]; last != `import {"type":"Annotation"}` {
		t.Errorf("the desk was asked to %s", last)
	}
	far := h.ask("POST", "/api/v1/import", "{}", "Content-Type: application/json", "Sec-Fetch-Site: cross-site", "Origin: https://evil.example")
	if far.Code != http.StatusForbidden {
		t.Errorf("from another site: %d, want 403", far.Code)
	}
}
