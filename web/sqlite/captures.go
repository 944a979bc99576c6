package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// AddCapture implements annotations.Captures.
func (s *Store) AddCapture(ctx context.Context, id article.ID, n int, c article.Capture) error {
	if err := catalog.CheckCapture(c); err != nil {
		return err
	}
	packed := s.pack.pack(c.Body)
	return s.write(ctx, func(q session) error {
		seq, err := q.revisionOf(id, n)
		if err != nil {
			return err
		}
		return q.keepCapture(seq, n, c, packed)
	})
}

// keepCapture keeps a capture of revision n; its bytes once.
func (q session) keepCapture(seq int64, n int, c article.Capture, packed []byte) error {
	header, err := asJSON(c.Header)
	if err != nil {
		return err
	}
	var body int64
	err = q.get(`SELECT seq FROM body WHERE sha256 = ?`, c.SHA256)(&body)
	if errors.Is(err, sql.ErrNoRows) {
		body, err = q.insert(`INSERT INTO body (sha256, data) VALUES (?, ?)`, c.SHA256, packed)
	}
	if err != nil {
		return err
	}
	return q.exec(`INSERT INTO capture (article, revision, body, url, content_type, header, time) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		seq, n, body, c.URL, c.ContentType, header, stamp(c.Time))
}

// Sightings implements annotations.Captures.
func (s *Store) Sightings(ctx context.Context, id article.ID) (list []annotations.Sighting, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.each(func(scan row) error {
			var at annotations.Sighting
			err := scan(&at.Revision, timeInto(&at.Time))
			list = append(list, at)
			return err
		}, `SELECT revision, time FROM capture WHERE article = ? ORDER BY seq`, seq)
	})
	return list, err
}

// CapturesOf implements annotations.Captures.
func (s *Store) CapturesOf(ctx context.Context, id article.ID) (list []annotations.Filed, err error) {
	err = s.read(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.each(func(scan row) error {
			var k annotations.Filed
			err := scan(&k.Revision, &k.SHA256, &k.URL, &k.ContentType, jsonInto(&k.Header), timeInto(&k.Time))
			list = append(list, k)
			return err
		}, `SELECT c.revision, b.sha256, c.url, c.content_type, c.header, c.time
			FROM capture c JOIN body b ON b.seq = c.body WHERE c.article = ? ORDER BY c.seq`, seq)
	})
	return list, err
}

// Capture implements annotations.Captures.
func (s *Store) Capture(ctx context.Context, sha256 string) (c article.Capture, err error) {
	var packed []byte
	err = s.read(ctx, func(q session) error {
		found := q.get(`SELECT b.sha256, c.url, c.content_type, c.header, c.time, b.data
			FROM body b JOIN capture c ON c.body = b.seq WHERE b.sha256 = ? ORDER BY c.seq LIMIT 1`, sha256)(
			&c.SHA256, &c.URL, &c.ContentType, jsonInto(&c.Header), timeInto(&c.Time), &packed)
		return orNotFound(found, "There is no such capture.")
	})
	if err != nil {
		return article.Capture{}, err
	}
	c.Body, err = s.pack.unpack(packed)
	return c, err
}

// PutImage implements annotations.Captures.
func (s *Store) PutImage(ctx context.Context, hash, contentType string, data []byte) error {
	if err := catalog.CheckImage(hash, data); err != nil {
		return err
	}
	if data == nil {
		data = []byte{}
	}
	return s.write(ctx, func(q session) error {
		return q.exec(`INSERT INTO picture (sha256, content_type, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, hash, contentType, data)
	})
}

// Image implements annotations.Captures.
func (s *Store) Image(ctx context.Context, hash string) (contentType string, data []byte, err error) {
	err = s.read(ctx, func(q session) error {
		found := q.get(`SELECT content_type, data FROM picture WHERE sha256 = ?`, hash)(&contentType, &data)
		return orNotFound(found, "There is no such picture.")
	})
	return contentType, data, err
}
