package desk_test

import (
	"encoding/json"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/web/api"
)

func TestTokens(t *testing.T) {
	r := newRoom(t)
	one, err := r.AddToken(t.Context(), " wire\n desk ")
	if err != nil || one.Name != "wire desk" || len(one.Secret) < 26 || strings.Contains(one.ID, one.Secret) {
		t.Fatalf("AddToken = %+v, %v", one, err)
	}
	two, err := r.AddToken(t.Context(), "")
	if err != nil || two.Name == "" || two.Secret == one.Secret {
		t.Fatalf("AddToken = %+v, %v", two, err)
	}
	for _, bad := range []string{"", "x", one.Secret + "x", one.Secret[:len(one.Secret)-1], one.ID} {
		wantCode(t, r.Authorize(t.Context(), bad), annotations.Unauthorized)
	}
	if err := r.Authorize(t.Context(), one.Secret); err != nil {
		t.Errorf("Authorize = %v", err)
	}
	list, err := r.Tokens(t.Context())
	if err != nil || len(list) != 2 || !list[0].Used.Equal(r.now) && !list[1].Used.Equal(r.now) {
		t.Errorf("Tokens = %+v, %v", list, err)
	}
	page, err := r.Page(t.Context(), "/settings", api.Prefs{})
	told, _ := json.Marshal(page) // plain data
	if err != nil || len(page.Settings.Tokens) != 2 || strings.Contains(string(told), one.Secret) || strings.Contains(string(told), "hash") {
		t.Errorf("the settings: %s, %v", told, err)
	}
	if err := r.RemoveToken(t.Context(), one.ID); err != nil {
		t.Errorf("RemoveToken = %v", err)
	}
	wantCode(t, r.RemoveToken(t.Context(), one.ID), annotations.NotFound)
	wantCode(t, r.Authorize(t.Context(), one.Secret), annotations.Unauthorized)
	if _, err := r.AddToken(t.Context(), strings.Repeat("x", 81)); err == nil {
		t.Error("a long name is taken")
	}
}
