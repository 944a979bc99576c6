package reader_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// lost opens the third revision of the ferry story and returns a mark with a fate.
func lost(t *testing.T, f annotations.Fate) (*screen, api.Mark) {
	t.Helper()
	s := karrow(t, "3")
	for _, m := range s.page.Marks {
		if m.Here.Fate == f {
			return s, m
		}
	}
	t.Fatalf("no mark is %s", f)
	return nil, api.Mark{}
}

// passage returns where words stand.
func passage(t *testing.T, s *screen, words string) article.Span {
	t.Helper()
	text := article.TextOf(s.page.Revision.Blocks).String()
	before, _, ok := strings.Cut(text, words)
	if !ok {
		t.Fatalf("the text has no %q", words)
	}
	start := len([]rune(before))
	return article.Span{Start: start, End: start + len([]rune(words))}
}

// The place of a lost mark is chosen by selecting it and pressing Enter.
func TestChoosePlaceByKeys(t *testing.T) {
	s, m := lost(t, annotations.Removed)
	got := s.act("reader.choose", string(m.ID))
	if focus(got) != "main" || !strings.Contains(s.shell.Status, "then press Enter") || s.shell.Undo.Name != "reader.leave" {
		t.Fatalf("the focus goes to %q, the status is %q", focus(got), s.shell.Status)
	}
	if got := s.key("h"); got != nil {
		t.Errorf("h marks while a place is chosen: %v", got)
	}
	s.keyOn("Enter", "main")
	if s.ui.Placing != m.ID || s.shell.Say != "Nothing is selected." {
		t.Errorf("Enter without a selection says %q", s.shell.Say)
	}
	at := passage(t, s, "“an avoidable loss”")
	s.choose(at.Start, at.End)
	find(t, s.view(), "tool-place")
	if got := s.keyOn("Enter", "tool-leave"); got != nil {
		t.Errorf("Enter on a button does %v", got)
	}
	got = s.keyOn("Enter", "main")
	now := s.mark(string(m.ID))
	if now.Here.Fate != annotations.Reworded || !now.Here.ByHand || now.Here.Spans[0] != at || len(now.Words) == 0 || s.ui.Placing != "" {
		t.Errorf("placed as %+v with %v", now.Here, now.Words)
	}
	send, _ := effect[state.Send](got)
	if r, ok := send.Body.(api.PlaceRequest); !ok || r.Gone || r.Spans[0] != at || send.Method != "PUT" || !strings.HasSuffix(send.Path, "/placements/3") {
		t.Errorf("sent is %+v", send)
	}
	find(t, s.view(), "at-"+string(m.ID))
	if s.shell.Status != "Placed in r3." || s.shell.Undo.Name != "reader.unplace" {
		t.Errorf("the status is %q, undo is %v", s.shell.Status, s.shell.Undo)
	}
	got = s.later("0001", view.Event{Action: view.Action{Name: "reader.unplace", Arg: string(m.ID)}})
	if send, _ := effect[state.Send](got); send.Method != "DELETE" || s.mark(string(m.ID)).Here.Fate != annotations.Removed {
		t.Errorf("undone: sent is %+v, the mark is %+v", send, s.mark(string(m.ID)).Here)
	}
}

// The candidate of an unsure mark is selected at once, so that Enter takes it.
func TestChooseTheCandidate(t *testing.T) {
	s, m := lost(t, annotations.Unsure)
	got := s.act("reader.choose", string(m.ID))
	if sel, _ := effect[state.Select](got); len(sel.Spans) == 0 || sel.Spans[0] != m.Here.Spans[0] {
		t.Errorf("selected is %v, the candidate %v", sel.Spans, m.Here.Spans)
	}
	got = s.act("reader.place", "")
	if now := s.mark(string(m.ID)); now.Here.Spans[0] != m.Here.Spans[0] || !now.Here.ByHand {
		t.Errorf("placed at %+v", now.Here)
	}
	if focus(got) != "at-"+string(m.ID) {
		t.Errorf("the focus goes to %q", focus(got))
	}
}

func TestLeaveAChoice(t *testing.T) {
	s, m := lost(t, annotations.Removed)
	s.act("reader.choose", string(m.ID))
	at := passage(t, s, "“an avoidable loss”")
	s.choose(at.Start, at.End)
	if got := s.key("Escape"); s.ui.Placing != "" || s.shell.Status != "" || focus(got) != "card-"+string(m.ID) || len(s.ui.Selection) != 0 {
		t.Errorf("the status is %q, the focus goes to %q", s.shell.Status, focus(got))
	}
	if s.mark(string(m.ID)).Here.Fate != annotations.Removed {
		t.Error("the mark has moved")
	}
}

func TestItIsThereAndNotThere(t *testing.T) {
	s, m := lost(t, annotations.Unsure)
	s.act("reader.accept", string(m.ID))
	if now := s.mark(string(m.ID)); now.Here.Fate == annotations.Unsure || !now.Here.ByHand {
		t.Errorf("accepted is %+v", now.Here)
	}
	s, m = lost(t, annotations.Unsure)
	got := s.act("reader.gone", string(m.ID))
	if now := s.mark(string(m.ID)); now.Here.Fate != annotations.Removed || !now.Here.ByHand || len(now.Here.Spans) != 0 {
		t.Errorf("gone is %+v", now.Here)
	}
	if send, _ := effect[state.Send](got); !send.Body.(api.PlaceRequest).Gone {
		t.Errorf("sent is %+v", send.Body)
	}
	if tray := words(find(t, s.view(), "card-"+string(m.ID))); !strings.Contains(tray, "You said that it is not in r3.") || !strings.Contains(tray, "Take the choice back") {
		t.Errorf("the card says %q", tray)
	}
}

// Words that are the same are kept where the reader says.
func TestPlacedWordForWord(t *testing.T) {
	s, m := lost(t, annotations.Removed)
	at := passage(t, s, "“an avoidable loss”")
	for i := range s.page.Marks {
		if s.page.Marks[i].ID == m.ID {
			s.page.Marks[i].Exact = "“an avoidable  loss”"
		}
	}
	s.act("reader.choose", string(m.ID))
	s.choose(at.Start, at.End)
	s.act("reader.place", "")
	if now := s.mark(string(m.ID)); now.Here.Fate != annotations.Kept || now.Words != nil {
		t.Errorf("placed as %+v", now.Here)
	}
}

// A place that the server refuses is taken back.
func TestPlaceRefused(t *testing.T) {
	s, m := lost(t, annotations.Unsure)
	s.refuse(s.act("reader.gone", string(m.ID)), 400, annotations.Invalid, "That is not a place.")
	if now := s.mark(string(m.ID)); now.Here.Fate != annotations.Unsure || !strings.Contains(s.shell.Status, "That is not a place.") {
		t.Errorf("the mark is %+v, the status %q", now.Here, s.shell.Status)
	}
}

// Undo of a second choice goes back to the first.
func TestSecondChoice(t *testing.T) {
	s, m := lost(t, annotations.Removed)
	first, second := passage(t, s, "“an avoidable loss”"), passage(t, s, "“blind hour”")
	for _, at := range []article.Span{first, second} {
		s.act("reader.choose", string(m.ID))
		s.choose(at.Start, at.End)
		s.act("reader.place", "")
	}
	got := s.act("reader.unplace", string(m.ID))
	send, _ := effect[state.Send](got)
	if r, ok := send.Body.(api.PlaceRequest); !ok || send.Method != "PUT" || r.Spans[0] != first || s.mark(string(m.ID)).Here.Spans[0] != first {
		t.Errorf("sent is %+v", send)
	}
}
