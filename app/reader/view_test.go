package reader_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

func attr(n view.Node, name string) string {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func has(n view.Node, name string) bool {
	return slices.ContainsFunc(n.Attrs, func(a view.Attr) bool { return a.Name == name })
}

// each calls f with every element, and those around it, outermost first.
func each(n view.Node, around []view.Node, f func(n view.Node, around []view.Node)) {
	if n.Tag == "" {
		return
	}
	f(n, around)
	around = append(around[:len(around):len(around)], n)
	for _, k := range n.Kids {
		each(k, around, f)
	}
}

// find returns the element with an id.
func find(t testing.TB, n view.Node, id string) view.Node {
	t.Helper()
	var found view.Node
	each(n, nil, func(n view.Node, _ []view.Node) {
		if attr(n, "id") == id {
			found = n
		}
	})
	if found.Tag == "" {
		t.Fatalf("there is no #%s", id)
	}
	return found
}

// words returns the text of a node.
func words(n view.Node) string {
	s := n.Text
	for _, k := range n.Kids {
		s += words(k)
	}
	return s
}

// texts adds up the text in elements with data-at, by their place.
func texts(n view.Node, out map[int]string) string {
	s := n.Text
	for _, k := range n.Kids {
		s += texts(k, out)
	}
	if has(n, "data-not") {
		return ""
	}
	if has(n, "data-at") {
		at, _ := strconv.Atoi(attr(n, "data-at"))
		out[at] += s
	}
	return s
}

// pages are all revisions of all sample stories.
func pages(t *testing.T) map[string]*screen {
	t.Helper()
	d := sample(t)
	out := map[string]*screen{}
	for story := range stories(t, d) {
		s := open(t, d, story, "")
		out[story] = s
		for _, h := range s.page.Heads {
			out[fmt.Sprint(story, " r", h.Number)] = open(t, d, story, fmt.Sprint("/revisions/", h.Number))
		}
	}
	return out
}

// What stands on the page is the canonical text, every part at its place.
func TestViewTextIsCanonical(t *testing.T) {
	for name, s := range pages(t) {
		text := article.TextOf(s.page.Revision.Blocks)
		got := map[int]string{}
		texts(s.view(), got)
		covered := 0
		for at, part := range got {
			n := utf8.RuneCountInString(part)
			if want := text.Slice(article.Span{Start: at, End: at + n}); part != want {
				t.Errorf("%s: at %d stands %q, want %q", name, at, part, want)
			}
			covered += n
		}
		whole := 0
		for _, b := range s.page.Revision.Blocks {
			for _, p := range b.Parts {
				whole += utf8.RuneCountInString(p.Text())
			}
		}
		if covered != whole {
			t.Errorf("%s: %d of %d characters are on the page", name, covered, whole)
		}
	}
}

// The tree is what a browser makes of the HTML, on every page and with
// everything open.
func TestViewIsWhatAParserMakes(t *testing.T) {
	for _, s := range pages(t) {
		viewtest.Equal(t, s.view())
		if len(s.page.Marks) > 0 {
			s.do(view.Event{Action: view.Action{Name: "reader.edit", Arg: string(s.page.Marks[0].ID)}})
			s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{5, 20}})
			viewtest.Equal(t, s.view())
		}
	}
}

// Every control has a name, every id stands once, SVG has no class, headings
// leave no rank out, links within the page lead somewhere.
func TestViewIsAccessible(t *testing.T) {
	for name, s := range pages(t) {
		accessible(t, name, s.view())
		for i := range min(len(s.page.Marks), 4) {
			s.do(view.Event{Action: view.Action{Name: "reader.edit", Arg: string(s.page.Marks[i].ID)}})
			s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{5, 20}})
			accessible(t, name+" with a form", s.view())
		}
	}
}

func accessible(t *testing.T, name string, page view.Node) {
	t.Helper()
	ids, labels := map[string]int{}, map[string]bool{}
	each(page, nil, func(n view.Node, _ []view.Node) {
		if id := attr(n, "id"); id != "" {
			ids[id]++
		}
		if n.Tag == "label" && has(n, "for") {
			labels[attr(n, "for")] = true
		}
	})
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%s: #%s stands %d times", name, id, n)
		}
	}
	rank := 0
	each(page, nil, func(n view.Node, around []view.Node) {
		in := func(tag string) bool {
			return slices.ContainsFunc(around, func(a view.Node) bool { return a.Tag == tag })
		}
		if in("svg") || n.Tag == "svg" {
			if has(n, "class") {
				t.Errorf("%s: <%s class=%q> in SVG", name, n.Tag, attr(n, "class"))
			}
		}
		switch n.Tag {
		case "a", "button", "summary":
			if strings.TrimSpace(words(n)) == "" && attr(n, "aria-label") == "" {
				t.Errorf("%s: a <%s> has no name: %v", name, n.Tag, n.Attrs)
			}
			if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && ids[to] == 0 {
				t.Errorf("%s: nothing is called %q", name, to)
			}
		case "input", "select", "textarea":
			if attr(n, "type") != "hidden" && !in("label") && !labels[attr(n, "id")] {
				t.Errorf("%s: a field has no label: %v", name, n.Attrs)
			}
		case "img":
			if !has(n, "alt") || !strings.HasPrefix(attr(n, "src"), "/images/") {
				t.Errorf("%s: picture %v", name, n.Attrs)
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			if in("main") {
				r := int(n.Tag[1] - '0')
				if r > rank+1 {
					t.Errorf("%s: <%s> follows on rank %d", name, n.Tag, rank)
				}
				rank = r
			}
		}
	})
}

// Nothing that a page loads by itself leads elsewhere, and links that do say so.
func TestViewAsksNobodyElse(t *testing.T) {
	for name, s := range pages(t) {
		each(s.view(), nil, func(n view.Node, _ []view.Node) {
			for _, a := range n.Attrs {
				outside := regexp.MustCompile(`^(https?:)?//`).MatchString(a.Value)
				if outside && (n.Tag != "a" || a.Name != "href" || attr(n, "rel") != "noopener noreferrer nofollow") {
					t.Errorf("%s: <%s %s=%q>", name, n.Tag, a.Name, a.Value)
				}
			}
		})
	}
}

func TestViewOfTheFerryStory(t *testing.T) {
	s := karrow(t, "3")
	out := viewtest.Print(s.view())
	for _, want := range []string{
		`<b>Revision 3 of 4</b>`, `Compare<span class="wide"> with r2</span>`, ` changes since you read r2</a>`,
		`<main id="main" class="story" lang="en-US" dir="ltr" tabindex="-1">`,
		`<p class="slug">Karrow-Ferry, 2nd Ld-Writethru</p>`, `<p class="eds" data-at=`,
		`<span class="dateline">KARROW, Halvoria (Plover) —</span>`, `id="p20"`, `<p class="text correction" data-at=`,
		`<figure><img src="/images/`, `No place in r3`, `Sample story, made up`, `Tuesday 4 November 2025, 14:32`,
		`plover.example/world/karrow-ferry</a>`, `<a href="/articles/`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, k := range s.page.Marks {
		find(t, s.view(), "mark-"+string(k.ID))
		find(t, s.view(), "card-"+string(k.ID))
	}
}

// Marks without a place keep their words, say where they last stood, and ask.
func TestViewOfLostMarks(t *testing.T) {
	s := karrow(t, "3")
	tray := words(find(t, s.view(), "tray"))
	for _, m := range s.page.Marks {
		lost := m.Here.Fate == annotations.Removed || m.Here.Fate == annotations.Unsure
		if lost != strings.Contains(tray, m.Exact) {
			t.Errorf("%s is %s; the tray says %q", m.Exact, m.Here.Fate, tray)
		}
	}
	for _, want := range []string{"“Our captain followed every rule,”", "Last in r2", "Not in r3.", "Choose place", "Not there", "may be it"} {
		if !strings.Contains(tray, want) {
			t.Errorf("the tray %q has no %q", tray, want)
		}
	}
}

func TestViewOfAWithdrawnStory(t *testing.T) {
	d := sample(t)
	for story := range stories(t, d) {
		s := open(t, d, story, "")
		out := viewtest.Print(s.view())
		if s.page.Revision.Withdrawn != strings.Contains(out, "Withdrawn.") {
			t.Errorf("%s: withdrawn is %v", story, s.page.Revision.Withdrawn)
		}
		if s.page.Revision.Withdrawn && !strings.Contains(out, `/revisions/1">revision 1</a>`) {
			t.Errorf("%s does not lead to its last text", story)
		}
	}
}

// Furniture is folded, never left out, and unfolded where it is marked.
func TestViewOfFurniture(t *testing.T) {
	s := plain(article.Plain("Story."), furniture("Most read"), furniture("More news"), article.Plain("End."))
	out := viewtest.Print(s.view())
	if !strings.Contains(out, `<details class="furn"><summary>`) || !strings.Contains(out, "Left out of the story: 2 blocks") || !strings.Contains(out, "More news") {
		t.Errorf("furniture is shown as %s", out)
	}
	s.do(view.Event{Action: view.Action{Name: "selection"}, Spans: []int{8, 12}})
	s.do(view.Event{Action: view.Action{Name: "key"}, Key: "h"})
	if out := viewtest.Print(s.view()); !strings.Contains(out, `<details class="furn" open>`) {
		t.Errorf("a mark in furniture is hidden: %s", out)
	}
}

// A story without a headline has one for the outline of the page only.
func TestViewWithoutHeadline(t *testing.T) {
	s := plain(article.Plain("KARROW (Plover) — A ferry sank."))
	out := viewtest.Print(s.view())
	if !strings.Contains(out, `<h1 class="sr">KARROW (Plover) — A ferry sank.</h1>`) || strings.Count(out, "<h1") != 1 {
		t.Errorf("the headline is shown as %s", out)
	}
}

// The story says its language and direction; what we say beside it says ours.
func TestViewInArabic(t *testing.T) {
	s := open(t, sample(t), "/culture/ras-sindian-library", "")
	main := find(t, s.view(), "main")
	if attr(main, "lang") != "ar" || attr(main, "dir") != "rtl" {
		t.Errorf("main has lang %q and dir %q", attr(main, "lang"), attr(main, "dir"))
	}
	each(main, nil, func(n view.Node, around []view.Node) {
		if strings.Contains(attr(n, "class"), "hd") && attr(n, "lang") != "en" {
			t.Errorf("the head of a card has lang %q", attr(n, "lang"))
		}
	})
}

// A kind that is hidden is neither painted nor has cards, and can come back.
func TestHideAKind(t *testing.T) {
	s := karrow(t, "3")
	before := viewtest.Print(s.view())
	s.do(view.Event{Action: view.Action{Name: "reader.show", Arg: "claim"}, Checked: false})
	hidden := viewtest.Print(s.view())
	main := hidden[strings.Index(hidden, "<main"):strings.Index(hidden, `id="tray"`)]
	if strings.Contains(main, "hl claim") || strings.Contains(main, "card claim") || !strings.Contains(main, "hl quote") {
		t.Error("claims are still shown, or quotes are not")
	}
	if !strings.Contains(hidden, `id="show-claim"`) {
		t.Error("the box that brings claims back is gone")
	}
	s.do(view.Event{Action: view.Action{Name: "reader.show", Arg: "claim"}, Checked: true})
	if viewtest.Print(s.view()) != before {
		t.Error("the page is another one after hiding and showing")
	}
}

func furniture(s string) article.Block {
	b := article.Plain(s)
	b.Role = article.Furniture
	return b
}

// plain opens a story of these blocks in its only revision, with no marks.
func plain(blocks ...article.Block) *screen {
	s := &screen{page: api.ArticlePage{
		Article:  article.Article{ID: "a1", Outlet: "Outlet"},
		Revision: article.Revision{Article: "a1", Number: 1, Blocks: blocks, TextRule: article.Rule, Captured: now},
		Heads:    []api.Head{{Number: 1, Time: now, Captured: now, Read: true}},
	}}
	s.shell.Path, s.shell.Now = "/articles/a1", now
	return s
}

// A text that came back is a note in the list of revisions, between those of
// before and after.
func TestViewOfATextSeenAgain(t *testing.T) {
	s := plain(article.Plain("Twelve died."))
	at := func(hours int) time.Time { return now.Add(time.Duration(hours) * time.Hour) }
	s.page.Revision.Number = 3
	s.page.Heads = []api.Head{
		{Number: 1, Headline: "Ferry hits pier", Time: at(-9), Captured: at(-9)},
		{Number: 2, Headline: "Ferry hits pier", Time: at(-7), Captured: at(-7)},
		{Number: 3, Headline: "Ferry hits pier", Time: at(-3), Captured: at(-3)},
	}
	s.page.Seen = []api.Seen{
		{Revision: 1, First: at(-5), Last: at(-4)},
		{Revision: 2, First: at(-2), Last: at(-2)},
	}
	viewtest.Equal(t, s.view())
	accessible(t, "seen again", s.view())
	var list []string
	each(s.view(), nil, func(n view.Node, around []view.Node) {
		if n.Tag == "li" && len(around) > 2 && attr(around[len(around)-3], "class") == "menu revs" {
			list = append(list, words(n))
		}
	})
	want := []string{"Text of revision 2 seen again, 17:20", "r3", "Text of revision 1 seen again, 14:20, last 15:20", "r2", "r1"}
	if len(list) != len(want) {
		t.Fatalf("the list of revisions is %q", list)
	}
	for i, w := range want {
		if !strings.HasPrefix(list[i], w) {
			t.Errorf("line %d is %q, want %q", i+1, list[i], w)
		}
	}
}

// A page of 700 words is cheap to make.
func BenchmarkView(b *testing.B) {
	d := sample(b)
	s := open(b, d, "/world/karrow-ferry", "/revisions/3")
	for b.Loop() {
		s.view()
	}
}
