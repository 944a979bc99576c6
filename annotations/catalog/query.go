package catalog

import "strings"

// border is a term that stands between two fields of a Document and that no
// query has, so that no phrase reaches from one field into the next.
const border = "¶"

// most is how many words of a query count.
const most = 32

// Document is the terms of several fields: each after a space, with a border
// between fields.
type Document string

// DocumentOf returns the terms of fields.
func DocumentOf(fields ...string) Document {
	var b strings.Builder
	b.WriteByte(' ')
	for _, f := range fields {
		terms := Terms(f)
		if len(terms) == 0 {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(border + " ")
		}
		for _, t := range terms {
			b.WriteString(t)
			b.WriteByte(' ')
		}
	}
	return Document(b.String())
}

// And returns the fields of d, then those of e.
func (d Document) And(e Document) Document {
	switch {
	case len(e) <= 1:
		return d
	case len(d) <= 1:
		return e
	}
	return d + border + e
}

// Query is what a reader looks for: phrases that must all be there.
type Query []Phrase

// Phrase is a word of a query as terms that must follow one another.
type Phrase struct {
	Terms []string
	// Begins is set when the last term need only be the beginning of a word.
	Begins bool
}

// ParseQuery reads what a reader typed. Words are divided by white space, and
// one that holds several terms, such as "U.S." or "12,500", is a phrase. The
// last word may still be growing: it fits every word that it begins. Words
// without letters and digits are left out; of others the first 32 count.
func ParseQuery(words string) Query {
	var q Query
	for _, w := range strings.Fields(words) {
		if terms := Terms(w); len(terms) > 0 && len(q) < most {
			q = append(q, Phrase{Terms: terms})
		}
	}
	if len(q) > 0 {
		q[len(q)-1].Begins = true
	}
	return q
}

// Fits reports whether d holds all phrases of q.
func (q Query) Fits(d Document) bool {
	for _, p := range q {
		if !strings.Contains(string(d), p.in()) {
			return false
		}
	}
	return true
}

// in returns how p stands in a Document.
func (p Phrase) in() string {
	s := " " + strings.Join(p.Terms, " ")
	if p.Begins {
		return s
	}
	return s + " "
}
