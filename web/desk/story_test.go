package desk_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// telling adds wire copy of n words, in paragraphs of 30, as an outlet prints it.
func (r *room) telling(t *testing.T, outlet, name string, n int) article.ID {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s on the %s\n\n", outlet, name)
	for i := range n {
		fmt.Fprintf(&b, "%s%d ", name, i)
		if i%30 == 29 {
			b.WriteString("\n\n")
		}
	}
	return r.add(t, api.AddRequest{Outlet: outlet, Text: b.String()}).Article
}

// story returns the page of a story.
func (r *room) story(t *testing.T, id article.ID, query ...string) api.StoryPage {
	t.Helper()
	p, err := r.Page(t.Context(), "/stories/"+string(id)+"?"+strings.Join(query, "&"), api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	return *p.Story
}

// outletsOf names the outlets of a story in the order of its lanes.
func outletsOf(p api.StoryPage) string {
	var out []string
	for _, l := range p.Lanes {
		out = append(out, l.Article.Outlet)
	}
	return strings.Join(out, " ")
}

func (r *room) say(t *testing.T, a, b article.ID, v annotations.Verdict) {
	t.Helper()
	if err := r.SetAlike(t.Context(), a, b, v); err != nil {
		t.Fatal(err)
	}
}

// TestStoryIsOne: a story is the same from each of its articles, also those that
// are like others only by way of a third; what a reader says holds, and is taken
// back.
func TestStoryIsOne(t *testing.T) {
	r := newRoom(t)
	wire := r.telling(t, "Wire", "ferry", 300)
	r.now = r.now.Add(1)
	short, otter := r.telling(t, "Short", "ferry", 150), r.telling(t, "Zoo", "otter", 200)
	want := func(what, story string, ids ...article.ID) {
		t.Helper()
		for _, id := range ids {
			if got := outletsOf(r.story(t, id)); got != story {
				t.Errorf("%s, the story of %s is %q, want %q", what, id, got, story)
			}
		}
	}
	want("found", "Wire Short", wire, short)
	want("alone", "Zoo", otter)
	r.say(t, short, otter, annotations.SameStory)
	want("joined by hand", outletsOf(r.story(t, wire)), wire, short, otter)
	if p := r.story(t, otter); len(p.Lanes) != 3 {
		t.Fatalf("joined by hand: %q", outletsOf(p))
	}
	joined := 0
	for _, l := range r.story(t, wire).Lanes {
		joined += len(l.Joined)
	}
	if joined != 1 {
		t.Errorf("%d articles say that they were joined by hand, want 1", joined)
	}
	r.say(t, wire, otter, annotations.Parted)
	want("joined by hand holds more than the words", "Wire", wire)
	if p := r.story(t, wire); len(p.Parted) != 1 || p.Parted[0].ID != otter || p.Parted[0].From != wire {
		t.Errorf("parted: %+v", p.Parted)
	}
	r.say(t, wire, otter, annotations.Undecided)
	r.say(t, otter, short, annotations.Undecided)
	want("taken back", "Wire Short", wire, short)
	want("taken back", "Zoo", otter)
	_, err := r.Page(t.Context(), "/stories/nobody", api.Prefs{})
	wantCode(t, err, annotations.NotFound)
}

// TestStoryInTheLibrary: rows and the reader say where else a story stands.
func TestStoryInTheLibrary(t *testing.T) {
	r := newRoom(t)
	wire := r.telling(t, "Wire", "ferry", 300)
	r.telling(t, "Short", "ferry", 150)
	r.telling(t, "Zoo", "otter", 200)
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range p.Library.Rows {
		want := api.Carried{Others: 1, Outlets: 1}
		if row.Outlet == "Zoo" {
			want = api.Carried{}
		}
		if row.Carried != want {
			t.Errorf("the row of %s says %+v, want %+v", row.Outlet, row.Carried, want)
		}
	}
	if a := r.article(t, "/articles/"+string(wire)); a.Carried != (api.Carried{Others: 1, Outlets: 1}) {
		t.Errorf("the reader says %+v", a.Carried)
	}
}

// TestStoryMarks: a mark is found in the other articles, by what stands there.
func TestStoryMarks(t *testing.T) {
	r := newRoom(t)
	wire := r.telling(t, "Wire", "ferry", 300)
	r.now = r.now.Add(1)
	short := r.telling(t, "Short", "ferry", 150)
	text := r.article(t, "/articles/"+string(wire)).Revision.Text().String()
	mark := func(id annotations.ID, words string) {
		at := strings.Index(text, words)
		_, err := r.PutMark(t.Context(), id, api.MarkRequest{Article: wire, Revision: 1, Kind: annotations.Highlight,
			Spans: []article.Span{{Start: at, End: at + len(words)}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	mark("m0123456789abcde1", "ferry61 ferry62 ferry63 ferry64 ferry65")
	mark("m0123456789abcde2", "ferry211 ferry212 ferry213 ferry214 ferry215")
	for _, id := range []article.ID{wire, short} {
		p := r.story(t, id)
		var got []string
		for _, m := range p.Marks {
			for _, at := range m.At {
				got = append(got, fmt.Sprintf("%s:%s r%d from r%d", m.Exact[:7], at.Fate, at.Revision, at.From))
			}
		}
		if got, want := strings.Join(got, ", "), "ferry61:kept r1 from r1, ferry21:removed r1 from r1"; got != want {
			t.Errorf("marks %q, want %q", got, want)
		}
	}
}

// TestStoryFinds: an article can be looked for, to be joined: by words, by its
// own address and by that of its page here.
func TestStoryFinds(t *testing.T) {
	r := newRoom(t)
	wire := r.telling(t, "Wire", "ferry", 300)
	r.outlets.pages["https://zoo.example/otter"] = story("https://zoo.example/otter", "Otter dies", strings.Repeat("The zoo said that its last otter had died on Monday. ", 6), strings.Repeat("Its keeper said so. ", 9))
	otter := r.add(t, api.AddRequest{URL: "https://zoo.example/otter"}).Article
	for _, words := range []string{"otter", "https://zoo.example/otter?utm_source=x", "http://localhost:8484/articles/" + string(otter) + "/revisions/1"} {
		if p := r.story(t, wire, "q="+url.QueryEscape(words)); len(p.Found) != 1 || p.Found[0].ID != otter || p.Words != words {
			t.Errorf("%s finds %+v", words, p.Found)
		}
	}
	for _, words := range []string{"ferry", "https://zoo.example/none", "/articles/nobody", "xyzzy"} {
		if p := r.story(t, wire, "q="+url.QueryEscape(words)); len(p.Found) != 0 {
			t.Errorf("%s finds %+v", words, p.Found)
		}
	}
}

// TestReadAll: what is listed, or a story, is read at once, and unread again.
func TestReadAll(t *testing.T) {
	r := newRoom(t)
	wire := r.telling(t, "Wire", "ferry", 300)
	r.telling(t, "Short", "ferry", 150)
	r.telling(t, "Zoo", "otter", 200)
	unread := func() int {
		p, err := r.Page(t.Context(), "/", api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		return p.Library.Unread
	}
	for _, tt := range []struct {
		ask       api.ReadAll
		read, not int
	}{{api.ReadAll{Query: api.LibraryQuery{Words: "outlet:zoo"}}, 1, 2}, {api.ReadAll{Story: wire}, 2, 1}, {api.ReadAll{}, 3, 0}} {
		n, err := r.ReadAll(t.Context(), tt.ask)
		if err != nil || n.Articles != tt.read || unread() != tt.not {
			t.Errorf("%+v: %+v, %v, %d unread", tt.ask, n, err, unread())
		}
		p, err := r.Page(t.Context(), "/?read="+n.Undo, api.Prefs{})
		if err != nil || p.Library.Read == nil || *p.Library.Read != n {
			t.Errorf("the library says %+v, %v", p.Library.Read, err)
		}
		if err := r.UndoRead(t.Context(), n.Undo); err != nil || unread() != 3 {
			t.Errorf("undone: %v, %d unread", err, unread())
		}
		wantCode(t, r.UndoRead(t.Context(), n.Undo), annotations.NotFound)
	}
}

// TestReadAllOfADay: a day begins where the reader is, as in what the library lists.
func TestReadAllOfADay(t *testing.T) {
	r := newRoom(t)
	r.telling(t, "Wire", "ferry", 300) // on the evening of the 4th in Berlin
	for zone, want := range map[string]int{"": 0, "Europe/London": 0, "Pacific/Auckland": 1} {
		p, err := r.Page(t.Context(), "/?q=after:2025-11-05", api.Prefs{Zone: zone})
		if err != nil || len(p.Library.Rows) != want {
			t.Fatalf("in %q: %d rows, %v, want %d", zone, len(p.Library.Rows), err, want)
		}
		n, err := r.ReadAll(t.Context(), api.ReadAll{Query: p.Library.Query, Zone: zone})
		if err != nil || n.Articles != want {
			t.Errorf("in %q: %d are read, %v, want %d", zone, n.Articles, err, want)
		}
		if err := r.UndoRead(t.Context(), n.Undo); err != nil {
			t.Fatal(err)
		}
	}
}
