package reader_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/app/kit/kittest"
	"writethru/app/view"
	"writethru/web/api"
)

// While the outlet is being asked, the page leads to what comes of it; else it
// says when that happens.
func TestAskedNow(t *testing.T) {
	for name, tt := range map[string]struct {
		watching api.Watching
		says     string
		leads    bool
	}{
		"just asked for": {api.Watching{Watch: "w", Checked: now.Add(-time.Hour), Due: now.Add(time.Second)}, "due now", true},
		"running":        {api.Watching{Watch: "w", Checked: now.Add(-time.Hour), Running: true}, "being checked now", true},
		"later":          {api.Watching{Watch: "w", Checked: now.Add(-time.Hour), Due: now.Add(time.Hour)}, ", next at", false},
		"paused":         {api.Watching{Watch: "w", State: "paused", Due: now}, "paused", false},
	} {
		s := plain(article.Plain("Nobody came."))
		s.page.Watching = &tt.watching
		at, _ := kittest.Find([]view.Node{s.view()}, "watching")
		link, leads := kittest.Find([]view.Node{at}, "outcome")
		if got := kittest.Text(at); !strings.Contains(got, tt.says) || leads != tt.leads {
			t.Errorf("%s: it says %q, and leads on: %t", name, got, leads)
		}
		if leads && kittest.Attr(link, "href") != "/articles/a1#watching" {
			t.Errorf("%s: it leads to %s", name, kittest.Attr(link, "href"))
		}
	}
}
