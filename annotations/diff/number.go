package diff

import (
	"unicode"
	"unicode/utf8"
)

// join makes one token of what belongs to one number - sign, currency, percent,
// hours and minutes, "forty-three" - and of a run of dots.
func join(text string, spans []span) []span {
	out := spans[:0]
	for k, s := range spans {
		if n := len(out); n > 0 && out[n-1].next == s.start && out[n-1].end == s.start && s.end > s.start {
			before := lastRune(text[:out[n-1].start])
			after := ""
			if k+1 < len(spans) && spans[k+1].start == s.end {
				after = text[spans[k+1].start:spans[k+1].end]
			}
			if belongs(text[out[n-1].start:out[n-1].end], text[s.start:s.end], after, before) {
				out[n-1].end, out[n-1].next = s.end, s.next
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// belongs reports whether b belongs to the token a right before it. After is
// the token right after b, or empty; before is the character before a.
func belongs(a, b, after string, before rune) bool {
	if a == "" {
		return false
	}
	first, last := firstRune(a), lastRune(a)
	head := firstRune(b)
	switch {
	case b == "." || b == "…":
		return last == '.' && first == '.' || a == "…"
	case unicode.IsDigit(head):
		return opens(before) && (isSign(first) || a == "." || a == "%") || isCurrency(last) || isCurrency(first) ||
			startsWithDigit(a) && (last == ':' || last == '/')
	case isCurrency(head):
		return hasDigit(a) && unicode.IsDigit(last) || isSign(first) && len(a) <= 3 && opens(before)
	case isSign(head) && isCurrency(last) && startsWithDigit(after):
		return true
	case b == "%" || b == "‰" || b == "٪" || b == "°":
		return unicode.IsDigit(last)
	case b == ":" || b == "/":
		return startsWithDigit(a) && unicode.IsDigit(last) && startsWithDigit(after)
	case b == "-" || b == "‐" || b == "‑":
		return isNumberWord(lower(a)) && isNumberWord(lower(after))
	case isNumberWord(lower(b)):
		return isHyphen(last) && len(a) > 3
	}
	return false
}

// opens reports whether a number may begin after r: then a hyphen is a sign,
// not a joint. At the start of a text r is the replacement character.
func opens(r rune) bool {
	return r == utf8.RuneError || unicode.IsSpace(r) || r == '"' || r == '\'' || unicode.In(r, unicode.Ps, unicode.Pi)
}

func isSign(r rune) bool {
	return r == '-' || r == '+' || r == '−' || r == '±' || r == '–' || r == '﹣' || r == '－'
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isCurrency(r rune) bool { return r == '$' || r >= 0xA2 && unicode.Is(unicode.Sc, r) }

func startsWithDigit(s string) bool { return s != "" && unicode.IsDigit(firstRune(s)) }

func hasDigit(s string) bool {
	for _, r := range s {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
