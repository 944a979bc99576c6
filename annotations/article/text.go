package article

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Rule is the version of the rule by which a Text is made from blocks.
const Rule = 1

// Separator stands between the blocks of a Text.
const Separator = "\n\n"

// Span is a half-open range [Start, End) of a Text in Unicode code points.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of code points in s.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether s and o share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// String returns "[start,end)".
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }

// Text is the canonical text of a revision. The zero value is the empty text.
// A Text never changes; what its methods hand out must not be written to.
type Text struct {
	s      string
	runes  []rune
	blocks []Span
}

// NewText returns s as a Text. Invalid UTF-8 is replaced by U+FFFD. Its blocks
// are the stretches between blank lines.
func NewText(s string) Text {
	s = strings.ToValidUTF8(s, "�")
	t := Text{s: s, runes: []rune(s)}
	at := 0
	for i, part := range strings.Split(s, Separator) {
		if i > 0 {
			at += len(Separator)
		}
		n := utf8.RuneCountInString(part)
		t.blocks = append(t.blocks, Span{at, at + n})
		at += n
	}
	return t
}

// TextOf returns the canonical text of blocks, by the rule in the package
// comment. Blocks()[i] is the span of blocks[i].
func TextOf(blocks []Block) Text {
	var b strings.Builder
	t := Text{blocks: make([]Span, len(blocks))}
	at := 0
	for i, bl := range blocks {
		s := strings.ToValidUTF8(bl.Text(), "�")
		if s == "" {
			t.blocks[i] = Span{at, at}
			continue
		}
		if at > 0 {
			b.WriteString(Separator)
			at += len(Separator)
		}
		n := utf8.RuneCountInString(s)
		t.blocks[i] = Span{at, at + n}
		b.WriteString(s)
		at += n
	}
	t.s = b.String()
	t.runes = []rune(t.s)
	return t
}

// Starts returns where every part of every block begins in TextOf(blocks), in
// code points: Starts(blocks)[i][k] is the place of blocks[i].Parts[k].
func Starts(blocks []Block) [][]int {
	out := make([][]int, len(blocks))
	spans := TextOf(blocks).Blocks()
	for i, b := range blocks {
		at := spans[i].Start
		out[i] = make([]int, len(b.Parts))
		for k, p := range b.Parts {
			if k > 0 && spans[i].Len() > 0 {
				at += utf8.RuneCountInString(b.Joint(k))
			}
			out[i][k] = at
			at += utf8.RuneCountInString(strings.ToValidUTF8(p.Text(), "�"))
		}
	}
	return out
}

// String returns the whole text.
func (t Text) String() string { return t.s }

// Len returns the length of the text in code points.
func (t Text) Len() int { return len(t.runes) }

// Runes returns the text as code points. It must not be written to.
func (t Text) Runes() []rune { return t.runes }

// Blocks returns the span of every block, in order. It must not be written to.
func (t Text) Blocks() []Span { return t.blocks }

// Valid reports whether s is a range inside the text; an empty range is valid.
func (t Text) Valid(s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(t.runes)
}

// Slice returns the text of s, and "" when s is not inside the text.
func (t Text) Slice(s Span) string {
	if !t.Valid(s) {
		return ""
	}
	return string(t.runes[s.Start:s.End])
}

// BlockAt returns the number of the block that holds code point at. A place
// between two blocks belongs to the one before. It returns -1 for an empty text.
func (t Text) BlockAt(at int) int {
	found := -1
	for i, b := range t.blocks {
		if b.Start > at {
			break
		}
		if b.Len() > 0 || found < 0 {
			found = i
		}
	}
	return found
}
