package catalog

import (
	"slices"
	"strings"
	"time"

	"writethru/annotations"
)

// Of says what a search looks for.
type Of int

// What can be searched.
const (
	Stories Of = iota
	Marks
)

// Search is what a reader typed, as parts in the order in which they stand.
type Search []Part

// Part is a word, a phrase, or a field with its values.
type Part struct {
	Name   string // of the field; "" for words
	Not    bool
	Quoted bool // words in quotation marks
	Values []string
	// Time is when the time begins that a date names; the zero time otherwise.
	Time time.Time
	// Problem says, as a sentence, why a part cannot be looked for. Then nothing
	// is: the others are looked for without it.
	Problem string
}

const (
	mostParts  = 32
	mostValues = 16
)

// ParseSearch reads what a reader typed into a search. These are its parts:
//
//	ferry              a word; the last one may still be growing
//	"hits pier"        words that stand together, in curly quotation marks too
//	tag:toll           a field and a value
//	speaker:"Ana Kew"  a value of several words
//	tag:toll,"low fog" one value or the other
//	-fog -tag:toll     a minus before any of them: what does not fit
//
// The fields are outlet, tag, kind, speaker, before, after and changed; for
// stories also is, for marks also fate. Dates are those of now's zone, as 2025,
// 2025-11 or 2025-11-04, or ages before now, as 12h, 3d, 2w, 6m or 1y. What looks
// like a field and is none is a word, and so is a field without a value. No more
// than 32 parts count.
func ParseSearch(typed string, now time.Time, of Of) Search {
	var s Search
	rest := []rune(strings.ToValidUTF8(typed, "\ufffd"))
	for len(s) < mostParts {
		var p Part
		if p, rest = nextPart(rest); p.Values == nil {
			return s
		}
		if p.Values[0] == "" {
			continue // nothing between quotation marks
		}
		p.check(now, of)
		s = append(s, p)
	}
	return s
}

// SearchOf reads the search of an address whose query get returns: what was typed
// is under "q"; values of fields may also stand under the names of the fields, as
// "outlet".
func SearchOf(get func(name string) string, now time.Time, of Of) Search {
	s := ParseSearch(get("q"), now, of)
	for _, name := range []string{"outlet", "tag", "kind", "speaker", "fate"} {
		if v := plainValue(get(name)); v != "" && !s.Has(name, v) && len(s) < mostParts {
			p := Part{Name: name, Values: []string{v}}
			p.check(now, of)
			s = append(s, p)
		}
	}
	return s
}

// String returns a search as it is typed. It is read as the same search again.
func (s Search) String() string {
	words := make([]string, len(s))
	for i, p := range s {
		words[i] = p.String()
	}
	return strings.Join(words, " ")
}

// String returns a part as it is typed.
func (p Part) String() string {
	minus := ""
	if p.Not {
		minus = "-"
	}
	if p.Name == "" {
		if p.Quoted {
			return minus + `"` + p.Values[0] + `"`
		}
		return minus + p.Values[0]
	}
	values := make([]string, len(p.Values))
	for i, v := range p.Values {
		values[i] = v
		if strings.ContainsFunc(v, func(r rune) bool { return isSpace(r) || r == ',' }) {
			values[i] = `"` + v + `"`
		}
	}
	return minus + p.Name + ":" + strings.Join(values, ",")
}

// Words returns the plain words, for ParseQuery.
func (s Search) Words() string {
	var words []string
	for _, p := range s {
		if p.IsPlain() {
			words = append(words, p.Values[0])
		}
	}
	return strings.Join(words, " ")
}

// IsPlain reports whether p is a plain word.
func (p Part) IsPlain() bool { return p.Name == "" && !p.Not && !p.Quoted }

// Conditions returns what is asked for besides the plain words.
func (s Search) Conditions() []annotations.Condition {
	var list []annotations.Condition
	for _, p := range s {
		c := annotations.Condition{Field: fields[p.Name], Not: p.Not, Values: p.Values, Time: p.Time}
		switch {
		case p.Problem != "", p.IsPlain(), p.Name == "" && PhraseOf(p.Values[0]).IsEmpty():
			continue
		case p.Name == "before":
			c.Not = !c.Not
		}
		if c.Field == annotations.ByAge || c.Field == annotations.ByChange {
			c.Values = nil
		}
		list = append(list, c)
	}
	return list
}

// Problems returns the sentences of the parts that cannot be looked for, each once.
func (s Search) Problems() []string {
	var list []string
	for _, p := range s {
		if p.Problem != "" && !slices.Contains(list, p.Problem) {
			list = append(list, p.Problem)
		}
	}
	return list
}

// Has reports whether s asks for one value of a field, and for no other in the
// same part.
func (s Search) Has(name, value string) bool { return s.index(name, value) >= 0 }

func (s Search) index(name, value string) int {
	value = plainValue(value)
	return slices.IndexFunc(s, func(p Part) bool { return p.Name == name && !p.Not && slices.Equal(p.Values, []string{value}) })
}

// Toggle returns s with the value of a field, or, when it has that, without.
// Only of tags can something have several: any other value takes the place of
// the one that was there.
func (s Search) Toggle(name, value string) Search {
	if i := s.index(name, value); i >= 0 {
		return s.Without(i)
	}
	out := slices.DeleteFunc(slices.Clone(s), func(p Part) bool { return name != "tag" && p.Name == name && !p.Not })
	return append(out, Part{Name: name, Values: []string{plainValue(value)}})
}

// Without returns s without its i-th part.
func (s Search) Without(i int) Search { return slices.Delete(slices.Clone(s), i, i+1) }

// WithoutWords returns s without its plain words.
func (s Search) WithoutWords() Search { return slices.DeleteFunc(slices.Clone(s), Part.IsPlain) }

// plainValue returns a value as it can be typed: without quotation marks, and
// with single spaces.
func plainValue(v string) string {
	return strings.Join(strings.FieldsFunc(v, func(r rune) bool { return isSpace(r) || isQuote(r) }), " ")
}
