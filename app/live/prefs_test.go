package live

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"writethru/app/state"
	"writethru/web/api"
)

func cookieOf(p api.Prefs) string {
	data, err := json.Marshal(p)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

func TestPrefs(t *testing.T) {
	m := newMachine()
	b, _ := m.open(t, story)
	b.loop.s.Shell.Prefs.Theme = "dark"
	b.do(state.SavePrefs{})
	if want := cookieOf(api.Prefs{Theme: "dark"}); b.cookie != want {
		t.Errorf("cookie %q, want %q", b.cookie, want)
	}
}

// A page that was kept from before is shown as the reader wants it now.
func TestPrefsOfCookie(t *testing.T) {
	b := &tab{machine: newMachine(), page: story, cookie: cookieOf(api.Prefs{Theme: "dark"})}
	b.page.Prefs = api.Prefs{Theme: "light", Zone: "Europe/Oslo"}
	l, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := l.s.Shell.Prefs, (api.Prefs{Theme: "dark", Zone: "Europe/Oslo"}); got != want {
		t.Errorf("prefs %+v, want %+v", got, want)
	}
	for _, bad := range []string{"", "%%%", "bm90IGpzb24"} {
		b.cookie = bad
		if l, err = open(b); err != nil || l.s.Shell.Prefs != b.page.Prefs {
			t.Errorf("cookie %q gives %+v, %v", bad, l.s.Shell.Prefs, err)
		}
	}
}

// TestNotifications: a notification is shown, and a click on it leads to its page.
func TestNotifications(t *testing.T) {
	m := newMachine()
	b, _ := m.open(t, story)
	b.do(state.Notify{Title: "Reworded", Text: "“12”", Tag: "alert-1", Path: "/notebook"})
	if got, want := b.did[len(b.did)-1], "notify Reworded | “12” | alert-1"; got != want {
		t.Errorf("it did %q, want %q", got, want)
	}
	b.opened()
	if len(m.asked) == 0 || !strings.Contains(m.asked[len(m.asked)-1], "notebook") {
		t.Errorf("a click asks for %v", m.asked)
	}
}
