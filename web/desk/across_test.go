package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// TestAcross has a wire's copy, and an outlet that carries it with other
// quotation marks, cut at the end.
func TestAcross(t *testing.T) {
	r := newRoom(t)
	lead := "KARROW - A ferry with 212 people on board hit the harbour pier on Tuesday evening, and 12 of them were hurt, the port said."
	end := "The next ferry to the islands leaves on Friday morning, weather permitting, a spokesman of the line told reporters at the quay."
	add := func(outlet string, paragraphs ...string) article.ID {
		return r.add(t, api.AddRequest{Outlet: outlet, Text: outlet + " on the ferry\n\n" + strings.Join(paragraphs, "\n\n")}).Article
	}
	wire := add("Plover Wire", lead, `"We felt a blow and everything slid to port," said Odile Marrack, a passenger who sat on the upper deck.`, end)
	today := add("Quayside Today", lead, "“We felt a blow and everything slid to port,” said Odile Marrack, a passenger who sat on the upper deck.")
	for k, words := range []string{"12 of them were hurt", `"We felt a blow and everything slid to port,"`, "The next ferry to the islands leaves on Friday morning, weather permitting"} {
		q := api.MarkRequest{Kind: annotations.Highlight, Article: wire, Revision: 1, Spans: []article.Span{r.span(t, wire, 1, words)}}
		if _, err := r.PutMark(t.Context(), annotations.ID(fmt.Sprintf("m0123456789abcde%d", k)), q); err != nil {
			t.Fatal(err)
		}
	}
	path := func(a article.ID, m any, b article.ID, n any) string {
		return fmt.Sprintf("/articles/%s/compare/%v/with/%s/%v", a, m, b, n)
	}
	p, err := r.Page(t.Context(), path(wire, 1, today, 1)+"?view=split", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	c := p.Compare
	if c.Article.ID != wire || c.Other == nil || c.Other.ID != today || c.Other.Outlet != "Quayside Today" || len(c.OtherHeads) != 1 || c.View != "split" {
		t.Fatalf("the page is of %q and %+v, view %q", c.Article.ID, c.Other, c.View)
	}
	if want := "Compare Plover Wire r1 and Quayside Today r1, Quayside Today on the ferry"; p.Title != want {
		t.Errorf("title %q, want %q", p.Title, want)
	}
	if want := "Of your 3 marks, 2 stand in Quayside Today’s copy."; !strings.HasSuffix(c.Summary, ". "+want) {
		t.Errorf("summary %q, want it to end with %q", c.Summary, want)
	}
	text, got := c.New.Text(), []string{}
	for _, m := range c.Marks {
		words := ""
		for _, s := range m.Here.Spans {
			words += text.Slice(s)
		}
		got = append(got, fmt.Sprintf("%s r%d: %s", m.Here.Fate, m.Here.Revision, words))
		if m.Old == nil || m.Old.Revision != 1 || len(m.Old.Spans) != 1 {
			t.Errorf("the mark of %q stood at %+v", m.Exact, m.Old)
		}
	}
	want := []string{"kept r1: 12 of them were hurt", "reworded r1: “We felt a blow and everything slid to port,”", "removed r1: "}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("marks %q, want %q", got, want)
	}
	if p, err = r.Page(t.Context(), path(today, 1, wire, 1), api.Prefs{}); err != nil || len(p.Compare.Marks) != 0 {
		t.Errorf("the other way round: %v, %d marks", err, len(p.Compare.Marks))
	}
	if all, err := r.store.PlacementsOf(t.Context(), today); err != nil || len(all) > 0 {
		t.Errorf("the other article got placements: %v, %v", all, err)
	}
	for path, want := range map[string]string{
		path(wire, 1, "none", 1):      "There is no such article here.",
		path("none", 1, wire, 1):      "There is no such article here.",
		path(wire, 2, today, 1):       "This article has no revision 2.",
		path(wire, 1, today, 7):       "This article has no revision 7.",
		path(wire, 1, today, "x"):     "There is no such page.",
		path(wire, 0, today, 1):       "There is no such page.",
		path(wire, 1, today, 1) + "/": "There is no such page.",
		path(wire, 1, wire, 1):        "A revision cannot be compared with itself. Choose another one.",
	} {
		p, err := r.Page(t.Context(), path, api.Prefs{})
		if err == nil || p.Error == nil || p.Error.Message != want {
			t.Errorf("%s: %+v, want %q", path, p.Error, want)
		}
	}
}
