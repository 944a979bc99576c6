package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// TestAlso has a wire's copy, one cut short and one that has nothing of it.
func TestAlso(t *testing.T) {
	r := newRoom(t)
	copyOf := func(name string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d ", name, i)
			if i%30 == 29 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	add := func(outlet, text string) article.ID {
		return r.add(t, api.AddRequest{Outlet: outlet, Text: "Ferry hits pier at " + outlet + "\n\n" + text}).Article
	}
	wire, short, other := add("Wire", copyOf("ferry", 300)), add("Short", copyOf("ferry", 150)), add("Other", copyOf("otter", 300))
	parted := 0
	also := func() (ids []article.ID) {
		p, err := r.Page(t.Context(), "/articles/"+string(wire), api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Article.Also {
			if a.Parted {
				if a.ID != short || a.Headline == "" {
					t.Errorf("parted: %+v", a)
				}
				parted++
				continue
			}
			ids = append(ids, a.ID)
			if a.ByHand != (a.ID == other) || (a.Contained > 0.9) != (a.ID == short) || a.Latest != 1 || a.Headline == "" {
				t.Errorf("also %+v", a)
			}
		}
		return ids
	}
	say := func(id article.ID, v annotations.Verdict) {
		if err := r.SetAlike(t.Context(), wire, id, v); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		name string
		say  func()
		want []article.ID
	}{
		{"found", func() {}, []article.ID{short}},
		{"joined by hand", func() { say(other, annotations.SameStory) }, []article.ID{short, other}},
		{"parted by hand", func() { say(short, annotations.Parted) }, []article.ID{other}},
		{"taken back", func() { say(short, annotations.Undecided); say(other, annotations.Undecided) }, []article.ID{short}},
	} {
		step.say()
		if got := also(); fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("%s: also at %v, want %v", step.name, got, step.want)
		}
	}
	if parted != 1 {
		t.Errorf("parted articles were listed %d times, want once", parted)
	}
	if err := r.SetAlike(t.Context(), wire, "none", annotations.Parted); annotations.CodeOf(err) != annotations.NotFound {
		t.Errorf("of an article that is not there: %v", err)
	}
	for _, bad := range []annotations.Verdict{"perhaps", "PARTED"} {
		if err := r.SetAlike(t.Context(), wire, short, bad); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("verdict %q: %v", bad, err)
		}
	}
}
