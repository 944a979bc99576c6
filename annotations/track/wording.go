package track

import (
	"unicode"

	"writethru/annotations/anchor/words"
	"writethru/annotations/article"
)

// The ops of a Piece.
const (
	opEqual  = "="
	opDelete = "-"
	opInsert = "+"
)

// wording returns the change in words of a mark's spans, joined by line feeds.
func (f *follower) wording(parts []found) []Piece {
	var w writer
	for k, r := range parts {
		if k > 0 {
			w.add(opEqual, []rune{'\n'})
		}
		f.compareWords(&w, r)
	}
	return w.pieces
}

// compareWords writes the change from the old text of r to the new one.
func (f *follower) compareWords(w *writer, r found) {
	old, new := f.old.Runes(), f.new.Runes()
	from, to := r.from, r.whole
	for i := r.a; i < r.b && to.Len() > 0; i++ {
		j := f.pair.to[i]
		if j == none || f.pair.strand[i] != r.strand || !f.equal(i, j) {
			continue
		}
		o, n := f.pair.old[i], f.pair.new[j]
		if o.Start < from.Start || o.End > from.End || n.Start < to.Start || n.End > to.End {
			continue
		}
		w.change(old[from.Start:o.Start], new[to.Start:n.Start])
		w.add(opEqual, new[n.Start:n.End])
		from, to = article.Span{Start: o.End, End: from.End}, article.Span{Start: n.End, End: to.End}
	}
	w.change(old[from.Start:from.End], new[to.Start:to.End])
}

// writer collects pieces and joins neighbours of one op.
type writer struct{ pieces []Piece }

func (w *writer) add(op string, text []rune) {
	if len(text) == 0 {
		return
	}
	if k := len(w.pieces) - 1; k >= 0 && w.pieces[k].Op == op {
		w.pieces[k].Text += string(text)
		return
	}
	w.pieces = append(w.pieces, Piece{Op: op, Text: string(text)})
}

// change writes that old became new. White space at the ends of both is equal,
// and white space alone is no change.
func (w *writer) change(old, new []rune) {
	if sameText(old, new) {
		w.add(opEqual, new)
		return
	}
	n := 0
	for n < len(old) && n < len(new) && blank(old[n]) && blank(new[n]) {
		n++
	}
	w.add(opEqual, new[:n])
	old, new = old[n:], new[n:]
	n = 0
	for n < len(old) && n < len(new) && blank(old[len(old)-1-n]) && blank(new[len(new)-1-n]) {
		n++
	}
	w.add(opDelete, old[:len(old)-n])
	w.add(opInsert, new[:len(new)-n])
	w.add(opEqual, new[len(new)-n:])
}

// sameText reports whether a and b have the same characters, white space and
// invisible characters aside.
func sameText(a, b []rune) bool {
	i, j := 0, 0
	for {
		for i < len(a) && blank(a[i]) {
			i++
		}
		for j < len(b) && blank(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

func blank(r rune) bool { return unicode.IsSpace(r) || words.Invisible(r) }
