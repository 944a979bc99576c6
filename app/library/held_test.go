package library_test

import (
	"strings"
	"testing"

	"writethru/app/kit/kittest"
	"writethru/app/library"
	"writethru/web/api"
)

// What may not be shown yet is told above the stories, and in an empty library.
func TestHeldNote(t *testing.T) {
	held := []api.Held{
		{Article: "a1", Outlet: "Plover", Until: now.AddDate(0, 0, 1)}, {Article: "a2", Newer: true, Until: now.AddDate(0, 0, 2)},
		{Article: "a3", Outlet: "أخبار", Withheld: true}, {Article: "a4"}, {Article: "a5"},
	}
	full := shelf()
	full.Held = held
	for name, p := range map[string]api.LibraryPage{"full": full, "empty": {Held: held}} {
		nodes := screen(shell, p, library.UI{})
		kittest.Sound(t, nodes...)
		words := kittest.Text(nodes...)
		for _, want := range []string{"Under embargo. Plover sent a story. It is shown on 5 November at 19:20.", "An agency sent a newer version of a story.",
			"Withheld. أخبار sent a story. It is shown when the agency says so.", "2 more stories may not be shown yet."} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: it does not say %q", name, want)
			}
		}
	}
}
