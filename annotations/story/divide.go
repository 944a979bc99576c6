package story

import (
	"cmp"
	"slices"
)

// Tie says that two articles, by their place in a list, tell the same story.
type Tie struct {
	A, B int
	// Strength is the share of the shorter text that they share, and ByHand when
	// a reader has said so.
	Strength float64
}

// ByHand is stronger than any share.
const ByHand = 2

// Divide divides n articles into stories. Articles that are tied are of one
// story, and so are those tied to them in turn, the strongest ties first; but
// two articles that a reader has parted never come into one story, by whatever
// way. Every article is in one story, and the outcome depends on nothing but
// the ties: it is the same from whichever article one comes. Stories stand in
// the order of their first articles.
func Divide(n int, ties []Tie, parted [][2]int) [][]int {
	ties = slices.Clone(ties)
	slices.SortFunc(ties, func(a, b Tie) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(min(a.A, a.B), min(b.A, b.B)), cmp.Compare(max(a.A, a.B), max(b.A, b.B)))
	})
	of, groups := make([]int, n), make([][]int, n)
	for i := range n {
		of[i], groups[i] = i, []int{i}
	}
	for _, t := range ties {
		a, b := min(of[t.A], of[t.B]), max(of[t.A], of[t.B])
		if a == b || areParted(of, a, b, parted) {
			continue
		}
		for _, i := range groups[b] {
			of[i] = a
		}
		groups[a], groups[b] = append(groups[a], groups[b]...), nil
	}
	groups = slices.DeleteFunc(groups, func(g []int) bool { return g == nil })
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, func(a, b []int) int { return a[0] - b[0] })
	return groups
}

// areParted reports whether an article of group a was parted from one of b.
func areParted(of []int, a, b int, parted [][2]int) bool {
	return slices.ContainsFunc(parted, func(p [2]int) bool {
		x, y := of[p[0]], of[p[1]]
		return x == a && y == b || x == b && y == a
	})
}
