package notebook_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/app/notebook"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// desk is the state that events go to.
type desk struct {
	t  *testing.T
	s  state.Shell
	p  api.NotebookPage
	ui notebook.UI
}

func newDesk(t *testing.T) *desk { return &desk{t: t, s: shell, p: pages()} }

func (d *desk) do(e view.Event) []state.Effect { return notebook.Update(&d.s, &d.p, &d.ui, e) }

func (d *desk) act(name, arg string) []state.Effect {
	return d.do(view.Event{Action: view.Action{Name: name, Arg: arg}})
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

func (d *desk) ids() string {
	var out []string
	for _, m := range d.p.Marks {
		out = append(out, string(m.ID))
	}
	return strings.Join(out, " ")
}

func on(id string) []state.Effect {
	return []state.Effect{state.Focus{ID: "open-" + id}, state.Scroll{ID: "mark-" + id}}
}

func send(method, path string, body any) state.Effect {
	return state.Send{Method: method, Path: "/api/v1/marks/" + path, Body: body, Then: "notebook.sent"}
}

// The list shows m1, m2 and m4 of one story, then m3 of another.
func TestKeysOfTheList(t *testing.T) {
	d := newDesk(t)
	d.want("j", d.press("j", ""), on("m1")...)
	d.want("j", d.press("j", "open-m1"), on("m2")...)
	d.want("j, as the page shows them", d.press("j", "open-m2"), on("m4")...)
	d.want("j from a box", d.press("j", "pick-m4"), on("m3")...)
	d.want("j at the end", d.press("j", "open-m3"), on("m3")...)
	d.want("k", d.press("k", "mark-m3"), on("m4")...)
	d.want("o", d.press("o", "open-m1"), state.Go{Path: "/articles/ferry#mark-m1"})
	d.want("o on one that is gone", d.press("o", "open-m4"), state.Go{Path: "/articles/ferry/revisions/2#mark-m4"})
	d.want("x", d.press("x", "open-m4"))
	d.want("x again", d.press("x", "open-m1"))
	d.want("x off", d.press("x", "open-m4"))
	if diff := cmp.Diff([]annotations.ID{"m1"}, d.ui.Chosen); diff != "" {
		t.Errorf("chosen (-want +got):\n%s", diff)
	}
	for _, key := range []string{"n", "Enter", "Escape"} {
		if got := d.press(key, "open-m1"); got != nil {
			t.Errorf("%s does %v", key, got)
		}
	}
}

func TestKeysWithNothingToStandOn(t *testing.T) {
	d := newDesk(t)
	for _, key := range []string{"o", "x", "Delete"} {
		if got := d.press(key, ""); got != nil {
			t.Errorf("%s does %v", key, got)
		}
	}
	d.p.Marks = nil
	for _, key := range []string{"j", "k", "o", "x"} {
		if got := d.press(key, ""); got != nil {
			t.Errorf("%s in an empty list does %v", key, got)
		}
	}
}

func TestKeysOff(t *testing.T) {
	d := newDesk(t)
	d.s.Prefs.Keys = "off"
	for _, key := range []string{"j", "k", "o", "x"} {
		if got := d.press(key, "open-m1"); got != nil {
			t.Errorf("%s is switched off, and does %v", key, got)
		}
	}
}

func TestChooseByMouse(t *testing.T) {
	d := newDesk(t)
	d.do(view.Event{Action: view.Action{Name: "notebook.choose", Arg: "m2"}, Checked: true})
	d.do(view.Event{Action: view.Action{Name: "notebook.choose", Arg: "m2"}, Checked: true})
	if len(d.ui.Chosen) != 1 || d.s.Say != "1 chosen" {
		t.Errorf("chosen %v, said %q", d.ui.Chosen, d.s.Say)
	}
	d.do(view.Event{Action: view.Action{Name: "notebook.choose", Arg: "m2"}})
	if len(d.ui.Chosen) != 0 {
		t.Errorf("chosen %v", d.ui.Chosen)
	}
}

func TestDeleteAndUndo(t *testing.T) {
	d := newDesk(t)
	d.ui.Chosen = []annotations.ID{"m2", "m1"}
	d.want("Delete", d.press("Delete", "open-m2"), send("DELETE", "m2", nil), state.Focus{ID: "open-m4"})
	if d.ids() != "m1 m3 m4" || d.p.Total != 3 || len(d.ui.Chosen) != 1 {
		t.Errorf("marks %s, total %d, chosen %v", d.ids(), d.p.Total, d.ui.Chosen)
	}
	if d.s.Undo == nil || d.s.Status != "Deleted: the light was working" {
		t.Fatalf("status %q, offer %v", d.s.Status, d.s.Undo)
	}
	d.want("Undo", d.act(d.s.Undo.Name, d.s.Undo.Arg), send("POST", "m2/restore", nil), state.Focus{ID: "open-m2"})
	if d.ids() != "m1 m2 m3 m4" || d.p.Total != 4 || d.s.Undo != nil {
		t.Errorf("marks %s, total %d, offer %v", d.ids(), d.p.Total, d.s.Undo)
	}
	d.act("notebook.delete", "m2")
	d.want("Ctrl z", d.press("Ctrl+z", ""), send("POST", "m2/restore", nil), state.Focus{ID: "open-m2"})
	if got := d.press("Ctrl+z", ""); got != nil {
		t.Errorf("Ctrl z with nothing to undo does %v", got)
	}
	d.want("Undo on a page that was loaded since", d.act("notebook.restore", "m9"), send("POST", "m9/restore", nil), state.Focus{ID: "open-m9"})
	if d.ids() != "m1 m2 m3 m4" || d.s.Status != "Restored." {
		t.Errorf("marks %s, status %q", d.ids(), d.s.Status)
	}
}

func TestDeleteTheLastOne(t *testing.T) {
	d := newDesk(t)
	d.want("the last in the list", d.act("notebook.delete", "m3"), send("DELETE", "m3", nil), state.Focus{ID: "open-m4"})
	d.p.Marks = d.p.Marks[:1]
	d.want("the only one", d.act("notebook.delete", "m1"), send("DELETE", "m1", nil), state.Focus{ID: "main"})
	if got := d.act("notebook.delete", "m1"); got != nil {
		t.Errorf("deleting what is not there does %v", got)
	}
	if got := d.press("Delete", "search"); got != nil {
		t.Errorf("Delete elsewhere does %v", got)
	}
}

func TestNotThereAndBack(t *testing.T) {
	d := newDesk(t)
	before := d.p
	d.want("Not there", d.act("notebook.gone", "m2"), send("PUT", "m2/placements/4", api.PlaceRequest{Gone: true}))
	m := d.p.Marks[1]
	if m.Here.Fate != annotations.Removed || !m.Here.ByHand || !m.Trail[3].ByHand {
		t.Errorf("the mark stands as %+v, trail %+v", m.Here, m.Trail)
	}
	if before.Marks[1].Here.Fate != annotations.Unsure || before.Marks[1].Trail[3].ByHand {
		t.Error("the page as it was loaded was written to")
	}
	says(t, element(t, show(t, d.p, d.ui), "lost-m2"), "Not there", "Undo")
	d.want("Undo", d.act(d.s.Undo.Name, d.s.Undo.Arg), send("DELETE", "m2/placements/4", nil))
	if d.p.Marks[1].Here.Fate != annotations.Unsure {
		t.Errorf("after Undo it stands as %+v", d.p.Marks[1].Here)
	}
}

func TestTakeBackWhatWasSaidEarlier(t *testing.T) {
	d := newDesk(t)
	d.p.Marks[1].Here = annotations.Placement{Fate: annotations.Removed, ByHand: true}
	d.want("Undo in the tray", d.act("notebook.there", "m2"), send("DELETE", "m2/placements/4", nil))
}

func TestSent(t *testing.T) {
	d := newDesk(t)
	d.want("done", d.do(view.Event{Action: view.Action{Name: "notebook.sent"}, Status: 204}), state.Reload{})
	body, _ := json.Marshal(api.ErrorBody{Error: api.Error{Code: annotations.NotFound, Message: "There is no such mark."}})
	d.want("refused", d.do(view.Event{Action: view.Action{Name: "notebook.sent"}, Status: 404, Body: body}), state.Reload{})
	if d.s.Status != "This was not changed. There is no such mark." || !d.s.Bad {
		t.Errorf("status %q", d.s.Status)
	}
}

func TestWhatWaitsIsShown(t *testing.T) {
	d := newDesk(t)
	waits := func(method, path, body string) []state.Effect {
		return d.do(view.Event{Action: view.Action{Name: "waiting", Arg: "/api/v1/marks/" + path}, Value: method, Body: []byte(body)})
	}
	d.want("a deletion", waits("DELETE", "m1", ""))
	d.want("a mark that is not there", waits("PUT", "m2/placements/4", `{"gone":true}`))
	if d.ids() != "m2 m3 m4" || !d.p.Marks[0].Here.ByHand {
		t.Errorf("marks %s, first %+v", d.ids(), d.p.Marks[0].Here)
	}
	for _, other := range [][2]string{{"PUT", "m2/placements/3"}, {"PUT", "m3"}, {"DELETE", "m9"}} {
		if got := waits(other[0], other[1], `{}`); got != nil {
			t.Errorf("%v does %v", other, got)
		}
	}
}
