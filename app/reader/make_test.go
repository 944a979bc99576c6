package reader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

const seed = "seed0123456789abcdefghij"

// effect returns the first effect of a type.
func effect[T state.Effect](effects []state.Effect) (T, bool) {
	for _, e := range effects {
		if e, ok := e.(T); ok {
			return e, true
		}
	}
	var none T
	return none, false
}

func focus(effects []state.Effect) string {
	f, _ := effect[state.Focus](effects)
	return f.ID
}

func handled(effects []state.Effect) bool {
	_, ok := effect[state.Handled](effects)
	return ok
}

func (s *screen) key(k string) []state.Effect {
	return s.do(view.Event{Action: view.Action{Name: "key"}, Key: k})
}

func (s *screen) keyOn(k, on string) []state.Effect {
	return s.do(view.Event{Action: view.Action{Name: "key"}, Key: k, On: on})
}

func (s *screen) act(name, arg string) []state.Effect {
	return s.do(view.Event{Action: view.Action{Name: name, Arg: arg}})
}

func (s *screen) choose(spans ...int) {
	s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: spans})
}

func (s *screen) mark(id string) *api.Mark {
	for i := range s.page.Marks {
		if s.page.Marks[i].ID == annotations.ID(id) {
			return &s.page.Marks[i]
		}
	}
	return nil
}

func two() *screen {
	return plain(article.Plain("“The fog came down,” Marrack said."), article.Plain("“It was quick.” She left."))
}

// What is marked stands on the page at once, is sent, and opens what the kind
// asks for.
func TestMarkBySelection(t *testing.T) {
	for _, tt := range []struct {
		key, tool string
		kind      annotations.Kind
		focus     string
	}{
		{"h", "highlight", annotations.Highlight, "at-" + seed},
		{"q", "quote", annotations.Quote, "f-speaker"},
		{"c", "claim", annotations.Claim, "f-claimant"},
		{"m", "note", annotations.Note, "f-note"},
		{"t", "tag", annotations.Highlight, "f-tag"},
	} {
		for _, by := range []string{"key", "tool"} {
			t.Run(tt.tool+" by "+by, func(t *testing.T) {
				s := two()
				s.choose(0, 21)
				if len(s.ui.Selection) != 1 {
					t.Fatalf("selected %v", s.ui.Selection)
				}
				var got []state.Effect
				if by == "key" {
					got = s.key(tt.key)
				} else {
					got = s.act("reader.mark", tt.tool)
				}
				m := s.mark(seed)
				if m == nil || m.Kind != tt.kind || m.Exact != "“The fog came down,”" || m.Par != 1 || m.Here.Fate != annotations.Kept {
					t.Fatalf("the mark is %+v", m)
				}
				find(t, s.view(), "mark-"+seed)
				send, _ := effect[state.Send](got)
				want := api.MarkRequest{Article: "a1", Revision: 1, Spans: []article.Span{{Start: 0, End: 20}}, Kind: tt.kind, Quote: m.Quote, Claim: m.Claim}
				if diff := cmp.Diff(want, send.Body); diff != "" || send.Method != "PUT" || send.Path != "/api/v1/marks/"+seed {
					t.Errorf("%s %s (-want +got)\n%s", send.Method, send.Path, diff)
				}
				if focus(got) != tt.focus || !handled(got) || len(s.ui.Selection) != 0 {
					t.Errorf("the focus goes to %q, handled is %v, selected is %v", focus(got), handled(got), s.ui.Selection)
				}
				if _, ok := effect[state.Select](got); !ok {
					t.Error("the selection stays")
				}
				if (s.ui.Edit == seed) != strings.HasPrefix(tt.focus, "f-") {
					t.Errorf("the form of %q is open", s.ui.Edit)
				}
			})
		}
	}
}

// A quote says how it renders what was said, by its quotation marks.
func TestSpeechOfAQuote(t *testing.T) {
	for words, want := range map[string]annotations.Speech{
		"“Nobody came.”":           annotations.Direct,
		`'We...asked twice,"`:      annotations.Direct,
		"called it “an avoidable”": annotations.Mixed,
		"the ferry had passed":     annotations.Indirect,
		"«كتاب»":                   annotations.Direct,
		"crews’ union said":        annotations.Indirect,
	} {
		s := plain(article.Plain("x " + words + " y"))
		s.choose(2, 2+len([]rune(words)))
		s.key("q")
		if got := s.page.Marks[0].Quote.Speech; got != want {
			t.Errorf("%s is %s, want %s", words, got, want)
		}
	}
}

// A passage between quotation marks is direct speech, also when they were not
// selected with it.
func TestSpeechBetweenQuotationMarks(t *testing.T) {
	for before, want := range map[string]annotations.Speech{
		`"`:                       annotations.Direct,
		"He said: “Nobody came, ": annotations.Direct,
		"„Nein“, sagte er. „":     annotations.Direct,
		`"No," he said. `:         annotations.Indirect,
		"He’d said that ":         annotations.Indirect,
	} {
		s := plain(article.Plain(`One "open.`), article.Plain(before+"we knew nothing”"))
		end := article.TextOf(s.page.Revision.Blocks).Len() - 1
		s.choose(end-len("we knew nothing"), end)
		s.key("q")
		if got := s.page.Marks[0].Quote.Speech; got != want {
			t.Errorf("after %s it is %s, want %s", before, got, want)
		}
	}
}

// A selection over several paragraphs is one mark of several pieces, without the
// white space at their ends; what stands between parts is not in it.
func TestMarkOverParagraphs(t *testing.T) {
	s := two()
	text := article.TextOf(s.page.Revision.Blocks)
	s.choose(20, 34, 36, text.Len())
	s.key("q")
	m := s.page.Marks[0]
	if want := "Marrack said.\n“It was quick.” She left."; m.Exact != want || len(m.Spans) != 2 {
		t.Errorf("marked %q in %v, want %q", m.Exact, m.Spans, want)
	}
	// The same as one range, as another browser might say it.
	u := two()
	u.choose(20, text.Len())
	if !slices.Equal(u.ui.Selection, m.Spans) {
		t.Errorf("selected %v, want %v", u.ui.Selection, m.Spans)
	}
}

// Emoji, tables and lists: pieces end where parts do, and count code points.
func TestSelectionInParts(t *testing.T) {
	list := article.Block{Kind: article.List, Role: article.Body, Parts: []article.Part{
		{Runs: []article.Run{{Text: "👩‍👩‍👧 one "}}}, {Runs: []article.Run{{Text: "two"}}}}}
	s := plain(list, article.Plain("three"))
	s.choose(6, 100)
	if got, want := fmt.Sprint(s.ui.Selection), "[[6,9) [11,14) [16,21)]"; got != want {
		t.Errorf("selected %s, want %s", got, want)
	}
	s.choose(9, 11)
	if len(s.ui.Selection) != 0 {
		t.Errorf("white space is selected: %v", s.ui.Selection)
	}
}

// Marking the same words as the same kind again leads to the mark that is there.
func TestMarkTwice(t *testing.T) {
	s := two()
	s.choose(0, 20)
	s.key("q")
	s.act("reader.close", "")
	s.choose(0, 20)
	got := s.key("q")
	if len(s.page.Marks) != 1 || s.ui.Edit != seed || focus(got) != "f-speaker" {
		t.Errorf("%d marks, the form of %q is open, the focus goes to %q", len(s.page.Marks), s.ui.Edit, focus(got))
	}
	if _, sent := effect[state.Send](got); sent {
		t.Error("it is sent again")
	}
}

// Without a selection the letters that mark do nothing.
func TestMarkNothing(t *testing.T) {
	s := two()
	for _, k := range []string{"h", "q", "c", "m", "t", "e", "f", "Delete", "Enter"} {
		if got := s.key(k); got != nil {
			t.Errorf("%s does %v", k, got)
		}
	}
}

// Single letters can be switched off; other keys go on.
func TestKeysSwitchedOff(t *testing.T) {
	s := two()
	s.shell.Prefs.Keys = "off"
	s.choose(0, 20)
	if got := s.key("h"); got != nil || len(s.page.Marks) != 0 {
		t.Errorf("h does %v", got)
	}
	if got := s.key("Escape"); got == nil {
		t.Error("Escape does nothing")
	}
}

// Marks stand in the order of their places, new ones among the others.
func TestMarksInOrder(t *testing.T) {
	s := two()
	for i, at := range [][]int{{36, 51}, {0, 20}, {21, 28}} {
		s.choose(at...)
		s.do(view.Event{Action: view.Action{Name: "key"}, Key: "h", Seed: fmt.Sprint("abcdefghijklmnop", i)})
	}
	last := -1
	for _, m := range s.page.Marks {
		if m.Here.Spans[0].Start < last {
			t.Errorf("marks stand in the order %v", s.page.Marks)
		}
		last = m.Here.Spans[0].Start
	}
}

func TestToolbar(t *testing.T) {
	s := two()
	s.choose(0, 20)
	bar := find(t, s.view(), "tool-quote")
	if attr(bar, "tabindex") != "-1" || attr(find(t, s.view(), "tool-highlight"), "tabindex") != "0" {
		t.Error("the toolbar is not one stop of Tab")
	}
	if got := s.keyOn("ArrowRight", "tool-highlight"); focus(got) != "tool-quote" {
		t.Errorf("the right arrow leads to %q", focus(got))
	}
	s.choose()
	each(s.view(), nil, func(n view.Node, _ []view.Node) {
		if attr(n, "role") == "toolbar" {
			t.Error("the toolbar stays when nothing is selected")
		}
	})
}
