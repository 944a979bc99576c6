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
	ids, n, err := q.rarestFirst(p.facets)
	if err != nil || ids == nil {
		return nil, 0, err
	}
	from, args := p.from(ids)
	if p.limit <= 0 {
		p.limit = -1
	}
	p.offset = max(0, p.offset)
	err = q.each(func(scan row) error {
		var ord int64
		err := scan(&ord)
		ords = append(ords, ord)
		return err
	}, `SELECT ord `+from+` ORDER BY ord DESC LIMIT ? OFFSET ?`, slices.Concat(args, []any{p.limit, p.offset})...)
	switch {
	case err != nil:
		return nil, 0, err
	case len(p.words) == 0 && len(ids) == 1:
		return ords, n, nil
	case (len(ords) > 0 || p.offset == 0) && (p.limit < 0 || len(ords) < p.limit):
		return ords, p.offset + len(ords), nil
	}
	return ords, total, errors.Join(err, q.get(`SELECT count(*) `+from, args...)(&total))
}

// rarestFirst returns the numbers of facets, that of the fewest first, and how
// many have that; nothing when nobody has one of them.
func (q session) rarestFirst(facets []facet) (ids []any, n int, err error) {
	type counted struct{ id, n int }
	var list []counted
	for _, f := range facets {
		var c counted
		err := q.get(`SELECT id, n FROM facet WHERE name = ? AND value = ?`, f.name, f.value)(&c.id, &c.n)
		if errors.Is(err, sql.ErrNoRows) || err == nil && c.n == 0 {
			return nil, 0, nil
		}
		if err != nil {
			return nil, 0, err
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b counted) int { return a.n - b.n })
	for _, c := range list {
		ids = append(ids, c.id)
	}
	return ids, list[0].n, nil
}

// from is the part of a query that says what fits: rows with a column ord.
func (p pageQuery) from(ids []any) (string, []any) {
	const also = ` AND EXISTS (SELECT 1 FROM has x WHERE x.facet = ? AND x.ord = f.ord)`
	if len(p.words) == 0 {
		return `FROM has f WHERE f.facet = ?` + strings.Repeat(also, len(ids)-1), ids
	}
	match := `FROM (SELECT rowid AS ord FROM ` + p.index + ` WHERE ` + p.index + ` MATCH ?) f WHERE true`
	return match + strings.Repeat(also, len(ids)), append([]any{matching(p.words)}, ids...)
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
