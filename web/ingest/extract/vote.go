package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// gram is the number of neighbouring words by which texts are compared.
const gram = 4

// witness is the text that one library takes for the story.
type witness struct {
	lines map[string]bool
	whole string
	grams map[string]bool
	words int
}

func newWitness(s string) witness {
	w := witness{lines: map[string]bool{}, grams: map[string]bool{}}
	var all []string
	for line := range strings.Lines(s) {
		words := tokens(line)
		if len(words) == 0 {
			continue
		}
		w.lines[strings.Join(words, " ")] = true
		all = append(all, words...)
	}
	w.words = len(all)
	w.whole = " " + strings.Join(all, " ") + " "
	for _, g := range grams(all) {
		w.grams[g] = true
	}
	return w
}

// confirms reports whether the witness holds the text: as a line, as a part of
// its text, or at least half of its runs of four words.
func (w witness) confirms(words []string) bool {
	if len(words) == 0 {
		return false
	}
	joined := strings.Join(words, " ")
	if w.lines[joined] {
		return true
	}
	if len(words) < gram {
		return false
	}
	return strings.Contains(w.whole, " "+joined+" ") || w.share(words) >= 0.5
}

// share returns which part of the words' runs of four the witness holds.
func (w witness) share(words []string) float64 {
	all := grams(words)
	if len(all) == 0 {
		return 0
	}
	n := 0
	for _, g := range all {
		if w.grams[g] {
			n++
		}
	}
	return float64(n) / float64(len(all))
}

func grams(words []string) []string {
	var out []string
	for i := 0; i+gram <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+gram], " "))
	}
	return out
}

// spaceless are scripts without spaces, and firstSpaceless is the first of their
// letters, so that most texts are not looked up in their tables.
var spaceless = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer, unicode.Han, unicode.Hiragana, unicode.Katakana}

const firstSpaceless = 0x0E00

// tokens returns the words of s, folded. In scripts without spaces a letter
// counts as a word.
func tokens(s string) []string {
	var out []string
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range norm.NFKC.String(s) {
		switch {
		case r >= firstSpaceless && unicode.In(r, spaceless...):
			end()
			out = append(out, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		case r == 0xAD || r == 0x200B || r == '\'' || r == '’':
		default:
			end()
		}
	}
	end()
	return out
}
