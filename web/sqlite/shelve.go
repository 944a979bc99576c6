package sqlite

import (
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// shelve makes the article's row of the shelf anew from its latest revision r,
// whose words are text.
func (q session) shelve(seq int64, r article.Revision, text catalog.Document) error {
	if err := q.unindex(seq); err != nil {
		return err
	}
	ord, err := q.free("shelf", r.Time())
	if err != nil {
		return err
	}
	err = q.exec(`INSERT INTO shelf (article, ord, headline, snippet, lang, dir, dateline, words, time, latest, last_read, changed, withdrawn, kinds, tags, facets)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
			coalesce((SELECT max(revision) FROM opened WHERE article = ?1), 0),
			(SELECT json_group_array(changed) FROM (SELECT changed FROM revision WHERE article = ?1 ORDER BY number)),
			?11, '[]', '[]', '[]')
		ON CONFLICT (article) DO UPDATE SET (ord, headline, snippet, lang, dir, dateline, words, time, latest, last_read, changed, withdrawn) =
			(excluded.ord, excluded.headline, excluded.snippet, excluded.lang, excluded.dir, excluded.dateline, excluded.words,
			excluded.time, excluded.latest, excluded.last_read, excluded.changed, excluded.withdrawn)`,
		seq, ord, r.Headline(), catalog.Snippet(r), r.Lang, r.Dir, r.Dateline, r.Words(), stamp(r.Time()), r.Number, r.Withdrawn)
	if err != nil {
		return err
	}
	return q.shelveWith(seq, text)
}

// unindex takes an article's words out of the index.
func (q session) unindex(seq int64) error {
	return q.exec(`DELETE FROM article_words WHERE rowid = (SELECT ord FROM shelf WHERE article = ?)`, seq)
}

// shelveMarks brings the article's row up to date after a mark has changed.
func (s *Store) shelveMarks(q session, seq int64) error {
	var latest int
	if err := q.get(`SELECT latest FROM shelf WHERE article = ?`, seq)(&latest); err != nil {
		return err
	}
	r, err := s.revisionIn(q, seq, latest)
	if err != nil {
		return err
	}
	if err := q.unindex(seq); err != nil {
		return err
	}
	return q.shelveWith(seq, catalog.DocumentOf(catalog.ArticleFields(r, nil)...))
}

// shelveWith sets what an article's row says of its marks, and indexes them
// with the article's text.
func (q session) shelveWith(seq int64, text catalog.Document) error {
	marks, err := q.marksOf(seq)
	if err != nil {
		return err
	}
	kinds, tags, speakers, words := map[string]int{}, []string{}, []string{}, []string{}
	for _, m := range marks {
		if m.deleted {
			continue
		}
		kinds[string(m.Kind)]++
		tags = append(tags, catalog.Tags(m.Annotation)...)
		speakers = append(speakers, catalog.Who(m.Annotation))
		words = append(words, catalog.MarkFields(m.Annotation)...)
	}
	if err := q.setMarks(seq, catalog.Counts(kinds), eachOf(tags), eachOf(speakers)); err != nil {
		return err
	}
	text = text.And(catalog.DocumentOf(words...))
	return q.exec(`INSERT INTO article_words (rowid, words) SELECT ord, ? FROM shelf WHERE article = ?`, strings.Join(text, " "), seq)
}

// eachOf returns the values of a list, sorted, each once, without the empty one.
func eachOf(list []string) []string {
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(v string) bool { return v == "" })
}

func (q session) setMarks(seq int64, kinds []annotations.Count, tags, speakers []string) error {
	k, err := asJSON(kinds)
	if err != nil {
		return err
	}
	t, err := asJSON(tags)
	if err != nil {
		return err
	}
	s, err := asJSON(speakers)
	if err != nil {
		return err
	}
	if err := q.exec(`UPDATE shelf SET kinds = ?, tags = ?, speakers = ? WHERE article = ?`, k, t, s, seq); err != nil {
		return err
	}
	return q.judgeArticle(seq)
}

// judgeArticle brings the facets of an article up to date.
func (q session) judgeArticle(seq int64) error {
	var outlet, old string
	var sample bool
	var latest, lastRead int
	var kinds []annotations.Count
	var tags, speakers []string
	err := q.get(`SELECT a.outlet, a.sample, s.latest, s.last_read, s.kinds, s.tags, s.speakers, s.facets
		FROM shelf s JOIN article a ON a.seq = s.article WHERE s.article = ?`, seq)(
		&outlet, &sample, &latest, &lastRead, jsonInto(&kinds), jsonInto(&tags), jsonInto(&speakers), &old)
	if err != nil {
		return err
	}
	list := []facet{anArticle}
	for name, has := range map[string]bool{
		"changed": lastRead > 0 && latest > lastRead,
		"unread":  lastRead == 0,
		"read":    lastRead > 0,
		"revised": latest > 1,
		"marked":  len(kinds) > 0,
		"sample":  sample,
		"outlet":  outlet != "",
	} {
		switch {
		case !has:
		case name == "outlet":
			list = append(list, facet{name, outlet})
		case outlet == "", name == "sample", name == "read", name == "revised":
			list = append(list, facet{name, ""})
		default:
			list = append(list, facet{name, ""}, facet{"outlet " + name, outlet})
		}
	}
	for _, t := range tags {
		list = append(list, facet{"tag", t})
	}
	for _, w := range speakers {
		list = append(list, facet{"of speaker", w})
	}
	for _, k := range kinds {
		list = append(list, facet{"of kind", k.Value})
	}
	facets, err := q.facetIDs(list)
	if err != nil || facets == old {
		return err
	}
	return q.exec(`UPDATE shelf SET facets = ? WHERE article = ?`, facets, seq)
}
