package reader_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

// early opens the earlier text e1 of a story in two revisions, with a mark that
// stands in it.
func early() *screen {
	s := plain(article.Plain("Twelve died."), article.Plain("The council will meet."))
	at := func(hours int) time.Time { return now.Add(time.Duration(hours) * time.Hour) }
	s.page.Revision.Number, s.page.Revision.Captured = -1, at(-9)
	s.page.Heads = []api.Head{
		{Number: -1, Headline: "Ferry hits pier", Time: at(-9), Captured: at(-9), Words: 6},
		{Number: 1, Headline: "Ferry hits pier", Time: at(-7), Captured: at(-7), Words: 6, Read: true},
		{Number: 2, Headline: "Ferry hits pier", Time: at(-3), Captured: at(-3), Words: 6},
	}
	s.page.Earlier = s.page.Heads[:1]
	s.page.Archive, s.page.Archived = "Test Archive", &api.Archived{Name: "Test Archive", URL: "https://archive.example/web/1/x"}
	a := annotations.Annotation{ID: "m1", Article: "a1", Revision: 1, Spans: []article.Span{{Start: 0, End: 6}}, Exact: "Twelve", Kind: annotations.Highlight, Made: now}
	s.page.Marks = []api.Mark{{Annotation: a, Par: 1, WasPar: 1, Here: annotations.Placement{Annotation: "m1", Revision: -1, Fate: annotations.Kept, Spans: a.Spans, From: 1},
		Trail: []api.Step{{Revision: 1, Fate: annotations.Kept, Own: true}, {Revision: 2, Fate: annotations.Kept}}}}
	s.shell.Path = "/articles/a1/revisions/e1"
	return s
}

func TestViewOfAnEarlierText(t *testing.T) {
	s := early()
	s.ui.On = "m1"
	viewtest.Equal(t, s.view())
	accessible(t, "an earlier text", s.view())
	out := viewtest.Print(s.view())
	for _, want := range []string{
		`<b>Earlier text e1</b>`, `href="/articles/a1/compare/e1/1"`, `id="mark-m1"`, `Kept, from r1`, `href="https://archive.example/web/1/x"`,
		`href="/articles/a1/earlier"`, `Nothing can be marked in it.`, `To the latest revision`, `id="rev-e1"`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, not := range []string{"reader.edit", "reader.delete", "reader.choose", `"toolbar"`} {
		if strings.Contains(out, not) {
			t.Errorf("the page has %s, and nothing can be changed in it", not)
		}
	}
}

// Nothing is marked in an earlier text, whatever is selected or pressed.
func TestAnEarlierTextIsNotMarked(t *testing.T) {
	s := early()
	s.ui.On = "m1"
	before := viewtest.Print(s.view())
	s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{0, 6}})
	for _, k := range []string{"s", "h", "q", "t", "e", "Delete"} {
		for _, e := range s.do(view.Event{Action: view.Action{Name: "key"}, Key: k}) {
			if _, sent := e.(state.Send); sent {
				t.Errorf("%s sends %+v", k, e)
			}
		}
	}
	if viewtest.Print(s.view()) != before {
		t.Error("the page has changed")
	}
}

// The keys lead along the line, on which the earlier texts stand.
func TestKeysLeadToEarlierTexts(t *testing.T) {
	s := early()
	for key, want := range map[string]string{"]": "/articles/a1/revisions/1", "d": "/articles/a1/compare/e1/1"} {
		effects := s.do(view.Event{Action: view.Action{Name: "key"}, Key: key})
		if !slices.Contains(effects, state.Effect(state.Go{Path: want})) {
			t.Errorf("%s asks for %+v, want %s", key, effects, want)
		}
	}
}

// The list of revisions has the earlier texts, and the foot leads to the archive.
func TestViewLeadsToEarlierTexts(t *testing.T) {
	s := early()
	s.page.Revision.Number, s.page.Archived, s.page.Heads = 2, nil, s.page.Heads[1:]
	accessible(t, "a revision", s.view())
	out := viewtest.Print(s.view())
	for _, want := range []string{`<a href="/articles/a1/revisions/e1">Earlier text e1</a>`, `1 earlier text is here.`, `href="/articles/a1/earlier">Earlier captures in the Test Archive</a>`} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	s.page.Archive, s.page.Earlier = "", nil
	if out := viewtest.Print(s.view()); strings.Contains(out, `id="earlier"`) {
		t.Error("there is something before the story, and no archive to ask")
	}
}
