package compare_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/compare"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// do gives an event to the screen and returns the effects.
func (s *screen) do(e view.Event) []state.Effect {
	return compare.Update(&s.shell, &s.page, &s.ui, e)
}

func (s *screen) press(key string) []state.Effect {
	return s.do(view.Event{Action: view.Action{Name: "key"}, Key: key})
}

func (s *screen) click(name, arg string) []state.Effect {
	return s.do(view.Event{Action: view.Action{Name: name, Arg: arg}})
}

// goes returns where the effects lead.
func goes(effects []state.Effect) string {
	for _, e := range effects {
		if g, ok := e.(state.Go); ok {
			return g.Path
		}
	}
	return ""
}

func isHandled(effects []state.Effect) bool {
	return len(effects) > 0 && effects[0] == state.Effect(state.Handled{})
}

// TestStep goes through all changes and back.
func TestStep(t *testing.T) {
	s := karrow(t, 2, 3, "")
	last := s.page.Diff.Changes()
	for n := 1; n <= last; n++ {
		effects := s.press("n")
		if to := goes(effects); s.ui.At != n || !strings.HasSuffix(to, "#"+changeID(n)) || !isHandled(effects) {
			t.Fatalf("step %d leads to change %d, %q", n, s.ui.At, to)
		}
		if want := "Change " + itoa(n) + " of " + itoa(last); !strings.HasPrefix(s.shell.Say, want+", ") {
			t.Errorf("step %d says %q", n, s.shell.Say)
		}
	}
	if effects := s.press("n"); goes(effects) != "" || s.ui.At != last || s.shell.Say != "That was the last change" {
		t.Errorf("after the last change: %v, %q", effects, s.shell.Say)
	}
	for n := last - 1; n >= 1; n-- {
		if s.click("compare.step", "p"); s.ui.At != n {
			t.Fatalf("a step back leads to %d, want %d", s.ui.At, n)
		}
	}
	if s.press("p"); s.ui.At != 1 || s.shell.Say != "That was the first change" {
		t.Errorf("before the first change: %d, %q", s.ui.At, s.shell.Say)
	}
}

func changeID(n int) string { return "change-" + itoa(n) }

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

// TestAnnounce shows what is said of changes.
func TestAnnounce(t *testing.T) {
	s := karrow(t, 2, 3, "")
	tests := map[string]string{
		"p1":       "Change 3 of 23, number, paragraph 1: 12 became 17",
		"p3":       "Change 5 of 23, quotation, paragraph 3: added: A union of river crews said",
		"was-p4":   "Change 6 of 23, number, paragraph 4, now 5 to 6: split. Forty became Forty-three",
		"was-p7":   "Change 13 of 23, quotation, paragraph 7 of r2: removed: Ellery Line spokesman",
		"was-p11":  "paragraph 11, now 16: moved.",
		"p10":      "quotation, paragraph 5, now 10: who is responsible became what went wrong",
		"change-1": "Change 1 of 23, headline, headline: ",
	}
	page := s.view()
	for id, want := range tests {
		row := ""
		walk(page, func(n view.Node, around []view.Node) {
			if attr(n, "id") != id {
				return
			}
			for _, a := range append(around, n) {
				if strings.HasPrefix(attr(a, "id"), "change-") {
					row = attr(a, "id")
				}
			}
		})
		s.ui.At = 0
		if s.do(view.Event{Action: view.Action{Name: "target"}, Value: row}); !strings.Contains(s.shell.Say, want) {
			t.Errorf("at %s it is said %q, want %q in it", id, s.shell.Say, want)
		}
	}
}

// TestStepFromFocus shows that a step goes on from where the focus is, and that
// the address of a change is where a step goes on from.
func TestStepFromFocus(t *testing.T) {
	s := karrow(t, 2, 3, "")
	s.do(view.Event{Action: view.Action{Name: "key"}, Key: "n", On: "change-10"})
	if s.ui.At != 11 {
		t.Errorf("a step from change 10 leads to %d", s.ui.At)
	}
	s.do(view.Event{Action: view.Action{Name: "target"}, Value: "change-4"})
	if s.press("n"); s.ui.At != 5 {
		t.Errorf("a step from the address of change 4 leads to %d", s.ui.At)
	}
	row := byID(t, s.view(), "change-5")
	if !hasClass(row, "on") || attr(row, "aria-current") != "true" {
		t.Error("the current change is not said to be")
	}
	if got := text(mustClass(t, s.view(), "step"), aside); !strings.Contains(got, "5 of 23") {
		t.Errorf("the stepper says %q", got)
	}
}

func mustClass(t *testing.T, n view.Node, class string) view.Node {
	t.Helper()
	found, ok := find(n, func(n view.Node) bool { return hasClass(n, class) && !hasClass(n, "hop") })
	if !ok {
		t.Fatalf("nothing has the class %s", class)
	}
	return found
}

// TestOnly steps through the changes of one kind.
func TestOnly(t *testing.T) {
	s := karrow(t, 2, 3, "")
	s.ui.At = 3
	effects := s.click("compare.only", "quotation")
	want := state.Go{Path: "/articles/" + string(s.page.Article.ID) + "/compare/2/3?only=quotation#change-3", Replace: true}
	if d := cmp.Diff([]state.Effect{state.Handled{}, want}, effects); d != "" {
		t.Errorf("effects (-want +got):\n%s", d)
	}
	if s.shell.Path != strings.TrimSuffix(want.Path, "#change-3") {
		t.Errorf("the path is %q", s.shell.Path)
	}
	if s.shell.Say != "7 changes" {
		t.Errorf("it is said %q", s.shell.Say)
	}
	steps := 0
	for s.ui.At = 0; goes(s.press("n")) != ""; steps++ {
		if row := byID(t, s.view(), changeID(s.ui.At)); hasClass(row, "unasked") {
			t.Errorf("a step leads to %s, which is not looked at", changeID(s.ui.At))
		}
	}
	if steps != 7 {
		t.Errorf("%d steps, want 7", steps)
	}
	if s.click("compare.only", "number"); !strings.HasSuffix(s.shell.Path, "?only=number,quotation") {
		t.Errorf("with numbers the path is %q", s.shell.Path)
	}
	s.click("compare.only", "number")
	if s.click("compare.only", ""); strings.Contains(s.shell.Path, "only") {
		t.Errorf("with all kinds the path is %q", s.shell.Path)
	}
}

// TestLead holds the keys and controls that lead to other comparisons.
func TestLead(t *testing.T) {
	tests := []struct {
		name     string
		from, to int
		query    string
		do       func(*screen) []state.Effect
		want     string // after the article
		say      string
	}{
		{"next view", 2, 3, "", func(s *screen) []state.Effect { return s.press("v") }, "/compare/2/3?view=split", "Side by side"},
		{"third view", 2, 3, "?view=split", func(s *screen) []state.Effect { return s.press("v") }, "/compare/2/3?view=changes", "Changes only"},
		{"first view", 2, 3, "?view=changes&only=number", func(s *screen) []state.Effect { return s.press("v") }, "/compare/2/3?only=number", "Inline"},
		{"view by link", 2, 3, "", func(s *screen) []state.Effect { return s.click("compare.view", "changes") }, "/compare/2/3?view=changes", ""},
		{"right end later", 2, 3, "?view=split", func(s *screen) []state.Effect { return s.press("]") }, "/compare/2/4?view=split", "Comparing r2 with r4"},
		{"right end earlier", 2, 4, "", func(s *screen) []state.Effect { return s.press("[") }, "/compare/2/3", "Comparing r2 with r3"},
		{"right end at the left", 2, 3, "", func(s *screen) []state.Effect { return s.press("[") }, "", "The newer text is the one after the older already"},
		{"right end at the end", 2, 4, "", func(s *screen) []state.Effect { return s.press("]") }, "", "This is the newest revision"},
		{"left end earlier", 2, 3, "", func(s *screen) []state.Effect { return s.press("{") }, "/compare/1/3", "Comparing r1 with r3"},
		{"left end later", 1, 3, "", func(s *screen) []state.Effect { return s.press("}") }, "/compare/2/3", "Comparing r2 with r3"},
		{"left end at the right", 2, 3, "", func(s *screen) []state.Effect { return s.press("}") }, "", "The older text is the one before the newer already"},
		{"left end at the start", 1, 3, "", func(s *screen) []state.Effect { return s.press("{") }, "", "This is the first revision"},
		{"pick the newer", 1, 3, "", pick("to", "4"), "/compare/1/4", ""},
		{"pick the older", 2, 3, "?view=split", pick("from", "1"), "/compare/1/3?view=split", ""},
		{"pick the wrong way round", 2, 3, "", pick("from", "4"), "/compare/3/4", ""},
		{"pick the same", 2, 3, "", pick("from", "3"), "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := karrow(t, test.from, test.to, test.query)
			effects := test.do(s)
			want := ""
			if test.want != "" {
				want = "/articles/" + string(s.page.Article.ID) + test.want
			}
			if got := goes(effects); got != want || s.shell.Say != test.say || !isHandled(effects) {
				t.Errorf("it leads to %q and says %q, want %q and %q", got, s.shell.Say, want, test.say)
			}
		})
	}
}

func pick(end, n string) func(*screen) []state.Effect {
	return func(s *screen) []state.Effect {
		return s.do(view.Event{Action: view.Action{Name: "compare.pick", Arg: end}, Value: n})
	}
}

// TestSingleKeysOff shows that single characters do nothing when they are off.
func TestSingleKeysOff(t *testing.T) {
	s := karrow(t, 2, 3, "")
	s.shell.Prefs.Keys = "off"
	for _, k := range []string{"n", "p", "[", "]", "{", "}", "v", "f", "s"} {
		if effects := s.press(k); effects != nil {
			t.Errorf("%s has %v done", k, effects)
		}
	}
}

// TestEscape lets go of one thing after the other.
func TestEscape(t *testing.T) {
	s := karrow(t, 2, 3, "")
	s.ui.At, s.ui.Mark = 3, s.page.Marks[0].ID
	for _, want := range []compare.UI{{At: 3}, {}} {
		if s.press("Escape"); !cmp.Equal(s.ui, want) {
			t.Errorf("it holds %+v, want %+v", s.ui, want)
		}
	}
	if s.press("Escape") != nil {
		t.Error("nothing is left to let go of")
	}
}

// TestFates goes from card to card, in the order of the text, and round.
func TestFates(t *testing.T) {
	s := karrow(t, 2, 3, "")
	var order []string
	walk(s.view(), func(n view.Node, _ []view.Node) {
		if hasClass(n, "card") {
			order = append(order, attr(n, "id"))
		}
	})
	if len(order) != len(s.page.Marks) {
		t.Fatalf("%d cards, want %d", len(order), len(s.page.Marks))
	}
	for _, want := range append(order, order[0]) {
		effects := s.press("f")
		if focus := effects[len(effects)-1]; focus != state.Effect(state.Focus{ID: want}) {
			t.Errorf("f leads to %v, want %s", focus, want)
		}
	}
}

// unsure returns a mark whose place is not certain.
func unsure(t *testing.T, s *screen) *api.Mark {
	t.Helper()
	for k := range s.page.Marks {
		if m := &s.page.Marks[k]; m.Here.Fate == annotations.Unsure && m.Revision != s.page.New.Number {
			return m
		}
	}
	t.Fatal("no mark is unsure")
	return nil
}

// TestChoose chooses the place of a mark by selecting words.
func TestChoose(t *testing.T) {
	s := karrow(t, 2, 3, "")
	m := unsure(t, s)
	id := string(m.ID)
	if effects := s.click("compare.choose", id); !isHandled(effects) || s.ui.Choosing != m.ID {
		t.Fatalf("choosing has %v done", effects)
	}
	byID(t, checkPage(t, s), "choose")
	where := spanOf(t, s.page.New.Text(), "warning light on the pier had been out since Friday")
	s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{where.Start, where.End}})
	effects := s.press("Enter")
	want := state.Send{Method: "PUT", Path: "/api/v1/marks/" + id + "/placements/3", Body: api.PlaceRequest{Spans: []article.Span{where}}, Then: "compare.placed", Arg: id}
	if d := cmp.Diff([]state.Effect{state.Handled{}, want, state.Select{}, state.Focus{ID: "card-" + id}}, effects); d != "" {
		t.Errorf("effects (-want +got):\n%s", d)
	}
	if m.Here.Fate != annotations.Reworded || !m.Here.ByHand || s.ui.Choosing != "" {
		t.Errorf("the mark is now %+v", m.Here)
	}
	checkPage(t, s)
	if s.shell.Undo == nil || s.shell.Undo.Name != "compare.unplace" {
		t.Fatalf("undo is %v", s.shell.Undo)
	}
	if d := cmp.Diff([]state.Effect{state.Handled{}, state.Send{Method: "DELETE", Path: want.Path, Then: "compare.placed", Arg: id}}, s.click(s.shell.Undo.Name, s.shell.Undo.Arg)); d != "" {
		t.Errorf("undo (-want +got):\n%s", d)
	}
}

func spanOf(t *testing.T, text article.Text, words string) article.Span {
	t.Helper()
	before, _, ok := strings.Cut(text.String(), words)
	if !ok {
		t.Fatalf("%q is not in the text", words)
	}
	at := len([]rune(before))
	return article.Span{Start: at, End: at + len([]rune(words))}
}

// TestChooseByKeys chooses a place without a mouse, sentence by sentence.
func TestChooseByKeys(t *testing.T) {
	s := karrow(t, 2, 3, "")
	m := unsure(t, s)
	m.Here.Spans = nil
	s.click("compare.choose", string(m.ID))
	if s.press("Enter") != nil {
		t.Error("Enter does something while nothing is selected")
	}
	for n, want := range []string{"Ferry crash", "Eds: Updates", "Corrects date"} {
		effects := s.press("s")
		sel, _ := effects[len(effects)-1].(state.Select)
		if len(sel.Spans) != 1 || !strings.HasPrefix(s.page.New.Text().Slice(sel.Spans[0]), want) {
			t.Errorf("s number %d selects %v, want %q", n+1, sel, want)
		}
	}
	s.press("S")
	if got := s.page.New.Text().Slice(s.ui.Chosen[0]); !strings.HasPrefix(got, "Eds: Updates") {
		t.Errorf("S selects %q", got)
	}
	if s.press("Escape"); s.ui.Choosing != "" || len(s.ui.Chosen) > 0 {
		t.Error("Escape does not give the choice up")
	}
}

// TestAnswers holds what the server answers to a choice.
func TestAnswers(t *testing.T) {
	s := karrow(t, 2, 3, "")
	m := unsure(t, s)
	id := string(m.ID)
	s.click("compare.gone", id)
	if m.Here.Fate != annotations.Removed || !m.Here.ByHand || s.shell.Status != "Not in r3." {
		t.Errorf("the mark is %+v, the status %q", m.Here, s.shell.Status)
	}
	answer := *m
	answer.Here.Score = .5
	body, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	effects := s.do(view.Event{Action: view.Action{Name: "compare.placed", Arg: id}, Status: 200, Body: body})
	if m.Here.Score != .5 || m.Old == nil || !cmp.Equal(effects, []state.Effect{state.Reload{}}) {
		t.Errorf("after the answer the mark is %+v, effects %v", m.Here, effects)
	}
	s.do(view.Event{Action: view.Action{Name: "compare.placed", Arg: id}, Status: 409, Body: []byte(`{"error":{"code":"conflict","message":"It is deleted."}}`)})
	if !s.shell.Bad || s.shell.Status != "It is deleted." {
		t.Errorf("after a refusal the status is %q", s.shell.Status)
	}
}

// TestAccept takes the candidate of an unsure mark for its place.
func TestAccept(t *testing.T) {
	s := karrow(t, 2, 3, "")
	m := unsure(t, s)
	spans := m.Here.Spans
	effects := s.click("compare.accept", string(m.ID))
	send, ok := effects[1].(state.Send)
	if !ok || !cmp.Equal(send.Body, api.PlaceRequest{Spans: spans}) {
		t.Errorf("effects are %v", effects)
	}
	checkPage(t, s)
}

// TestWaiting shows a choice that the server does not have yet, and leaves others.
func TestWaiting(t *testing.T) {
	s := karrow(t, 2, 3, "")
	m := unsure(t, s)
	path := "/api/v1/marks/" + string(m.ID) + "/placements/"
	wait := func(path, method string) []state.Effect {
		return s.do(view.Event{Action: view.Action{Name: "waiting", Arg: path}, Value: method, Body: []byte(`{"gone":true}`)})
	}
	for _, other := range [][2]string{{path + "4", "PUT"}, {path + "3", "DELETE"}, {"/api/v1/marks/other/placements/3", "PUT"}} {
		if wait(other[0], other[1]) != nil || m.Here.ByHand {
			t.Errorf("%s %s is used", other[1], other[0])
		}
	}
	if !isHandled(wait(path+"3", "PUT")) || m.Here.Fate != annotations.Removed || !m.Here.ByHand {
		t.Errorf("the mark is %+v", m.Here)
	}
}
