package sqlite

import (
	"database/sql"
	"errors"
	"slices"
	"strings"

	"writethru/annotations/catalog"
)

// pageQuery asks for a page of what has all the facets and holds all the words.
type pageQuery struct {
	facets        []facet // at least one
	index         string  // the table of words
	words         catalog.Query
	limit, offset int // limit 0 means no limit
}

// page returns the ords of a page, the highest first, and how many there are on
// all pages.
func (q session) page(p pageQuery) (ords []int64, total int, err error) {
	facets, err := q.rarestFirst(p.facets)
	if err != nil || facets == nil {
		return nil, 0, err
	}
	fit, args := p.fit(facets)
	if p.limit <= 0 {
		p.limit = -1
	}
	p.offset = max(0, p.offset)
	err = q.each(func(scan row) error {
		var ord int64
		err := scan(&ord)
		ords = append(ords, ord)
		return err
	}, fit+` ORDER BY ord DESC LIMIT ? OFFSET ?`, slices.Concat(args, []any{p.limit, p.offset})...)
	switch {
	case err != nil:
		return nil, 0, err
	case len(p.words) == 0 && len(facets) == 1:
		return ords, facets[0].n, nil
	case (len(ords) > 0 || p.offset == 0) && (p.limit < 0 || len(ords) < p.limit):
		return ords, p.offset + len(ords), nil
	}
	return ords, total, q.get(`SELECT count(*) FROM (`+fit+`)`, args...)(&total)
}

// counted is a facet's number, and how many have it.
type counted struct{ id, n int }

// rarestFirst returns facets counted, that of the fewest first; nothing when
// nobody has one of them.
func (q session) rarestFirst(facets []facet) (list []counted, err error) {
	for _, f := range facets {
		var c counted
		err := q.get(`SELECT id, n FROM facet WHERE name = ? AND value = ?`, f.name, f.value)(&c.id, &c.n)
		if errors.Is(err, sql.ErrNoRows) || err == nil && c.n == 0 {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b counted) int { return a.n - b.n })
	return list, nil
}

// lookup is about how many entries are read in the time that one is looked up.
const lookup = 16

// fit is a query for the ords of all that fits. What has a facet, and what
// holds the words, is read in order along an index, so that the whole is merged
// without sorting; what has a frequent facet is looked up where few are left.
func (p pageQuery) fit(facets []counted) (string, []any) {
	const has = `SELECT ord FROM has f WHERE facet = ?`
	query, args := has, []any{facets[0].id}
	if len(p.words) > 0 {
		query = `SELECT rowid AS ord FROM ` + p.index + ` WHERE ` + p.index + ` MATCH ?`
		args = []any{matching(p.words)}
		if slices.Equal(p.facets, []facet{anArticle}) || slices.Equal(p.facets, []facet{aMark}) {
			return query, args
		}
		query, args = query+` INTERSECT `+has, append(args, facets[0].id)
	}
	var merged []counted
	for _, f := range facets[1:] {
		if f.n < lookup*facets[0].n {
			merged = append(merged, f)
			continue
		}
		query += ` AND EXISTS (SELECT 1 FROM has x WHERE x.facet = ? AND x.ord = f.ord)`
		args = append(args, f.id)
	}
	for _, f := range merged {
		query += ` INTERSECT ` + has
		args = append(args, f.id)
	}
	return query, args
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
