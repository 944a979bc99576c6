package reader_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/web/api"
)

func TestWireFacts(t *testing.T) {
	s := karrow(t, "3")
	each(s.view(), nil, func(n view.Node, _ []view.Node) {
		if attr(n, "id") == "wire" {
			t.Error("a story from the web has facts of an agency")
		}
	})
	s.page.Revision.Wire = &article.Wire{Item: "urn:plover:1", Version: "4", Urgency: 2, Credit: "Plover Wire", Usage: "Not <b>in</b> Halvoria",
		Copyright: "2025 Plover", Embargo: time.Date(2025, 11, 3, 9, 0, 0, 0, time.UTC)}
	got := words(find(t, s.view(), "wire"))
	for _, want := range []string{"Urgency2 of 8", "CreditPlover Wire", "Not <b>in</b> Halvoria", "2025 Plover", "Embargountil 3 November", "urn:plover:1", "Dateline"} {
		if !strings.Contains(got, want) {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	s.page.Revision.Wire, s.page.Revision.Dateline = &article.Wire{}, ""
	each(s.view(), nil, func(n view.Node, _ []view.Node) {
		if attr(n, "id") == "wire" {
			t.Error("an agency that says nothing has facts")
		}
	})
}

// A newer version under embargo is told, and the text that there is stays.
func TestNewerVersionIsHeld(t *testing.T) {
	s := karrow(t, "3")
	before := words(find(t, s.view(), "main"))
	s.page.Held = &api.Held{Article: s.page.Article.ID, Until: s.shell.Now.Add(time.Hour), Newer: true}
	got := words(find(t, s.view(), "main"))
	note, rest, ok := strings.Cut(got, "It is shown at 20:20.")
	if !ok || !strings.HasPrefix(note, "Under embargo. There is a newer version of this story.") || rest != before {
		t.Errorf("it says %.200q", got)
	}
}
