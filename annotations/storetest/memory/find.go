package memory

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// FindMarks implements annotations.Marks.
func (s *Store) FindMarks(ctx context.Context, q annotations.MarkQuery) (list annotations.MarkList, err error) {
	if err := catalog.CheckWhere(q.Where, catalog.Marks); err != nil {
		return list, err
	}
	err = s.read(ctx, func() (err error) {
		var fit []*mark
		kinds, tags, speakers, outlets, fates := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
		words, where := catalog.ParseQuery(q.Words), s.meant(q.Where, catalog.Marks)
		for _, m := range s.marks {
			if m.deleted {
				continue
			}
			kinds[string(m.Kind)]++
			speakers[catalog.Who(m.Annotation)]++
			outlets[s.articles[m.Article].Outlet]++
			fates[string(s.fate(m))]++
			for _, t := range catalog.Tags(m.Annotation) {
				tags[t]++
			}
			if s.fits(m, q) && words.Fits(catalog.DocumentOf(catalog.MarkFields(m.Annotation)...)) && s.markFits(m, where) {
				fit = append(fit, m)
			}
		}
		slices.SortFunc(fit, func(a, b *mark) int { return newestFirst(a.order, b.order) })
		if fit, list.Around, err = page(fit, func(m *mark) order { return m.order }, q.Limit, q.From); err != nil {
			return err
		}
		for _, m := range fit {
			list.Marks = append(list.Marks, s.found(m))
		}
		list.Kinds, list.Tags, list.Speakers, list.Outlets, list.Fates = mostOf(kinds), mostOf(tags), mostOf(speakers), mostOf(outlets), mostOf(fates)
		return nil
	})
	return list, err
}

func (s *Store) fits(m *mark, q annotations.MarkQuery) bool {
	return (q.Kind == "" || m.Kind == q.Kind) &&
		(q.Tag == "" || slices.Contains(m.Tags, q.Tag)) &&
		(q.Speaker == "" || catalog.Who(m.Annotation) == q.Speaker) &&
		(q.Outlet == "" || s.articles[m.Article].Outlet == q.Outlet) &&
		(q.Fate == "" || s.fate(m) == q.Fate) &&
		(q.Article == "" || m.Article == q.Article)
}

// fate returns the fate of m in its article's latest revision, "" when no
// placement is kept.
func (s *Store) fate(m *mark) annotations.Fate {
	latest := len(s.articles[m.Article].revisions)
	if m.Revision == latest {
		return annotations.Kept
	}
	return m.placed[latest].Fate
}

func (s *Store) found(m *mark) annotations.FoundMark {
	st := s.articles[m.Article]
	r := st.revisions[len(st.revisions)-1]
	f := annotations.FoundMark{
		Annotation: cloneMark(m.Annotation),
		Outlet:     st.Outlet,
		Headline:   r.Headline(),
		URL:        st.URL,
		Lang:       r.Lang,
		Dir:        r.Dir,
		Latest:     r.Number,
	}
	if p, ok := m.placed[r.Number]; ok && m.Revision != r.Number {
		p = clonePlacement(p)
		f.Placement, f.PlacedText = &p, catalog.TextAt(r.Text(), p.Spans)
	}
	return f
}
