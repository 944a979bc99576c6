package notebook_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
	"writethru/app/kit/kittest"
	"writethru/app/notebook"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

var shell = state.Shell{Path: "/notebook", Now: time.Date(2025, 11, 4, 19, 20, 0, 0, time.UTC)}

// made returns a mark that was made on r2 of a story with four revisions, with
// its fate there and in the two revisions after it.
func made(id string, kind annotations.Kind, exact string, fates ...annotations.Fate) api.Mark {
	m := api.Mark{
		Annotation: annotations.Annotation{ID: annotations.ID(id), Article: "ferry", Revision: 2, Exact: exact, Kind: kind},
		Outlet:     "Plover Wire", Headline: "Ferry crash kills 17", Lang: "en-US", Dir: article.LTR, Latest: 4, Par: 7, WasPar: 7,
	}
	m.Trail = []api.Step{{Revision: 1, Fate: annotations.Removed}, {Revision: 2, Fate: annotations.Kept, Own: true}}
	for i, f := range fates {
		m.Trail = append(m.Trail, api.Step{Revision: 3 + i, Fate: f})
		m.Here = annotations.Placement{Annotation: m.ID, Revision: 3 + i, Fate: f}
	}
	return m
}

// pages returns a notebook of marks of two stories.
func pages() api.NotebookPage {
	quote := made("m1", annotations.Quote, "We will find out who is responsible", annotations.Reworded, annotations.Reworded)
	quote.Quote = &annotations.QuoteOf{Speaker: "Davit Orsolan", Role: "Transport Minister", Verb: "told", To: "reporters", Speech: annotations.Indirect}
	quote.Words = []track.Piece{{Op: "=", Text: "We will find out "}, {Op: "-", Text: "who is responsible"}, {Op: "+", Text: "what went wrong"}}
	quote.Before, quote.After, quote.Tags = "promised an inquiry. ", ", he told", []string{"inquiry"}
	claim := made("m2", annotations.Claim, "the light was working", annotations.Unsure, annotations.Unsure)
	claim.Claim = &annotations.ClaimOf{Claimant: "Ellery Line", Wording: "The light worked.", Status: annotations.Checking}
	note := made("m3", annotations.Note, "منارة", annotations.Kept, annotations.Kept)
	note.Article, note.Headline, note.Lang, note.Dir, note.Note = "light", "منارة رأس السنديان", "ar", article.RTL, "Ask for the log."
	gone := made("m4", annotations.Quote, "Our captain followed every rule", annotations.Removed, annotations.Removed)
	gone.Quote = &annotations.QuoteOf{Speaker: "Casimir Ondry"}
	return api.NotebookPage{
		Marks: []api.Mark{quote, claim, note, gone}, Around: api.Around{Total: 4},
		Kinds:    []annotations.Count{{Value: "note", N: 1}, {Value: "quote", N: 2}, {Value: "claim", N: 1}},
		Fates:    []annotations.Count{{Value: "removed", N: 1}, {Value: "kept", N: 1}, {Value: "reworded", N: 1}, {Value: "unsure", N: 1}},
		Speakers: []annotations.Count{{Value: "Davit Orsolan", N: 1}, {Value: "Ellery Line", N: 1}},
		Outlets:  []annotations.Count{{Value: "Plover Wire", N: 4}},
		Tags:     []annotations.Count{{Value: "inquiry", N: 1}},
	}
}

func show(t *testing.T, p api.NotebookPage, ui notebook.UI) view.Nodes {
	t.Helper()
	nodes := notebook.View(shell, p, ui)
	kittest.Sound(t, nodes...)
	return nodes
}

func element(t *testing.T, nodes []view.Node, id string) view.Node {
	t.Helper()
	n, ok := kittest.Find(nodes, id)
	if !ok {
		t.Fatalf("there is no element %q", id)
	}
	return n
}

func says(t *testing.T, n view.Node, words ...string) {
	t.Helper()
	text := kittest.Text(n)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q: %s", w, text)
		}
	}
}

func TestRowsSayWhatBecameOfAMark(t *testing.T) {
	nodes := show(t, pages(), notebook.UI{})
	quote := element(t, nodes, "mark-m1")
	says(t, quote, "… promised an inquiry. ", "We will find out ", "who is responsible", "what went wrong", ", he told …", "Davit Orsolan", "Transport Minister", "told reporters", "indirect", "par. 7", "inquiry")
	if del, _ := kittest.First([]view.Node{quote}, kittest.Tag("del")); !strings.Contains(kittest.Text(del), "who is responsible") {
		t.Error("what was taken away is not marked as such")
	}
	says(t, element(t, nodes, "mark-m2"), "Ellery Line", "The light worked.", "being checked", "was par. 7 in r2")
	says(t, element(t, nodes, "mark-m3"), "Ask for the log.")
	if s, ok := kittest.First([]view.Node{element(t, nodes, "mark-m4")}, kittest.Tag("s")); !ok || kittest.Text(s) != "Our captain followed every rule" {
		t.Error("what is gone is not struck out")
	}
}

func TestTrailBeginsWhereTheMarkWasMade(t *testing.T) {
	trail, _ := kittest.First([]view.Node{element(t, show(t, pages(), notebook.UI{}), "mark-m1")}, kittest.Class("trail"))
	var steps []string
	for _, li := range kittest.All([]view.Node{trail}, kittest.Tag("li")) {
		steps = append(steps, kittest.Text(li))
	}
	if got, want := strings.Join(steps, "; "), "r2 marked; r3 reworded; r4 reworded"; got != want {
		t.Errorf("trail %q, want %q", got, want)
	}
}

func TestRowsLeadToTheirPlace(t *testing.T) {
	nodes := show(t, pages(), notebook.UI{})
	for id, want := range map[string]string{
		"open-m1": "/articles/ferry#mark-m1", "open-m2": "/articles/ferry/revisions/2#mark-m2", "open-m3": "/articles/light#mark-m3", "open-m4": "/articles/ferry/revisions/2#mark-m4",
	} {
		if got := kittest.Attr(element(t, nodes, id), "href"); got != want {
			t.Errorf("%s leads to %q, want %q", id, got, want)
		}
	}
}

func TestGroups(t *testing.T) {
	headings := func(p api.NotebookPage) string {
		var out []string
		for _, g := range kittest.All(show(t, p, notebook.UI{}), kittest.Class("group")) {
			h, _ := kittest.First([]view.Node{g}, kittest.Tag("h2"))
			out = append(out, kittest.Text(h))
		}
		return strings.Join(out, "; ")
	}
	p := pages()
	if got, want := headings(p), "Ferry crash kills 17 Plover Wire, 4 revisions, 3 marks; منارة رأس السنديان Plover Wire, 4 revisions, 1 mark"; got != want {
		t.Errorf("by story: %q, want %q", got, want)
	}
	p.Query.By = "speaker"
	if got, want := headings(p), "Davit Orsolan Transport Minister, 1 mark, 1 reworded; Ellery Line 1 mark; Casimir Ondry 1 mark; No speaker named 1 mark"; got != want {
		t.Errorf("by speaker: %q, want %q", got, want)
	}
	p.Query.By, p.Total = "", 120
	if got := headings(p); !strings.Contains(got, "3 marks on this page") {
		t.Errorf("on one page of several: %q", got)
	}
}

func TestHeadingCountsWhatCanBeCounted(t *testing.T) {
	p := pages()
	h, _ := kittest.First(show(t, p, notebook.UI{}), kittest.Tag("h1"))
	if got, want := strings.TrimSpace(kittest.Text(h)), "4 marks in 2 stories"; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
	p.Total, p.Query.Words = 51, "fog"
	h, _ = kittest.First(show(t, p, notebook.UI{}), kittest.Tag("h1"))
	if got, want := kittest.Text(h), "51 marks "; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
}

func TestTray(t *testing.T) {
	tray := element(t, show(t, pages(), notebook.UI{}), "tray")
	says(t, tray, "2 marks have no place in the latest revision", "They stay here and in every export.")
	unsure, removed := element(t, []view.Node{tray}, "lost-m2"), element(t, []view.Node{tray}, "lost-m4")
	says(t, unsure, "Unsure", "the light was working", "Ellery Line", "Ferry crash kills 17, last in r2", "Choose place", "Not there")
	says(t, removed, "Removed", "Casimir Ondry", "last in r2", "Compare")
	if strings.Contains(kittest.Text(removed), "Choose place") {
		t.Error("a removed mark asks for its place")
	}
	links := map[string]string{}
	for _, l := range kittest.All([]view.Node{unsure}, kittest.Tag("a")) {
		words, _, _ := strings.Cut(kittest.Text(l), ":")
		links[words] = kittest.Attr(l, "href")
	}
	if links["Choose place"] != "/articles/ferry#mark-m2" || links["Compare"] != "/articles/ferry/compare/2/4#mark-m2" {
		t.Errorf("the links lead to %v", links)
	}
	button, _ := kittest.First([]view.Node{unsure}, kittest.Tag("button"))
	if !strings.Contains(kittest.Attr(button, "class"), "live-only") {
		t.Error("a button that needs scripts is shown without them")
	}
}

func TestTrayIsThereWhenItSaysSomething(t *testing.T) {
	p := pages()
	p.Query.Words = "fate:removed"
	if _, ok := kittest.Find(show(t, p, notebook.UI{}), "tray"); ok {
		t.Error("the tray repeats a list of removed marks")
	}
	p = pages()
	p.Marks, p.Total = p.Marks[:1], 1
	if _, ok := kittest.Find(show(t, p, notebook.UI{}), "tray"); ok {
		t.Error("an empty tray is shown")
	}
	p = pages()
	p.Fates = []annotations.Count{{Value: "unsure", N: 1}, {Value: "removed", N: 7}}
	says(t, element(t, show(t, p, notebook.UI{}), "tray"), "Among all marks: 1 unsure, 7 removed")
}

func TestFiltersCombineAndLetGo(t *testing.T) {
	p := pages()
	p.Query = api.NotebookQuery{Words: "fog kind:quote", By: "speaker", From: "o2"}
	links := map[string]string{}
	for _, l := range kittest.All([]view.Node{element(t, show(t, p, notebook.UI{}), "filters")}, kittest.Tag("a")) {
		links[kittest.Text(l)] = kittest.Attr(l, "href")
	}
	for words, want := range map[string]string{
		"All marks 4":                     "/notebook?by=speaker",
		"Quotes, take this filter away 2": "/notebook?q=fog&by=speaker",
		"Claims 1":                        "/notebook?q=fog+kind%3Aclaim&by=speaker",
		"Unsure 1":                        "/notebook?q=fog+kind%3Aquote+fate%3Aunsure&by=speaker",
		"Ellery Line 1":                   "/notebook?q=fog+kind%3Aquote+speaker%3A%22Ellery+Line%22&by=speaker",
		"inquiry 1":                       "/notebook?q=fog+kind%3Aquote+tag%3Ainquiry&by=speaker",
	} {
		if got, ok := links[words]; !ok || got != want {
			t.Errorf("%q leads to %q, want %q", words, got, want)
		}
	}
}

func TestExportIsAPlainForm(t *testing.T) {
	p := pages()
	p.Query = api.NotebookQuery{By: "speaker", From: "o2", Words: "a&b kind:quote", Article: "ferry"}
	nodes := show(t, p, notebook.UI{Chosen: []annotations.ID{"m1", "m4"}})
	form := element(t, nodes, "export-form")
	if kittest.Attr(form, "method") != "get" || kittest.Attr(form, "action") != api.ExportPath {
		t.Errorf("the form is sent by %s to %s", kittest.Attr(form, "method"), kittest.Attr(form, "action"))
	}
	var sent []string
	for _, in := range kittest.All([]view.Node{form}, func(n view.Node) bool { return n.Tag == "input" || n.Tag == "button" }) {
		sent = append(sent, kittest.Attr(in, "name")+"="+kittest.Attr(in, "value"))
	}
	if got, want := strings.Join(sent, " "), "article=ferry q=a&b kind:quote format=md format=csv format=jsonld"; got != want {
		t.Errorf("fields %q, want %q", got, want)
	}
	says(t, element(t, nodes, "export"), "Export 2 chosen", "2 chosen marks")
	checked := 0
	for _, box := range kittest.All(nodes, kittest.Class("pick")) {
		if kittest.Attr(box, "name") != "mark" || kittest.Attr(box, "form") != "export-form" {
			t.Error("a box does not belong to the export")
		}
		if kittest.Has(box, "checked") {
			checked++
		}
	}
	if checked != 2 {
		t.Errorf("%d boxes are ticked, want 2", checked)
	}
}

func TestNothingThere(t *testing.T) {
	for _, tt := range []struct {
		q     api.NotebookQuery
		says  string
		leads string
	}{
		{api.NotebookQuery{}, "There are no marks yet.", "/"},
		{api.NotebookQuery{Words: "kind:claim", By: "speaker"}, "No mark fits.", "/notebook?by=speaker"},
		{api.NotebookQuery{Words: "fog kind:claim"}, "No mark fits.", "/notebook?q=fog /?q=fog /notebook"},
		{api.NotebookQuery{Words: "fog"}, "No mark fits.", "/?q=fog /notebook"},
	} {
		nodes := show(t, api.NotebookPage{Query: tt.q}, notebook.UI{})
		none, _ := kittest.First(nodes, kittest.Class("none"))
		says(t, none, tt.says)
		var leads []string
		for _, l := range kittest.All([]view.Node{none}, kittest.Tag("a")) {
			leads = append(leads, kittest.Attr(l, "href"))
		}
		if got := strings.Join(leads, " "); got != tt.leads {
			t.Errorf("%+v leads to %q, want %q", tt.q, got, tt.leads)
		}
		if _, ok := kittest.Find(nodes, "export"); ok {
			t.Error("nothing can be exported")
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for _, h := range []string{`"><script>alert(1)</script>`, `' onmouseover='alert(1)`, "\u202eabc\u2066", "a\x00b\r\nc", strings.Repeat("x", 5000), "</textarea><b>"} {
		p := pages()
		for i := range p.Marks {
			m := &p.Marks[i]
			m.Exact, m.Before, m.After, m.Note, m.Headline, m.Outlet, m.Lang, m.Tags = h, h, h, h, h, h, h, []string{h}
			m.Words = []track.Piece{{Op: "-", Text: h}, {Op: "+", Text: h}, {Op: "=", Text: h}}
			if m.Quote != nil {
				m.Quote = &annotations.QuoteOf{Speaker: h, Role: h, Verb: h, To: h, Speech: annotations.Speech(h)}
			}
		}
		p.Speakers, p.Tags, p.Outlets = []annotations.Count{{Value: h, N: 1}}, []annotations.Count{{Value: h, N: 1}}, []annotations.Count{{Value: h, N: 1}}
		p.Query = api.NotebookQuery{Words: h + ` speaker:"` + h + `" fate:` + h}
		show(t, p, notebook.UI{})
		p.Query.By = "speaker"
		show(t, p, notebook.UI{})
		p.Marks = nil
		show(t, p, notebook.UI{})
	}
}
