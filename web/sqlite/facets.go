package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// facet is what articles or marks have in common.
//
// The facets of articles are anArticle, "changed", "unread", "read", "marked",
// "revised" (more than once) and "sample", "outlet", "tag", "of kind" and "of
// speaker" with a value, and "outlet changed", "outlet unread" and "outlet
// marked" with an outlet, so that the library's filters are one facet each. The
// facets of marks are aMark, "kind", "mark tag", "who",
// "mark outlet", "fate", and "of" with an article's ID.
type facet struct{ name, value string }

// The facets that all articles have, and all marks that are not deleted.
var (
	anArticle = facet{name: "article"}
	aMark     = facet{name: "mark"}
)

// facetIDs returns the numbers of facets as a JSON list, in a fixed order. It
// makes those that there are not.
func (q session) facetIDs(list []facet) (string, error) {
	ids := make([]int64, 0, len(list))
	for _, f := range list {
		var id int64
		err := q.get(`SELECT id FROM facet WHERE name = ? AND value = ?`, f.name, f.value)(&id)
		if errors.Is(err, sql.ErrNoRows) {
			id, err = q.insert(`INSERT INTO facet (name, value) VALUES (?, ?)`, f.name, f.value)
		}
		if err != nil {
			return "", err
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	b, err := json.Marshal(slices.Compact(ids))
	return string(b), err
}

// free returns an ord for something of time t in a table that has that column:
// the second, then the order in which things were kept.
func (q session) free(table string, t time.Time) (ord int64, err error) {
	second := firstOrd(t)
	err = q.get(`SELECT coalesce(max(ord), ?1 - 1) + 1 FROM `+table+` WHERE ord >= ?1 AND ord < ?1 + ?2`, second, ordsOfSecond)(&ord)
	return ord, err
}

const ordsOfSecond = 1 << 20

// firstOrd returns the lowest ord that something of the second of t may have.
func firstOrd(t time.Time) int64 { return t.Unix() * ordsOfSecond }

// judgeMarks brings the fates of an article's marks up to date.
func (q session) judgeMarks(seq int64) error {
	marks, err := q.marksOf(seq)
	if err != nil {
		return err
	}
	for _, m := range marks {
		if err := q.judgeMark(m); err != nil {
			return err
		}
	}
	return nil
}

// judgeMark brings the facets of a mark up to date.
func (q session) judgeMark(m mark) error {
	list, err := q.markFacets(m)
	if err != nil {
		return err
	}
	facets, err := q.facetIDs(list)
	if err != nil || facets == m.facets {
		return err
	}
	return q.exec(`UPDATE mark SET facets = ? WHERE seq = ?`, facets, m.seq)
}

func (q session) markFacets(m mark) (list []facet, err error) {
	if m.deleted {
		return nil, nil
	}
	var outlet, fate string
	err = q.get(`SELECT a.outlet, CASE m.revision WHEN r.latest THEN 'kept' ELSE coalesce(p.fate, '') END
		FROM mark m JOIN article a ON a.seq = m.article
		JOIN (SELECT max(number) AS latest FROM revision WHERE article = ?1) r
		LEFT JOIN placement p ON p.mark = m.seq AND p.revision = r.latest
		WHERE m.seq = ?2`, m.article, m.seq)(&outlet, &fate)
	if err != nil {
		return nil, err
	}
	list = []facet{aMark, {"of", string(m.Article)}}
	add := func(name, value string) {
		if value != "" {
			list = append(list, facet{name, value})
		}
	}
	add("kind", string(m.Kind))
	add("who", catalog.Who(m.Annotation))
	add("mark outlet", outlet)
	add("fate", fate)
	for _, t := range catalog.Tags(m.Annotation) {
		add("mark tag", t)
	}
	return list, nil
}

// counts calls f with how many have each facet of the names, the highest count
// first, equal ones by value; of each name with the first catalog.MostValues.
func (q session) counts(f func(name string, c annotations.Count), names ...string) error {
	for _, name := range names {
		err := q.each(func(scan row) error {
			var c annotations.Count
			err := scan(&c.Value, &c.N)
			f(name, c)
			return err
		}, `SELECT value, n FROM facet WHERE name = ? AND n > 0 ORDER BY n DESC, value LIMIT ?`, name, catalog.MostValues)
		if err != nil {
			return err
		}
	}
	return nil
}
