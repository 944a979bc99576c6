package diff

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// kinds is a set of kinds of change.
type kinds uint32

// ranks are the kinds, most important first.
var ranks = [...]Change{
	Language, Correction, Headline, Number, Quoted, Attribution, Name, Dateline, Addition, Deletion, Wording,
	Picture, Move, SplitUp, Merge, Link, Punctuation, Furniture, Layout,
}

func kindSet(all ...Change) kinds {
	var out kinds
	for _, c := range all {
		for k, r := range ranks {
			if r == c {
				out |= 1 << k
			}
		}
	}
	return out
}

func (k kinds) has(c Change) bool { return k&kindSet(c) != 0 }

// first returns the most important kind, or "".
func (k kinds) first() Change {
	if k == 0 {
		return ""
	}
	return ranks[bits.TrailingZeros32(uint32(k))]
}

// list returns the kinds, most important first.
func (k kinds) list() []Change {
	var out []Change
	for r := range ranks {
		if k&(1<<r) != 0 {
			out = append(out, ranks[r])
		}
	}
	return out
}

// classify names what each hunk changes. A change of white space that begins
// or ends a paragraph is of kind space, if there is one.
func (p *pair) classify(names *names, space Change) {
	for k := range p.hunks {
		h := &p.hunks[k]
		h.kinds = p.kindsOf(h, names)
		if h.kinds == 0 {
			h.kinds = kindSet(Layout)
			if space != "" && (strings.Contains(p.a[h.old[0]:h.old[1]], "\n") || strings.Contains(p.b[h.new[0]:h.new[1]], "\n")) {
				h.kinds = kindSet(space)
			}
		}
	}
}

// kindsOf returns the kinds of one hunk, 0 when only white space differs.
func (p *pair) kindsOf(h *hunk, names *names) kinds {
	w := h.tokens
	old, new := p.old[w.i0:w.i1], p.new[w.j0:w.j1]
	if len(old) == 0 && len(new) == 0 {
		return 0
	}
	if p.onlyForms(old, new) {
		return kindSet(Punctuation)
	}
	if p.oldQ == nil {
		p.oldQ, p.newQ = p.v.quotes(p.a, p.old), p.v.quotes(p.b, p.new)
	}
	var k kinds
	if p.numbersDiffer(w) {
		k |= kindSet(Number)
	}
	if p.quotesDiffer(w) {
		k |= kindSet(Quoted)
	}
	if p.wholeSentence(w) {
		if len(old) > 0 {
			return k&kindSet(Quoted) | kindSet(Deletion)
		}
		return k&kindSet(Quoted) | kindSet(Addition)
	}
	if p.attributes(p.old, p.oldQ, w.i0, w.i1) || p.attributes(p.new, p.newQ, w.j0, w.j1) {
		k |= kindSet(Attribution)
	}
	if names.differ(p, w) {
		k |= kindSet(Name)
	}
	if k&kindSet(Quoted, Attribution, Name) == 0 && p.otherWords(w, k != 0) {
		k |= kindSet(Wording)
	}
	if k == 0 {
		if p.blank(old) && p.blank(new) {
			return 0
		}
		k = kindSet(Punctuation)
	}
	return k
}

// onlyForms reports whether old and new differ only in the form of quotation
// marks and apostrophes, or in lines that were typed for italics.
func (p *pair) onlyForms(old, new []token) bool {
	form := func(t token) string { return quoteForms.Replace(p.v.of(t).text) }
	return slices.EqualFunc(old, new, func(x, y token) bool { return form(x) == form(y) })
}

func (p *pair) blank(tokens []token) bool {
	for _, t := range tokens {
		if t.end > t.start {
			return false
		}
	}
	return true
}

// otherWords reports whether words differ in w. With apartNumbers, those that
// are numbers, dates or units do not count.
func (p *pair) otherWords(w window, apartNumbers bool) bool {
	in := func(tokens []token, from, to int) bool {
		for k := from; k < to; k++ {
			if word := p.v.of(tokens[k]); word.letter && !(apartNumbers && p.numeric(tokens, k, true)) {
				return true
			}
		}
		return false
	}
	return in(p.old, w.i0, w.i1) || in(p.new, w.j0, w.j1)
}

// numeric reports whether token k says a number, a date, or the unit of a
// number. Words that are often something else count only when soft is set.
func (p *pair) numeric(tokens []token, k int, soft bool) bool {
	w := p.v.of(tokens[k])
	folded := lower(w.text)
	switch {
	case w.number:
		return soft || !softNumbers[folded]
	case calendar[folded]:
		if !softDates[folded] {
			return true
		}
		return soft && unicode.IsUpper(firstRune(w.text))
	case units[folded] && k > 0:
		return p.v.of(tokens[k-1]).number
	}
	return false
}

// numbersDiffer reports whether w changes a number, a date or a unit.
func (p *pair) numbersDiffer(w window) bool {
	hard := func(tokens []token, from, to int) bool {
		for k := from; k < to; k++ {
			if p.numeric(tokens, k, false) {
				return true
			}
		}
		return false
	}
	soft := func(tokens []token, from, to int) (ids []int32) {
		for k := from; k < to; k++ {
			if p.numeric(tokens, k, true) {
				ids = append(ids, p.v.of(tokens[k]).fold)
			}
		}
		return ids
	}
	was, is := soft(p.old, w.i0, w.i1), soft(p.new, w.j0, w.j1)
	if slices.Equal(was, is) {
		return false
	}
	return len(was) > 0 && len(is) > 0 || hard(p.old, w.i0, w.i1) || hard(p.new, w.j0, w.j1)
}

// quotesDiffer reports whether words inside quotation marks differ in w, or
// quotation marks came or went. Another form of the same mark does not count.
func (p *pair) quotesDiffer(w window) bool {
	marks := 0
	words := func(tokens []token, q []quoting, from, to, sign int) bool {
		for k := from; k < to; k++ {
			if q[k] >= nested {
				marks += sign
			} else if q[k] == quoted && p.v.of(tokens[k]).letter {
				return true
			}
		}
		return false
	}
	return words(p.old, p.oldQ, w.i0, w.i1, 1) || words(p.new, p.newQ, w.j0, w.j1, -1) || marks != 0
}

// wholeSentence reports whether w only adds or takes out whole sentences.
func (p *pair) wholeSentence(w window) bool {
	tokens, from, to := p.new, w.j0, w.j1
	if w.j0 == w.j1 {
		tokens, from, to = p.old, w.i0, w.i1
	} else if w.i0 != w.i1 {
		return false
	}
	return to-from >= 3 && p.boundary(tokens, from) >= 3 && p.endsSentence(tokens, to-1)
}

func (p *pair) endsSentence(tokens []token, k int) bool {
	for ; k > 0 && p.v.of(tokens[k]).quote; k-- {
	}
	return sentenceEnds[p.v.of(tokens[k]).text]
}
