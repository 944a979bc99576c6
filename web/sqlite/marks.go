package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// mark is a row of the table of that name.
type mark struct {
	annotations.Annotation
	seq, ord, article int64
	deleted           bool
	facets            string
}

const markColumns = `m.seq, m.ord, m.article, m.deleted, m.facets, m.data`

func (m *mark) into() []any {
	return []any{&m.seq, &m.ord, &m.article, &m.deleted, &m.facets, jsonInto(&m.Annotation)}
}

// mark returns the annotation with this ID.
func (q session) mark(id annotations.ID) (m mark, err error) {
	err = q.get(`SELECT `+markColumns+` FROM mark m WHERE id = ?`, id)(m.into()...)
	return m, orNotFound(err, "There is no such mark.")
}

// marksOf returns the annotations of an article, by place, also deleted ones.
func (q session) marksOf(seq int64) (list []mark, err error) {
	err = q.each(func(scan row) error {
		var m mark
		err := scan(m.into()...)
		list = append(list, m)
		return err
	}, `SELECT `+markColumns+` FROM mark m WHERE article = ?`, seq)
	slices.SortFunc(list, func(a, b mark) int { return catalog.ByPlace(a.Annotation, b.Annotation) })
	return list, err
}

// PutMark implements annotations.Marks.
func (s *Store) PutMark(ctx context.Context, a annotations.Annotation, placed []annotations.Placement) error {
	if err := catalog.CheckMark(a, placed); err != nil {
		return err
	}
	return s.write(ctx, func(q session) error {
		seq, err := q.revisionOf(a.Article, a.Revision)
		if err != nil {
			return err
		}
		m, err := q.mark(a.ID)
		switch {
		case annotations.CodeOf(err) == annotations.NotFound:
			m, err = q.newMark(a, seq)
		case err != nil:
			return err
		case m.Article != a.Article || m.Revision != a.Revision:
			return annotations.Errorf(annotations.Conflict, "This mark was made on another revision.")
		case catalog.Same(m.Annotation, a):
			return q.placeable(placed, seq)
		default:
			m, err = q.changeMark(m, a)
		}
		if err != nil {
			return err
		}
		if err := s.place(q, placed, within{article: seq}); err != nil {
			return err
		}
		return s.rejudge(q, m)
	})
}

func (q session) newMark(a annotations.Annotation, article int64) (m mark, err error) {
	m = mark{Annotation: a, article: article, facets: "[]"}
	if m.ord, err = q.free("mark", a.Made); err != nil {
		return m, err
	}
	data, err := asJSON(a)
	if err != nil {
		return m, err
	}
	m.seq, err = q.insert(`INSERT INTO mark (id, ord, article, revision, deleted, facets, data) VALUES (?, ?, ?, ?, 0, '[]', ?)`,
		a.ID, m.ord, article, a.Revision, data)
	return m, err
}

func (q session) changeMark(m mark, a annotations.Annotation) (mark, error) {
	if err := q.exec(`DELETE FROM mark_words WHERE rowid = ?`, m.ord); err != nil {
		return m, err
	}
	if a.Made.Unix() != m.Made.Unix() {
		ord, err := q.free("mark", a.Made)
		if err != nil {
			return m, err
		}
		m.ord = ord
	}
	m.Annotation = a
	data, err := asJSON(a)
	if err != nil {
		return m, err
	}
	return m, q.exec(`UPDATE mark SET ord = ?, data = ? WHERE seq = ?`, m.ord, data, m.seq)
}

// rejudge brings everything up to date that follows from a mark.
func (s *Store) rejudge(q session, m mark) error {
	if err := q.judgeMark(m); err != nil {
		return err
	}
	if err := q.indexMark(m); err != nil {
		return err
	}
	return s.shelveMarks(q, m.article)
}

// indexMark puts a mark's words into the index, or takes them out when it is
// deleted.
func (q session) indexMark(m mark) error {
	if err := q.exec(`DELETE FROM mark_words WHERE rowid = ?`, m.ord); err != nil || m.deleted {
		return err
	}
	words := catalog.DocumentOf(catalog.MarkFields(m.Annotation)...)
	return q.exec(`INSERT INTO mark_words (rowid, words) VALUES (?, ?)`, m.ord, strings.Join(words, " "))
}

// Mark implements annotations.Marks.
func (s *Store) Mark(ctx context.Context, id annotations.ID) (a annotations.Annotation, deleted bool, err error) {
	err = s.read(ctx, func(q session) error {
		m, err := q.mark(id)
		a, deleted = m.Annotation, m.deleted
		return err
	})
	return a, deleted, err
}

// MarksOf implements annotations.Marks.
func (s *Store) MarksOf(ctx context.Context, id article.ID) (list []annotations.Annotation, err error) {
	err = s.read(ctx, func(q session) error {
		var seq int64
		err := q.get(`SELECT seq FROM article WHERE id = ?`, id)(&seq)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		marks, err := q.marksOf(seq)
		for _, m := range marks {
			if !m.deleted {
				list = append(list, m.Annotation)
			}
		}
		return err
	})
	return list, err
}

// DeleteMark implements annotations.Marks.
func (s *Store) DeleteMark(ctx context.Context, id annotations.ID) error {
	return s.setDeleted(ctx, id, true)
}

// RestoreMark implements annotations.Marks.
func (s *Store) RestoreMark(ctx context.Context, id annotations.ID) error {
	return s.setDeleted(ctx, id, false)
}

func (s *Store) setDeleted(ctx context.Context, id annotations.ID, deleted bool) error {
	return s.write(ctx, func(q session) error {
		m, err := q.mark(id)
		if err != nil || m.deleted == deleted {
			return err
		}
		m.deleted = deleted
		if err := q.exec(`UPDATE mark SET deleted = ? WHERE seq = ?`, deleted, m.seq); err != nil {
			return err
		}
		return s.rejudge(q, m)
	})
}
