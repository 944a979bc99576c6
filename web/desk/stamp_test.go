package desk_test

import (
	"testing"
	"time"

	"writethru/web/api"
)

// TestChangeInSilence: a text that the outlet changed without a new time stands
// where it was seen, and one with a new time where the outlet says.
func TestChangeInSilence(t *testing.T) {
	r := newRoom(t)
	published := r.now.Add(-30 * 24 * time.Hour)
	text := func(weight string) string {
		return "Karrow harbor gets a new lamp\n\nThe lamp was built in Teskel and weighs " + weight + " kilograms. It will be brought to Karrow by boat, as the road over the hill is closed."
	}
	first := r.add(t, api.AddRequest{Text: text("210"), Published: published})
	r.add(t, api.AddRequest{Text: text("220"), Published: published, Article: first.Article})
	r.now = r.now.Add(2 * time.Hour)
	later := r.now.Add(-time.Hour)
	r.add(t, api.AddRequest{Text: text("230"), Published: later, Article: first.Article})
	heads := r.article(t, "/articles/"+string(first.Article)).Heads
	if len(heads) != 3 {
		t.Fatalf("%d revisions, want 3", len(heads))
	}
	if h := heads[0]; h.Unstamped || !h.Time.Equal(published) {
		t.Errorf("the first: %+v", h)
	}
	if h := heads[1]; !h.Unstamped || !h.Time.Equal(h.Captured) {
		t.Errorf("changed in silence: %+v", h)
	}
	if h := heads[2]; h.Unstamped || !h.Time.Equal(later) {
		t.Errorf("changed with a new time: %+v", h)
	}
}
