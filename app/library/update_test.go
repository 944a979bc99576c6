package library_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/library"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// desk is the state that events go to.
type desk struct {
	t  *testing.T
	s  state.Shell
	p  api.LibraryPage
	ui library.UI
}

func newDesk(t *testing.T) *desk { return &desk{t: t, s: shell, p: shelf()} }

func (d *desk) do(e view.Event) []state.Effect {
	return library.Update(&d.s, &d.p, &d.ui, e)
}

func (d *desk) press(key, on string) []state.Effect {
	return d.do(view.Event{Action: view.Action{Name: "key"}, Key: key, On: on})
}

// want checks the effects besides Handled, which must be there.
func (d *desk) want(what string, got []state.Effect, effects ...state.Effect) {
	d.t.Helper()
	var rest []state.Effect
	handled := false
	for _, e := range got {
		if _, ok := e.(state.Handled); ok {
			handled = true
			continue
		}
		rest = append(rest, e)
	}
	if diff := cmp.Diff(effects, rest); diff != "" || !handled {
		d.t.Errorf("%s: handled %v, effects (-want +got):\n%s", what, handled, diff)
	}
}

func on(id string) []state.Effect {
	return []state.Effect{state.Focus{ID: "open-" + id}, state.Scroll{ID: "story-" + id}}
}

func TestKeysOfTheList(t *testing.T) {
	d := newDesk(t)
	d.want("j", d.press("j", ""), on("ferry")...)
	d.want("j", d.press("j", "open-ferry"), on("light")...)
	d.want("k", d.press("k", "open-light"), on("ferry")...)
	d.want("k at the top", d.press("k", "open-ferry"), on("ferry")...)
	d.want("j from a link in another row", d.press("j", "story-otter"), on("bell")...)
	d.want("j at the end", d.press("j", "open-bell"), on("bell")...)
	d.want("j when the focus is elsewhere", d.press("k", "search"), on("otter")...)
	d.want("o", d.press("o", "open-light"), state.Go{Path: "/articles/light"})
	d.want("o when the focus is elsewhere", d.press("o", ""), state.Go{Path: "/articles/otter"})
	for _, key := range []string{"x", "Enter", "Escape", "n"} {
		if got := d.press(key, "open-ferry"); got != nil {
			t.Errorf("%s does %v", key, got)
		}
	}
}

func TestKeysOfAnEmptyList(t *testing.T) {
	d := newDesk(t)
	d.p.Rows = nil
	for _, key := range []string{"j", "k", "o"} {
		if got := d.press(key, ""); got != nil {
			t.Errorf("%s does %v", key, got)
		}
	}
}

func TestKeysOff(t *testing.T) {
	d := newDesk(t)
	d.s.Prefs.Keys = "off"
	for _, key := range []string{"j", "k", "o", "a"} {
		if got := d.press(key, "open-ferry"); got != nil {
			t.Errorf("%s is switched off, and does %v", key, got)
		}
	}
}

func TestOpenAndCloseTheWaysIn(t *testing.T) {
	d := newDesk(t)
	d.want("a", d.press("a", ""), state.Menus{}, state.Scroll{ID: "add"}, state.Focus{ID: "add-url"})
	if d.ui.Add != "url" {
		t.Errorf("open is %q", d.ui.Add)
	}
	d.want("Escape in it", d.press("Escape", "add-url"), state.Focus{ID: "add-button"})
	if d.ui.Add != "closed" {
		t.Errorf("open is %q", d.ui.Add)
	}
	d.want("the menu", d.do(view.Event{Action: view.Action{Name: "shell.add", Arg: "file"}}), state.Menus{}, state.Scroll{ID: "add"}, state.Focus{ID: "add-file"})
	d.want("Close", d.do(view.Event{Action: view.Action{Name: "library.close"}}), state.Focus{ID: "add-button"})
	d.s.Path = "/?add=text"
	d.ui.Add = ""
	if diff := cmp.Diff([]state.Effect{state.Focus{ID: "add-text"}}, d.do(view.Event{Action: view.Action{Name: "target"}, Value: "add"})); diff != "" {
		t.Errorf("arriving at #add (-want +got):\n%s", diff)
	}
}

func submit(way string, fields map[string]string, files ...view.File) view.Event {
	e := view.Event{Action: view.Action{Name: "library.add", Arg: way}, Form: map[string][]string{}, Files: files}
	for k, v := range fields {
		e.Form[k] = []string{v}
	}
	return e
}

func asked(effects []state.Effect) (state.Ask, bool) {
	for _, e := range effects {
		if a, ok := e.(state.Ask); ok {
			return a, true
		}
	}
	return state.Ask{}, false
}

func TestAddSendsWhatTheFormHolds(t *testing.T) {
	for _, tt := range []struct {
		name string
		e    view.Event
		want api.AddRequest
		wait string
	}{
		{"an address", submit("url", map[string]string{"url": " https://www.plover.example/a "}), api.AddRequest{URL: "https://www.plover.example/a"}, "plover.example"},
		{"text", submit("text", map[string]string{"text": "Some text", "outlet": " X ", "url": ""}), api.AddRequest{Text: "Some text", Outlet: "X"}, "Pasted text"},
		{"HTML", submit("text", map[string]string{"text": " <!doctype html><p>x", "url": "https://x.example/a"}), api.AddRequest{HTML: " <!doctype html><p>x", URL: "https://x.example/a"}, "x.example"},
		{"a file", submit("file", map[string]string{"outlet": "X"}, view.File{Name: "a.html", Data: []byte("<p>x")}), api.AddRequest{Name: "a.html", HTML: "<p>x", Outlet: "X"}, "a.html"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			a, ok := asked(d.do(tt.e))
			if !ok || a.Method != "POST" || a.Path != api.ArticlePath || a.Then != "shell.added" || a.Arg != tt.wait {
				t.Fatalf("asked %+v", a)
			}
			if diff := cmp.Diff(tt.want, a.Body); diff != "" {
				t.Errorf("request (-want +got):\n%s", diff)
			}
			if len(d.s.Adding) != 1 || d.s.Adding[0].Name != tt.wait {
				t.Errorf("waits for %v, want %s", d.s.Adding, tt.wait)
			}
		})
	}
}

func TestAddRefusesWhatCannotBeSent(t *testing.T) {
	d := newDesk(t)
	d.want("no file", d.do(submit("file", nil)), state.Focus{ID: "add-file"})
	d.want("a file that is too large", d.do(submit("file", nil, view.File{Name: "big.txt", Data: make([]byte, kit.MaxFile+1)})), state.Focus{ID: "add-file"})
	if d.p.Failed == nil || !strings.Contains(d.p.Failed.Message, "20 MB") || len(d.s.Adding) != 0 {
		t.Errorf("failed %v, adding %v", d.p.Failed, d.s.Adding)
	}
}

func added(arg string, status int, body any) view.Event {
	e := view.Event{Action: view.Action{Name: "shell.added", Arg: arg}, Status: status}
	e.Body, _ = json.Marshal(body)
	return e
}

func TestAddedOpensTheStory(t *testing.T) {
	d := newDesk(t)
	d.do(submit("url", map[string]string{"url": "https://plover.example/a"}))
	d.want("the answer", d.do(added("plover.example", 200, api.AddResult{Revision: 1, New: true, URL: "/articles/a"})), state.Go{Path: "/articles/a"})
	if len(d.s.Adding) != 0 || d.p.Typed != nil || d.s.Status != "plover.example: added." || d.s.ToldAt != "" {
		t.Errorf("adding %v, typed %v, status %q", d.s.Adding, d.p.Typed, d.s.Status)
	}
}

func TestAddedWhileMoreIsWaitedForStays(t *testing.T) {
	d := newDesk(t)
	d.do(submit("url", map[string]string{"url": "https://plover.example/a"}))
	d.do(submit("url", map[string]string{"url": "https://gazette.example/b"}))
	d.want("the first answer", d.do(added("plover.example", 200, api.AddResult{Revision: 1, New: true, URL: "/articles/a"})), state.Reload{})
	if d.s.Undo == nil || d.s.Undo.Arg != "/articles/a" {
		t.Errorf("offered %v", d.s.Undo)
	}
}

func TestNotAddedKeepsWhatWasTyped(t *testing.T) {
	refusal := api.ErrorBody{Error: api.Error{Code: annotations.Invalid, Message: "There is no story in it."}}
	d := newDesk(t)
	d.do(submit("text", map[string]string{"text": "x", "outlet": "X"}))
	d.want("the answer", d.do(added("Pasted text", 422, refusal)), state.Focus{ID: "add-text"})
	if d.p.Failed == nil || d.p.Failed.Message != "There is no story in it." || d.p.Typed == nil || d.p.Typed.Text != "x" || d.ui.Add != "text" {
		t.Errorf("failed %v, typed %v, open %q", d.p.Failed, d.p.Typed, d.ui.Add)
	}
	d.do(submit("text", map[string]string{"text": "y"}))
	if d.p.Failed != nil {
		t.Error("the error stays when it is sent again")
	}
	d.do(added("Pasted text", 0, nil))
	if d.p.Failed == nil || d.p.Failed.Message != "The server cannot be reached." {
		t.Errorf("failed %v", d.p.Failed)
	}
}

func TestADroppedFileThatFailsHasNoForm(t *testing.T) {
	d := newDesk(t)
	d.s.Adding = []state.Adding{{Name: "a.txt"}}
	d.want("the answer", d.do(added("a.txt", 0, nil)))
	if d.s.Status != "a.txt: The server cannot be reached." || !d.s.Bad || d.p.Failed != nil {
		t.Errorf("status %q, failed %v", d.s.Status, d.p.Failed)
	}
}

func TestRemoveTheSample(t *testing.T) {
	d := newDesk(t)
	d.want("Remove them", d.do(view.Event{Action: view.Action{Name: "library.unsample"}}), state.Ask{Method: "DELETE", Path: api.SamplePath, Then: "library.unsampled"})
	gone := view.Event{Action: view.Action{Name: "library.unsampled"}, Status: 204}
	d.want("done", d.do(gone), state.Reload{})
	gone.Status = 0
	d.want("away", d.do(gone))
	if !d.s.Bad || !strings.HasPrefix(d.s.Status, "The sample stories are still here.") {
		t.Errorf("status %q", d.s.Status)
	}
}
