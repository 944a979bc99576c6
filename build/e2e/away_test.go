package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"writethru/annotations"
	"writethru/web/api"
)

// TestServerAway: while the server cannot be reached a reader goes on marking,
// even over loading the page again; all of it is sent when the server is back.
func TestServerAway(t *testing.T) {
	s, o, p := desktop(t, desk)
	story := s.addOstrel(o)
	p.visitAlive(story)
	p.wait("the service worker keeps the page", `navigator.serviceWorker.controller && caches.keys().then(k => k.some(n => n.startsWith("pages-")))`)
	p.visitAlive(story)

	s.stop()
	p.seen.expect("ERR_CONNECTION_REFUSED", "Failed to fetch", "503")
	p.pencil(keptQuote, "q")
	p.focused("Speaker")
	p.typed("Ilva Tornmark")
	p.key("Ctrl+Enter")
	p.wait("the mark is drawn", `document.querySelector("main mark.quote")`)
	p.wait("the screen says that it waits", `/waits? and will be sent/.test(fold(document.body.innerText))`)
	p.pencil(movedQuote, "m")
	p.focused("Note")
	p.typed("half a thought")

	p.visitAlive(story)
	p.wait("the mark is still drawn", `document.querySelector("main mark.quote")`)
	p.wait("the screen still says that it waits", `/waits? and will be sent/.test(fold(document.body.innerText))`)
	p.wait("what was typed is still there", `document.body.textContent.includes("What you typed is not saved yet") || [...document.querySelectorAll("textarea")].some(e => e.value === "half a thought")`)

	s.start()
	p.kept(s, keptQuote, func(m api.Mark) bool { return m.Kind == annotations.Quote && m.Quote.Speaker == "Ilva Tornmark" })
	p.kept(s, movedQuote, asAny)
	p.wait("nothing waits any more", `!/waits? and will be sent/.test(fold(document.body.innerText))`)
}

// TestDropFile: a file that is dropped on the library becomes a story.
func TestDropFile(t *testing.T) {
	s := serve(t)
	p := open(t, s.base, desk)
	file := filepath.Join(t.TempDir(), "ostrel.txt")
	if err := os.WriteFile(file, []byte(ostrel.text(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	p.visitAlive("/")
	p.drop(file)
	p.wait("the story is added", `find("link", $1) || find("heading", $1)`, ostrel.headlines[0])
}

// TestDeleteAndUndo: a mark that was deleted comes back.
func TestDeleteAndUndo(t *testing.T) {
	s, o, p := desktop(t, desk)
	story := s.addOstrel(o)
	p.visitAlive(story)
	p.pencil(keptQuote, "h")
	mark := p.kept(s, keptQuote, asAny)
	p.clickOn("#mark-" + string(mark.ID))
	p.clickOn("#delete-" + string(mark.ID))
	p.wait("the mark is gone", `!document.querySelector("main mark")`)
	p.waitFor("the server has deleted it", func() bool { return len(s.article(story).Marks) == 0 })
	p.click("button", "Undo")
	p.wait("the mark is back", `document.querySelector("main mark")`)
	p.kept(s, keptQuote, asAny)
}

// TestPhone: on a phone a mark opens as a sheet, and nothing is out of reach.
func TestPhone(t *testing.T) {
	s, o, p := desktop(t, phone)
	story := s.addOstrel(o)
	p.visitAlive(story)
	p.fits("reader")
	p.touchSelect(keptQuote)
	p.click("button", "Quote")
	p.wait("the sheet is open", `shown(find("button", "Save"))`)
	p.fits("reader with a form")
	p.accessible("reader with a form on a phone")
	p.click("button", "Save")
	p.wait("the sheet is closed", `!find("button", "Save")`)
	p.waitFor("the server keeps it", func() bool { return len(s.article(story).Marks) == 1 })
}
