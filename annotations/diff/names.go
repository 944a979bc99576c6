package diff

import "slices"

// names knows which words of both texts are names: capitalised where no
// sentence begins.
type names struct {
	seen map[int32]bool // by the number of the core
	none bool           // the language writes all nouns with a capital
}

func newNames(lang string) *names {
	return &names{seen: map[int32]bool{}, none: primary(lang) == "de"}
}

// learn reads one text.
func (n *names) learn(v *vocab, tokens []token) {
	start := true
	for _, t := range tokens {
		w := v.of(t)
		if w.capped && !start {
			n.seen[t.id] = true
		}
		start = sentenceEnds[w.text] || w.quote || start && !w.letter
	}
}

// differ reports whether w changes a name: the capitalised words on its two
// sides are not the same.
func (n *names) differ(p *pair, w window) bool {
	if n.none {
		return false
	}
	was, is := n.in(p.v, p.old, w.i0, w.i1), n.in(p.v, p.new, w.j0, w.j1)
	return !slices.Equal(was, is)
}

// in returns the names among the tokens from i to end.
func (n *names) in(v *vocab, tokens []token, i, end int) (ids []int32) {
	for k := i; k < end; k++ {
		w := v.of(tokens[k])
		followed := k+1 < len(tokens) && v.of(tokens[k+1]).capped && tokens[k].next > tokens[k].end
		if w.capped && (n.seen[tokens[k].id] || followed) {
			ids = append(ids, w.fold)
		}
	}
	return ids
}
