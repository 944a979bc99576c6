package compare

import (
	"slices"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// bit is a stretch of a row's text that is alike in everything: kept, removed or
// added, of one style, under the same marks. Or it is a joint.
type bit struct {
	op       string // diff.Equal, Delete or Insert
	kind     diff.Change
	text     string
	old, new stretch // the side where it does not stand is zero
	marks    []int   // over it where both texts are printed as one
	was      []int   // over it in the older text
}

// under returns the marks over the bit where side s is printed.
func (b bit) under(s side) []int {
	if s == oldSide {
		return b.was
	}
	return b.marks
}

// run returns the style and the link of the bit.
func (b bit) run() (article.Style, string) {
	if b.op == diff.Delete {
		return b.old.style, b.old.href
	}
	return b.new.style, b.new.href
}

// pieces returns the pieces of a row of any sort.
func (t *table) pieces(r diff.Row) []diff.Piece {
	switch {
	case r.Op == diff.Added:
		return []diff.Piece{{Op: diff.Insert, Text: t.new.rowText(r.New)}}
	case r.Op == diff.Removed:
		return []diff.Piece{{Op: diff.Delete, Text: t.old.rowText(r.Old)}}
	case r.Pieces == nil:
		return []diff.Piece{{Op: diff.Equal, Text: t.new.rowText(r.New)}}
	}
	return r.Pieces
}

func (d doc) rowText(blocks []int) string {
	text := ""
	for k, i := range blocks {
		if k > 0 {
			text += "\n"
		}
		text += d.Blocks[i].Text()
	}
	return text
}

// stream returns the text of a row: one stream, of which inline shows all and
// the two columns side by side one part each.
func (t *table) stream(r diff.Row) []bit {
	olds, news := t.old.stretches(r.Old), t.new.stretches(r.New)
	o := reader{all: olds, covers: covers(olds, t.oldSpans)}
	n := reader{all: news, covers: covers(news, t.newSpans)}
	var out []bit
	for _, p := range t.pieces(r) {
		for text := []rune(p.Text); len(text) > 0; {
			b, size := bit{op: p.Op, kind: p.Kind}, len(text)
			if p.Op != diff.Insert {
				b.old, size = o.next(size)
			}
			if p.Op != diff.Delete {
				b.new, size = n.next(size)
			}
			if p.Op != diff.Insert {
				b.was = o.marks()
			}
			b.marks = t.over(p.Op, b.was, n.marks())
			b.text, text = string(text[:size]), text[size:]
			if p.Op != diff.Insert {
				o.pos += size
			}
			if p.Op != diff.Delete {
				n.pos += size
			}
			out = append(out, b)
		}
	}
	return out
}

// over returns the marks over a bit. Over words that are in both texts lies what
// lies over them in the new one; marks that have no place there lie where they
// lay in the old one.
func (t *table) over(op string, old, new []int) []int {
	switch op {
	case diff.Delete:
		return old
	case diff.Insert:
		return new
	}
	for _, k := range old {
		if len(t.newSpans[k]) == 0 && !slices.Contains(new, k) {
			new = append(new, k)
		}
	}
	return new
}
