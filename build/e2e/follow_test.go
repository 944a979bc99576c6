package e2e

import (
	"path"
	"slices"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/web/api"
)

// desktop is a program with an outlet that it may fetch from, and a reader.
func desktop(t *testing.T, l look) (*program, *outlet, *page) {
	t.Helper()
	o := publish(t, ostrel)
	s := serve(t, "--allow-host", o.host())
	return s, o, open(t, s.base, l)
}

// addOstrel adds the story, or its next revision, from the command line's side
// of the server, and returns the path of the article.
func (p *program) addOstrel(o *outlet) string {
	p.t.Helper()
	var r api.AddResult
	p.call("POST", api.ArticlePath, api.AddRequest{URL: o.URL + ostrel.path}, &r)
	return "/articles/" + string(r.Article)
}

// article returns a page of the reader as the API tells it.
func (p *program) article(path string) api.ArticlePage {
	p.t.Helper()
	var page api.Page
	p.call("GET", api.PagePath+"?path="+path, nil, &page)
	if page.Article == nil {
		p.t.Fatalf("%s is no article: %+v", path, page.Error)
	}
	return *page.Article
}

// kept waits until the server has a mark on the passage that is as it should be.
func (p *page) kept(s *program, passage string, as func(api.Mark) bool) api.Mark {
	p.t.Helper()
	var found api.Mark
	p.waitFor("the server keeps the mark on "+passage, func() bool {
		for _, m := range s.article(ask[string](p, `location.pathname`)).Marks {
			if m.Exact == passage {
				found = m
			}
		}
		return found.ID != "" && as(found)
	})
	return found
}

// asAny takes a mark as it comes.
func asAny(api.Mark) bool { return true }

// pencil selects a passage with the mouse and marks it by a key.
func (p *page) pencil(passage, key string) {
	p.t.Helper()
	p.drag(passage)
	p.wait("the toolbar is there", `shown(find("button", "Highlight"))`)
	p.key(key)
}

// TestReadAndMark: a reader adds a story by its address, marks a quote with the
// mouse and a claim by keys, fills in the forms, and finds it all again.
func TestReadAndMark(t *testing.T) {
	s, o, p := desktop(t, desk)
	p.visitAlive("/")
	p.fill("Address of a story", o.URL+ostrel.path)
	p.key("Enter")
	p.wait("the story opens", `location.pathname.startsWith("/articles/") && find("heading", $1)`, ostrel.headlines[0])

	p.drag(keptQuote)
	p.click("button", "Quote")
	p.focused("Speaker")
	p.typed("Ilva Tornmark")
	p.fill("Described as", "head of the river office")
	p.fill("Verb", "said")
	p.fill("Tags", "flood, water")
	p.key("Enter")
	p.click("button", "Save")
	p.wait("the form closes", `!find("button", "Save")`)
	p.wait("the card names the speaker", `[...document.querySelectorAll(".card.quote")].some(c => c.textContent.includes("Ilva Tornmark"))`)

	p.sentence(unsureClaim)
	p.key("c")
	p.focused("Who claims it")
	p.typed("The council")
	p.key("Ctrl+Enter")
	p.wait("the form closes", `!find("button", "Save")`)

	p.kept(s, keptQuote, func(m api.Mark) bool {
		want := annotations.QuoteOf{Speaker: "Ilva Tornmark", Role: "head of the river office", Verb: "said", Speech: annotations.Direct}
		return m.Kind == annotations.Quote && *m.Quote == want && slices.Equal(m.Tags, []string{"flood", "water"})
	})
	p.kept(s, unsureClaim, func(m api.Mark) bool {
		want := annotations.ClaimOf{Claimant: "The council", Status: annotations.Unchecked}
		return m.Kind == annotations.Claim && *m.Claim == want
	})
	p.accessible("reader with marks")

	p.visitAlive(ask[string](p, `location.pathname`))
	if got := ask[[]string](p, marked); strings.Join(got, "\n") != keptQuote+"\n"+unsureClaim {
		t.Errorf("after loading again the marks stand on %q", got)
	}
	if n := o.strangers(); len(n) > 0 {
		t.Errorf("the browser itself asked the outlet for %v", n)
	}
}

// marked is the words under each mark, in the order of the text.
const marked = `(() => {
	const words = new Map();
	for (const m of document.querySelectorAll("main mark")) {
		const id = m.dataset.mark || m.id || "";
		const copy = m.cloneNode(true);
		copy.querySelectorAll("[data-not]").forEach(x => x.remove());
		words.set(id, (words.get(id) || "") + copy.textContent);
	}
	return [...words.values()];
})()`

// sentence selects a sentence by keys, from the first in view to the one that
// is looked for.
func (p *page) sentence(words string) {
	p.t.Helper()
	p.clickOn("main h1")
	ask[any](p, `scrollTo({top: 0, behavior: "instant"})`)
	for range 60 {
		was := ask[string](p, `String(getSelection())`)
		if was == words {
			return
		}
		p.key("s")
		p.wait("another sentence is selected", `String(getSelection()) !== $1`, was)
	}
	p.t.Fatalf("no sentence selected by keys is %q", words)
}

// TestFates: five revisions come one after the other, and the screen says of
// every mark what became of it, on each of them.
func TestFates(t *testing.T) {
	s, o, p := desktop(t, desk)
	story := s.addOstrel(o)
	p.visitAlive(story)
	for passage := range fates {
		key := "q"
		if passage == unsureClaim {
			key = "c"
		}
		p.pencil(passage, key)
		p.wait("the form opens", `find("button", "Save")`)
		p.key("Ctrl+Enter")
		p.wait("the form closes", `!find("button", "Save")`)
	}
	ids := map[string]string{}
	for passage := range fates {
		ids[passage] = string(p.kept(s, passage, asAny).ID)
	}
	for n := 2; n <= len(ostrel.revisions); n++ {
		o.revise(ostrel)
		if got := s.addOstrel(o); got != story {
			t.Fatalf("revision %d is another article: %s", n, got)
		}
	}
	for n := 1; n <= len(ostrel.revisions); n++ {
		p.visitAlive(story + "/revisions/" + string(rune('0'+n)))
		for passage, want := range fates {
			word := cardFate(p, ids[passage])
			if n > 1 && !strings.HasPrefix(word, titled(want[n-1])) {
				t.Errorf("revision %d says of %s: %q, want %s", n, passage, word, want[n-1])
			}
		}
	}
	t.Run("compare", func(t *testing.T) { compareFates(t, p, story) })
	t.Run("choose", func(t *testing.T) { choosePlace(t, s, p, story, ids[unsureClaim]) })
	t.Run("notebook", func(t *testing.T) { notebook(t, p) })
}

func titled(f annotations.Fate) string { return strings.ToUpper(string(f[:1])) + string(f[1:]) }

// cardFate is what the card of a mark says that became of it.
func cardFate(p *page, id string) string {
	return ask[string](p, `fold(document.querySelector("#card-" + $1 + " .fate:not(li)")?.textContent)`, id)
}

// compareFates: the comparison of the first with the last revision counts the
// fates, in each of its views, and goes from change to change by keys.
func compareFates(t *testing.T, p *page, story string) {
	p.t = t
	for _, view := range []string{"", "?view=split", "?view=changes"} {
		p.visitAlive(story + "/compare/1/5" + view)
		tally := ask[string](p, `fold(document.querySelector(".tally").innerText)`)
		for _, want := range []string{"Your 6 marks in r1", "2 kept", "2 reworded", "1 moved", "1 unsure"} {
			if !strings.Contains(tally, want) {
				t.Errorf("%s says %q, want %q in it", view, tally, want)
			}
		}
		p.accessible("compare " + view)
	}
	p.visitAlive(story + "/compare/1/5")
	p.key("n")
	p.wait("the first change has the focus", `document.activeElement.id.startsWith("change-") || document.querySelector("[aria-current=true][id^=change]")`)
	p.key("v")
	p.wait("the next view is shown", `location.search.includes("view=split")`)
}

// choosePlace: a reader says where an unsure mark stands.
func choosePlace(t *testing.T, s *program, p *page, story, id string) {
	p.t = t
	p.visitAlive(story)
	p.clickOn("#choose-" + id)
	p.wait("the screen asks for the place", `document.body.textContent.includes("then press Enter")`)
	p.drag(unsureClaim)
	p.key("Enter")
	p.wait("the mark is placed", `document.body.textContent.includes("Placed in r5")`)
	p.waitFor("the server keeps the place", func() bool {
		for _, m := range s.article(story).Marks {
			if string(m.ID) == id {
				return m.Here.ByHand && m.Here.Fate == annotations.Kept
			}
		}
		return false
	})
	p.visitAlive(story)
	if got := cardFate(p, id); !strings.HasPrefix(got, "Kept") {
		t.Errorf("the placed mark is %q, want Kept", got)
	}
}

// notebook: all marks are listed, filtered and given out.
func notebook(t *testing.T, p *page) {
	p.t = t
	p.visitAlive("/notebook")
	p.wait("all marks are listed", `document.querySelectorAll("main .item").length === $1`, len(fates))
	p.click("link", "Claims")
	p.wait("one claim is left", `location.search.includes("kind%3Aclaim") && document.querySelectorAll("main .item").length === 1`)
	p.visitAlive("/notebook")
	for format, want := range map[string]string{"Markdown": removedQuote, "CSV": "speaker", "Web Annotation": "TextQuoteSelector"} {
		if !ask[bool](p, `!!find("button", $1)`, format) {
			p.click("button", "Export")
		}
		if data, name := p.download(func() { p.click("button", format) }); !strings.Contains(data, want) || path.Ext(name) == "" {
			t.Errorf("the export as %s is %s with\n%.300s", format, name, data)
		}
	}
}
