package kit_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// TestNewsIsAskedFor: an open page asks every minute, tells only what is new, and
// stops when notifications are switched off.
func TestNewsIsAskedFor(t *testing.T) {
	s := state.Shell{}
	do := func(name string, status int, n *api.News) []state.Effect {
		e := view.Event{Action: view.Action{Name: name}, Status: status}
		if n != nil {
			e.Body, _ = json.Marshal(n)
		}
		return kit.Update(&s, api.LibraryKind, e)
	}
	want := func(what string, got []state.Effect, want ...state.Effect) {
		t.Helper()
		if diff := cmp.Diff(append([]state.Effect{state.Handled{}}, want...), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	later := state.Later{After: time.Minute, Action: "shell.ask"}
	want("off", do("shell.begun", 0, nil))
	s.Prefs.Notify = "on"
	want("begun", do("shell.begun", 0, nil), state.Ask{Method: "GET", Path: "/api/v1/alerts", Then: "shell.news"})
	if more := kit.Notifying(&s); more != nil {
		t.Errorf("it asks twice: %v", more)
	}
	old := api.Alert{Mark: "m0", In: 2, Old: "old"}
	want("where it stands", do("shell.news", 200, &api.News{Last: 7, Alerts: []api.Alert{old}}), later)
	want("again", do("shell.ask", 0, nil), state.Ask{Method: "GET", Path: "/api/v1/alerts?after=7", Then: "shell.news"})
	want("away", do("shell.news", 0, nil), later)
	fresh := api.Alert{Mark: "m1", Article: "a", Kind: annotations.AlertFacts, Is: annotations.Reworded, From: 1, In: 2, Old: "12 died", New: "17 died", Who: "Odile"}
	gone := api.Alert{Mark: "m2", Article: "b", Kind: annotations.AlertUnsure, Is: annotations.Unsure, From: 2, In: 3, Old: "x", Outlet: "Wire"}
	want("news", do("shell.news", 200, &api.News{Last: 9, Alerts: []api.Alert{gone, fresh}}), later,
		state.Notify{Title: "Reworded: facts or quoted words, Odile", Text: "“12 died” → “17 died”", Tag: "alert-m1-2", Path: "/articles/a/compare/1/2#mark-m1"},
		state.Notify{Title: "Unsure, Wire", Text: "“x”", Tag: "alert-m2-3", Path: "/articles/b/revisions/3#mark-m2"})
	s.Prefs.Notify = ""
	want("off again", do("shell.ask", 0, nil))
	if s.Asking || s.Heard != 10 {
		t.Errorf("asking %v, heard %d", s.Asking, s.Heard)
	}
}

// TestFirstAlert: where nothing had changed before, the first change is told.
func TestFirstAlert(t *testing.T) {
	s := state.Shell{Prefs: api.Prefs{Notify: "on"}, Asking: true}
	hear := func(n api.News) (told int) {
		body, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range kit.Update(&s, api.LibraryKind, view.Event{Action: view.Action{Name: "shell.news"}, Status: 200, Body: body}) {
			if _, ok := e.(state.Notify); ok {
				told++
			}
		}
		return told
	}
	if n := hear(api.News{}); n != 0 {
		t.Errorf("%d told of none", n)
	}
	if n := hear(api.News{Last: 1, Alerts: []api.Alert{{Mark: "m1", In: 2, Old: "12 died"}}}); n != 1 {
		t.Errorf("%d told of the first, want 1", n)
	}
}
