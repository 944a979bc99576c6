package sqlite

import (
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// numbers makes sure that the texts of every article are numbered without a gap.
func (x *examination) numbers(q session) error {
	return q.each(func(scan row) error {
		var id article.ID
		var n int
		if err := scan(&id, &n); err != nil {
			return err
		}
		if n == 0 {
			x.add(TextPart, id, false, "An article has no revision.")
		} else {
			x.add(TextPart, id, false, "The texts of an article are not numbered without a gap.")
		}
		return nil
	}, `SELECT a.id, count(r.number) FROM article a LEFT JOIN revision r ON r.article = a.seq
		GROUP BY a.seq HAVING count(r.number) = 0 OR min(r.number) <> 1 OR max(r.number) <> count(r.number)
		UNION ALL SELECT a.id, count(*) FROM earlier e JOIN article a ON a.seq = e.article
		GROUP BY a.seq HAVING max(e.number) <> -1 OR min(e.number) <> -count(*)`)
}

// texts unpacks every text and makes sure that it is the one that was kept.
func (x *examination) texts(q session) error {
	for _, table := range []string{"revision", "earlier"} {
		err := x.each(q, TextPart, table, func(scan row) error {
			r := article.Revision{}
			var packed []byte
			var headline, print string
			if err := scan(&r.Article, &r.Number, &headline, &print, jsonInto(&r.Meta), &packed); err != nil {
				x.add(TextPart, r.Article, false, "%s cannot be read.", capital(nameOf(r.Number)))
				return nil
			}
			blocks, err := x.s.pack.unpackBlocks(packed)
			if r.Blocks = blocks; err != nil {
				x.add(TextPart, r.Article, false, "%s cannot be read.", capital(nameOf(r.Number)))
			} else if article.Fingerprint(blocks, r.Withdrawn) != print || r.Headline() != headline {
				x.add(TextPart, r.Article, false, "%s is not the text that was kept.", capital(nameOf(r.Number)))
			}
			return nil
		}, `SELECT a.id, t.number, t.headline, t.fingerprint, t.meta, t.blocks FROM `+table+` t JOIN article a ON a.seq = t.article ORDER BY t.article, t.number`)
		if err != nil {
			return err
		}
	}
	return nil
}

func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }

// marks makes sure that the words of every mark stand where it was made.
func (x *examination) marks(q session) error {
	var all []mark
	err := x.each(q, MarkPart, "mark", func(scan row) error {
		var m mark
		err := scan(m.into()...)
		all = append(all, m)
		return err
	}, `SELECT `+markColumns+` FROM mark m ORDER BY m.article, m.revision`)
	if err != nil {
		return err
	}
	var text article.Text
	at := [2]int64{}
	for _, m := range all {
		if key := [2]int64{m.article, int64(m.Revision)}; key != at {
			at, text = key, article.Text{}
			if r, err := x.s.revisionIn(q, m.article, m.Revision); err == nil { // else told before
				text = r.Text()
			}
		}
		if text.Len() > 0 && catalog.TextAt(text, m.Spans) != m.Exact {
			x.add(MarkPart, m.Article, false, "The words of the mark %s are not those at its place in %s.", m.ID, nameOf(m.Revision))
		}
	}
	return nil
}

// placements makes sure that every mark has a place in every revision.
func (x *examination) placements(q session) error {
	return q.each(func(scan row) error {
		var id article.ID
		var n int
		if err := scan(&id, &n); err != nil {
			return err
		}
		x.add(PlacementPart, id, true, "%d places of marks in other revisions are missing.", n)
		return nil
	}, `SELECT a.id, count(*) FROM mark m JOIN article a ON a.seq = m.article
		JOIN revision r ON r.article = m.article AND r.number <> m.revision
		LEFT JOIN placement p ON p.mark = m.seq AND p.revision = r.number
		WHERE NOT m.deleted AND p.mark IS NULL GROUP BY a.seq`)
}
