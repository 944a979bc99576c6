package server_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/web/api"
)

// TestKeepForm: the form sets a rule, and leads back to the settings.
func TestKeepForm(t *testing.T) {
	const form = "Content-Type: application/x-www-form-urlencoded"
	for body, want := range map[string]api.KeepRule{
		"days=90":                        {Days: 90},
		"days=0&outlet=Ledger+%26+Tide":  {Outlet: "Ledger & Tide"},
		"days=30&outlet=Gazette&do=drop": {Outlet: "Gazette", Days: 30, Drop: true},
	} {
		h := open(t)
		w := h.ask(http.MethodPost, "/keep", body, form)
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != "/settings#keep" {
			t.Errorf("%q: status %d, leads to %q", body, w.Code, got)
		}
		if diff := cmp.Diff(want, h.desk.keep); diff != "" {
			t.Errorf("%q (-want +got):\n%s", body, diff)
		}
	}
	if w := open(t).ask(http.MethodPost, "/keep", "days=soon", form); w.Code != http.StatusBadRequest {
		t.Errorf("no number: status %d", w.Code)
	}
}
