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
	err = s.read(ctx, func() error {
		var fit []*story
		outlets, tags := map[string]int{}, map[string]int{}
		words := catalog.ParseQuery(q.Words)
		for _, st := range s.articles {
			row := s.row(st)
			outlets[st.Outlet]++
			for _, t := range row.Tags {
				tags[t]++
			}
			count(&list, row)
			if fits(row, q) && words.Fits(s.document(st)) {
				fit = append(fit, st)
			}
		}
		slices.SortFunc(fit, func(a, b *story) int { return newestFirst(a.order, b.order) })
		list.Total = len(fit)
		if q.Limit <= 0 {
			q.Limit = 50
		}
		for _, st := range page(fit, q.Limit, q.Offset) {
			list.Rows = append(list.Rows, s.row(st))
		}
		list.Outlets, list.Tags = catalog.Counts(outlets), catalog.Counts(tags)
		return nil
	})
	return list, err
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

func (s *Store) document(st *story) catalog.Document {
	var marks []annotations.Annotation
	for _, m := range s.marksOf(st.ID) {
		marks = append(marks, m.Annotation)
	}
	return catalog.DocumentOf(catalog.ArticleFields(st.revisions[len(st.revisions)-1], marks)...)
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
