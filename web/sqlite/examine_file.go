package sqlite

import (
	"strings"

	"writethru/annotations/article"
)

// pages has SQLite check the file. What is wrong with an index alone is made anew
// from its table; indexes of words are told under search.
func (x *examination) pages(q session) error {
	return q.each(func(scan row) error {
		var line string
		if err := scan(&line); err != nil || line == "ok" {
			return err
		}
		switch {
		case strings.Contains(line, "fts5") || strings.Contains(line, "inverted index"):
			x.add(SearchPart, "", true, "An index of words is damaged: %s.", line)
		case strings.Contains(line, "missing from index") || strings.Contains(line, "entries in index") || strings.Contains(line, "non-unique entry"):
			x.add(FilePart, "", true, "An index is damaged: %s.", line)
		default:
			x.add(FilePart, "", false, "The file is damaged: %s.", line)
		}
		return nil
	}, `PRAGMA integrity_check(40)`)
}

func (x *examination) references(q session) error {
	return q.each(func(scan row) error {
		var table, parent string
		var n int
		if err := scan(&table, &parent, &n); err != nil {
			return err
		}
		x.add(ReferencePart, "", false, "The table %s has %d rows that belong to something in %s which is not there.", table, n, parent)
		return nil
	}, `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`)
}

// bodies unpacks the bytes of every capture and makes sure that they are those
// that were kept.
func (x *examination) bodies(q session) error {
	var bad []string
	err := x.each(q, CapturePart, "body", func(scan row) error {
		var want string
		var data []byte
		if err := scan(&want, &data); err != nil {
			return err
		}
		body, err := x.s.pack.unpack(data)
		if err != nil || article.SHA256(body) != want {
			bad = append(bad, want)
		}
		return nil
	}, `SELECT sha256, data FROM body ORDER BY seq`)
	for _, sha := range bad {
		var id article.ID
		_ = q.get(`SELECT a.id FROM body b JOIN capture c ON c.body = b.seq JOIN article a ON a.seq = c.article WHERE b.sha256 = ?`, sha)(&id) // else nobody's
		x.add(CapturePart, id, false, "The bytes of the capture %.12s are not those that were kept.", sha)
	}
	return err
}

// captures makes sure that every text has its capture, and every capture an owner.
func (x *examination) captures(q session) error {
	unused := 0
	if err := q.get(`SELECT count(*) FROM body WHERE NOT EXISTS (SELECT 1 FROM capture WHERE body = body.seq)`)(&unused); err != nil {
		return err
	}
	if unused > 0 {
		x.add(CapturePart, "", true, "The bytes of %d captures belong to no article.", unused)
	}
	for _, table := range []string{"revision", "earlier"} {
		err := q.each(func(scan row) error {
			var id article.ID
			var n int
			if err := scan(&id, &n); err != nil {
				return err
			}
			x.add(CapturePart, id, false, "The capture of %s is missing.", nameOf(n))
			return nil
		}, `SELECT a.id, t.number FROM `+table+` t JOIN article a ON a.seq = t.article
			WHERE NOT EXISTS (SELECT 1 FROM capture c JOIN body b ON b.seq = c.body WHERE c.article = t.article AND b.sha256 = t.capture)`)
		if err != nil {
			return err
		}
	}
	return nil
}

// nameOf names a revision or an earlier text in a sentence.
func nameOf(n int) string {
	if n < 0 {
		return "earlier text " + article.Spell(n)
	}
	return "revision " + article.Spell(n)
}

// pictures makes sure that every picture is shown somewhere and is what its name
// says, and that what is shown is there.
func (x *examination) pictures(q session) error {
	unused := 0
	if err := q.get(`SELECT count(*) FROM picture p WHERE NOT EXISTS (SELECT 1 FROM shown s WHERE s.sha256 = p.sha256)`)(&unused); err != nil {
		return err
	}
	if unused > 0 {
		x.add(PicturePart, "", true, "%d pictures are shown by no article.", unused)
	}
	if err := x.each(q, PicturePart, "picture", func(scan row) error {
		var want string
		var data []byte
		if err := scan(&want, &data); err != nil {
			return err
		}
		if article.SHA256(data) != want {
			x.add(PicturePart, "", false, "The bytes of the picture %.12s are not those that were kept.", want)
		}
		return nil
	}, `SELECT sha256, data FROM picture ORDER BY seq`); err != nil {
		return err
	}
	return q.each(func(scan row) error {
		var id article.ID
		var sha string
		if err := scan(&id, &sha); err != nil {
			return err
		}
		x.add(PicturePart, id, false, "The picture %.12s, which an article shows, is missing.", sha)
		return nil
	}, `SELECT a.id, s.sha256 FROM shown s JOIN article a ON a.seq = s.article WHERE NOT EXISTS (SELECT 1 FROM picture p WHERE p.sha256 = s.sha256)`)
}
