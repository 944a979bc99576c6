package sqlite

import (
	"math"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

const (
	// mostRead is how many texts are read for one page, to see whether a phrase
	// is in them: about 20 ms. The next page goes on from there.
	mostRead = 200
	// readAtOnce is how many ords are taken from the tables at a time.
	readAtOnce = 64
)

// some returns the first ords, at most as many as asked for, that fit between
// bounds: the highest first or, for up, the lowest. When it ends before all was
// looked at it also returns the last ord that was.
func (q session) some(s search, b bounds, up bool, most int) (ords []int64, last *int64, err error) {
	if len(s.where.checks) == 0 {
		ords, err = q.fitting(s, b, up, most)
		return ords, nil, err
	}
	left := mostRead
	if s.limit <= 0 {
		left = math.MaxInt
	}
	for {
		batch, err := q.fitting(s, b, up, readAtOnce)
		if err != nil {
			return nil, nil, err
		}
		for _, ord := range batch {
			fits, err := s.check(q, ord)
			if err != nil {
				return nil, nil, err
			}
			if fits {
				ords = append(ords, ord)
			}
			if left--; len(ords) == most {
				return ords, nil, nil
			}
			if left == 0 {
				return ords, &ord, nil
			}
		}
		if len(batch) < readAtOnce {
			return ords, nil, nil
		}
		if b.high = batch[len(batch)-1] - 1; up {
			b = bounds{b.high + 2, math.MaxInt64}
		}
	}
}

// fitting returns the first ords that fit without their texts.
func (q session) fitting(s search, b bounds, up bool, most int) (ords []int64, err error) {
	fit, args := s.fit(b)
	order := ` ORDER BY ord DESC LIMIT ?`
	if up {
		order = ` ORDER BY ord LIMIT ?`
	}
	each := q.eachOnce
	if s.where.isEmpty() {
		each = q.each // there are few such queries
	}
	return ords, each(func(scan row) error {
		var ord int64
		err := scan(&ord)
		ords = append(ords, ord)
		return err
	}, fit+order, append(args, most)...)
}

// check reports whether the texts of an article or a mark are as wanted.
func (s search) check(q session, ord int64) (bool, error) {
	fields, err := s.texts(q, ord)
	if err != nil {
		return false, err
	}
	for _, c := range s.where.checks {
		if c.phrase.In(fields...) == c.not {
			return false, nil
		}
	}
	return true, nil
}

// articleTexts returns the fields by which the article on a place of the shelf is
// found.
func (s *Store) articleTexts(q session, ord int64) ([]string, error) {
	var seq int64
	var latest int
	if err := q.get(`SELECT article, latest FROM shelf WHERE ord = ?`, ord)(&seq, &latest); err != nil {
		return nil, err
	}
	r, err := s.revisionIn(q, seq, latest)
	if err != nil {
		return nil, err
	}
	marks, err := q.marksOf(seq)
	var live []annotations.Annotation
	for _, m := range marks {
		if !m.deleted {
			live = append(live, m.Annotation)
		}
	}
	return catalog.ArticleFields(r, live), err
}

// markTexts returns the fields by which a mark is found.
func markTexts(q session, ord int64) ([]string, error) {
	var m mark
	err := q.get(`SELECT `+markColumns+` FROM mark m WHERE ord = ?`, ord)(m.into()...)
	return catalog.MarkFields(m.Annotation), err
}
