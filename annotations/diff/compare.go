package diff

import (
	"strings"

	"writethru/annotations/article"
)

// Compare compares two revisions of a text, or two texts that share wire copy.
// It is total: every pair of inputs has a result, and equal inputs have equal
// results, in the server as in the browser.
func Compare(old, new Input) Result {
	c := &comparison{v: newVocab(), old: newSide(old), new: newSide(new)}
	groups := matchBlocks(c.v, &c.old, &c.new)
	c.names = newNames(new.Lang)
	for _, s := range []*side{&c.old, &c.new} {
		for _, b := range s.blocks {
			c.names.learn(c.v, b.tokens)
		}
	}
	if otherLanguage(old, new) {
		c.all = kindSet(Language)
	}
	res := Result{
		Version:  Version,
		WordsOld: article.Revision{Blocks: old.Blocks}.Words(),
		WordsNew: article.Revision{Blocks: new.Blocks}.Words(),
	}
	for _, g := range c.order(groups) {
		for _, row := range c.rows(g) {
			res.Rows = append(res.Rows, row)
			if !row.Folded() {
				res.count(row, c)
			}
		}
	}
	return res
}

// comparison is what Compare works on.
type comparison struct {
	v        *vocab
	old, new side
	names    *names
	all      kinds // of every changed row
}

// count adds the words that the row marks.
func (res *Result) count(r Row, c *comparison) {
	switch r.Op {
	case Added:
		res.Added += wordsIn(c.v, c.new.cut(c.v, r.New))
	case Removed:
		res.Gone += wordsIn(c.v, c.old.cut(c.v, r.Old))
	}
	for _, p := range r.Pieces {
		switch p.Op {
		case Insert:
			res.Added += wordsIn(c.v, c.v.cut(p.Text))
		case Delete:
			res.Gone += wordsIn(c.v, c.v.cut(p.Text))
		}
	}
}

func wordsIn(v *vocab, tokens []token) (n int) {
	for _, t := range tokens {
		if v.of(t).letter {
			n++
		}
	}
	return n
}

// otherLanguage reports whether the whole text is in another language.
func otherLanguage(old, new Input) bool {
	a, b := primary(old.Lang), primary(new.Lang)
	return a != "" && b != "" && a != b
}

// primary returns the language of a tag, without region and script.
func primary(tag string) string {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return lang
}

// Words compares two short texts by words, for cards and headlines.
func Words(a, b string) []Piece {
	if a == b {
		return equal(a)
	}
	v := newVocab()
	p := v.compare(a, b, v.cut(a), v.cut(b))
	n := newNames("")
	n.learn(v, p.old)
	n.learn(v, p.new)
	p.classify(n, "")
	return p.pieces()
}

// Changes returns the number of rows that are changed and not folded.
func (r Result) Changes() int {
	n := 0
	for _, row := range r.Rows {
		if row.Op != Same && !row.Folded() {
			n++
		}
	}
	return n
}

// Minor reports whether something changed, and nothing but punctuation, links
// and layout.
func (r Result) Minor() bool {
	minor := false
	for _, row := range r.Rows {
		if row.Op == Same {
			continue
		}
		for _, k := range row.Kinds {
			if k != Punctuation && k != Link && k != Layout {
				return false
			}
		}
		minor = true
	}
	return minor
}

// Folded reports whether only furniture or layout changed in the row, which a
// screen may fold away. Facts are never folded.
func (r Row) Folded() bool {
	for _, k := range r.Kinds {
		if k != Furniture && k != Layout {
			return false
		}
	}
	return r.Op != Same
}
