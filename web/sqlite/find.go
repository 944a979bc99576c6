package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// FindMarks implements annotations.Marks.
func (s *Store) FindMarks(ctx context.Context, m annotations.MarkQuery) (list annotations.MarkList, err error) {
	if err := catalog.CheckWhere(m.Where, catalog.Marks); err != nil {
		return list, err
	}
	p := pageQuery{all: aMark, facets: findFacets(m), index: "mark_words", texts: markTexts,
		words: catalog.ParseQuery(m.Words), limit: m.Limit, from: m.From, counted: catalog.MostCounted}
	err = s.read(ctx, func(q session) (err error) {
		if p.where, err = q.wanted(m.Where, ofMarks); err != nil {
			return err
		}
		f, err := q.page(p)
		if err != nil {
			return err
		}
		list.Around = f.Around
		if list.Marks, err = q.found(f.ords); err != nil {
			return err
		}
		to := map[string]*[]annotations.Count{"kind": &list.Kinds, "mark tag": &list.Tags, "who": &list.Speakers, "mark outlet": &list.Outlets, "fate": &list.Fates}
		return q.counts(func(name string, c annotations.Count) { *to[name] = append(*to[name], c) },
			"kind", "mark tag", "who", "mark outlet", "fate")
	})
	return list, err
}

func findFacets(m annotations.MarkQuery) (list []facet) {
	for _, f := range []facet{
		{"kind", string(m.Kind)}, {"mark tag", m.Tag}, {"who", m.Speaker}, {"mark outlet", m.Outlet}, {"fate", string(m.Fate)}, {"of", string(m.Article)},
	} {
		if f.value != "" {
			list = append(list, f)
		}
	}
	return list
}

// found returns the marks with these ords, the highest first.
func (q session) found(ords []int64) (list []annotations.FoundMark, err error) {
	in, err := asJSON(ords)
	if err != nil {
		return nil, err
	}
	err = q.each(func(scan row) error {
		var f annotations.FoundMark
		var p annotations.Placement
		var placed bool
		err := scan(jsonInto(&f.Annotation), &f.Outlet, &f.URL, &f.Headline, &f.Lang, &f.Dir, &f.Latest,
			&placed, &p.Fate, &p.Score, &p.ByHand, &p.From, jsonInto(&p.Spans), &f.PlacedText)
		if placed {
			p.Annotation, p.Revision = f.ID, f.Latest
			f.Placement = &p
		}
		list = append(list, f)
		return err
	}, `SELECT m.data, a.outlet, a.url, s.headline, s.lang, s.dir, s.latest,
		p.mark IS NOT NULL, coalesce(p.fate, ''), coalesce(p.score, 0), coalesce(p.by_hand, 0), coalesce(p.source, 0), coalesce(p.spans, 'null'), coalesce(p.words, '')
		FROM json_each(?) j CROSS JOIN mark m ON m.ord = j.value CROSS JOIN article a ON a.seq = m.article CROSS JOIN shelf s ON s.article = a.seq
		LEFT JOIN placement p ON p.mark = m.seq AND p.revision = s.latest AND p.revision <> m.revision ORDER BY j.key`, in)
	return list, err
}
