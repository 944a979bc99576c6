package sqlite

import (
	"context"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// ArticleByWire implements annotations.Wires.
func (s *Store) ArticleByWire(ctx context.Context, name string) (w annotations.Wired, err error) {
	err = s.read(ctx, func(q session) error {
		var seq int64
		found := q.get(`SELECT a.seq, a.id FROM wire w JOIN article a ON a.seq = w.article WHERE w.name = ?`, name)(&seq, &w.Article)
		if found != nil {
			return orNotFound(found, "No article came by wire under this name.")
		}
		return q.each(func(scan row) error {
			var i annotations.WiredItem
			err := scan(&i.Name, &i.Version, timeInto(&i.Created))
			w.Items = append(w.Items, i)
			return err
		}, `SELECT name, version, created FROM wire WHERE article = ? AND came`, seq)
	})
	catalog.SortWired(w.Items)
	return w, err
}

// KeepWire implements annotations.Wires.
func (s *Store) KeepWire(ctx context.Context, id article.ID, w article.Wire, created time.Time) error {
	return s.write(ctx, func(q session) error {
		seq, err := q.seqOf(id)
		if err != nil {
			return err
		}
		return q.keepWire(seq, &w, created)
	})
}

// keepWire keeps the names of an item; nothing when it has none.
func (q session) keepWire(seq int64, w *article.Wire, created time.Time) error {
	if w == nil {
		return nil
	}
	if w.Item != "" {
		if err := q.keepItem(seq, w, created); err != nil {
			return err
		}
	}
	for _, name := range w.Replaced {
		if err := q.exec(`INSERT INTO wire (name, article, came, version, created) VALUES (?, ?, 0, '', ?) ON CONFLICT DO NOTHING`, name, seq, stamp(time.Time{})); err != nil {
			return err
		}
	}
	if w.Series == "" {
		return nil
	}
	return q.exec(`INSERT INTO wire (name, article, came, version, created) VALUES (?, ?, 0, '', ?) ON CONFLICT DO UPDATE SET article = excluded.article`, w.Series, seq, stamp(time.Time{}))
}

// keepItem keeps the newest version of an item that came.
func (q session) keepItem(seq int64, w *article.Wire, created time.Time) error {
	if err := q.exec(`INSERT INTO wire (name, article, came, version, created) VALUES (?, ?, 1, '', ?) ON CONFLICT DO UPDATE SET came = 1`, w.Item, seq, stamp(time.Time{})); err != nil {
		return err
	}
	var kept annotations.WiredItem
	if err := q.get(`SELECT version, created FROM wire WHERE name = ?`, w.Item)(&kept.Version, timeInto(&kept.Created)); err != nil {
		return err
	}
	if !catalog.IsNewer(kept, w.Version, created) {
		return nil
	}
	return q.exec(`UPDATE wire SET version = ?, created = ? WHERE name = ?`, w.Version, stamp(created), w.Item)
}

// Hold implements annotations.Wires.
func (s *Store) Hold(ctx context.Context, h annotations.Held) error {
	if err := catalog.CheckHeld(h); err != nil {
		return err
	}
	data, err := asJSON(h)
	if err != nil {
		return err
	}
	packed := s.pack.pack(h.Capture.Body)
	return s.write(ctx, func(q session) error {
		return q.exec(`INSERT OR REPLACE INTO held (sha256, item, data, body) VALUES (?, ?, ?, ?)`, h.Capture.SHA256, h.Item, data, packed)
	})
}

// Held implements annotations.Wires.
func (s *Store) Held(ctx context.Context) (list []annotations.Held, err error) {
	err = s.read(ctx, func(q session) error {
		return q.each(func(scan row) error {
			var h annotations.Held
			err := scan(jsonInto(&h))
			list = append(list, h)
			return err
		}, `SELECT data FROM held`)
	})
	catalog.SortHeld(list)
	return list, err
}

// HeldCapture implements annotations.Wires.
func (s *Store) HeldCapture(ctx context.Context, sha256 string, item int) (article.Capture, error) {
	var h annotations.Held
	var packed []byte
	err := s.read(ctx, func(q session) error {
		found := q.get(`SELECT data, body FROM held WHERE sha256 = ? AND item = ?`, sha256, item)(jsonInto(&h), &packed)
		return orNotFound(found, "Nothing is held under this name.")
	})
	if err != nil {
		return article.Capture{}, err
	}
	h.Capture.Body, err = s.pack.unpack(packed)
	return h.Capture, err
}

// LetGo implements annotations.Wires.
func (s *Store) LetGo(ctx context.Context, sha256 string, item int) error {
	return s.write(ctx, func(q session) error {
		return q.exec(`DELETE FROM held WHERE sha256 = ? AND item = ?`, sha256, item)
	})
}
