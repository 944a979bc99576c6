package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is what is known of a token's core, wherever it stands.
type word struct {
	text string
	// fold is the number of the core in lower case, with one form of quotation
	// mark and one of dash.
	fold   int32
	letter bool // a word or number, not punctuation
	number bool
	light  bool // tells little of what a sentence is about: articles, prepositions, punctuation
	capped bool // begins with a capital, and is not a day or month
	quote  bool // a quotation mark or apostrophe
	long   bool // a phrase without spaces
	weight int32
}

// vocab numbers the cores of the tokens of one comparison.
type vocab struct {
	ids   map[string]int32
	words []word
	folds map[string]int32
}

func newVocab() *vocab {
	return &vocab{ids: make(map[string]int32, 1024), folds: make(map[string]int32, 1024)}
}

func (v *vocab) id(core string) int32 {
	if id, ok := v.ids[core]; ok {
		return id
	}
	id := int32(len(v.words))
	v.ids[core] = id
	v.words = append(v.words, v.describe(core))
	return id
}

func (v *vocab) of(t token) *word { return &v.words[t.id] }

func (v *vocab) describe(core string) word {
	w := word{text: core, light: true, weight: 1}
	if core == "" {
		return w
	}
	folded := lower(core)
	id, ok := v.folds[folded]
	if !ok {
		id = int32(len(v.folds))
		v.folds[folded] = id
	}
	w.fold = id
	first := firstRune(core)
	for _, r := range core {
		w.letter = w.letter || unicode.IsLetter(r) || unicode.IsNumber(r) || r > 0xFF && unicode.IsSymbol(r)
		if unicode.IsDigit(r) && (unicode.IsDigit(first) || !unicode.IsLetter(first)) {
			w.number = true
		}
	}
	w.number = w.number || unicode.IsNumber(first) || isNumberWord(folded) || isCompoundNumber(folded)
	w.quote = quoteMarks[core]
	size := int32(utf8.RuneCountInString(core))
	written := scriptOf(core)
	w.long = size > 1 && (written == han || written == phrase)
	w.light = !w.letter || lightWords[folded] || !w.number && !w.long && size == 1
	w.capped = w.letter && !w.number && unicode.IsUpper(first) && !calendar[folded] && size > 1 && !lightWords[folded]
	// An alignment keeps as many words as it can, and among as many the longest.
	w.weight = 10 + min(size, 400)
	return w
}

// lower returns s in lower case, with one form of quotation mark and dash.
func lower(s string) string {
	plain := true
	for k := range len(s) {
		if s[k] >= utf8.RuneSelf || s[k] >= 'A' && s[k] <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', '‚', '‛', 'ʼ':
			return '\''
		case '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』':
			return '"'
		case '‐', '‑', '–', '—', '―', '−':
			return '-'
		}
		return unicode.ToLower(r)
	}, s)
}

// isCompoundNumber reports whether a folded word is one as "forty-three".
func isCompoundNumber(folded string) bool {
	a, b, ok := strings.Cut(folded, "-")
	return ok && isNumberWord(a) && isNumberWord(b)
}
