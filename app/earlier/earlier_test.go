package earlier_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/earlier"
	"writethru/app/kit/kittest"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

var now = time.Date(2025, 11, 20, 9, 0, 0, 0, time.UTC)

func day(n int) time.Time { return time.Date(2025, 11, n, 9, 0, 0, 0, time.UTC) }

// show prints the screen, which must be sound.
func show(t *testing.T, p api.EarlierPage) view.Nodes {
	t.Helper()
	nodes := earlier.View(state.Shell{Path: "/earlier", Now: now}, p)
	kittest.Sound(t, nodes...)
	viewtest.Equal(t, nodes...)
	return nodes
}

func known() api.EarlierPage {
	return api.EarlierPage{URL: "https://post.example/ferry", Archive: "Test Archive", Headline: "Ferry hits pier",
		Article: &article.Article{ID: "a1", URL: "https://post.example/ferry"}}
}

func list() *api.CaptureList {
	return &api.CaptureList{Asked: now, Page: 1, Total: 3, Different: 2, More: true, Unread: 4, Rows: []api.ArchivedCapture{
		{Time: day(4), Memento: "https://archive.example/web/20251104090000/https://post.example/ferry", Here: true, Number: -1},
		{Time: day(5), Memento: "https://archive.example/web/20251105090000/https://post.example/ferry", URL: "http://www.post.example/ferry"},
		{Time: day(6), Memento: "https://archive.example/web/20251106090000/https://post.example/ferry", Same: day(4)},
	}}
}

// Before the reader says so, nothing is listed and nothing can be imported.
func TestNothingIsAskedAtFirst(t *testing.T) {
	out := kittest.Text(show(t, known())...)
	for _, want := range []string{"Ferry hits pier", "https://post.example/ferry", "Ask the Test Archive", "learns this address and nothing else"} {
		if !strings.Contains(out, want) {
			t.Errorf("the page does not say %q: %s", want, out)
		}
	}
	if strings.Contains(out, "Import") {
		t.Errorf("something can be imported: %s", out)
	}
}

func TestListOfCaptures(t *testing.T) {
	p := known()
	p.Listing = list()
	nodes := show(t, p)
	out := kittest.Text(nodes...)
	for _, want := range []string{
		"3 captures, 2 of them with content of their own", "The archive has more", "4 lines of its list could not be read",
		"Imported as e1", "The same content as on 4 November 2025 09:00", "Of http://www.post.example/ferry",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page does not say %q: %s", want, out)
		}
	}
	var boxes []string
	for _, box := range kittest.All(nodes, kittest.Tag("input")) {
		if kittest.Attr(box, "type") == "checkbox" {
			boxes = append(boxes, kittest.Attr(box, "value"))
		}
	}
	if len(boxes) != 2 || boxes[0] != p.Listing.Rows[1].Memento {
		t.Errorf("what is here can be chosen again, or something else not: %q", boxes)
	}
}

func TestProgressOfAnImport(t *testing.T) {
	result := func(n int, r api.AddResult, problem string) api.Imported {
		return api.Imported{Time: day(n), Memento: "https://archive.example/", AddResult: r, Problem: problem}
	}
	for _, c := range []struct {
		name string
		i    api.Importing
		want []string
	}{
		{"running", api.Importing{Running: true, Done: 2, All: 5}, []string{"Importing 3 of 5 captures", "Look how far it is"}},
		{"waiting", api.Importing{Running: true, Done: 2, All: 5, Until: now.Add(time.Hour)}, []string{"wants no requests until 10:00", "2 of 5 captures"}},
		{"stopped", api.Importing{Done: 2, All: 5, Problem: "The archive has too many requests."}, []string{"too many requests", "2 of 5", "Import the rest"}},
		{"done", api.Importing{Done: 4, All: 4, Results: []api.Imported{
			result(4, api.AddResult{Article: "a1", Revision: 1, Earlier: "e1", Unlike: true, URL: "/articles/a1/revisions/e1"}, ""),
			result(5, api.AddResult{Article: "a1", Revision: 2, New: true, URL: "/articles/a1/revisions/2"}, ""),
			result(6, api.AddResult{Article: "a1", Revision: 1, URL: "/articles/a1/revisions/1"}, ""),
			result(7, api.AddResult{}, "What the archive captured here is an error page."),
		}}, []string{"Done: 4 captures", "earlier text e1.", "r2, a new revision.", "the text of r1.", "is an error page."}},
	} {
		p := known()
		p.Importing = &c.i
		out := kittest.Text(show(t, p)...)
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s: the page does not say %q: %s", c.name, want, out)
			}
		}
	}
}

// Without a story there is the address, and after a failure what was asked for.
func TestOfAnAddress(t *testing.T) {
	p := known()
	p.Article, p.Failed, p.Typed = nil, &api.Error{Message: "The archive has no captures of this address."}, &api.ArchiveQuery{From: day(3)}
	nodes := show(t, p)
	alert, _ := kittest.Find(nodes, "failed")
	from, _ := kittest.Find(nodes, "day-from")
	if kittest.Text(alert) != p.Failed.Message || kittest.Attr(from, "value") != "2025-11-03" {
		t.Errorf("after a failure: %q, from %q", kittest.Text(alert), kittest.Attr(from, "value"))
	}
	p.Failed = &api.Error{Code: annotations.Unavailable, Message: "The site could not be reached."}
	alert, _ = kittest.Find(show(t, p), "failed")
	if want := "Nothing came of asking the " + p.Archive + ". The site could not be reached."; kittest.Text(alert) != want {
		t.Errorf("when it cannot be reached: %q, want %q", kittest.Text(alert), want)
	}
	if out := viewtest.Print(nodes...); !strings.Contains(out, `name="url" value="https://post.example/ferry"`) {
		t.Errorf("the form does not name the address: %s", out)
	}
}

// Where no address is given, the page asks for one.
func TestAsksForAnAddress(t *testing.T) {
	nodes := show(t, api.EarlierPage{Archive: "Test Archive"})
	if _, ok := kittest.Find(nodes, "earlier-url"); !ok || strings.Contains(viewtest.Print(nodes...), api.AskForm) {
		t.Errorf("the page is %s", viewtest.Print(nodes...))
	}
}
