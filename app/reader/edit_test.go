package reader_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/app/reader"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

// quoted is a story with one quote, whose making has been answered.
func quoted(t *testing.T) *screen {
	t.Helper()
	s := two()
	s.choose(0, 20)
	s.answer(s.key("q"), nil)
	s.act("reader.close", "")
	return s
}

// answer gives the answer of the server to what was sent: it agrees, and change
// says what else it knows.
func (s *screen) answer(effects []state.Effect, change func(*api.Mark)) []state.Effect {
	send, _ := effect[state.Send](effects)
	id, _, _ := strings.Cut(strings.TrimPrefix(send.Path, "/api/v1/marks/"), "/")
	m := *s.mark(id)
	if r, ok := send.Body.(api.MarkRequest); ok {
		m.Kind, m.Tags, m.Note, m.Quote, m.Claim = r.Kind, r.Tags, r.Note, r.Quote, r.Claim
	}
	if change != nil {
		change(&m)
	}
	body, _ := json.Marshal(m)
	return s.do(view.Event{Action: view.Action{Name: send.Then, Arg: send.Arg}, Status: 200, Body: body})
}

func (s *screen) refuse(effects []state.Effect, status int, code annotations.Code, sentence string) []state.Effect {
	send, _ := effect[state.Send](effects)
	body, _ := json.Marshal(api.ErrorBody{Error: api.Error{Code: code, Message: sentence}})
	return s.do(view.Event{Action: view.Action{Name: send.Then, Arg: send.Arg}, Status: status, Body: body})
}

// later gives an event with a seed of its own, as the browser does.
func (s *screen) later(n string, e view.Event) []state.Effect {
	e.Seed = seed[:20] + n
	return s.do(e)
}

func typed(fields map[string]string) view.Event {
	form := map[string][]string{}
	for k, v := range fields {
		form[k] = []string{v}
	}
	return view.Event{Action: view.Action{Name: "reader.typed", Arg: seed}, Form: form}
}

func TestEdit(t *testing.T) {
	s := quoted(t)
	if got := s.keyOn("e", "at-"+seed); s.ui.Edit != seed || focus(got) != "f-speaker" {
		t.Fatalf("the form of %q is open, the focus goes to %q", s.ui.Edit, focus(got))
	}
	got := s.do(typed(map[string]string{"kind": "quote", "speaker": " Odile  Marrack ", "role": "harbor master", "verb": "said", "to": "", "speech": "direct", "tag": "", "note": "Call."}))
	keep, ok := effect[state.Keep](got)
	if !ok || !strings.HasPrefix(keep.Key, "/articles/a1#draft-") || !strings.Contains(keep.Value, "harbor master") {
		t.Errorf("typing keeps %+v", keep)
	}
	if in := find(t, s.view(), "f-speaker"); attr(in, "value") != " Odile  Marrack " {
		t.Errorf("the field holds %q", attr(in, "value"))
	}
	got = s.later("0001", view.Event{Action: view.Action{Name: "reader.save", Arg: seed}})
	m := s.mark(seed)
	if m.Quote.Speaker != "Odile Marrack" || m.Quote.Role != "harbor master" || m.Note != "Call." || s.ui.Edit != "" {
		t.Errorf("saved is %+v, %q; the form of %q is open", m.Quote, m.Note, s.ui.Edit)
	}
	send, _ := effect[state.Send](got)
	if r, ok := send.Body.(api.MarkRequest); !ok || r.Quote.Speaker != "Odile Marrack" {
		t.Errorf("sent is %+v", send.Body)
	}
	if focus(got) != "at-"+seed {
		t.Errorf("the focus goes to %q", focus(got))
	}
	if _, forgot := effect[state.Forget](got); forgot {
		t.Error("what was typed is forgotten before it is kept")
	}
	if _, forgot := effect[state.Forget](s.answer(got, nil)); !forgot {
		t.Error("what was typed stays after it is kept")
	}
}

// A change of kind and back loses nothing that was typed.
func TestChangeOfKind(t *testing.T) {
	s := quoted(t)
	s.act("reader.edit", seed)
	s.do(typed(map[string]string{"kind": "quote", "speaker": "Odile Marrack"}))
	s.do(typed(map[string]string{"kind": "claim", "speaker": "Odile Marrack"}))
	find(t, s.view(), "f-claimant")
	s.do(typed(map[string]string{"kind": "quote", "claimant": "x"}))
	if in := find(t, s.view(), "f-speaker"); attr(in, "value") != "Odile Marrack" {
		t.Errorf("the speaker is %q", attr(in, "value"))
	}
	s.do(typed(map[string]string{"kind": "claim", "claimant": "Ellery Line", "wording": "It was quick.", "status": "checking"}))
	s.key("Ctrl+Enter")
	m := s.mark(seed)
	if m.Kind != annotations.Claim || m.Quote != nil || m.Claim.Claimant != "Ellery Line" || m.Claim.Status != annotations.Checking {
		t.Errorf("saved is %+v, %+v", m.Annotation, m.Claim)
	}
}

func TestTags(t *testing.T) {
	s := quoted(t)
	s.page.Tags = []string{"toll", "inquiry"}
	s.keyOn("t", "at-"+seed)
	chips := func() string {
		var out []string
		each(s.view(), nil, func(n view.Node, _ []view.Node) {
			if attr(n, "class") == "chip" {
				out = append(out, strings.TrimSpace(words(n)))
			}
		})
		return strings.Join(out, " ")
	}
	s.do(typed(map[string]string{"tag": "#toll, harbor log,in"}))
	if chips() != "toll harbor log" || attr(find(t, s.view(), "f-tag"), "value") != "in" {
		t.Errorf("chips are %q, typed is %q", chips(), attr(find(t, s.view(), "f-tag"), "value"))
	}
	if known := viewtest.Print(find(t, s.view(), "f-tag-known")); strings.Contains(known, "toll") || !strings.Contains(known, "inquiry") {
		t.Errorf("offered are %s", known)
	}
	enter := view.Event{Action: view.Action{Name: "reader.save", Arg: seed}, On: "f-tag", Form: map[string][]string{"tag": {"inquiry"}}}
	if got := s.do(enter); chips() != "toll harbor log inquiry" || focus(got) != "f-tag" || s.ui.Edit != seed {
		t.Errorf("after Enter chips are %q, the focus goes to %q", chips(), focus(got))
	}
	s.do(typed(map[string]string{"tag": "TOLL,"}))
	if chips() != "toll harbor log inquiry" {
		t.Errorf("a tag stands twice: %q", chips())
	}
	s.do(view.Event{Action: view.Action{Name: "reader.untag", Arg: seed, N: 1}})
	if chips() != "toll inquiry" {
		t.Errorf("after a removal chips are %q", chips())
	}
	s.keyOn("Backspace", "f-tag")
	if chips() != "toll" || s.mark(seed) == nil {
		t.Errorf("after Backspace chips are %q", chips())
	}
	s.do(typed(map[string]string{"tag": "half typed"}))
	s.key("Ctrl+Enter")
	if got := strings.Join(s.mark(seed).Tags, ","); got != "toll,half typed" {
		t.Errorf("saved tags are %s", got)
	}
}

// A closed form keeps what was typed; so does the browser, over a reload.
func TestDraft(t *testing.T) {
	s := quoted(t)
	s.act("reader.edit", seed)
	keep, _ := effect[state.Keep](s.do(typed(map[string]string{"note": "Half a thou"})))
	s.key("Escape")
	if s.ui.Edit != "" || !strings.Contains(viewtest.Print(find(t, s.view(), "card-"+seed)), "not saved yet") {
		t.Error("the card does not say that something is not saved")
	}
	s.act("reader.edit", seed)
	if got := words(find(t, s.view(), "f-note")); got != "Half a thou" {
		t.Errorf("the note is %q", got)
	}
	fresh := quoted(t)
	fresh.do(view.Event{Action: view.Action{Name: "kept", Arg: keep.Key}, Value: keep.Value})
	if got := words(find(t, fresh.view(), "f-note")); got != "Half a thou" || fresh.ui.Edit != seed {
		t.Errorf("after a reload the note is %q", got)
	}
	got := fresh.act("reader.discard", seed)
	if _, ok := effect[state.Forget](got); !ok || words(find(t, fresh.view(), "f-note")) != "" {
		t.Error("changes are not discarded")
	}
	if got := quoted(t).do(view.Event{Action: view.Action{Name: "kept", Arg: keep.Key}, Value: "{broken"}); got != nil {
		t.Errorf("what cannot be read does %v", got)
	}
}

// A refused save says why, and keeps the form with what was typed.
func TestRefused(t *testing.T) {
	s := quoted(t)
	s.act("reader.edit", seed)
	s.do(typed(map[string]string{"note": "Long note"}))
	sent := s.later("0001", view.Event{Action: view.Action{Name: "reader.save", Arg: seed}})
	s.refuse(sent, 400, annotations.Invalid, "The note is too long.")
	if !s.shell.Bad || !strings.Contains(s.shell.Status, "The note is too long.") || s.ui.Edit != seed {
		t.Errorf("the status is %q, the form of %q is open", s.shell.Status, s.ui.Edit)
	}
	form := find(t, s.view(), "form-"+seed)
	if words(find(t, form, "f-note")) != "Long note" || !strings.Contains(words(form), "The note is too long.") {
		t.Errorf("the form says %q", words(form))
	}
	s.do(view.Event{Action: view.Action{Name: "refused", Arg: "refused 1"}, Value: "The note is too long.", Status: 400, Body: bodyOf(t, sent)})
	again := s.later("0002", view.Event{Action: view.Action{Name: "reader.save", Arg: seed}})
	if _, ok := effect[state.Send](again); !ok {
		t.Error("it cannot be saved again")
	}
	if !forgets(again, "refused 1") {
		t.Errorf("what was refused is kept: %v", again)
	}
}

// forgets reports whether the browser is to forget what it holds under a key.
func forgets(effects []state.Effect, key string) bool {
	return slices.ContainsFunc(effects, func(e state.Effect) bool {
		f, ok := e.(state.Forget)
		return ok && f.Key == key
	})
}

func bodyOf(t *testing.T, effects []state.Effect) []byte {
	t.Helper()
	send, ok := effect[state.Send](effects)
	body, err := json.Marshal(send.Body)
	if !ok || err != nil {
		t.Fatal("nothing is sent")
	}
	return body
}

// The answer to an earlier change does not undo a later one.
func TestAnswersInOrder(t *testing.T) {
	s := quoted(t)
	s.act("reader.edit", seed)
	s.do(typed(map[string]string{"note": "one"}))
	first := s.later("0001", view.Event{Action: view.Action{Name: "reader.save", Arg: seed}})
	s.act("reader.edit", seed)
	s.do(typed(map[string]string{"note": "two"}))
	second := s.later("0002", view.Event{Action: view.Action{Name: "reader.save", Arg: seed}})
	s.answer(first, func(m *api.Mark) { m.Trail = append(m.Trail, api.Step{Revision: 2}) })
	if m := s.mark(seed); m.Note != "two" || len(m.Trail) != 2 {
		t.Errorf("after the first answer the note is %q, the trail %v", m.Note, m.Trail)
	}
	s.answer(second, func(m *api.Mark) { m.Note = "two." })
	if m := s.mark(seed); m.Note != "two." {
		t.Errorf("after the last answer the note is %q", m.Note)
	}
}

func TestDeleteAndUndo(t *testing.T) {
	s := quoted(t)
	got := s.keyOn("Delete", "at-"+seed)
	if s.mark(seed) != nil || s.shell.Undo == nil || s.shell.Undo.Name != "reader.restore" || focus(got) != "main" {
		t.Fatalf("deleted: the mark is %v, undo is %v, the focus goes to %q", s.mark(seed), s.shell.Undo, focus(got))
	}
	if send, _ := effect[state.Send](got); send.Method != "DELETE" || send.Path != "/api/v1/marks/"+seed {
		t.Errorf("sent is %+v", send)
	}
	back := s.later("0002", view.Event{Action: view.Action{Name: "key"}, Key: "Ctrl+z"})
	if s.mark(seed) == nil || s.shell.Undo != nil || focus(back) != "at-"+seed {
		t.Errorf("undone: the mark is %v, undo is %v", s.mark(seed), s.shell.Undo)
	}
	if send, _ := effect[state.Send](back); send.Method != "POST" || send.Path != "/api/v1/marks/"+seed+"/restore" {
		t.Errorf("sent is %+v", send)
	}
	// What is typed into a field deletes no mark.
	s.act("reader.edit", seed)
	s.keyOn("Backspace", "f-note")
	if s.mark(seed) == nil {
		t.Error("Backspace in a field deletes the mark")
	}
}

// A deletion that the server refuses brings the mark back; one of a mark that it
// does not know is done.
func TestDeleteRefused(t *testing.T) {
	s := quoted(t)
	s.refuse(s.keyOn("Delete", "card-"+seed), 500, annotations.Internal, "Something went wrong.")
	if s.mark(seed) == nil || !s.shell.Bad {
		t.Errorf("the mark is %v, the status %q", s.mark(seed), s.shell.Status)
	}
	s.refuse(s.keyOn("Delete", "card-"+seed), 404, annotations.NotFound, "There is no such mark.")
	if s.mark(seed) != nil {
		t.Error("a mark that nobody knows is back")
	}
}

// The answer to the making of a mark that was deleted since does not bring it back.
func TestDeletedBeforeTheAnswer(t *testing.T) {
	s := two()
	s.choose(0, 20)
	made := s.key("h")
	body, _ := json.Marshal(s.mark(seed))
	s.later("0001", view.Event{Action: view.Action{Name: "key"}, Key: "Delete", On: "at-" + seed})
	send, _ := effect[state.Send](made)
	s.do(view.Event{Action: view.Action{Name: send.Then, Arg: send.Arg}, Status: 200, Body: body})
	if s.mark(seed) != nil {
		t.Error("it is back")
	}
}

// Enter leads from the text to the card and back.
func TestThereAndBack(t *testing.T) {
	s := quoted(t)
	if got := s.act("reader.pick", seed); focus(got) != "card-"+seed || s.ui.On != seed {
		t.Errorf("the focus goes to %q", focus(got))
	}
	find(t, s.view(), "delete-"+seed)
	if got := s.keyOn("Enter", "card-"+seed); focus(got) != "at-"+seed {
		t.Errorf("the focus goes to %q", focus(got))
	}
	s.act("reader.pick", seed)
	if got := s.key("Escape"); s.ui.On != "" || focus(got) != "at-"+seed {
		t.Errorf("after Escape %q is pointed at, the focus goes to %q", s.ui.On, focus(got))
	}
}

// Changes that wait are shown on a page that was loaded without them.
func TestWaiting(t *testing.T) {
	made := two()
	made.choose(0, 20)
	body := bodyOf(t, made.key("q"))
	s := two()
	wait := func(method, below string, body []byte) {
		s.do(view.Event{Action: view.Action{Name: "waiting", Arg: "/api/v1/marks/" + seed + below}, Value: method, Body: body})
	}
	wait("PUT", "", body)
	if m := s.mark(seed); m == nil || m.Kind != annotations.Quote || m.Exact != "“The fog came down,”" {
		t.Fatalf("the mark is %+v", m)
	}
	wait("DELETE", "", nil)
	if s.mark(seed) != nil {
		t.Error("a mark that is being deleted is shown")
	}
	// What was typed on it is found, though it is said before.
	draft := reader.Draft{Kind: annotations.Quote, Speaker: "Odile Marrack"}
	s.do(view.Event{Action: view.Action{Name: "kept", Arg: "/articles/a1#draft-" + seed}, Value: draft.String()})
	wait("PUT", "", body)
	s.act("reader.edit", seed)
	if in := find(t, s.view(), "f-speaker"); attr(in, "value") != "Odile Marrack" {
		t.Errorf("the speaker is %q", attr(in, "value"))
	}
}

// A mark that the server refused before the page was loaded is there to be
// mended.
func TestRefusedBefore(t *testing.T) {
	made := two()
	made.choose(0, 20)
	body := bodyOf(t, made.key("q"))
	s := two()
	refused := view.Event{Action: view.Action{Name: "refused", Arg: "refused 7"}, Value: "Too many marks.", Status: 400, Body: body}
	if got := s.do(refused); got == nil || len(s.page.Marks) != 1 || !strings.Contains(s.shell.Status, "Too many marks.") {
		t.Fatalf("%d marks, the status is %q", len(s.page.Marks), s.shell.Status)
	}
	got := s.later("0002", view.Event{Action: view.Action{Name: "key"}, Key: "Ctrl+Enter"})
	if !forgets(got, "refused 7") {
		t.Errorf("what was refused is kept: %v", got)
	}
	if got := two().do(view.Event{Action: view.Action{Name: "refused", Arg: "k"}, Body: []byte(`{"article":"other","revision":1}`)}); got != nil {
		t.Errorf("a mark of another story does %v", got)
	}
}
