package memory

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// FindMarks implements annotations.Marks.
func (s *Store) FindMarks(ctx context.Context, q annotations.MarkQuery) (list annotations.MarkList, err error) {
	err = s.read(ctx, func() error {
		var fit []*mark
		kinds, tags, speakers, outlets, fates := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
		words := catalog.ParseQuery(q.Words)
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
			if s.fits(m, q) && words.Fits(catalog.DocumentOf(catalog.MarkFields(m.Annotation)...)) {
				fit = append(fit, m)
			}
		}
		slices.SortFunc(fit, func(a, b *mark) int { return newestFirst(a.order, b.order) })
		list.Total = len(fit)
		for _, m := range page(fit, q.Limit, q.Offset) {
			list.Marks = append(list.Marks, s.found(m))
		}
		list.Kinds, list.Tags, list.Speakers = catalog.Counts(kinds), catalog.Counts(tags), catalog.Counts(speakers)
		list.Outlets, list.Fates = catalog.Counts(outlets), catalog.Counts(fates)
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

// page returns the part of list that a query asks for; limit 0 means no limit.
func page[T any](list []T, limit, offset int) []T {
	list = list[min(max(0, offset), len(list)):]
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list
}
