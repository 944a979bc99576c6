package compare_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/compare"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// twoOutlets returns a comparison of one revision of two articles, with a mark
// that stands in both copies and one that is in the first only.
func twoOutlets(query string) *screen {
	s := texts([]article.Block{article.Plain("The ferry hit the pier."), article.Plain("It will be repaired.")}, []article.Block{article.Plain("The ferry hit the quay.")}, article.Meta{Lang: "en"})
	p := &s.page
	p.Article.Outlet, p.Other = "Plover Wire", &article.Article{ID: "b 2", URL: "https://today.example/ferry", Outlet: "Quayside Today"}
	p.OtherHeads = []api.Head{{Number: 1}, {Number: 2}, {Number: 3}}
	p.New.Article = "b 2"
	p.Summary = "10 and 5 words; 1 paragraph edited, 1 only in Plover Wire"
	mark := func(id annotations.ID, start, end int, fate annotations.Fate, here ...article.Span) {
		at := []article.Span{{Start: start, End: end}}
		p.Marks = append(p.Marks, api.Mark{
			Annotation: annotations.Annotation{ID: id, Kind: annotations.Highlight, Article: "a1", Revision: 1, Spans: at, Exact: p.Old.Text().Slice(at[0])},
			Old:        &annotations.Placement{Annotation: id, Revision: 1, Fate: annotations.Kept, Spans: at},
			Here:       annotations.Placement{Annotation: id, Revision: 2, Fate: fate, Spans: here},
		})
	}
	mark("m1", 0, 9, annotations.Kept, article.Span{Start: 0, End: 9})
	mark("m2", 24, 44, annotations.Removed)
	s.shell.Path = "/articles/a1/compare/1/with/b%202/2" + query
	return s
}

func TestAcross(t *testing.T) {
	for _, query := range []string{"", "?view=split", "?view=changes", "?only=removed"} {
		s := twoOutlets(query)
		page := s.view()
		walk(page, func(n view.Node, _ []view.Node) {
			href := attr(n, "href")
			if strings.Contains(href, "/compare/") && !strings.HasPrefix(href, "/articles/a1/compare/1/with/b%202/2") && attr(n, "id") != "turn" {
				t.Errorf("%q: %q leads away from the two articles", query, href)
			}
			if n.Tag == "form" && attr(n, "action") != "/articles/a1/compare" {
				t.Errorf("%q: the form leads to %q", query, attr(n, "action"))
			}
		})
		said := text(page, func(view.Node) bool { return false })
		for _, want := range []string{"Plover Wire r1 compared with Quayside Today r2", "Not in Quayside Today’s copy.", "Not there", "File for the record",
			"Plover Wire: pier", "Quayside Today: quay", "Only in Plover Wire 1", "1 only in Plover Wire"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q: the page does not say %q: %s", query, want, said)
			}
		}
		for _, not := range []string{"Not in r2", "Choose place", "removed", "Removed", "added", "Added", " before: ", " now: "} {
			if strings.Contains(said, not) {
				t.Errorf("%q: the page says %q", query, not)
			}
		}
		for id, want := range map[string]string{"turn": "/articles/b%202/compare/2/with/a1/1", "back": "/articles/a1/revisions/1"} {
			if got := attr(byID(t, page, id), "href"); !strings.HasPrefix(got, want) {
				t.Errorf("%q: #%s leads to %q, want %q", query, id, got, want)
			}
		}
		if query == "?view=split" && !strings.Contains(text(page, func(view.Node) bool { return false }), "Quayside Today r2 ") {
			t.Error("the columns do not name the outlets")
		}
	}
}

// TestAcrossSample compares two stories of the sample, and holds the page to what
// every comparison is held to.
func TestAcrossSample(t *testing.T) {
	d := sample(t)
	ids := stories(t, d)
	other := ids["/alive-because-of-four-bolts"]
	for path, id := range ids {
		if strings.Contains(path, "bolts") {
			other = id
		}
	}
	s := open(t, d, "/articles/"+string(ids["/world/karrow-ferry"])+"/compare/3/with/"+string(other)+"/1")
	if len(s.page.Marks) == 0 || s.page.New.Article != other {
		t.Fatalf("%d marks, new side of %q", len(s.page.Marks), s.page.New.Article)
	}
	checkPage(t, s)
	said := text(s.view(), everything)
	for _, want := range []string{"Par. 3 in Plover Wire", "Par. 3 is par. 5 in Quayside Today"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(said, "Moved from") || strings.Contains(said, "moved to") {
		t.Error("the page says of two copies that a paragraph moved from the one to the other")
	}
}

func TestAcrossMoves(t *testing.T) {
	lead := func(e view.Event) string {
		s := twoOutlets("?view=split")
		for _, effect := range compare.Update(&s.shell, &s.page, &s.ui, e) {
			switch f := effect.(type) {
			case state.Go:
				return f.Path
			case state.Send:
				return "sends " + f.Path
			}
		}
		return ""
	}
	for name, test := range map[string]struct {
		event view.Event
		want  string
	}{
		"another view":           {view.Event{Action: view.Action{Name: "compare.view", Arg: "changes"}}, "/articles/a1/compare/1/with/b%202/2?view=changes"},
		"a kind":                 {view.Event{Action: view.Action{Name: "compare.only", Arg: "wording"}}, "/articles/a1/compare/1/with/b%202/2?view=split&only=wording"},
		"the same number":        {view.Event{Action: view.Action{Name: "compare.pick", Arg: "to"}, Value: "1"}, "/articles/a1/compare/1/with/b%202/1?view=split"},
		"an older one":           {view.Event{Action: view.Action{Name: "compare.pick", Arg: "from"}, Value: "2"}, "/articles/a1/compare/2/with/b%202/2?view=split"},
		"the next of the newer":  {view.Event{Action: view.Action{Name: "key"}, Key: "]"}, "/articles/a1/compare/1/with/b%202/3?view=split"},
		"down to the same":       {view.Event{Action: view.Action{Name: "key"}, Key: "["}, "/articles/a1/compare/1/with/b%202/1?view=split"},
		"no place is kept":       {view.Event{Action: view.Action{Name: "compare.gone", Arg: "m2"}}, ""},
		"the first of the older": {view.Event{Action: view.Action{Name: "key"}, Key: "{"}, ""},
	} {
		if got := lead(test.event); got != test.want {
			t.Errorf("%s: leads to %q, want %q", name, got, test.want)
		}
	}
}

// TestAcrossHeadlines: of two copies neither headline was before the other, and what
// is announced of a change says in which it is.
func TestAcrossHeadlines(t *testing.T) {
	s := texts([]article.Block{headline("Ferry sinks in fog"), fog}, []article.Block{headline("Nine are missing"), bridge}, article.Meta{})
	s.page.Article.Outlet, s.page.Other = "Plover Wire", &article.Article{ID: "b2", Outlet: "Quayside Today"}
	page := s.view()
	for _, want := range []string{"headline in Plover Wire: Ferry sinks in fog", "headline in Quayside Today: Nine are missing"} {
		if got := text(page, everything); !strings.Contains(got, want) {
			t.Errorf("%q is not said", want)
		}
	}
	for key, want := range map[string]string{"n": "headline", "nn": "only in Plover Wire: The fog", "nnn": "only in Quayside Today: The Marl"} {
		s.ui, s.shell.Say = compare.UI{}, ""
		for range key {
			compare.Update(&s.shell, &s.page, &s.ui, view.Event{Action: view.Action{Name: "key"}, Key: "n"})
		}
		if !strings.Contains(s.shell.Say, want) {
			t.Errorf("%s announces %q, want %q", key, s.shell.Say, want)
		}
	}
}
