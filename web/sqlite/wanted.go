package sqlite

import (
	"math"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// wanted is what conditions ask for, as the tables hold it.
type wanted struct {
	nothing bool    // nothing can fit
	facets  []facet // all of these
	groups  []group
	clauses []clause
	// low and high are the bounds of ord.
	low, high int64
	// words must be in the table of words; what has all terms of one of not must
	// not be found.
	words, not []catalog.Query
	// checks are phrases to be looked for in the texts of what the tables give.
	checks []check
}

// group asks for one of several facets, or for none of them.
type group struct {
	ids string // JSON
	not bool
}

// clause is a condition on the ord that stands for the sign $.
type clause struct {
	sql  string
	args []any
}

// check asks whether a text has a phrase.
type check struct {
	phrase catalog.Phrase
	not    bool
}

// sort tells the list of articles from that of marks.
type sort struct {
	facets map[annotations.Field]string // names of the facets by field
	// revised is a clause for what has a second revision, the latest of which is
	// not from below an ord of the shelf; "" where that is the facet "revised"
	// and the own ord.
	revised string
}

var (
	ofArticles = sort{
		facets: map[annotations.Field]string{
			annotations.ByOutlet: "outlet", annotations.ByTag: "tag", annotations.ByKind: "of kind", annotations.BySpeaker: "of speaker",
		},
	}
	ofMarks = sort{
		facets: map[annotations.Field]string{
			annotations.ByOutlet: "mark outlet", annotations.ByTag: "mark tag", annotations.ByKind: "kind", annotations.BySpeaker: "who", annotations.ByFate: "fate",
		},
		revised: `EXISTS (SELECT 1 FROM mark x JOIN shelf y ON y.article = x.article WHERE x.ord = $ AND y.latest > 1 AND y.ord >= ?)`,
	}
)

// wanted reads conditions.
func (q session) wanted(where []annotations.Condition, of sort) (wanted, error) {
	w := wanted{low: math.MinInt64, high: math.MaxInt64}
	for _, c := range where {
		if err := q.want(&w, c, of); err != nil {
			return w, err
		}
	}
	return w, nil
}

func (q session) want(w *wanted, c annotations.Condition, of sort) error {
	switch c.Field {
	case annotations.ByPhrase:
		w.phrase(catalog.PhraseOf(c.Values[0]), c.Not)
	case annotations.ByAge:
		if second := firstOrd(c.Time); c.Not {
			w.high = min(w.high, second-1)
		} else {
			w.low = max(w.low, second)
		}
	case annotations.ByChange:
		return q.revised(w, c, of)
	case annotations.ByState:
		list := make([]facet, len(c.Values))
		for i, v := range c.Values {
			list[i].name = v
		}
		return q.group(w, list, c.Not)
	default:
		var list []facet
		for _, v := range c.Values {
			named, err := q.named(of.facets[c.Field], v)
			if err != nil {
				return err
			}
			list = append(list, named...)
		}
		return q.group(w, list, c.Not)
	}
	return nil
}

// revised asks for what has a second revision, the latest of which is not from
// before a time.
func (q session) revised(w *wanted, c annotations.Condition, of sort) error {
	low, not := int64(math.MinInt64), map[bool]string{true: "NOT "}[c.Not]
	if !c.Time.IsZero() {
		low = firstOrd(c.Time)
	}
	revised := facet{name: "revised"}
	switch {
	case of.revised != "":
		w.clauses = append(w.clauses, clause{not + of.revised, []any{low}})
	case !c.Not:
		w.facets, w.low = append(w.facets, revised), max(w.low, low)
	case c.Time.IsZero():
		return q.group(w, []facet{revised}, true)
	default:
		known, err := q.rarestFirst([]facet{revised})
		if err != nil || len(known) == 0 {
			return err
		}
		w.clauses = append(w.clauses, clause{`NOT ($ >= ? AND EXISTS (SELECT 1 FROM has x WHERE x.facet = ? AND x.ord = $))`, []any{low, known[0].id}})
	}
	return nil
}

func (w *wanted) phrase(p catalog.Phrase, not bool) {
	switch {
	case !not:
		w.words = append(w.words, p.Query())
	case p.IsWord():
		w.not = append(w.not, p.Query())
	}
	if !p.IsWord() {
		w.checks = append(w.checks, check{p, not})
	}
}

// group asks for one of the facets.
func (q session) group(w *wanted, list []facet, not bool) error {
	switch {
	case len(list) == 0:
		w.nothing = w.nothing || !not
		return nil
	case len(list) == 1 && !not:
		w.facets = append(w.facets, list[0])
		return nil
	}
	var ids []int
	for _, f := range list {
		counted, err := q.rarestFirst([]facet{f})
		if err != nil {
			return err
		}
		for _, c := range counted {
			ids = append(ids, c.id)
		}
	}
	in, err := asJSON(slices.Compact(slices.Sorted(slices.Values(ids))))
	w.groups = append(w.groups, group{in, not})
	return err
}

// named returns the facets of this name that a reader means by a value.
func (q session) named(name, value string) (list []facet, err error) {
	exact := facet{name, value}
	known, err := q.rarestFirst([]facet{exact})
	if err != nil || len(known) > 0 {
		return []facet{exact}, err
	}
	var names []string
	err = q.each(func(scan row) error {
		var v string
		err := scan(&v)
		names = append(names, v)
		return err
	}, `SELECT value FROM facet WHERE name = ? AND n > 0`, name)
	for _, v := range catalog.Named(names, value) {
		list = append(list, facet{name, v})
	}
	return list, err
}

// isEmpty reports whether all fits.
func (w wanted) isEmpty() bool {
	return !w.looksUp() && len(w.facets)+len(w.words)+len(w.not)+len(w.checks) == 0 && w.low == math.MinInt64 && w.high == math.MaxInt64
}

// looksUp reports whether something is to be looked up.
func (w wanted) looksUp() bool { return len(w.groups)+len(w.clauses) > 0 }

// lookedUp returns what is to be looked up for an ord.
func (w wanted) lookedUp(ord string) (query string, args []any) {
	for _, g := range w.groups {
		query += ` AND ` + map[bool]string{true: "NOT "}[g.not] + `EXISTS (SELECT 1 FROM has x WHERE x.facet IN (SELECT value FROM json_each(?)) AND x.ord = ` + ord + `)`
		args = append(args, g.ids)
	}
	for _, c := range w.clauses {
		query += ` AND ` + strings.ReplaceAll(c.sql, "$", ord)
		args = append(args, c.args...)
	}
	return query, args
}
