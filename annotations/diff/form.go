package diff

import (
	"slices"

	"writethru/annotations/article"
)

// form returns what changed in a row beside its words: links, picture, layout.
func (c *comparison) form(g group) kinds {
	if len(g.old) != 1 || len(g.new) != 1 {
		return 0
	}
	a, b := c.old.blocks[g.old[0]], c.new.blocks[g.new[0]]
	var k kinds
	if !slices.Equal(links(a), links(b)) {
		k |= kindSet(Link)
	}
	if pictureChanged(a.Image, b.Image) {
		k |= kindSet(Picture)
	}
	if a.text == b.text && (a.Kind != b.Kind || a.Role != b.Role || a.Level != b.Level || a.Ordered != b.Ordered ||
		len(a.Parts) != len(b.Parts) || !sameStyles(a.Block, b.Block)) {
		k |= kindSet(Layout)
	}
	return k
}

func pictureChanged(a, b *article.Image) bool {
	if a == nil || b == nil {
		return a != b
	}
	if a.Hash == "" || b.Hash == "" { // a copy on one side says nothing
		x, y := *a, *b
		x.Hash, y.Hash = "", ""
		return picture(&x) != picture(&y) || a.Alt != b.Alt
	}
	return a.Hash != b.Hash || a.Alt != b.Alt
}

// links returns the addresses in b, in order, each run of one address once.
func links(b block) []string {
	var out []string
	for _, p := range b.Parts {
		before := ""
		for _, r := range p.Runs {
			if r.Href != "" && r.Href != before {
				out = append(out, r.Href)
			}
			before = r.Href
		}
	}
	return out
}

// sameStyles reports whether two blocks of one text look the same.
func sameStyles(a, b article.Block) bool {
	return slices.Equal(stretches(a), stretches(b))
}

// stretch is a length of text in one style.
type stretch struct {
	style article.Style
	size  int
}

func stretches(b article.Block) []stretch {
	var out []stretch
	for _, p := range b.Parts {
		for _, r := range p.Runs {
			if n := len(out); n > 0 && out[n-1].style == r.Style {
				out[n-1].size += len(r.Text)
			} else if r.Text != "" {
				out = append(out, stretch{r.Style, len(r.Text)})
			}
		}
	}
	return out
}
