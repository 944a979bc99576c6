package story_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/story"
)

func TestDivide(t *testing.T) {
	for _, tt := range []struct {
		name   string
		n      int
		ties   []story.Tie
		parted [][2]int
		want   [][]int
	}{
		{"none", 0, nil, nil, nil},
		{"alone", 2, nil, nil, [][]int{{0}, {1}}},
		{"by way of another", 4, []story.Tie{{0, 3, .5}, {3, 1, .9}}, nil, [][]int{{0, 1, 3}, {2}}},
		{"parted", 2, []story.Tie{{0, 1, 1}}, [][2]int{{1, 0}}, [][]int{{0}, {1}}},
		{"parted, and both like a third: with whom it shares more", 3, []story.Tie{{0, 1, .5}, {1, 2, .9}}, [][2]int{{0, 2}}, [][]int{{0}, {1, 2}}},
		{"joined by hand is stronger", 3, []story.Tie{{0, 1, story.ByHand}, {1, 2, .9}}, [][2]int{{0, 2}}, [][]int{{0, 1}, {2}}},
		{"parted a long way round", 4, []story.Tie{{0, 1, .9}, {1, 2, .8}, {2, 3, .7}}, [][2]int{{3, 0}}, [][]int{{0, 1, 2}, {3}}},
	} {
		if diff := cmp.Diff(tt.want, story.Divide(tt.n, tt.ties, tt.parted)); diff != "" && len(tt.want) > 0 {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestDivideIsStable: the stories do not depend on the order in which ties are
// found, nobody is lost, and no two that were parted are together.
func TestDivideIsStable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 300 {
		n := 2 + r.IntN(9)
		var ties []story.Tie
		var parted [][2]int
		for range r.IntN(15) {
			a, b := r.IntN(n), r.IntN(n)
			if a == b {
				continue
			}
			if r.IntN(4) == 0 {
				parted = append(parted, [2]int{a, b})
			} else {
				ties = append(ties, story.Tie{A: a, B: b, Strength: float64(r.IntN(3))})
			}
		}
		want := story.Divide(n, ties, parted)
		r.Shuffle(len(ties), func(i, k int) { ties[i], ties[k] = ties[k], ties[i] })
		if diff := cmp.Diff(want, story.Divide(n, ties, parted)); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
		of, seen := make([]int, n), 0
		for g, members := range want {
			for _, i := range members {
				of[i], seen = g, seen+1
			}
		}
		if seen != n {
			t.Fatalf("%d of %d articles are in %v", seen, n, want)
		}
		for _, p := range parted {
			if of[p[0]] == of[p[1]] {
				t.Fatalf("%v are together in %v", p, want)
			}
		}
	}
}
