package story_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit/kittest"
	"writethru/app/state"
	"writethru/app/story"
	"writethru/app/view"
	"writethru/web/api"
)

var now = time.Date(2025, 11, 4, 19, 0, 0, 0, time.UTC)

func at(hour int) time.Time { return time.Date(2025, 11, 4, hour, 30, 0, 0, time.UTC) }

// three is a story at three outlets, with a mark of the first.
func three() api.StoryPage {
	head := func(n, hour int, read bool) api.Head {
		return api.Head{Number: n, Headline: "Ferry hits pier", Time: at(hour), Words: 300, Changed: 40, Read: read}
	}
	p := api.StoryPage{Article: "b", Lanes: []api.Lane{
		{Article: article.Article{ID: "a", Outlet: "Plover Wire"}, Headline: "Ferry <hits> pier", Lang: "en", Heads: []api.Head{head(1, 5, true), head(2, 9, true)}, Credits: []string{"Plover"}},
		{Article: article.Article{ID: "b", Outlet: "Ledger & Tide"}, Headline: "Ferry sinks", Lang: "en", Heads: []api.Head{head(1, 7, false)}, Contained: 0.806, Credits: []string{"Plover"}},
		{Article: article.Article{ID: "c"}, Headline: "عبّارة", Lang: "ar", Dir: article.RTL, Heads: []api.Head{head(1, 8, false)}, Joined: []article.ID{"a"}},
	}}
	p.Marks = []api.StoryMark{{Mark: api.Mark{
		Annotation: annotations.Annotation{ID: "m1", Article: "a", Revision: 1, Kind: annotations.Quote, Exact: "“We felt a blow”", Quote: &annotations.QuoteOf{Speaker: "Odile Marrack"}},
		Here:       annotations.Placement{Revision: 2, Fate: annotations.Kept}, Outlet: "Plover Wire",
		Trail: []api.Step{{Revision: 1, Fate: annotations.Kept, Own: true}, {Revision: 2, Fate: annotations.Kept}},
	}, At: []api.MarkAt{{Article: "b", Revision: 1, From: 2, Fate: annotations.Removed}, {Article: "c", Revision: 1, From: 2, Fate: annotations.Reworded}}}}
	return p
}

func show(t *testing.T, p api.StoryPage) view.Nodes {
	t.Helper()
	nodes := story.View(state.Shell{Path: "/stories/b", Now: now}, p, story.UI{})
	kittest.Sound(t, nodes...)
	return nodes
}

func TestStory(t *testing.T) {
	nodes := show(t, three())
	text := kittest.Text(nodes...)
	for _, want := range []string{
		"3 articles", "3 outlets", "4 revisions", "Ferry <hits> pier", "2 revisions are not read yet.",
		"80 % of the shorter text shared with Plover Wire", "credits Plover, the same agency as 1 other article here",
		"Joined by you to Plover Wire: take back", "Not there", "at Ledger & Tide r1", "Reworded", "at No outlet r1",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	var links []string
	for _, a := range kittest.All(nodes, kittest.Tag("a")) {
		links = append(links, kittest.Attr(a, "href"))
	}
	for _, want := range []string{
		"/articles/a/revisions/2", "/articles/c/revisions/1", "/articles/a/compare/2/with/b/1",
		"/articles/a/compare/2/with/b/1#mark-m1", "/articles/a/revisions/1#mark-m1",
	} {
		if !strings.Contains(" "+strings.Join(links, " ")+" ", " "+want+" ") {
			t.Errorf("no link leads to %s", want)
		}
	}
}

// TestStoryIsInTime: whatever the outlet, revisions are listed and placed by
// their time, on one axis.
func TestStoryIsInTime(t *testing.T) {
	nodes := show(t, three())
	var order []string
	for _, li := range kittest.All(nodes, func(n view.Node) bool { return n.Tag == "ol" && strings.Contains(kittest.Attr(n, "class"), "heads") }) {
		for _, a := range kittest.All([]view.Node{li}, kittest.Tag("a")) {
			order = append(order, kittest.Attr(a, "href"))
		}
	}
	if got, want := strings.Join(order, " "), "/articles/a/revisions/1 /articles/b/revisions/1 /articles/c/revisions/1 /articles/a/revisions/2"; got != want {
		t.Errorf("in order %q, want %q", got, want)
	}
	place := map[string]string{}
	for _, id := range []string{"rev-a-1", "rev-a-2", "rev-b-1", "rev-c-1"} {
		dot, ok := kittest.Find(nodes, id)
		if !ok {
			t.Fatalf("there is no dot %s", id)
		}
		place[id] = kittest.Attr(dot.Kids[0], "cx")
	}
	if place["rev-a-1"] != "4%" || place["rev-b-1"] != "50%" || place["rev-c-1"] != "73%" || place["rev-a-2"] != "96%" {
		t.Errorf("the dots stand at %v", place)
	}
	var values []string
	for _, o := range kittest.All(nodes, kittest.Tag("option")) {
		values = append(values, kittest.Attr(o, "value"))
	}
	if got, want := strings.Join(values, " "), "a/1 b/1 c/1 a/2 a/1 b/1 c/1 a/2"; got != want {
		t.Errorf("to choose from: %q, want %q", got, want)
	}
}

// TestStoryForms: what the reader can say is sent by forms.
func TestStoryForms(t *testing.T) {
	p := three()
	p.Words, p.Found = "otter", []api.Also{{ID: "d", Headline: "Otter dies", Time: at(3)}}
	p.Parted = []api.Parted{{From: "a", Also: api.Also{ID: "e", Headline: "Bell", Time: at(2)}}}
	p.Read = &api.ReadNote{Undo: "u1", Articles: 3}
	p.Quoted = []api.SameQuote{{Article: "a", Words: "We <felt> a blow", At: []api.Also{{ID: "f", Outlet: "Late", Headline: "A year after", Time: at(2)}}}}
	if text := kittest.Text(show(t, p)...); !strings.Contains(text, "“We <felt> a blow”A year after, Late") {
		t.Errorf("it does not say who else has the quote: %s", text)
	}
	var got []string
	for _, f := range kittest.All(show(t, p), func(n view.Node) bool { return n.Tag == "form" && kittest.Attr(n, "method") == "post" }) {
		words := kittest.Attr(f, "action")
		for _, in := range kittest.All([]view.Node{f}, kittest.Tag("input")) {
			words += " " + kittest.Attr(in, "name") + "=" + kittest.Attr(in, "value")
		}
		got = append(got, words)
	}
	want := []string{
		"/read story=b undo=u1", "/read story=b",
		"/alike article=b other=a verdict=parted story=b",
		"/alike article=a other=b verdict=parted story=b",
		"/alike article=c other=a verdict= story=b", "/alike article=b other=c verdict=parted story=b",
		"/alike article=b other=d verdict=same story=b",
		"/alike article=a other=e verdict= story=b",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("forms\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestStoryOfOne(t *testing.T) {
	p := three()
	p.Lanes, p.Marks, p.Article = p.Lanes[:1], nil, "a"
	p.Lanes[0].Heads = p.Lanes[0].Heads[:1]
	text := kittest.Text(show(t, p)...)
	if strings.Contains(text, "Mark all as read") || strings.Contains(text, "Not the same story") || !strings.Contains(text, "Nothing is marked") {
		t.Errorf("a story of one says %q", text)
	}
}

func TestArrowsMoveAlongALine(t *testing.T) {
	p := three()
	s := state.Shell{}
	e := view.Event{Action: view.Action{Name: "key"}, Key: "ArrowLeft", On: "rev-a-2"}
	effects := story.Update(&s, &p, &story.UI{}, e)
	if len(effects) != 2 || effects[1] != (state.Focus{ID: "rev-a-1"}) {
		t.Errorf("an arrow does %v", effects)
	}
	if e.On = "join-q"; story.Update(&s, &p, &story.UI{}, e) != nil {
		t.Error("an arrow in a field does something")
	}
}
