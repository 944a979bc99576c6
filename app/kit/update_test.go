package kit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

func sorted(s []string) string {
	slices.Sort(s)
	return strings.Join(s, " ")
}

func press(key, on string) view.Event {
	return view.Event{Action: view.Action{Name: "key"}, Key: key, On: on}
}

func act(name, arg string) view.Event { return view.Event{Action: view.Action{Name: name, Arg: arg}} }

// without returns effects without Handled, and whether it was among them.
func without(effects []state.Effect) (rest []state.Effect, handled bool) {
	for _, e := range effects {
		if _, ok := e.(state.Handled); ok {
			handled = true
			continue
		}
		rest = append(rest, e)
	}
	return rest, handled
}

func want(t *testing.T, what string, got []state.Effect, effects ...state.Effect) {
	t.Helper()
	rest, handled := without(got)
	if !handled {
		t.Errorf("%s was not handled", what)
	}
	if diff := cmp.Diff(effects, rest); diff != "" {
		t.Errorf("%s: effects (-want +got):\n%s", what, diff)
	}
}

func TestKeysOfTheShell(t *testing.T) {
	s := state.Shell{}
	want(t, "/", kit.Update(&s, api.ArticleKind, press("/", "")), state.Focus{ID: "search"})
	want(t, "a", kit.Update(&s, api.ArticleKind, press("a", "")), state.Menus{}, state.Go{Path: "/?add=url#add"})
	if got := kit.Update(&s, api.LibraryKind, press("a", "")); got != nil {
		t.Errorf("a on the library is the library's own: %v", got)
	}
	for _, key := range []string{"j", "h", "Tab", "Enter", "Escape", "Ctrl+k"} {
		if got := kit.Update(&s, api.ArticleKind, press(key, "")); got != nil {
			t.Errorf("%s is no key of the shell: %v", key, got)
		}
	}
}

func TestHelpTakesAndGivesTheFocus(t *testing.T) {
	s := state.Shell{}
	want(t, "?", kit.Update(&s, api.ArticleKind, press("?", "open-abc")), state.Menus{}, state.Focus{ID: "help"})
	if s.Open != "keys" {
		t.Fatalf("open is %q", s.Open)
	}
	if got := kit.Update(&s, api.ArticleKind, press("j", "help")); got == nil || len(got) != 0 {
		t.Errorf("a key reaches behind the help, or its default is prevented: %v", got)
	}
	want(t, "Escape", kit.Update(&s, api.ArticleKind, press("Escape", "help")), state.Focus{ID: "open-abc"})
	if s.Open != "" {
		t.Errorf("open is still %q", s.Open)
	}
	kit.Update(&s, api.ArticleKind, press("?", "x"))
	want(t, "? again", kit.Update(&s, api.ArticleKind, press("?", "help")), state.Focus{ID: "x"})
	kit.Update(&s, api.ArticleKind, view.Event{Action: view.Action{Name: "shell.keys"}, On: "keys-button"})
	want(t, "Close", kit.Update(&s, api.ArticleKind, act("shell.close", "")), state.Focus{ID: "keys-button"})
}

func TestSequences(t *testing.T) {
	for key, path := range map[string]string{"l": "/", "n": "/notebook"} {
		s := state.Shell{}
		want(t, "g", kit.Update(&s, api.ArticleKind, press("g", "")), state.Later{After: 1500e6, Action: "shell.pending", Arg: "1"})
		want(t, "g "+key, kit.Update(&s, api.ArticleKind, press(key, "")), state.Go{Path: path})
		if s.Pending != "" {
			t.Errorf("after g %s, %q is pending", key, s.Pending)
		}
	}
	s := state.Shell{}
	kit.Update(&s, api.ArticleKind, press("g", ""))
	want(t, "g d", kit.Update(&s, api.ArticleKind, press("d", "")))
	if got := kit.Update(&s, api.ArticleKind, press("d", "")); got != nil {
		t.Errorf("the next d is not the screen's own: %v", got)
	}
}

func TestASequenceThatIsGivenUp(t *testing.T) {
	s := state.Shell{}
	kit.Update(&s, api.ArticleKind, press("g", ""))
	kit.Update(&s, api.ArticleKind, press("n", ""))
	kit.Update(&s, api.ArticleKind, press("g", ""))
	kit.Update(&s, api.ArticleKind, act("shell.pending", "1"))
	if s.Pending != "g" {
		t.Error("the clock of an earlier sequence ends a later one")
	}
	kit.Update(&s, api.ArticleKind, act("shell.pending", "2"))
	if s.Pending != "" {
		t.Error("a sequence does not end")
	}
}

func TestKeysOff(t *testing.T) {
	s := state.Shell{Prefs: api.Prefs{Keys: "off"}}
	for _, key := range []string{"/", "a", "?", "g", "é", "\U0001f600"} {
		if got := kit.Update(&s, api.ArticleKind, press(key, "")); got != nil {
			t.Errorf("%s is switched off, and does %v", key, got)
		}
	}
	kit.Update(&s, api.ArticleKind, act("shell.keys", ""))
	if got := kit.Update(&s, api.ArticleKind, press("Escape", "")); got == nil || s.Open != "" {
		t.Error("Escape does not close the help")
	}
}

func TestFilters(t *testing.T) {
	s := state.Shell{}
	want(t, "Filters", kit.Update(&s, api.LibraryKind, act("shell.filters", "tab-filters")), state.Menus{}, state.Focus{ID: "filters"})
	want(t, "Escape", kit.Update(&s, api.LibraryKind, press("Escape", "filters")), state.Focus{ID: "tab-filters"})
}

func TestSearch(t *testing.T) {
	s := state.Shell{}
	e := act("shell.search", "")
	e.Form = map[string][]string{"q": {"a b"}, "show": {"unread"}, "article": {"a1"}}
	want(t, "on the library", kit.Update(&s, api.LibraryKind, e), state.Go{Path: "/?q=a+b&show=unread"}, state.Focus{ID: "main"})
	want(t, "on the notebook", kit.Update(&s, api.NotebookKind, e), state.Go{Path: "/notebook?q=a+b&article=a1"}, state.Focus{ID: "main"})
	want(t, "on a story", kit.Update(&s, api.ArticleKind, e), state.Go{Path: "/?q=a+b"}, state.Focus{ID: "main"})
	e.Form["q"] = nil
	want(t, "for nothing", kit.Update(&s, api.ArticleKind, e), state.Go{Path: "/"}, state.Focus{ID: "main"})
}

func TestMessages(t *testing.T) {
	s := state.Shell{Status: "x", Bad: true, Undo: &state.Offer{Words: "Open"}}
	want(t, "close", kit.Update(&s, api.ArticleKind, act("shell.hush", "")))
	if s.Status != "" || s.Bad || s.Undo != nil {
		t.Errorf("after closing the message: %+v", s)
	}
	s.Status = "x"
	want(t, "open", kit.Update(&s, api.ArticleKind, act("shell.go", "/articles/a")), state.Go{Path: "/articles/a"})
	if s.Status != "" {
		t.Error("the message stays when its offer was taken")
	}
}

func TestRefused(t *testing.T) {
	s := state.Shell{}
	e := act("refused", "key1")
	e.Value = "The mark does not exist."
	want(t, "a deletion", kit.Update(&s, api.LibraryKind, e), state.Forget{Key: "key1"})
	if s.Status != e.Value || !s.Bad {
		t.Errorf("status %q, bad %v", s.Status, s.Bad)
	}
	if got := kit.Update(&s, api.ArticleKind, e); got != nil {
		t.Errorf("on a story it is the reader's: %v", got)
	}
	e.Body = []byte(`{"article":"a","kind":"note","note":"long"}`)
	if got := kit.Update(&s, api.LibraryKind, e); got != nil {
		t.Errorf("what was typed is given up: %v", got)
	}
}
