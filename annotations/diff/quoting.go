package diff

import "unicode"

// quoting says what a token is to a quotation.
type quoting uint8

const (
	unquoted quoting = iota
	quoted           // words inside quotation marks
	nested           // a quotation mark inside a quotation
	marking          // a quotation mark
)

// mostNested bounds quotations inside quotations.
const mostNested = 4

// quotes says of each token whether it is quoted speech. A quotation that is
// not closed ends with the text: the next paragraph goes on with it. Marks need
// not match, for outlets mix them up. Apostrophes are told from marks by what
// stands beside them.
func (v *vocab) quotes(text string, tokens []token) []quoting {
	out := make([]quoting, len(tokens))
	var open []rune
	for k, t := range tokens {
		w := v.of(t)
		if w.quote {
			tight := k > 0 && tokens[k-1].next == t.start // the token before touches it
			before, after := lastRune(text[:t.start]), firstRune(text[t.end:])
			switch r := firstRune(w.text); {
			case closes(r, open, tight, before, after):
				open = closed(open, r)
				out[k] = markOf(len(open))
				continue
			case begins(r, before, after) && len(open) < mostNested:
				out[k] = markOf(len(open))
				open = append(open, r)
				continue
			}
		}
		if len(open) > 0 {
			out[k] = quoted
		}
	}
	return out
}

// markOf says what a mark is with depth quotations around it.
func markOf(depth int) quoting {
	if depth > 0 {
		return nested
	}
	return marking
}

// family names marks that belong together: double, single, or angled.
func family(r rune) rune {
	switch r {
	case '\'', '‘', '’', '‚', '‛', '＇':
		return '\''
	case '«', '»':
		return '«'
	case '‹', '›':
		return '‹'
	case '「', '」':
		return '「'
	case '『', '』':
		return '『'
	}
	return '"'
}

// closes reports whether the mark r ends a quotation.
func closes(r rune, open []rune, tight bool, before, after rune) bool {
	if len(open) == 0 || !tight {
		return false
	}
	inner := open[len(open)-1]
	switch r {
	case '“', '„', '‚', '‘', '「', '『':
		// “ and ‘ close what „ and ‚ open.
		return r == '“' && inner == '„' || r == '‘' && inner == '‚'
	case '«':
		return inner == '»'
	case '»', '”', '」', '』', '›':
		return true
	}
	if inWord(after) {
		return false
	}
	if family(r) == '\'' && unicode.IsLetter(before) && family(inner) != '\'' {
		return false // crews’ inside a quotation with double marks
	}
	return true
}

// closed returns the open marks without the one that r closes.
func closed(open []rune, r rune) []rune {
	for k := len(open) - 1; k >= 0; k-- {
		if family(open[k]) == family(r) {
			return open[:k]
		}
	}
	return open[:len(open)-1]
}

// begins reports whether the mark r starts a quotation.
func begins(r, before, after rune) bool {
	if unicode.IsSpace(after) || after == unicode.ReplacementChar {
		return false
	}
	switch r {
	case '“', '„', '«', '「', '『', '‹':
		return true
	case '‘', '‚', '\'', '"', '»', '”', '＂', '＇', '‛', '‟', '’':
		return !inWord(before)
	}
	return false
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
