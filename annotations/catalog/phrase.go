package catalog

import (
	"hash/fnv"
	"slices"
)

// Phrase is words that are looked for whole, and together.
type Phrase struct {
	terms []string // in order
	query Query    // for a single word
}

// PhraseOf reads a phrase. Of its terms the first 32 count.
func PhraseOf(text string) Phrase {
	var p Phrase
	cut(text, func(whole string, parts []string) { p.terms = append(p.terms, inOrder(whole, parts)...) })
	if len(p.terms) < 2 {
		p.query, _ = whole(text)
	}
	p.terms = p.terms[:min(most, len(p.terms))]
	return p
}

// IsEmpty reports whether there is no word in p.
func (p Phrase) IsEmpty() bool { return len(p.terms) == 0 }

// IsWord reports whether p is one word, so that each text fits whose document
// does.
func (p Phrase) IsWord() bool { return len(p.terms) < 2 }

// Query returns the terms and the signs that every text which fits has in its
// document. Of a phrase of several words it also fits some other texts.
func (p Phrase) Query() Query {
	if p.IsWord() {
		return p.query
	}
	var q Query
	for i, t := range p.terms {
		if i > 0 {
			q = append(q, Term{Text: pair(p.terms[i-1], t)})
		}
		q = append(q, Term{Text: t})
	}
	return q
}

// In reports whether p stands in one of the fields.
func (p Phrase) In(fields ...string) bool {
	if p.IsWord() {
		return p.query.Fits(DocumentOf(fields...))
	}
	return slices.ContainsFunc(fields, p.in)
}

func (p Phrase) in(field string) bool {
	var last []string // as many terms as p has
	found := false
	cut(field, func(whole string, parts []string) {
		for _, t := range inOrder(whole, parts) {
			if last = append(last, t); len(last) > len(p.terms) {
				last = last[1:]
			}
			found = found || slices.Equal(last, p.terms)
		}
	})
	return found
}

// inOrder returns the terms of a stretch that follow one another: of a script
// without spaces the pairs, as the last letter stands in one.
func inOrder(whole string, parts []string) []string {
	if whole == "" && len(parts) > 1 {
		return parts[:len(parts)-1]
	}
	return parts
}

// Signs of pairs are single code points beyond all letters, which no term holds:
// so they need no room in the index of beginnings. Pairs may share one.
const firstSign, lastSign = 0x40000, 0x10FFFF

func pair(a, b string) string {
	h := fnv.New64a()
	h.Write([]byte(a + "\x00" + b)) // it never fails
	return string(rune(firstSign + h.Sum64()%(lastSign-firstSign+1)))
}

// Named returns those of names that a reader means by a value: the one that it
// is; when there is none, all that hold its words together, in any case, with or
// without accents.
func Named(names []string, value string) []string {
	if slices.Contains(names, value) {
		return []string{value}
	}
	p := PhraseOf(value)
	var out []string
	for _, n := range names {
		if !p.IsEmpty() && p.In(n) {
			out = append(out, n)
		}
	}
	return out
}
