package track

import (
	"slices"
	"unicode"

	"writethru/annotations/anchor/words"
)

// The ops of a Piece.
const (
	opEqual  = "="
	opDelete = "-"
	opInsert = "+"
)

// Words returns the change from the passage old to the passage new in words, as
// Result.Words gives it: for passages whose places are known.
func Words(old, new string) []Piece {
	pieces, _ := reword([]rune(old), []rune(new))
	return pieces
}

// reword returns the change from the text old to the text new in words, and how
// alike they are: twice the characters of the words that are the same over those
// of all words, 0 to 1. White space is no difference; pieces that are in both
// have the white space of the new text.
func reword(old, new []rune) ([]Piece, float64) {
	p := intern(words.Cut(old), words.Cut(new))
	p.inOrder(window{0, len(p.old), 0, len(p.new)}, longestRun)
	var w writer
	same, i0, j0 := 0, 0, 0
	for i, j := range p.to {
		if j == none {
			continue
		}
		o, n := p.old[i], p.new[j]
		if !slices.Equal(old[o.Start:o.End], new[n.Start:n.End]) {
			continue
		}
		w.change(old[i0:o.Start], new[j0:n.Start])
		w.add(opEqual, new[n.Start:n.End])
		same += o.End - o.Start
		i0, j0 = o.End, n.End
	}
	w.change(old[i0:], new[j0:])
	return w.pieces, ratio(2*same, letters(p.old)+letters(p.new))
}

// letters returns the number of characters of tokens.
func letters(tokens []words.Token) int {
	n := 0
	for _, t := range tokens {
		n += t.End - t.Start
	}
	return n
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
