package sqlite

import (
	"slices"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// shelf makes sure that every article has its row, made from its latest revision.
func (x *examination) shelf(q session) error {
	return q.each(func(scan row) error {
		var id article.ID
		if err := scan(&id); err != nil {
			return err
		}
		x.add(ShelfPart, id, true, "The library does not list an article as it is.")
		return nil
	}, `SELECT a.id`+unshelved)
}

// unshelved are the articles a whose row of the shelf is not what it should be.
const unshelved = ` FROM article a JOIN (SELECT article, max(number) AS latest FROM revision GROUP BY article) l ON l.article = a.seq
	JOIN revision r ON r.article = a.seq AND r.number = l.latest LEFT JOIN shelf s ON s.article = a.seq
	WHERE s.article IS NULL OR s.latest <> l.latest OR s.headline <> r.headline OR s.words <> r.words
	OR s.last_read <> ifnull((SELECT max(revision) FROM opened o WHERE o.article = a.seq), 0)`

// index makes sure that the indexes of words have a row for each article and mark,
// and no other.
func (x *examination) index(q session) error {
	for _, c := range []struct{ query, words string }{
		{`SELECT count(*) FROM shelf WHERE ord NOT IN (SELECT rowid FROM article_words)`, "%d articles are not found by their words."},
		{`SELECT count(*) FROM article_words WHERE rowid NOT IN (SELECT ord FROM shelf)`, "The index of words has %d articles that there are not."},
		{`SELECT count(*) FROM mark WHERE NOT deleted AND ord NOT IN (SELECT rowid FROM mark_words)`, "%d marks are not found by their words."},
		{`SELECT count(*) FROM mark_words WHERE rowid NOT IN (SELECT ord FROM mark WHERE NOT deleted)`, "The index of words has %d marks that there are not."},
	} {
		n := 0
		if err := q.get(c.query)(&n); err != nil {
			return err
		}
		if n > 0 {
			x.add(SearchPart, "", true, c.words, n)
		}
	}
	return nil
}

// asked is by how many of its words an article is looked for.
const asked = 3

// words makes sure that articles are found by some of their words.
func (x *examination) words(q session) error {
	var ords []int64
	if err := q.each(func(scan row) error {
		var ord int64
		err := scan(&ord)
		ords = append(ords, ord)
		return err
	}, `SELECT ord FROM shelf ORDER BY article`); err != nil {
		return err
	}
	for k, ord := range ords {
		fields, err := x.s.articleTexts(q, ord)
		if err != nil {
			continue // told before
		}
		for _, term := range longest(catalog.DocumentOf(fields...)) {
			n := 0
			if err := q.get(`SELECT count(*) FROM article_words WHERE article_words MATCH ? AND rowid = ?`, `"`+term+`"`, ord)(&n); err != nil {
				return err
			}
			if n == 0 {
				var id article.ID
				if err := q.get(`SELECT a.id FROM shelf s JOIN article a ON a.seq = s.article WHERE s.ord = ?`, ord)(&id); err != nil {
					return err
				}
				x.add(SearchPart, id, true, "An article is not found by one of its words.")
				break
			}
		}
		x.step(SearchPart, k+1, len(ords))
	}
	return nil
}

// longest returns the longest terms of a document.
func longest(d catalog.Document) []string {
	terms := slices.Clone(d)
	slices.SortStableFunc(terms, func(a, b string) int { return len(b) - len(a) })
	terms = slices.DeleteFunc(terms, func(t string) bool { return strings.ContainsAny(t, "\" ") })
	return terms[:min(asked, len(terms))]
}

// counts makes sure that what things have in common is where they say so, and
// counted.
func (x *examination) counts(q session) error {
	for _, query := range []string{
		`SELECT count(*) FROM (SELECT ord, facets FROM shelf UNION ALL SELECT ord, facets FROM mark) t, json_each(t.facets) f
			WHERE NOT EXISTS (SELECT 1 FROM has h WHERE h.facet = f.value AND h.ord = t.ord)`,
		`SELECT count(*) FROM has h WHERE NOT EXISTS (SELECT 1 FROM shelf s, json_each(s.facets) f WHERE s.ord = h.ord AND f.value = h.facet)
			AND NOT EXISTS (SELECT 1 FROM mark m, json_each(m.facets) f WHERE m.ord = h.ord AND f.value = h.facet)`,
		`SELECT count(*) FROM facet WHERE n <> ` + haveFacet,
	} {
		n := 0
		if err := q.get(query)(&n); err != nil {
			return err
		}
		if n > 0 {
			x.add(CountPart, "", true, "%d counts of what the library filters by are wrong.", n)
			return nil
		}
	}
	return nil
}

// haveFacet is how many have a facet.
const haveFacet = `CASE name WHEN 'revisions' THEN (SELECT count(*) FROM revision) ELSE (SELECT count(*) FROM has WHERE has.facet = facet.id) END`
