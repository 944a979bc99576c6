package sqlite

import (
	"slices"
	"strings"

	"writethru/annotations/catalog"
)

// search is a page's query, ready to be made SQL.
type search struct {
	pageQuery
	facets []counted // the rarest first; none for everything
	base   int       // the number of the facet all
	// few is set when few hold the words: then everything else is looked up.
	few bool
}

// bounds are the lowest and the highest ord that count.
type bounds struct{ low, high int64 }

const (
	// lookup is about how many entries are read in the time that one is looked up.
	lookup = 16
	// fewWords is how many that hold the words are few.
	fewWords = 400
)

// plan finds out how s is done best.
func (q session) plan(s *search) error {
	if len(s.facets) == 0 {
		facets, err := q.rarestFirst([]facet{s.all})
		if err != nil {
			return err
		}
		if len(facets) == 0 {
			s.base = -1 // nobody has this one
			return nil
		}
		s.base = facets[0].id
	}
	if !s.hasWords() || len(s.facets) == 0 && !s.where.looksUp() {
		return nil
	}
	n := 0
	err := q.eachOnce(func(scan row) error { return scan(&n) },
		`SELECT count(*) FROM (SELECT 1 FROM `+s.index+` WHERE `+s.index+` MATCH ? LIMIT ?)`, s.matching(), fewWords)
	s.few = n < fewWords
	return err
}

func (s search) hasWords() bool { return len(s.words)+len(s.where.words) > 0 }

// fit is a query for the ords of all that fits, apart from what is to be checked
// in the texts. What has a facet, and what holds the words, is read in order along
// an index, so that the whole is merged without sorting; what has a frequent facet
// is looked up where few are left.
func (s search) fit(b bounds) (string, []any) {
	b = bounds{max(b.low, s.where.low), min(b.high, s.where.high)}
	var query string
	var args []any
	if s.hasWords() {
		query = `SELECT f.rowid AS ord FROM ` + s.index + ` f WHERE f.` + s.index + ` MATCH ? AND f.rowid BETWEEN ? AND ?`
		args = []any{s.matching(), b.low, b.high}
		if len(s.facets) == 0 && !s.where.looksUp() {
			return query, args
		}
		if s.few {
			more, moreArgs := s.where.lookedUp("f.rowid")
			for _, f := range s.facets {
				more += ` AND EXISTS (SELECT 1 FROM has x WHERE x.facet = ? AND x.ord = f.rowid)`
				moreArgs = append(moreArgs, f.id)
			}
			return query + more, append(args, moreArgs...)
		}
		query += ` INTERSECT `
	}
	having, havingArgs := s.having(b)
	query, args = query+having, append(args, havingArgs...)
	if s.hasWords() {
		return query, args
	}
	for _, not := range s.where.not {
		query += ` EXCEPT SELECT rowid FROM ` + s.index + ` WHERE ` + s.index + ` MATCH ? AND rowid BETWEEN ? AND ?`
		args = append(args, matching(not), b.low, b.high)
	}
	return query, args
}

// having is a query for all that has the facets.
func (s search) having(b bounds) (string, []any) {
	const has = `SELECT ord FROM has f WHERE facet = ? AND ord BETWEEN ? AND ?`
	facets := s.facets
	if len(facets) == 0 {
		facets = []counted{{id: s.base}}
	}
	query, args := has, []any{facets[0].id, b.low, b.high}
	var merged []counted
	for _, f := range facets[1:] {
		if f.n < lookup*facets[0].n {
			merged = append(merged, f)
			continue
		}
		query += ` AND EXISTS (SELECT 1 FROM has x WHERE x.facet = ? AND x.ord = f.ord)`
		args = append(args, f.id)
	}
	more, moreArgs := s.where.lookedUp("f.ord")
	query, args = query+more, append(args, moreArgs...)
	for _, f := range merged {
		query += ` INTERSECT ` + has
		args = append(args, f.id, b.low, b.high)
	}
	return query, args
}

// matching is what the words table is asked for.
func (s search) matching() string {
	query := matching(slices.Concat(append([]catalog.Query{s.words}, s.where.words...)...))
	for _, not := range s.where.not {
		query = "(" + query + ") NOT (" + matching(not) + ")"
	}
	return query
}

// matching is a query in FTS5's words.
func matching(q catalog.Query) string {
	terms := make([]string, len(q))
	for i, t := range q {
		terms[i] = `"` + t.Text + `"`
		if t.Begins {
			terms[i] += " *"
		}
	}
	return strings.Join(terms, " AND ")
}
