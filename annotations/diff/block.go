package diff

import (
	"path"
	"strings"

	"writethru/annotations/article"
)

// block is a block as it is compared.
type block struct {
	article.Block
	text   string
	tokens []token // nil until needed
}

// side is one of the two inputs.
type side struct {
	blocks []block
	units  []unit
}

func newSide(in Input) side {
	s := side{blocks: make([]block, len(in.Blocks)), units: make([]unit, len(in.Blocks))}
	for i, b := range in.Blocks {
		s.blocks[i] = block{Block: b, text: b.Text()}
		s.units[i] = unit{text: s.blocks[i].text, sort: sortOf(b)}
		if b.Image != nil {
			s.units[i].text += "\x00" + picture(b.Image)
		}
	}
	return s
}

// sortOf keeps apart what can never become one another: the headline, a
// correction note, a note of the editors, tables, pictures, and all the rest.
func sortOf(b article.Block) string {
	switch {
	case b.Role == article.Headline, b.Role == article.Correction, b.Role == article.EdNote:
		return string(b.Role)
	case b.Kind == article.Figure, b.Kind == article.Table:
		return string(b.Kind)
	}
	return ""
}

// picture names a picture: by the copy that was kept, or else by its place
// without what a delivery network may add to it.
func picture(i *article.Image) string {
	if i.Hash != "" {
		return i.Hash
	}
	address, _, _ := strings.Cut(i.Src, "?")
	return address
}

// describe sets the features of the blocks that have no equal partner.
func (s *side) describe(v *vocab, equal []bool) {
	for i := range s.blocks {
		if equal[i] {
			s.units[i].words = len(strings.Fields(s.blocks[i].text))
			continue
		}
		b, u := &s.blocks[i], &s.units[i]
		b.tokens = v.cut(b.text)
		u.feats, u.words = v.features(b.tokens)
		if b.Image != nil {
			alt, _ := v.features(v.cut(b.Image.Alt + " " + path.Base(picture(b.Image))))
			u.feats = merge(u.feats, alt)
		}
	}
}

// text returns the texts of the numbered blocks, joined by a line feed.
func (s *side) text(numbers []int) string {
	if len(numbers) == 1 {
		return s.blocks[numbers[0]].text
	}
	texts := make([]string, len(numbers))
	for k, i := range numbers {
		texts[k] = s.blocks[i].text
	}
	return strings.Join(texts, "\n")
}

// cut returns the tokens of the numbered blocks' text.
func (s *side) cut(v *vocab, numbers []int) []token {
	if len(numbers) == 1 {
		b := &s.blocks[numbers[0]]
		if b.tokens == nil {
			b.tokens = v.cut(b.text)
		}
		return b.tokens
	}
	return v.cut(s.text(numbers))
}
