package reader_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
)

// selected is the text that is selected.
func (s *screen) selected() string {
	text := article.TextOf(s.page.Revision.Blocks)
	var out []string
	for _, span := range s.ui.Selection {
		out = append(out, text.Slice(span))
	}
	return strings.Join(out, "|")
}

func TestSentenceBySentence(t *testing.T) {
	s := plain(article.Plain("Dr. Lior Santeuil spoke. “It was U.S. water,” he said. “Was it?”"), furniture("Most read. More."), article.Plain("The end. Really 👩‍👩‍👧!"))
	for i, want := range []string{"Dr. Lior Santeuil spoke.", "“It was U.S. water,” he said.", "“Was it?”", "The end.", "Really 👩‍👩‍👧!", "Really 👩‍👩‍👧!"} {
		got := s.key("s")
		if sel, _ := effect[state.Select](got); s.selected() != want || !handled(got) || len(sel.Spans) != 1 {
			t.Errorf("sentence %d is %q, want %q", i+1, s.selected(), want)
		}
	}
	if s.shell.Say != "Sentence 5 of 5, paragraph 2" {
		t.Errorf("announced is %q", s.shell.Say)
	}
	s.key("S")
	s.key("S")
	if s.selected() != "“Was it?”" || s.shell.Say != "Sentence 3 of 5, paragraph 1" {
		t.Errorf("two back is %q, %q", s.selected(), s.shell.Say)
	}
}

// The first sentence is the first in view; after a mark it goes on from there.
func TestSentenceInView(t *testing.T) {
	s := plain(article.Plain("One. Two. Three. Four."))
	s.do(view.Event{Action: view.Action{Name: "key"}, Key: "s", InView: 6})
	if s.selected() != "Three." {
		t.Errorf("the first one in view is %q", s.selected())
	}
	s.key("h")
	if s.key("s"); s.selected() != "Four." {
		t.Errorf("after a mark comes %q", s.selected())
	}
}

func TestParagraphByParagraph(t *testing.T) {
	s := two()
	s.key("Alt+ArrowDown")
	first := s.selected()
	s.key("Alt+ArrowDown")
	second := s.selected()
	s.key("Alt+ArrowUp")
	if first != "“The fog came down,” Marrack said." || second != "“It was quick.” She left." || s.selected() != first || s.shell.Say != "Paragraph 1 of 2" {
		t.Errorf("paragraphs are %q, %q, %q; announced is %q", first, second, s.selected(), s.shell.Say)
	}
}

func TestWordByWord(t *testing.T) {
	s := two()
	s.choose(0, 4)
	var got []string
	for _, k := range []string{"Right", "Right", "Right", "Right", "Right", "Right", "Left", "Left", "Left"} {
		if !handled(s.key("Shift+Arrow" + k)) {
			t.Fatalf("%s is not used", k)
		}
		got = append(got, s.selected())
	}
	want := []string{"“The fog", "“The fog came", "“The fog came down,”", "“The fog came down,” Marrack", "“The fog came down,” Marrack said.",
		"“The fog came down,” Marrack said.|“It", "“The fog came down,” Marrack said.", "“The fog came down,” Marrack", "“The fog came down,”"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if s.shell.Say != "Marrack left out" {
		t.Errorf("announced is %q", s.shell.Say)
	}
	for range 9 {
		s.key("Shift+ArrowLeft")
	}
	if s.selected() != "“The" {
		t.Errorf("the least is %q", s.selected())
	}
	if got := two().key("Shift+ArrowRight"); got != nil {
		t.Errorf("without a selection it does %v", got)
	}
}

// In a text from right to left the arrows go with it.
func TestWordByWordInArabic(t *testing.T) {
	s := plain(article.Plain("قال صياد متقاعد"))
	s.page.Revision.Dir = article.RTL
	s.choose(0, 3)
	if s.key("Shift+ArrowLeft"); s.selected() != "قال صياد" {
		t.Errorf("selected is %q", s.selected())
	}
}

func TestOtherRevisions(t *testing.T) {
	for _, tt := range []struct{ revision, key, want, say string }{
		{"3", "[", "/revisions/2", ""}, {"3", "]", "/revisions/4", ""}, {"3", "d", "/compare/2/3", ""},
		{"1", "[", "", "This is the first revision."}, {"4", "]", "", "This is the latest revision."},
	} {
		s := karrow(t, tt.revision)
		got := s.key(tt.key)
		to, _ := effect[state.Go](got)
		if !strings.HasSuffix(to.Path, tt.want) || s.shell.Say != tt.say || !handled(got) || (to.Path == "") != (tt.want == "") {
			t.Errorf("%s on r%s leads to %q and says %q", tt.key, tt.revision, to.Path, s.shell.Say)
		}
	}
}

func TestOtherStories(t *testing.T) {
	s := two()
	if got := s.key("j"); got != nil {
		t.Errorf("without a next story j does %v", got)
	}
	s.page.Next, s.page.Prev = "b2", "c3"
	j, _ := effect[state.Go](s.key("j"))
	k, _ := effect[state.Go](s.key("k"))
	if j.Path != "/articles/b2" || k.Path != "/articles/c3" {
		t.Errorf("j leads to %q, k to %q", j.Path, k.Path)
	}
}

// f opens the fates of a mark, and again the comparison with its own revision.
func TestFateKey(t *testing.T) {
	s := karrow(t, "3")
	for _, m := range s.page.Marks {
		if m.Revision != 2 || len(m.Here.Spans) == 0 {
			continue
		}
		id := string(m.ID)
		if got := s.keyOn("f", "at-"+id); focus(got) != "trail-"+id || s.ui.On != m.ID {
			t.Errorf("the focus goes to %q", focus(got))
		}
		find(t, s.view(), "trail-"+id)
		if to, _ := effect[state.Go](s.keyOn("f", "trail-"+id)); !strings.HasSuffix(to.Path, "/compare/2/3#mark-"+id) {
			t.Errorf("f leads to %q", to.Path)
		}
		return
	}
	t.Fatal("no mark was made on r2")
}

// Escape lets go of one thing after the other.
func TestEscape(t *testing.T) {
	s := quoted(t)
	s.act("reader.edit", seed)
	s.choose(36, 40)
	var got []string
	for range 3 {
		effects := s.key("Escape")
		got = append(got, fmt.Sprint(s.ui.Edit != "", len(s.ui.Selection) > 0, effects != nil))
	}
	if want := "[false true true false false true false false false]"; fmt.Sprint(got) != want {
		t.Errorf("after Escape: form, selection, used: %v, want %v", got, want)
	}
}

// The choices of the menu hold at once.
func TestReadingSettings(t *testing.T) {
	s := two()
	got := s.do(view.Event{Action: view.Action{Name: "reader.prefs"}, Form: map[string][]string{
		"size": {"large"}, "measure": {"narrow"}, "theme": {"dark"}, "numbers": {"off"}}})
	if p := s.shell.Prefs; p.Size != "large" || p.Measure != "narrow" || p.Theme != "dark" || p.Numbers != "off" {
		t.Errorf("the preferences are %+v", p)
	}
	if _, ok := effect[state.SavePrefs](got); !ok {
		t.Error("they are not saved")
	}
	s.do(view.Event{Action: view.Action{Name: "reader.prefs"}, Form: map[string][]string{"numbers": {"off", ""}}})
	if s.shell.Prefs.Numbers != "" {
		t.Error("the numbers stay off")
	}
}

// An address with a mark points at it.
func TestTarget(t *testing.T) {
	s := quoted(t)
	s.do(view.Event{Action: view.Action{Name: "target"}, Value: "mark-" + seed})
	if s.ui.On != seed {
		t.Errorf("%q is pointed at", s.ui.On)
	}
	if got := s.do(view.Event{Action: view.Action{Name: "target"}, Value: "main"}); got != nil {
		t.Errorf("another target does %v", got)
	}
}
