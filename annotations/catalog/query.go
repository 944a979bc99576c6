package catalog

import (
	"slices"
	"strings"
)

// The bounds of lists: how many of what fits are counted where that takes time,
// and how many values of a facet are listed.
const (
	MostCounted = 1000
	MostValues  = 100
)

// most is how many terms of a query count, and shortest how many letters the
// last word needs to be the beginning of another.
const (
	most     = 32
	shortest = 2
)

// Document is the terms of a text and the signs of their pairs, each once, sorted.
type Document []string

// DocumentOf returns the terms of fields, and a sign for each pair of neighbours
// in a field, by which phrases are found.
func DocumentOf(fields ...string) Document {
	var d Document
	for _, f := range fields {
		before := ""
		cut(f, func(whole string, parts []string) {
			d = append(d, parts...)
			if len(parts) > 1 && whole != "" {
				d = append(d, whole)
			}
			for _, next := range inOrder(whole, parts) {
				if before != "" {
					d = append(d, pair(before, next))
				}
				before = next
			}
		})
	}
	slices.Sort(d)
	return slices.Clip(slices.Compact(d))
}

// And returns the terms of d and e.
func (d Document) And(e Document) Document {
	both := slices.Concat(d, e)
	slices.Sort(both)
	return slices.Compact(both)
}

// Query is what a reader looks for: terms that must all be there.
type Query []Term

// Term is a term of a query.
type Term struct {
	Text string
	// Begins is set when it need only be the beginning of a word.
	Begins bool
}

// ParseQuery reads what a reader typed. The last word, when it has two letters
// or more, may still be growing: it fits every word that it begins. What holds
// together, as "U.S." or "12,500", is looked for together. Of the terms the
// first 32 count.
func ParseQuery(words string) Query {
	q, last := whole(words)
	if last < len(q) && len([]rune(q[len(q)-1].Text)) >= shortest {
		q[len(q)-1].Begins = true
	}
	return q[:min(most, len(q))]
}

// whole reads words that do not grow any more, and returns where the terms of
// the last one begin.
func whole(words string) (q Query, last int) {
	cut(words, func(whole string, parts []string) {
		last = len(q)
		if whole != "" {
			q = append(q, Term{Text: whole})
			return
		}
		for _, p := range inOrder(whole, parts) {
			// A single letter is looked for as the first of a pair.
			q = append(q, Term{p, len(parts) == 1})
		}
	})
	return q, last
}

// Fits reports whether d holds all terms of q.
func (q Query) Fits(d Document) bool {
	for _, t := range q {
		at, found := slices.BinarySearch(d, t.Text)
		if !found && !(t.Begins && at < len(d) && strings.HasPrefix(d[at], t.Text)) {
			return false
		}
	}
	return true
}
