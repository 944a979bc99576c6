package compare_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

// walk calls f with every node of a tree and the elements around it, outermost
// first.
func walk(n view.Node, f func(n view.Node, around []view.Node)) {
	var rec func(n view.Node, around []view.Node)
	rec = func(n view.Node, around []view.Node) {
		f(n, around)
		around = append(around[:len(around):len(around)], n)
		for _, k := range n.Kids {
			rec(k, around)
		}
	}
	rec(n, nil)
}

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

func hasClass(n view.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

// find returns the first element for which ok holds.
func find(n view.Node, ok func(view.Node) bool) (view.Node, bool) {
	if ok(n) {
		return n, true
	}
	for _, k := range n.Kids {
		if found, ok := find(k, ok); ok {
			return found, true
		}
	}
	return view.Node{}, false
}

func byID(t *testing.T, n view.Node, id string) view.Node {
	t.Helper()
	found, ok := find(n, func(n view.Node) bool { return attr(n, "id") == id })
	if !ok {
		t.Fatalf("nothing has the id %q", id)
	}
	return found
}

// text returns the text of a tree without the elements for which skip holds.
func text(n view.Node, skip func(view.Node) bool) string {
	if n.Tag == "" {
		return n.Text
	}
	if skip(n) {
		return ""
	}
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(text(k, skip))
	}
	return b.String()
}

// aside holds for what is no text of an article.
func aside(n view.Node) bool { return has(n, "data-not") }

func everything(view.Node) bool { return false }

// checkPage holds a page to what every page must be.
func checkPage(t *testing.T, s *screen) view.Node {
	t.Helper()
	page := s.view()
	viewtest.Equal(t, page)
	ids := map[string]bool{}
	var links []string
	walk(page, func(n view.Node, _ []view.Node) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %q stands twice", id)
			}
			ids[id] = true
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.Tag != "use" {
			links = append(links, to)
		}
	})
	for _, to := range links {
		if !ids[to] {
			t.Errorf("a link leads to #%s, which is not there", to)
		}
	}
	for n := 1; n <= s.page.Diff.Changes(); n++ {
		if !ids["change-"+strconv.Itoa(n)] {
			t.Errorf("change %d has no place", n)
		}
	}
	checkNew(t, s, page)
	checkOld(t, s, page)
	checkFolds(t, s, page)
	checkMarks(t, s, page)
	return page
}

// checkNew holds what a reader may select to the newer text: each element with
// data-at holds exactly the text at that place, and together they hold all of it.
func checkNew(t *testing.T, s *screen, page view.Node) {
	t.Helper()
	want := s.page.New.Text()
	covered := make([]bool, want.Len())
	walk(page, func(n view.Node, around []view.Node) {
		if !has(n, "data-at") {
			return
		}
		at, err := strconv.Atoi(attr(n, "data-at"))
		if err != nil {
			t.Fatal(err)
		}
		got := text(n, aside)
		span := article.Span{Start: at, End: at + utf8.RuneCountInString(got)}
		if want.Slice(span) != got {
			t.Errorf("data-at %d holds %q, want %q", at, got, want.Slice(span))
			return
		}
		for i := span.Start; i < span.End; i++ {
			if covered[i] {
				t.Errorf("place %d of the newer text stands twice", i)
				return
			}
			covered[i] = true
		}
		for _, a := range around {
			if has(a, "data-at") || has(a, "data-not") {
				t.Errorf("data-at %d stands in another text", at)
			}
		}
	})
	for _, b := range article.Starts(s.page.New.Blocks) {
		for _, at := range b {
			if at < len(covered) && !covered[at] && want.Slice(article.Span{Start: at, End: at + 1}) != "\n" && want.Slice(article.Span{Start: at, End: at + 1}) != "\t" {
				t.Errorf("the newer text at %d is missing: %q", at, want.Slice(article.Span{Start: at, End: min(at+30, want.Len())}))
			}
		}
	}
}

// checkOld holds what is not added in a row to the older text.
func checkOld(t *testing.T, s *screen, page view.Node) {
	t.Helper()
	var rows []view.Node
	walk(page, func(n view.Node, _ []view.Node) {
		if n.Tag == "li" && hasClass(n, "pair") && !hasClass(n, "away") {
			rows = append(rows, n)
		}
	})
	want := slices.DeleteFunc(slices.Clone(s.page.Diff.Rows), func(r diff.Row) bool {
		at := append(blocksOf(s.page.Old, r.Old), blocksOf(s.page.New, r.New)...)
		return at[0].Role == article.Headline
	})
	if len(rows) != len(want) {
		t.Fatalf("%d rows are shown, want %d", len(rows), len(want))
	}
	for k, r := range want {
		var got strings.Builder
		for _, body := range rows[k].Kids {
			if !hasClass(body, "body") || hasClass(body, "was") {
				continue
			}
			got.WriteString(text(body, func(n view.Node) bool {
				return n.Tag == "ins" || hasClass(n, "sr") || hasClass(n, "flag") || hasClass(n, "cut") || hasClass(n, "notes") || hasClass(n, "layout") || hasClass(n, "nopic")
			}))
		}
		old := ""
		for _, b := range blocksOf(s.page.Old, r.Old) {
			old += b.Text()
		}
		if squeeze(got.String()) != squeeze(old) {
			t.Errorf("row %d shows the older text as %q, want %q", k, got.String(), old)
		}
		for _, body := range rows[k].Kids {
			if hasClass(body, "body") && hasClass(body, "was") {
				if col := text(body, func(n view.Node) bool { return hasClass(n, "sr") || hasClass(n, "nopic") }); squeeze(col) != squeeze(old) {
					t.Errorf("the left column of row %d holds %q, want %q", k, col, old)
				}
			}
		}
	}
}

func blocksOf(r article.Revision, numbers []int) []article.Block {
	var out []article.Block
	for _, i := range numbers {
		out = append(out, r.Blocks[i])
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// checkFolds shows that nothing is folded but what stands around the story and,
// in the view of changes, what is not looked at.
func checkFolds(t *testing.T, s *screen, page view.Node) {
	t.Helper()
	changes := strings.Contains(s.shell.Path, "view=changes")
	walk(page, func(n view.Node, around []view.Node) {
		in := slices.ContainsFunc(around, func(a view.Node) bool { return a.Tag == "details" })
		switch {
		case !in || n.Tag != "li" || !hasClass(n, "pair"):
		case strings.HasPrefix(attr(n, "id"), "change-") && !hasClass(n, "unasked"):
			t.Errorf("the change %s is folded", attr(n, "id"))
		case changes:
		case !strings.Contains(summaryOf(around), "Around the story"):
			t.Errorf("a row is folded that is not around the story: %q", text(n, everything))
		}
	})
}

func summaryOf(around []view.Node) string {
	for _, a := range around {
		if a.Tag == "details" {
			return text(a.Kids[0], everything)
		}
	}
	return ""
}

// checkMarks shows that marks stand around changed words, over exactly the words
// that they are placed at, and that each has one card.
func checkMarks(t *testing.T, s *screen, page view.Node) {
	t.Helper()
	over := map[string]string{}
	walk(page, func(n view.Node, around []view.Node) {
		if n.Tag != "mark" || hasClass(n, "sug") {
			return
		}
		old := false
		for _, a := range around {
			if (a.Tag == "ins" || a.Tag == "del") && !hasClass(a, "whole") && around[0].Tag != "h1" && !inHeadline(around) {
				t.Errorf("a mark stands in <%s>: %q", a.Tag, text(n, everything))
			}
			old = old || hasClass(a, "was") || a.Tag == "del"
		}
		if !old {
			over[n.On[0].Action.Arg] += text(n, func(n view.Node) bool { return aside(n) || n.Tag == "del" })
		}
	})
	for _, m := range s.page.Marks {
		card := byID(t, page, "card-"+string(m.ID))
		if !hasClass(card, string(m.Kind)) {
			t.Errorf("the card of %s is %q", m.ID, attr(card, "class"))
		}
		if m.Here.Fate == annotations.Removed || m.Here.Fate == annotations.Unsure {
			continue
		}
		want := ""
		for _, span := range m.Here.Spans {
			want += s.page.New.Text().Slice(span)
		}
		if squeeze(over[string(m.ID)]) != squeeze(want) {
			t.Errorf("mark %s lies over %q, want %q", m.ID, over[string(m.ID)], want)
		}
		byID(t, page, "mark-"+string(m.ID))
	}
}

func inHeadline(around []view.Node) bool {
	return slices.ContainsFunc(around, func(n view.Node) bool { return n.Tag == "h1" })
}

// TestPages holds every pair of revisions of every sample story, in every view.
func TestPages(t *testing.T) {
	d := sample(t)
	for path, id := range stories(t, d) {
		last := len(revisions(t, d, id))
		for from := 1; from < last; from++ {
			for to := from + 1; to <= last; to++ {
				for _, query := range []string{"", "?view=split", "?view=changes", "?only=number", "?view=changes&only=number,quotation"} {
					t.Run(fmt.Sprintf("%s/%d/%d%s", path, from, to, query), func(t *testing.T) {
						checkPage(t, open(t, d, fmt.Sprintf("/articles/%s/compare/%d/%d%s", id, from, to, query)))
					})
				}
			}
		}
	}
}

// TestLabels shows what is heard of changed words, and that none of it is copied.
func TestLabels(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"replaced", "At least 12 people died.", "At least 17 people died.", "At least removed: 12, added: 17, then: people died."},
		{"removed", "The old ferry sank.", "The ferry sank.", "The removed: old , then: ferry sank."},
		{"at the end", "The ferry sank.", "The ferry sank. Divers came.", "The ferry sank.added:  Divers came."},
		{"punctuation", "It sank?", "It sank.", "It sankremoved: ?, added: ."},
		{"two in a row", "It sank on Monday, 12 died.", "It sank on Tuesday, 17 died.", "It sank on removed: Monday, added: Tuesday, removed: 12, added: 17, then: died."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page := texts([]article.Block{article.Plain(test.old)}, []article.Block{article.Plain(test.new)}, article.Meta{}).view()
			par := byID(t, page, "p1")
			if got := text(par, everything); got != test.want {
				t.Errorf("it is heard as %q, want %q", got, test.want)
			}
			walk(par, func(n view.Node, _ []view.Node) {
				if hasClass(n, "sr") && !has(n, "data-not") {
					t.Errorf("the label %q would be copied", text(n, everything))
				}
			})
		})
	}
}

// TestMoves shows that a moved paragraph and the place it left lead to each other.
func TestMoves(t *testing.T) {
	page := karrow(t, 2, 3, "").view()
	moved := 0
	walk(page, func(n view.Node, _ []view.Node) {
		if !hasClass(n, "pair") || !hasClass(n, "moved") {
			return
		}
		moved++
		id := attr(n, "id")
		ghost := byID(t, page, "from-"+id)
		if link, ok := find(ghost, func(n view.Node) bool { return attr(n, "href") == "#"+id }); !ok {
			t.Errorf("the place that %s left does not lead to it", id)
		} else if got := text(link, everything); !strings.HasPrefix(got, "Par. ") || !strings.Contains(got, " moved to par. ") {
			t.Errorf("the place that %s left says %q", id, got)
		}
		if _, ok := find(n, func(n view.Node) bool { return attr(n, "href") == "#from-"+id }); !ok {
			t.Errorf("%s does not lead to the place that it left", id)
		}
	})
	if moved != 2 {
		t.Errorf("%d paragraphs moved, want 2", moved)
	}
}

func TestHeadline(t *testing.T) {
	tests := []struct {
		name, old, new string
		whole          bool
	}{
		{"most words stay", "Ferry crash in Halvoria kills 17 people", "Ferry crash in Halvoria kills 21 people", false},
		{"another headline", "Ferry hits bridge in fog", "Union says light had failed before crash", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := article.Plain("The ferry hit the bridge at about 5:40 a.m.")
			page := checkPage(t, texts([]article.Block{headline(test.old), body}, []article.Block{headline(test.new), body}, article.Meta{}))
			h1, _ := find(page, func(n view.Node) bool { return n.Tag == "h1" })
			dels := 0
			for _, k := range h1.Kids {
				if k.Tag == "del" {
					dels++
				}
			}
			if (dels == 1) != test.whole {
				t.Errorf("%d whole headlines are struck out in %q", dels, viewtest.Print(h1))
			}
		})
	}
}

func headline(s string) article.Block {
	b := article.Plain(s)
	b.Kind, b.Role, b.Level = article.Heading, article.Headline, 1
	return b
}

// The headlines of all revisions are there where one changed, from any pair.
func TestHeadlinesOfAllRevisions(t *testing.T) {
	s := karrow(t, 2, 3, "")
	list, ok := find(s.view(), func(n view.Node) bool { return n.Tag == "details" && hasClass(n, "heads") })
	if !ok {
		t.Fatal("there are no headlines")
	}
	out := viewtest.Print(list)
	for _, want := range []string{
		`<summary>Headlines: 3 changes in all revisions</summary><ol role="list"><li><a href="/articles/`, `<span class="sr">revision </span>r1</a>`,
		"<bdi>Ferry hits bridge pier in Halvoria, deaths reported</bdi>", `removed: </span>crews’ `,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%s has no %s", out, want)
		}
	}
	if n := strings.Count(out, "<li>"); n != 4 {
		t.Errorf("%d headlines, want 4", n)
	}
	s.page.Other, s.page.OtherHeads = &article.Article{ID: "other", Outlet: "Quayside Today"}, s.page.Heads
	out = viewtest.Print(s.view())
	for _, want := range []string{"<summary>Headlines of Plover Wire: 3 ", "<summary>Headlines of Quayside Today: 3 ", `<a href="/articles/other/revisions/2"><span class="sr">revision </span>r2</a>`} {
		if !strings.Contains(out, want) {
			t.Errorf("the page of two articles has no %s", want)
		}
	}
	s.page.Other, s.page.OtherHeads = nil, nil
	for i := range s.page.Heads {
		s.page.Heads[i].Edits = nil
	}
	if _, ok := find(s.view(), func(n view.Node) bool { return hasClass(n, "heads") }); ok {
		t.Error("headlines that never changed are listed")
	}
}

// Who wrote a text is said where that changed, and only there.
func TestByline(t *testing.T) {
	byline := func(n view.Node) bool { return n.Tag == "p" && len(n.Kids) > 0 && n.Kids[0].Text == "By " }
	line, _ := find(karrow(t, 2, 3, "").view(), byline)
	if got, want := text(line, everything), "By byline before: Marit Sallow byline now: Marit Sallow and Edda Finch"; got != want {
		t.Errorf("the byline reads %q, want %q", got, want)
	}
	if _, ok := find(karrow(t, 3, 4, "").view(), byline); ok {
		t.Error("a byline that stays is told")
	}
}

// A minor revision is called so where revisions are chosen, and on the line.
func TestMinorIsSaid(t *testing.T) {
	s := karrow(t, 2, 3, "")
	s.page.Heads[3].Minor = true
	option, _ := find(byID(t, s.view(), "to"), func(n view.Node) bool { return n.Tag == "option" && attr(n, "value") == "4" })
	if got, want := text(option, everything), "r4 (minor) 18:05 Final"; got != want {
		t.Errorf("the choice reads %q, want %q", got, want)
	}
	dot := byID(t, s.view(), "rev-4")
	if got := text(dot, everything); !strings.HasSuffix(got, " minor") {
		t.Errorf("the dot shows %q", got)
	}
}

// The legend of the map says what there is, and nothing twice.
func TestLegend(t *testing.T) {
	joined := article.Plain(fog.Text() + " " + bridge.Text())
	s := texts([]article.Block{joined}, []article.Block{fog, bridge}, article.Meta{})
	legend, _ := find(s.view(), func(n view.Node) bool { return n.Tag == "figcaption" })
	if got, want := strings.TrimSpace(text(legend, everything)), "1 split"; got != want {
		t.Errorf("the legend reads %q, want %q", got, want)
	}
	other := article.Plain("Nobody came to the quay on Monday morning.")
	s = texts([]article.Block{joined, other}, []article.Block{fog, bridge, article.Plain("Nobody came to the quay on Sunday morning.")}, article.Meta{})
	legend, _ = find(s.view(), func(n view.Node) bool { return n.Tag == "figcaption" })
	if got, want := strings.TrimSpace(text(legend, everything)), "2 edited, 1 of them split"; got != want {
		t.Errorf("the legend reads %q, want %q", got, want)
	}
}
