package memory

import (
	"context"
	"math"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// List implements annotations.Shelf.
func (s *Store) List(ctx context.Context, q annotations.ListQuery) (list annotations.List, err error) {
	if err := catalog.CheckShow(q.Show); err != nil {
		return list, err
	}
	if err := catalog.CheckWhere(q.Where, catalog.Stories); err != nil {
		return list, err
	}
	err = s.read(ctx, func() (err error) {
		outlets, tags := map[string]int{}, map[string]int{}
		for _, st := range s.articles {
			row := s.row(st)
			outlets[st.Outlet]++
			for _, t := range row.Tags {
				tags[t]++
			}
			count(&list, row)
		}
		fit := s.fitting(q)
		if q.Limit <= 0 {
			q.Limit = 50
		}
		if fit, list.Around, err = page(fit, func(st *story) order { return st.order }, q.Limit, q.From); err != nil {
			return err
		}
		for _, st := range fit {
			list.Rows = append(list.Rows, s.row(st))
		}
		list.Outlets, list.Tags = mostOf(outlets), mostOf(tags)
		return nil
	})
	return list, err
}

// fitting returns the articles that fit q, newest first.
func (s *Store) fitting(q annotations.ListQuery) (fit []*story) {
	words, where := catalog.ParseQuery(q.Words), s.meant(q.Where, catalog.Stories)
	for _, st := range s.articles {
		row := s.row(st)
		if fits(row, q) && words.Fits(catalog.DocumentOf(s.fields(st)...)) && s.storyFits(st, row, where) {
			fit = append(fit, st)
		}
	}
	slices.SortFunc(fit, func(a, b *story) int { return newestFirst(a.order, b.order) })
	return fit
}

// IDs implements annotations.Shelf.
func (s *Store) IDs(ctx context.Context, q annotations.ListQuery) (ids []article.ID, err error) {
	if err := catalog.CheckShow(q.Show); err != nil {
		return nil, err
	}
	if err := catalog.CheckWhere(q.Where, catalog.Stories); err != nil {
		return nil, err
	}
	err = s.read(ctx, func() error {
		for _, st := range s.fitting(q) {
			ids = append(ids, st.ID)
		}
		return nil
	})
	return ids, err
}

func isChanged(r annotations.Row) bool { return r.LastRead > 0 && r.Latest > r.LastRead }

func count(list *annotations.List, r annotations.Row) {
	list.All++
	list.Revisions += r.Latest
	list.HasSample = list.HasSample || r.Sample
	if isChanged(r) {
		list.Changed++
	}
	if r.LastRead == 0 {
		list.Unread++
	}
	if len(r.Kinds) > 0 {
		list.Marked++
	}
}

func fits(r annotations.Row, q annotations.ListQuery) bool {
	switch {
	case q.Show == "changed" && !isChanged(r),
		q.Show == "unread" && r.LastRead > 0,
		q.Show == "marked" && len(r.Kinds) == 0,
		q.Outlet != "" && r.Outlet != q.Outlet,
		q.Tag != "" && !slices.Contains(r.Tags, q.Tag):
		return false
	}
	return true
}

// fields returns the texts by which an article is found.
func (s *Store) fields(st *story) []string {
	var marks []annotations.Annotation
	for _, m := range s.marksOf(st.ID) {
		marks = append(marks, m.Annotation)
	}
	return catalog.ArticleFields(st.revisions[len(st.revisions)-1], marks)
}

func (s *Store) row(st *story) annotations.Row {
	r := st.revisions[len(st.revisions)-1]
	row := annotations.Row{
		Article:   st.Article,
		Headline:  r.Headline(),
		Snippet:   catalog.Snippet(r),
		Lang:      r.Lang,
		Dir:       r.Dir,
		Dateline:  r.Dateline,
		Words:     r.Words(),
		Time:      r.Time(),
		Latest:    r.Number,
		Withdrawn: r.Withdrawn,
	}
	for _, h := range st.heads {
		row.Changed = append(row.Changed, h.Changed)
		if h.Read {
			row.LastRead = h.Number
		}
	}
	kinds := map[string]int{}
	for _, m := range s.marksOf(st.ID) {
		kinds[string(m.Kind)]++
		row.Tags = append(row.Tags, catalog.Tags(m.Annotation)...)
	}
	slices.Sort(row.Tags)
	row.Tags = slices.Compact(row.Tags)
	row.Kinds = catalog.Counts(kinds)
	row.Others, row.Outlets = s.carried(st)
	return row
}

// Beside implements annotations.Shelf.
func (s *Store) Beside(ctx context.Context, id article.ID) (newer, older article.ID, err error) {
	list, err := s.List(ctx, annotations.ListQuery{Limit: math.MaxInt})
	if err != nil {
		return "", "", err
	}
	at := slices.IndexFunc(list.Rows, func(r annotations.Row) bool { return r.ID == id })
	if at < 0 {
		_, err := s.Article(ctx, id)
		return "", "", err
	}
	if at > 0 {
		newer = list.Rows[at-1].ID
	}
	if at+1 < len(list.Rows) {
		older = list.Rows[at+1].ID
	}
	return newer, older, nil
}

// MarkRead implements annotations.Shelf.
func (s *Store) MarkRead(ctx context.Context, id article.ID, n int) error {
	return s.write(ctx, func() error {
		if _, err := s.revision(id, n); err != nil {
			return err
		}
		s.articles[id].heads[n-1].Read = true
		return nil
	})
}

// ReadAll implements annotations.Shelf.
func (s *Store) ReadAll(ctx context.Context, ids []article.ID) (all []annotations.Opened, err error) {
	err = s.write(ctx, func() error {
		for _, id := range ids {
			st := s.articles[id]
			for n := 1; st != nil && n <= len(st.heads); n++ {
				if !st.heads[n-1].Read {
					st.heads[n-1].Read = true
					all = append(all, annotations.Opened{Article: id, Revision: n})
				}
			}
		}
		return nil
	})
	return all, err
}

// UnreadAll implements annotations.Shelf.
func (s *Store) UnreadAll(ctx context.Context, all []annotations.Opened) error {
	return s.write(ctx, func() error {
		for _, o := range all {
			if _, err := s.revision(o.Article, o.Revision); err == nil {
				s.articles[o.Article].heads[o.Revision-1].Read = false
			}
		}
		return nil
	})
}

// Setting implements annotations.Shelf.
func (s *Store) Setting(ctx context.Context, key string) (value string, err error) {
	err = s.read(ctx, func() error {
		value = s.settings[key]
		return nil
	})
	return value, err
}

// SetSetting implements annotations.Shelf.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.write(ctx, func() error {
		s.settings[key] = value
		return nil
	})
}
