package diff

import (
	"slices"
	"strings"
	"unicode"
)

// findFigures notes numbers that gave way to others in the row.
func (s *summary) findFigures(r Row) {
	for k := 1; k < len(r.Pieces); k++ {
		a, b := r.Pieces[k-1], r.Pieces[k]
		if a.Op != Delete || b.Op != Insert || a.Kind != Number || b.Kind != Number {
			continue
		}
		was, is := s.figure(a.Text), s.figure(b.Text)
		if was == "" || is == "" || s.beside(a.Text, was) > mostBeside || s.beside(b.Text, is) > mostBeside {
			continue
		}
		bare := was + " → " + is
		if slices.Contains(s.bare, bare) {
			continue
		}
		s.bare = append(s.bare, bare)
		unit := ""
		if k+1 < len(r.Pieces) {
			unit = s.unit(r.Pieces[k+1].Text)
		}
		if strings.HasSuffix(strings.TrimSpace(a.Text), was) && strings.HasSuffix(strings.TrimSpace(b.Text), is) {
			was, is = was+unit, is+unit
		}
		if k > 1 && strings.HasPrefix(a.Text, was) && strings.HasPrefix(b.Text, is) {
			was = month(r.Pieces[k-2].Text) + was
		}
		s.figures = append(s.figures, was+" → "+is)
	}
}

// mostBeside are the words that may have changed with a figure. Where more have,
// another figure stands there now, and not the same one with another value.
const mostBeside = 3

// beside returns the number of words of text that are no part of its figure.
func (s *summary) beside(text, figure string) int {
	return wordsIn(s.v, s.v.cut(text)) - wordsIn(s.v, s.v.cut(figure))
}

// figure returns the one number or date in text, or "".
func (s *summary) figure(text string) string {
	p := pair{v: s.v}
	tokens := s.v.cut(text)
	from, to := none, none
	for k := range tokens {
		if !p.numeric(tokens, k, true) {
			continue
		}
		if from == none {
			from = k
		} else if to != k {
			return "" // more than one
		}
		to = k + 1
	}
	if from == none {
		return ""
	}
	return text[tokens[from].start:withPoint(text, tokens[to-1])]
}

// withPoint returns where token t ends, with the point of an abbreviation: "a.m."
func withPoint(text string, t token) int {
	end := int(t.end)
	if strings.Contains(text[t.start:end], ".") && strings.HasPrefix(text[end:], ".") {
		end++
	}
	return end
}

// month returns the name of a month that text ends with, and the blank after it,
// or "".
func month(text string) string {
	word := strings.TrimSuffix(text, " ")
	if word == text {
		return ""
	}
	if k := strings.LastIndexAny(word, " \n"); k >= 0 {
		word = word[k+1:]
	}
	if calendar[lower(word)] && unicode.IsUpper(firstRune(word)) {
		return word + " "
	}
	return ""
}

// unit returns the unit that text begins with, after a space, or "".
func (s *summary) unit(text string) string {
	if !strings.HasPrefix(text, " ") {
		return ""
	}
	if end := strings.IndexAny(text[1:], " \n"); end >= 0 {
		text = text[:end+1]
	}
	tokens := s.v.cut(text[1:])
	if len(tokens) == 0 {
		return ""
	}
	if w := s.v.of(tokens[0]); units[lower(w.text)] || w.number {
		return text[:1+withPoint(text[1:], tokens[0])]
	}
	return ""
}
