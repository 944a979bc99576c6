package sqlite

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// List implements annotations.Shelf.
func (s *Store) List(ctx context.Context, l annotations.ListQuery) (list annotations.List, err error) {
	if err := catalog.CheckShow(l.Show); err != nil {
		return list, err
	}
	if l.Limit <= 0 {
		l.Limit = 50
	}
	if err := catalog.CheckWhere(l.Where, catalog.Stories); err != nil {
		return list, err
	}
	err = s.read(ctx, func(q session) error {
		p, err := s.listPage(q, l)
		if err != nil {
			return err
		}
		f, err := q.page(p)
		if err != nil {
			return err
		}
		list.Around = f.Around
		if list.Rows, err = q.rows(f.ords); err != nil {
			return err
		}
		return q.counts(func(name string, c annotations.Count) { count(&list, name, c) },
			"article", "changed", "unread", "marked", "revisions", "sample", "outlet", "tag")
	})
	return list, err
}

func (s *Store) listPage(q session, l annotations.ListQuery) (pageQuery, error) {
	where, err := q.wanted(l.Where, ofArticles)
	return pageQuery{all: anArticle, facets: listFacets(l), index: "article_words", texts: s.articleTexts, words: catalog.ParseQuery(l.Words),
		where: where, limit: l.Limit, from: l.From, counted: catalog.MostCounted}, err
}

func listFacets(l annotations.ListQuery) (list []facet) {
	switch {
	case l.Outlet != "" && l.Show != "":
		list = append(list, facet{"outlet " + l.Show, l.Outlet})
	case l.Outlet != "":
		list = append(list, facet{"outlet", l.Outlet})
	case l.Show != "":
		list = append(list, facet{l.Show, ""})
	}
	if l.Tag != "" {
		list = append(list, facet{"tag", l.Tag})
	}
	return list
}

func count(list *annotations.List, name string, c annotations.Count) {
	switch name {
	case "article":
		list.All = c.N
	case "changed":
		list.Changed = c.N
	case "unread":
		list.Unread = c.N
	case "marked":
		list.Marked = c.N
	case "revisions":
		list.Revisions = c.N
	case "sample":
		list.HasSample = true
	case "outlet":
		list.Outlets = append(list.Outlets, c)
	case "tag":
		list.Tags = append(list.Tags, c)
	}
}

// rows returns the rows of the shelf with these ords, in that order.
func (q session) rows(ords []int64) (list []annotations.Row, err error) {
	in, err := asJSON(ords)
	if err != nil {
		return nil, err
	}
	var stories []int64
	err = q.each(func(scan row) error {
		var r annotations.Row
		var story int64
		err := scan(append(articleInto(&r.Article), &r.Headline, &r.Snippet, &r.Lang, &r.Dir, &r.Dateline, &r.Words,
			timeInto(&r.Time), &r.Latest, &r.LastRead, jsonInto(&r.Changed), &r.Withdrawn, jsonInto(&r.Kinds), jsonInto(&r.Tags), &story)...)
		list, stories = append(list, r), append(stories, story)
		return err
	}, `SELECT `+articleColumns+`, s.headline, s.snippet, s.lang, s.dir, s.dateline, s.words,
		s.time, s.latest, s.last_read, s.changed, s.withdrawn, s.kinds, s.tags, ifnull(m.story, 0)
		FROM json_each(?) j CROSS JOIN shelf s ON s.ord = j.value CROSS JOIN article a ON a.seq = s.article
		LEFT JOIN member m ON m.article = a.seq ORDER BY j.key`, in)
	if err != nil {
		return nil, err
	}
	return list, q.carried(list, stories)
}

// Beside implements annotations.Shelf.
func (s *Store) Beside(ctx context.Context, id article.ID) (newer, older article.ID, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.get(`SELECT
			coalesce((SELECT a.id FROM shelf s JOIN article a ON a.seq = s.article WHERE s.ord > me.ord ORDER BY s.ord LIMIT 1), ''),
			coalesce((SELECT a.id FROM shelf s JOIN article a ON a.seq = s.article WHERE s.ord < me.ord ORDER BY s.ord DESC LIMIT 1), '')
			FROM shelf me WHERE me.article = ?`, seq)(&newer, &older)
	})
	return newer, older, err
}

// Setting implements annotations.Shelf.
func (s *Store) Setting(ctx context.Context, key string) (value string, err error) {
	err = s.read(ctx, func(q session) error {
		return q.get(`SELECT coalesce((SELECT value FROM setting WHERE key = ?), '')`, key)(&value)
	})
	return value, err
}

// SetSetting implements annotations.Shelf.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.write(ctx, func(q session) error {
		if value == "" {
			return q.exec(`DELETE FROM setting WHERE key = ?`, key)
		}
		return q.exec(`INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)`, key, value)
	})
}
