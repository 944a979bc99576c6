package memory

import (
	"math"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// meant returns conditions with the names that a reader means in the place of
// those that were asked for.
func (s *Store) meant(where []annotations.Condition, of catalog.Of) []annotations.Condition {
	out := slices.Clone(where)
	for i, c := range out {
		switch c.Field {
		case annotations.ByOutlet, annotations.ByTag, annotations.ByKind, annotations.BySpeaker, annotations.ByFate:
			names := s.names(c.Field, of)
			out[i].Values = nil
			for _, v := range c.Values {
				out[i].Values = append(out[i].Values, catalog.Named(names, v)...)
			}
		}
	}
	return out
}

// names returns the values of a field that there are.
func (s *Store) names(f annotations.Field, of catalog.Of) (names []string) {
	if f == annotations.ByOutlet && of == catalog.Stories {
		for _, st := range s.articles {
			if st.Outlet != "" {
				names = append(names, st.Outlet)
			}
		}
		return names
	}
	for _, m := range s.marks {
		if !m.deleted {
			names = append(names, s.valuesOf(m, f)...)
		}
	}
	return names
}

// valuesOf returns what a mark has of a field.
func (s *Store) valuesOf(m *mark, f annotations.Field) []string {
	one := func(v string) []string { return slices.DeleteFunc([]string{v}, func(v string) bool { return v == "" }) }
	switch f {
	case annotations.ByOutlet:
		return one(s.articles[m.Article].Outlet)
	case annotations.ByTag:
		return catalog.Tags(m.Annotation)
	case annotations.ByKind:
		return one(string(m.Kind))
	case annotations.BySpeaker:
		return one(catalog.Who(m.Annotation))
	case annotations.ByFate:
		return one(string(s.fate(m)))
	}
	return nil
}

func isOneOf(values []string) func(string) bool {
	return func(v string) bool { return slices.Contains(values, v) }
}

// storyFits reports whether an article fits all conditions.
func (s *Store) storyFits(st *story, row annotations.Row, where []annotations.Condition) bool {
	return !slices.ContainsFunc(where, func(c annotations.Condition) bool { return s.storyFitsOne(st, row, c) == c.Not })
}

func (s *Store) storyFitsOne(st *story, row annotations.Row, c annotations.Condition) bool {
	switch c.Field {
	case annotations.ByPhrase:
		return catalog.PhraseOf(c.Values[0]).In(s.fields(st)...)
	case annotations.ByOutlet:
		return slices.Contains(c.Values, st.Outlet)
	case annotations.ByState:
		return slices.ContainsFunc(c.Values, func(state string) bool {
			return state == "read" && row.LastRead > 0 || state != "read" && fits(row, annotations.ListQuery{Show: state})
		})
	case annotations.ByAge:
		return isFrom(st.order, c.Time)
	case annotations.ByChange:
		return row.Latest > 1 && isFrom(st.order, c.Time)
	}
	return slices.ContainsFunc(s.marksOf(st.ID), func(m *mark) bool { return slices.ContainsFunc(s.valuesOf(m, c.Field), isOneOf(c.Values)) })
}

// markFits reports whether a mark fits all conditions.
func (s *Store) markFits(m *mark, where []annotations.Condition) bool {
	return !slices.ContainsFunc(where, func(c annotations.Condition) bool { return s.markFitsOne(m, c) == c.Not })
}

func (s *Store) markFitsOne(m *mark, c annotations.Condition) bool {
	switch c.Field {
	case annotations.ByPhrase:
		return catalog.PhraseOf(c.Values[0]).In(catalog.MarkFields(m.Annotation)...)
	case annotations.ByAge:
		return isFrom(m.order, c.Time)
	case annotations.ByChange:
		st := s.articles[m.Article]
		return len(st.revisions) > 1 && isFrom(st.order, c.Time)
	}
	return slices.ContainsFunc(s.valuesOf(m, c.Field), isOneOf(c.Values))
}

// isFrom reports whether something is not from before the second of t.
func isFrom(at order, t time.Time) bool {
	first := t.Unix()
	if t.IsZero() {
		first = math.MinInt64
	}
	return at.second >= first
}
