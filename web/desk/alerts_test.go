package desk_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// changing adds a story with two marks, and a revision that rewords one, by a
// comma, and removes the other.
func (r *room) changing(t *testing.T) {
	t.Helper()
	rest := "\n\n" + strings.Repeat("The council met on Friday and talked of the harbour. ", 8)
	first := "Ferry hits pier\n\nThe captain left, the crew stayed.\n\nThe light had failed twice this year." + rest
	id := r.add(t, api.AddRequest{Outlet: "Wire", Text: first}).Article
	text := r.article(t, "/articles/"+string(id)).Revision.Text().String()
	for mark, words := range map[annotations.ID]string{"m0123456789abcde1": "The captain left, the crew stayed", "m0123456789abcde2": "The light had failed twice this year"} {
		at := strings.Index(text, words)
		if _, err := r.PutMark(t.Context(), mark, api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Claim, Spans: []article.Span{{Start: at, End: at + len(words)}}}); err != nil {
			t.Fatal(err)
		}
	}
	r.now = r.now.Add(3600e9)
	r.add(t, api.AddRequest{Article: id, Text: "Ferry hits pier\n\nThe captain left; the crew stayed." + rest})
}

// alerted returns the kinds of the alerts that are shown.
func (r *room) alerted(t *testing.T, path string) string {
	t.Helper()
	p, err := r.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, a := range p.Alerts.Alerts {
		kinds = append(kinds, string(a.Kind))
	}
	return strings.Join(kinds, " ")
}

// TestAlerts: what raises an alert is told until it was seen, and a reader
// chooses what does.
func TestAlerts(t *testing.T) {
	r := newRoom(t)
	r.changing(t)
	want := func(what, path, kinds string) {
		t.Helper()
		if got := r.alerted(t, path); got != kinds {
			t.Errorf("%s: %q, want %q", what, got, kinds)
		}
	}
	want("by default", "/alerts", "removed")
	raise := func(kinds ...annotations.AlertKind) {
		if err := r.Raise(t.Context(), kinds); err != nil {
			t.Fatal(err)
		}
	}
	raise(annotations.AlertPunctuation, "none", "xyz")
	want("punctuation only", "/alerts", "punctuation")
	if p, err := r.Page(t.Context(), "/alerts?page=e2", api.Prefs{}); err != nil || p.Alerts.Page != 0 {
		t.Errorf("a page that is none: %+v, %v", p.Alerts, err)
	}
	raise()
	want("nothing", "/alerts", "")
	if none, err := r.News(t.Context(), -1); err != nil || none.Last == 0 {
		t.Errorf("where alerts stand when none is raised: %+v, %v", none, err)
	}
	raise(annotations.AlertKinds...)
	news, err := r.News(t.Context(), -1)
	if err != nil || len(news.Alerts) != 0 || news.Last == 0 {
		t.Errorf("news at first: %+v, %v", news, err)
	}
	if all, err := r.News(t.Context(), 0); err != nil || len(all.Alerts) != 2 || all.Last != news.Last {
		t.Errorf("all news: %+v, %v", all, err)
	}
	if more, err := r.News(t.Context(), news.Last); err != nil || len(more.Alerts) != 0 {
		t.Errorf("no more news: %+v, %v", more, err)
	}
	if err := r.See(t.Context(), annotations.AlertKey{Mark: "m0123456789abcde2", In: 2}, true); err != nil {
		t.Fatal(err)
	}
	want("one seen", "/alerts", "punctuation")
	if err := r.SeeAll(t.Context()); err != nil {
		t.Fatal(err)
	}
	want("all seen", "/alerts", "")
	if got := strings.Fields(r.alerted(t, "/alerts?show=all")); len(got) != 2 {
		t.Errorf("with those seen: %q", got)
	}
	want("a page after the last", "/alerts?show=all&page=2", "")
}
