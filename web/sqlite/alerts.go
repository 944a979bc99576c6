package sqlite

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// FindAlerts implements annotations.Alerts.
func (s *Store) FindAlerts(ctx context.Context, a annotations.AlertQuery) (list annotations.AlertList, err error) {
	if a.Limit <= 0 {
		a.Limit = 50
	}
	fit, args, err := alertsFit(a)
	if err != nil {
		return list, err
	}
	err = s.read(ctx, func(q session) error {
		if err := q.get(`SELECT ifnull(max(seq), 0) FROM alert`)(&list.Last); err != nil || list.Last == 0 {
			return err
		}
		err := q.each(func(scan row) error {
			var f annotations.Alert
			var at article.Revision
			err := scan(jsonInto(&f.Annotation), jsonInto(&f.Change), &f.Found, &f.Seen, &f.Outlet, &f.Headline, &f.Lang, &f.Dir, &f.Latest,
				jsonInto(&at.Meta), timeInto(&at.Captured))
			f.Time = at.Time()
			list.Alerts = append(list.Alerts, f)
			return err
		}, `SELECT m.data, t.data, t.seq, t.seen, a.outlet, s.headline, s.lang, s.dir, s.latest, r.meta, r.captured `+fit+`
			ORDER BY t.ord DESC LIMIT ? OFFSET ?`, slices.Concat(args, []any{a.Limit, a.Offset})...)
		if err != nil {
			return err
		}
		return q.get(`SELECT count(*) FROM (SELECT 1 `+fit+` LIMIT ?)`, slices.Concat(args, []any{catalog.MostAlerts})...)(&list.Total)
	})
	return list, err
}

// alertsFit is what stands behind SELECT for the alerts that fit.
func alertsFit(a annotations.AlertQuery) (fit string, args []any, err error) {
	fit = `FROM alert t CROSS JOIN mark m ON m.seq = t.mark CROSS JOIN article a ON a.seq = m.article CROSS JOIN shelf s ON s.article = a.seq
		CROSS JOIN revision r ON r.article = a.seq AND r.number = t.revision WHERE NOT m.deleted`
	in := func(what string, list any, n int) {
		if n == 0 || err != nil {
			return
		}
		var json string
		json, err = asJSON(list)
		fit, args = fit+` AND `+what+` IN (SELECT value FROM json_each(?))`, append(args, json)
	}
	in(`t.kind`, a.Kinds, len(a.Kinds))
	in(`a.id`, a.Articles, len(a.Articles))
	if a.Unseen {
		fit += ` AND NOT t.seen`
	}
	if a.Outlet != "" {
		fit, args = fit+` AND a.outlet = ?`, append(args, a.Outlet)
	}
	if a.After > 0 {
		fit, args = fit+` AND t.seq > ?`, append(args, a.After)
	}
	return fit, args, err
}

// SeeAlerts implements annotations.Alerts.
func (s *Store) SeeAlerts(ctx context.Context, keys []annotations.AlertKey, seen bool) error {
	return s.write(ctx, func(q session) error {
		for _, k := range keys {
			err := q.exec(`UPDATE alert SET seen = ? WHERE revision = ? AND mark = (SELECT seq FROM mark WHERE id = ?)`, seen, k.In, k.Mark)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// alert brings the alerts of a mark up to date. Those that there were keep their
// numbers, and whether they were seen.
func (q session) alert(m mark) error {
	var placed []catalog.Placed
	err := q.each(func(scan row) error {
		var p catalog.Placed
		err := scan(&p.Revision, &p.Fate, &p.ByHand, &p.Words)
		placed = append(placed, p)
		return err
	}, `SELECT revision, fate, by_hand, words FROM placement WHERE mark = ? AND revision > ? ORDER BY revision`, m.seq, m.Revision)
	if err != nil {
		return err
	}
	changes := catalog.Changes(m.Annotation, placed)
	in := make([]int, len(changes))
	for i, c := range changes {
		in[i] = c.In
		if err := q.keepAlert(m, c); err != nil {
			return err
		}
	}
	list, err := asJSON(in)
	if err != nil {
		return err
	}
	return q.exec(`DELETE FROM alert WHERE mark = ? AND revision NOT IN (SELECT value FROM json_each(?))`, m.seq, list)
}

func (q session) keepAlert(m mark, c annotations.AlertChange) error {
	var at article.Revision
	err := q.get(`SELECT meta, captured FROM revision WHERE article = ? AND number = ?`, m.article, c.In)(jsonInto(&at.Meta), timeInto(&at.Captured))
	if err != nil {
		return err
	}
	ord, err := q.free("alert", at.Time())
	if err != nil {
		return err
	}
	data, err := asJSON(c)
	if err != nil {
		return err
	}
	return q.exec(`INSERT INTO alert (mark, revision, ord, kind, data) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (mark, revision) DO UPDATE SET kind = excluded.kind, data = excluded.data`, m.seq, c.In, ord, c.Kind, data)
}
