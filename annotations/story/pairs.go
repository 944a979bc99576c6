package story

import (
	"cmp"
	"slices"
)

// Pair is two texts, by their place in a list, that carry the same copy.
type Pair struct {
	A, B int // A < B
	// Contained is the share of the shorter text's runs of words that the
	// longer one has, exactly, not estimated.
	Contained float64
	// Shared is how many kept hashes the sketches share.
	Shared int
}

// Pairs returns all pairs of texts that are taken for copies of the same story,
// by A, then B. Candidates are found by their sketches, and then compared run
// by run.
func Pairs(texts []string) []Pair {
	runs := make([][]uint64, len(texts))
	sketches := make([]Sketch, len(texts))
	holders := map[uint64][]int{}
	for i, t := range texts {
		runs[i] = runsOf(words(t))
		sketches[i] = sketch(runs[i])
		for _, h := range sketches[i] {
			holders[h] = append(holders[h], i)
		}
	}
	var found []Pair
	for a := range texts {
		counts := map[int]int{}
		for _, h := range sketches[a] {
			for _, b := range holders[h] {
				if b > a {
					counts[b]++
				}
			}
		}
		for b, n := range counts {
			if n < LeastShared {
				continue
			}
			if c := contained(runs[a], runs[b]); c >= LeastContained {
				found = append(found, Pair{A: a, B: b, Contained: c, Shared: n})
			}
		}
	}
	slices.SortFunc(found, func(x, y Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return found
}
