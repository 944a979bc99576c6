package desk_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/web/api"
)

// TestSameQuote: a quote in another story is told as a finding of its own, and
// not when that is the same story.
func TestSameQuote(t *testing.T) {
	r := newRoom(t)
	quote := "“We felt a blow, and then everything slid to port,”"
	wire := r.add(t, api.AddRequest{Outlet: "Wire", Text: "Ferry hits pier\n\n" + quote + " said Odile Marrack.\n\n" + strings.Repeat("The port was closed. ", 20)}).Article
	late := r.add(t, api.AddRequest{Outlet: "Late", Text: "A year after\n\nA passenger had said: " + quote + " and left.\n\n" + strings.Repeat("The council met on Friday. ", 20)}).Article
	for _, tt := range []struct {
		v    annotations.Verdict
		want int
	}{{annotations.Undecided, 1}, {annotations.SameStory, 0}, {annotations.Parted, 1}} {
		r.say(t, wire, late, tt.v)
		a, s := r.article(t, "/articles/"+string(wire)), r.story(t, wire)
		if len(a.Quoted) != tt.want || len(s.Quoted) != tt.want {
			t.Fatalf("verdict %q: the reader has %+v, the story %+v", tt.v, a.Quoted, s.Quoted)
		}
		if tt.want == 0 {
			continue
		}
		if q := a.Quoted[0]; q.Words != strings.Trim(quote, "“”") || len(q.At) != 1 || q.At[0].ID != late || q.Article != wire {
			t.Errorf("verdict %q: %+v", tt.v, q)
		}
	}
}
