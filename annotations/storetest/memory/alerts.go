package memory

import (
	"context"
	"maps"
	"slices"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// alert is what is known of an alert besides its change.
type alert struct {
	change annotations.AlertChange
	order  order
	seen   bool
}

// alert brings the alerts of a mark up to date.
func (s *Store) alert(m *mark) {
	var placed []catalog.Placed
	st := s.articles[m.Article]
	for n := m.Revision + 1; n <= len(st.revisions); n++ {
		if p, ok := m.placed[n]; ok {
			placed = append(placed, catalog.Placed{Placement: p, Words: catalog.TextAt(st.revisions[n-1].Text(), p.Spans)})
		}
	}
	stay := map[int]bool{}
	for _, c := range catalog.Changes(m.Annotation, placed) {
		stay[c.In] = true
		k := annotations.AlertKey{Mark: m.ID, In: c.In}
		if s.alerts[k] == nil {
			s.alerts[k] = &alert{order: s.orderAt(st.revisions[c.In-1].Time())}
		}
		s.alerts[k].change = c
	}
	maps.DeleteFunc(s.alerts, func(k annotations.AlertKey, _ *alert) bool { return k.Mark == m.ID && !stay[k.In] })
}

// FindAlerts implements annotations.Alerts.
func (s *Store) FindAlerts(ctx context.Context, q annotations.AlertQuery) (list annotations.AlertList, err error) {
	err = s.read(ctx, func() error {
		var fit []annotations.AlertKey
		for k, a := range s.alerts {
			list.Last = max(list.Last, a.order.kept)
			if s.alertFits(q, k, a) {
				fit = append(fit, k)
			}
		}
		slices.SortFunc(fit, func(a, b annotations.AlertKey) int { return newestFirst(s.alerts[a].order, s.alerts[b].order) })
		list.Total = min(len(fit), catalog.MostAlerts)
		if q.Limit <= 0 {
			q.Limit = 50
		}
		fit = fit[min(len(fit), q.Offset):]
		for _, k := range fit[:min(len(fit), q.Limit)] {
			list.Alerts = append(list.Alerts, s.alertOf(k))
		}
		return nil
	})
	return list, err
}

func (s *Store) alertFits(q annotations.AlertQuery, k annotations.AlertKey, a *alert) bool {
	m := s.marks[k.Mark]
	return !m.deleted && !(q.Unseen && a.seen) && a.order.kept > q.After &&
		(len(q.Kinds) == 0 || slices.Contains(q.Kinds, a.change.Kind)) &&
		(len(q.Articles) == 0 || slices.Contains(q.Articles, m.Article)) &&
		(q.Outlet == "" || s.articles[m.Article].Outlet == q.Outlet)
}

func (s *Store) alertOf(k annotations.AlertKey) annotations.Alert {
	a, m := s.alerts[k], s.marks[k.Mark]
	st := s.articles[m.Article]
	row := s.row(st)
	return annotations.Alert{
		Annotation: cloneMark(m.Annotation), Change: a.change, Found: a.order.kept, Time: st.revisions[k.In-1].Time(), Seen: a.seen,
		Outlet: st.Outlet, Headline: row.Headline, Lang: row.Lang, Dir: row.Dir, Latest: row.Latest,
	}
}

// SeeAlerts implements annotations.Alerts.
func (s *Store) SeeAlerts(ctx context.Context, keys []annotations.AlertKey, seen bool) error {
	return s.write(ctx, func() error {
		for _, k := range keys {
			if a := s.alerts[k]; a != nil {
				a.seen = seen
			}
		}
		return nil
	})
}
