package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
	"writethru/app/kit"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

func quoted() api.Mark {
	spans := []article.Span{{Start: 4, End: 9}}
	return api.Mark{
		Annotation: annotations.Annotation{ID: "m1", Revision: 1, Spans: spans, Exact: "“Nobody came.”", Kind: annotations.Quote,
			Tags: []string{"pier-light"}, Note: "Ask again.", Quote: &annotations.QuoteOf{Speaker: "Sunniva Brakk", Role: "head of the union", Verb: "told", To: "a briefing", Speech: annotations.Direct}},
		Here: annotations.Placement{Revision: 3, Fate: annotations.Kept, Spans: spans},
	}
}

func card(m api.Mark) string {
	return viewtest.Print(kit.Card{Mark: m, Shown: 3, Of: 4, Pick: "pick", Back: "text", Shut: "shut"}.Node())
}

func TestCard(t *testing.T) {
	out := card(quoted())
	for _, want := range []string{
		`<div class="card quote" role="note" id="card-m1" tabindex="-1" aria-label="Quote, Sunniva Brakk">`,
		`<b class="who"><a href="#mark-m1"><bdi>Sunniva Brakk</bdi></a></b>`, `<span class="fate kept">Kept since r1</span>`,
		`<bdi>Head of the union</bdi>. Direct, <bdi>told a briefing</bdi>.`, `Ask again.`,
		`<a class="tag" href="/notebook?tag=pier-light">pier-light</a>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%s\nhas no %s", out, want)
		}
	}
}

func TestCardSays(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*api.Mark)
		want   string
		not    string
	}{
		{"new", func(m *api.Mark) { m.Revision = 3 }, "New in r3", "Kept"},
		{"moved", func(m *api.Mark) { m.Here.Fate, m.WasPar, m.Par = annotations.Moved, 9, 7 }, "Moved, was par. 9", ""},
		{"removed", func(m *api.Mark) { m.Here.Fate, m.Here.Spans = annotations.Removed, nil }, `<b class="who"><bdi>Sunniva Brakk</bdi></b><span class="fate removed">Removed`, "#mark-m1\"><bdi>"},
		{"reworded", func(m *api.Mark) {
			m.Here.Fate = annotations.Reworded
			m.Words = []track.Piece{{Op: "=", Text: "“"}, {Op: "-", Text: "Nobody"}, {Op: "+", Text: "No one"}, {Op: "=", Text: " came.”"}}
		}, `“<del><span class="sr">removed: </span>Nobody<span class="sr"> </span></del> <ins><span class="sr">added: </span>No one<span class="sr"> </span></ins> came.”`, ""},
		{"mismatched", func(m *api.Mark) { m.Exact = `'We...asked,"` }, "The marks around it do not match in the source.", ""},
		{"plainly said", func(m *api.Mark) {
			m.Quote = &annotations.QuoteOf{Speaker: "X", Verb: "said", Speech: annotations.Direct}
		}, "", "Direct"},
		{"indirect", func(m *api.Mark) { m.Quote = &annotations.QuoteOf{Speaker: "X", Speech: annotations.Indirect} }, "<p>Indirect.</p>", ""},
		{"claim", func(m *api.Mark) {
			m.Kind, m.Quote, m.Claim = annotations.Claim, nil, &annotations.ClaimOf{Claimant: "Ellery Line", Wording: "The light worked.", Status: annotations.PartlyTrue}
		}, `<p dir="auto">The light worked.</p><p class="dim">Partly true</p>`, "match"},
		{"note", func(m *api.Mark) {
			m.Kind, m.Quote, m.Note = annotations.Note, nil, "Who may close the channel? Ask for the log."
		}, `<bdi>Who may close the channel?</bdi>`, ""},
		{"only a tag", func(m *api.Mark) { m.Kind, m.Quote, m.Note = annotations.Highlight, nil, "" }, `<bdi>pier-light</bdi>`, `class="tag"`},
		{"by hand", func(m *api.Mark) { m.Here.ByHand = true }, "You chose its place in r3.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := quoted()
			tt.change(&m)
			out := card(m)
			if !strings.Contains(out, tt.want) {
				t.Errorf("%s\nhas no %s", out, tt.want)
			}
			if tt.not != "" && strings.Contains(out, tt.not) {
				t.Errorf("%s\nhas %s", out, tt.not)
			}
		})
	}
}

// Beside a text in another language a card says in which it speaks.
func TestCardBesideArabic(t *testing.T) {
	m := quoted()
	m.Here.Fate, m.Words = annotations.Reworded, []track.Piece{{Op: "+", Text: "كتاب"}}
	n := kit.Card{Mark: m, Shown: 3, Of: 4, Lang: "ar", Dir: article.RTL}.Node()
	viewtest.Equal(t, n)
	out := viewtest.Print(n)
	for _, want := range []string{`<div class="hd" lang="en" dir="ltr">`, `<p lang="ar" dir="rtl"><ins>`, `<p class="mine" dir="auto" lang="en">`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s\nhas no %s", out, want)
		}
	}
}

func TestFateHere(t *testing.T) {
	m := quoted()
	m.Trail = []api.Step{{Revision: 1, Fate: annotations.Kept, Own: true}, {Revision: 2, Fate: annotations.Removed}, {Revision: 3, Fate: annotations.Kept}}
	if got := kit.FateHere(m, 3); got != "Kept" {
		t.Errorf("a mark that was away is %q, want Kept", got)
	}
	if m.Revision = 4; kit.FateHere(m, 3) != "Kept, from r4" {
		t.Errorf("a mark of a later revision is %q", kit.FateHere(m, 3))
	}
}

// A long trail shows neighbours with one fate as one step, and loses none.
func TestTrail(t *testing.T) {
	steps := []api.Step{{Revision: 1, Fate: annotations.Kept, Own: true}}
	for n := 2; n <= 12; n++ {
		steps = append(steps, api.Step{Revision: n, Fate: annotations.Kept})
	}
	steps[5].Fate = annotations.Reworded
	to := func(n int) string { return fmt.Sprint("/", n) }
	out := viewtest.Print(kit.Trail(steps, to))
	want := `<ol class="trail" aria-label="Over the revisions"><li class="fate made"><a href="/1">r1<span class="sr"> marked</span></a></li>` +
		`<li class="fate kept"><a href="/2">r2–5<span class="sr"> kept</span></a></li><li class="fate reworded"><a href="/6">r6<span class="sr"> reworded</span></a></li>` +
		`<li class="fate kept"><a href="/7">r7–12<span class="sr"> kept</span></a></li></ol>`
	if out != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
	before := []api.Step{{Revision: 1, Fate: annotations.Removed}, {Revision: 2, Fate: annotations.Kept}, {Revision: 3, Fate: annotations.Kept, Own: true}}
	if out := viewtest.Print(kit.Trail(before, to)); strings.Contains(out, "/1") || !strings.Contains(out, "/2") {
		t.Errorf("before it stood anywhere it has a fate: %s", out)
	}
	if out := viewtest.Print(kit.Trail(steps[:4], to)); strings.Count(out, "<li") != 4 {
		t.Errorf("a short trail is folded: %s", out)
	}
}

// Of long stretches that stayed, only what stands beside a change is shown.
func TestRewording(t *testing.T) {
	long := strings.Repeat("word ", 40)
	out := viewtest.Print(kit.Rewording([]track.Piece{{Op: "=", Text: long}, {Op: "+", Text: "new"}, {Op: "=", Text: " " + long}})...)
	if n := strings.Count(out, "…"); n != 2 || len(out) > 220 {
		t.Errorf("%d stretches are shortened, in %d bytes: %s", n, len(out), out)
	}
}
