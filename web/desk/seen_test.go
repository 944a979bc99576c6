package desk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/web/api"
)

// A text that comes back after a later revision is told with its time. What came
// late, looked suspicious or could not be read is no text seen again, though it
// is kept under a revision that others followed.
func TestTextSeenAgain(t *testing.T) {
	r := newRoom(t)
	text := func(weight string) string {
		return "Karrow gets a new lamp\n\n" + strings.ReplaceAll(strings.Join(harbor, "\n\n"), "120", weight)
	}
	start := r.now
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	id := article.ID("")
	paste := func(minutes int, text string, captured time.Time, revision int, isNew bool) {
		t.Helper()
		r.now = at(minutes)
		res := r.add(t, api.AddRequest{Article: id, Text: text, Captured: captured})
		if id = res.Article; res.Revision != revision || res.New != isNew {
			t.Fatalf("after %d minutes: %+v, want revision %d, new %v", minutes, res, revision, isNew)
		}
	}
	now := time.Time{}
	paste(0, text("120"), now, 1, true)
	paste(10, text("120"), now, 1, false)
	paste(20, text("210"), now, 2, true)
	paste(21, "Karrow gets a new lamp", now, 2, false) // suspicious
	paste(22, text("99"), at(15), 2, false)            // late
	paste(23, text("210"), now, 2, false)              // still the latest
	paste(24, text("120"), at(12), 1, false)           // late, from when it was the latest
	if _, err := r.Add(t.Context(), api.AddRequest{Article: id, Text: " "}); err == nil {
		t.Fatal("blank text was read")
	}
	if got := r.article(t, "/articles/"+string(id)).Seen; len(got) > 0 {
		t.Errorf("nothing came back, and %+v is told", got)
	}
	paste(30, text("120"), now, 1, false)
	paste(35, text("210"), now, 2, false)
	paste(40, text("120"), now, 1, false)
	paste(50, text("300"), at(20).Add(time.Second), 3, true) // before what was kept under r2 above
	paste(60, text("210"), now, 2, false)
	paste(70, text("120"), now, 1, false)
	want := []api.Seen{
		{Revision: 1, First: at(30), Last: at(70)},
		{Revision: 2, First: at(60), Last: at(60)},
	}
	got := r.article(t, "/articles/"+string(id)).Seen
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("seen again (-want +got):\n%s", d)
	}
	paste(80, text("400"), now, 4, true)
	paste(90, text("120"), now, 1, false)
	want = append(want, api.Seen{Revision: 1, First: at(90), Last: at(90)})
	page := r.article(t, "/articles/"+string(id))
	if d := cmp.Diff(want, page.Seen); d != "" {
		t.Errorf("seen again (-want +got):\n%s", d)
	}
	if len(page.Heads) != 4 {
		t.Errorf("there are %d revisions, want 4", len(page.Heads))
	}
}
