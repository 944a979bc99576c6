package settings_test

import (
	"strings"
	"testing"
	"time"

	"writethru/app/kit/kittest"
	"writethru/web/api"
)

func TestTokens(t *testing.T) {
	made := time.Date(2025, 11, 4, 14, 32, 0, 0, time.UTC)
	one := api.Token{ID: "aa11", Name: "Wire desk \u202e<b>", Made: made}
	two := api.Token{ID: "bb22", Name: "Other", Made: made, Used: made.Add(time.Hour)}
	nodes := show(t, api.Prefs{}, api.SettingsPage{Tokens: []api.Token{one, two}})
	words := kittest.Text(nodes...)
	for _, want := range []string{"never used", "last used on 4 November 2025 at 15:32", api.WirePath} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	var removed []string
	for _, f := range kittest.All(nodes, kittest.Tag("form")) {
		if kittest.Attr(f, "action") != api.TokenRemoveForm {
			continue
		}
		id, _ := kittest.First(f.Kids, kittest.Tag("input"))
		removed = append(removed, kittest.Attr(id, "name")+"="+kittest.Attr(id, "value"))
	}
	if got := strings.Join(removed, " "); got != "id=aa11 id=bb22" {
		t.Errorf("removed are %q", got)
	}
	if _, ok := kittest.Find(nodes, "secret"); ok {
		t.Error("a secret is shown of what was made before")
	}
	fresh := show(t, api.Prefs{}, api.SettingsPage{Made: &api.NewToken{Token: one, Secret: "wt_SECRET"}})
	if secret, ok := kittest.Find(fresh, "secret"); !ok || kittest.Text(secret) != "wt_SECRET" {
		t.Error("a new token is not shown")
	}
	failed := show(t, api.Prefs{}, api.SettingsPage{Failed: &api.Error{Message: "A token's name is too long."}})
	if !strings.Contains(kittest.Text(failed...), "too long") {
		t.Error("it does not say why no token was made")
	}
}
