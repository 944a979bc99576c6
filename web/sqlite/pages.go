package sqlite

import (
	"database/sql"
	"errors"
	"math"
	"slices"
	"strconv"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// pageQuery asks for a page of what fits.
type pageQuery struct {
	all    facet   // that everything in the list has
	facets []facet // all of these
	index  string  // the table of words
	words  catalog.Query
	where  wanted
	// texts returns the texts by which the one with an ord is found.
	texts func(q session, ord int64) ([]string, error)
	limit int // 0 means no limit
	from  annotations.Cursor
	// counted is how many are counted where it takes time.
	counted int
}

// found is a page: the ords of what is on it, the highest first.
type found struct {
	ords []int64
	annotations.Around
}

// page returns the page that p asks for.
func (q session) page(p pageQuery) (f found, err error) {
	at, err := readCursor(p.from)
	if err != nil || p.where.nothing {
		return f, err
	}
	facets, err := q.rarestFirst(append(p.facets, p.where.facets...))
	if err != nil || facets == nil && len(p.facets)+len(p.where.facets) > 0 {
		return f, err
	}
	s := search{pageQuery: p, facets: facets}
	if err := q.plan(&s); err != nil {
		return f, err
	}
	if at.newer {
		if f, err = q.newer(s, at); err != nil || f.Newer != "" {
			return f, errors.Join(err, q.total(s, &f, at))
		}
		at = place{ord: math.MaxInt64} // no full page is left: that is the first one
	}
	if f, err = q.older(s, at); err != nil {
		return f, err
	}
	return f, q.total(s, &f, at)
}

// older returns the page that begins below a place.
func (q session) older(s search, at place) (f found, err error) {
	most := s.most()
	ords, last, err := q.some(s, bounds{math.MinInt64, at.ord - 1}, false, most+1)
	if err != nil {
		return f, err
	}
	f.ords = ords[:min(most, len(ords))]
	switch {
	case len(ords) > most:
		f.Older = place{ord: ords[most-1]}.cursor()
	case last != nil:
		f.Older = place{ord: *last}.cursor()
	}
	if at.ord < math.MaxInt64 {
		f.Newer = place{ord: at.ord - 1, newer: true}.cursor()
	}
	return f, nil
}

// newer returns the page that ends above a place. It has no Newer when nothing
// is newer than what is on it.
func (q session) newer(s search, at place) (f found, err error) {
	most := s.most()
	ords, last, err := q.some(s, bounds{at.ord + 1, math.MaxInt64}, true, most+1)
	if err != nil {
		return f, err
	}
	f.ords = ords[:min(most, len(ords))]
	switch {
	case len(ords) > most:
		f.Newer = place{ord: ords[most-1], newer: true}.cursor()
	case last != nil:
		f.Newer = place{ord: *last, newer: true}.cursor()
	}
	slices.Reverse(f.ords)
	f.Older = place{ord: at.ord + 1}.cursor()
	return f, nil
}

// most is how many a page may hold.
func (p pageQuery) most() int {
	if p.limit <= 0 {
		return math.MaxInt - 1
	}
	return p.limit
}

// total says how many there are on all pages.
func (q session) total(s search, f *found, at place) error {
	simple := len(s.words) == 0 && s.where.isEmpty() && len(s.facets) <= 1
	switch {
	case f.Newer == "" && f.Older == "":
		f.Total = len(f.ords)
		return nil
	case simple && len(s.facets) == 1:
		f.Total = s.facets[0].n
		return nil
	case simple:
		return q.get(`SELECT n FROM facet WHERE name = ? AND value = ?`, s.all.name, s.all.value)(&f.Total)
	case len(s.where.checks) > 0:
		f.Total, f.More = len(f.ords), true // all texts would have to be read
		return nil
	}
	fit, args := s.fit(bounds{math.MinInt64, math.MaxInt64})
	args = append(args, s.counted+1)
	err := q.eachOnce(func(scan row) error { return scan(&f.Total) }, `SELECT count(*) FROM (`+fit+` LIMIT ?)`, args...)
	if f.Total > s.counted {
		f.Total, f.More = s.counted, true
	}
	return err
}

// place is where a page begins: below ord, or, for newer ones, above it.
type place struct {
	ord   int64
	newer bool
}

func (p place) cursor() annotations.Cursor {
	way := "o"
	if p.newer {
		way = "n"
	}
	return annotations.Cursor(way + strconv.FormatInt(p.ord, 36))
}

// readCursor returns the place above everything for "".
func readCursor(c annotations.Cursor) (p place, err error) {
	if c == "" {
		return place{ord: math.MaxInt64}, nil
	}
	p.newer = c[0] == 'n'
	if p.ord, err = strconv.ParseInt(string(c[1:]), 36, 64); err != nil || c[0] != 'n' && c[0] != 'o' || p.ord == math.MinInt64 || p.ord == math.MaxInt64 {
		return p, catalog.ErrCursor
	}
	return p, nil
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
