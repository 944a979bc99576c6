package compare_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/compare"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

// beside returns the comparison of the earlier text e1 with revision 2.
func beside() (state.Shell, api.ComparePage) {
	at := func(n int, words string, hours int) article.Revision {
		return article.Revision{Article: "a1", Number: n, Blocks: []article.Block{article.Plain(words)}, Captured: now.Add(time.Duration(hours) * time.Hour)}
	}
	old, new := at(-1, "Twelve people died.", -9), at(2, "Seventeen people died.", -3)
	p := api.ComparePage{Article: article.Article{ID: "a1"}, Old: old, New: new, View: "inline", Diff: diff.Compare(diff.InputOf(old), diff.InputOf(new))}
	for n, hours := range map[int]int{-2: -10, -1: -9, 1: -7, 2: -3} {
		p.Heads = append(p.Heads, api.Head{Number: n, Time: now.Add(time.Duration(hours) * time.Hour)})
	}
	slices.SortFunc(p.Heads, func(a, b api.Head) int { return a.Time.Compare(b.Time) })
	return state.Shell{Path: "/articles/a1/compare/e1/2", Now: now}, p
}

func TestViewOfAnEarlierText(t *testing.T) {
	s, p := beside()
	nodes := compare.View(s, p, compare.UI{})
	viewtest.Equal(t, nodes...)
	out := viewtest.Print(nodes...)
	for _, want := range []string{
		`<option value="e1" selected>e1 `, `<option value="e2">e2 `, `Earlier text e1 `, `/compare/e1/2/record`,
		`href="/articles/a1/compare/e2/2"`, // the nearer end moves
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// Whichever is picked, the one that was captured first stands first.
func TestPickAnEarlierText(t *testing.T) {
	for _, c := range []struct{ which, value, want string }{
		{"to", "e2", "/articles/a1/compare/e2/e1"}, {"from", "1", "/articles/a1/compare/1/2"}, {"to", "1", "/articles/a1/compare/e1/1"},
	} {
		s, p := beside()
		effects := compare.Update(&s, &p, &compare.UI{}, view.Event{Action: view.Action{Name: "compare.pick", Arg: c.which}, Value: c.value})
		if !slices.Contains(effects, state.Effect(state.Go{Path: c.want})) {
			t.Errorf("%s %s asks for %+v, want %s", c.which, c.value, effects, c.want)
		}
	}
}
