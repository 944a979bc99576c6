package diff

import "strings"

// near is how many words stand at most between a speaker and a word of speech.
const near = 6

// attributes reports whether the tokens from i to end say whose words the text
// gives: they hold a word of speech, or stand where the speaker stands.
func (p *pair) attributes(tokens []token, q []quoting, i, end int) bool {
	words, name := false, false
	for k := i; k < end; k++ {
		if q[k] == quoted {
			continue
		}
		w := p.v.of(tokens[k])
		words, name = words || w.letter && !w.light, name || w.capped
		if speech[lower(w.text)] && !p.mayBeNoun(tokens, k) {
			return true
		}
	}
	if !words {
		return false
	}
	return p.speaksAfter(tokens, q, end, name) || p.speaksBefore(tokens, q, i)
}

// mayBeNoun reports whether "the report" or "a claim" is meant, or something
// that was said by nobody in particular: "no deaths were reported".
func (p *pair) mayBeNoun(tokens []token, k int) bool {
	if k == 0 || sentenceEnds[p.v.of(tokens[k-1]).text] { // "Notes about ...", but "Says Ondry: ..."
		return strings.HasSuffix(p.v.of(tokens[k]).text, "s") && k+1 < len(tokens) && !p.v.of(tokens[k+1]).capped
	}
	switch lower(p.v.of(tokens[k-1]).text) {
	case "a", "an", "the", "this", "that", "his", "her", "their", "its", "no",
		"is", "are", "was", "were", "be", "been", "being":
		return true
	}
	return false
}

// speaksAfter reports whether a word of speech follows, with only a name, a
// title or a description between. What stands before a comma is the speaker
// only when it is a name.
func (p *pair) speaksAfter(tokens []token, q []quoting, k int, name bool) bool {
	for n := 0; k < len(tokens) && n < near; k++ {
		w := p.v.of(tokens[k])
		switch {
		case q[k] != unquoted || sentenceEnds[w.text] || w.text == ";", w.text == "," && !name:
			return false
		case speech[lower(w.text)]:
			return !p.mayBeNoun(tokens, k)
		case w.letter:
			n++
		}
	}
	return false
}

// speaksBefore reports whether a speaker is named here: after "according to",
// after "published by", or after a verb that itself follows a quotation.
func (p *pair) speaksBefore(tokens []token, q []quoting, k int) bool {
	to := false // "to" or "by" stands between
	for n := 0; k > 0 && n < near; n++ {
		k--
		w := p.v.of(tokens[k])
		folded := lower(w.text)
		switch {
		case q[k] != unquoted || sentenceEnds[w.text] || w.text == "," || w.text == ";":
			return false
		case speech[folded]:
			if to || folded == "selon" || folded == "según" || folded == "secondo" || folded == "zufolge" || folded == "laut" {
				return true
			}
			return k > 0 && (q[k-1] == marking || p.v.of(tokens[k-1]).text == ",")
		case folded == "by" || folded == "to" || folded == "von" || folded == "par" || folded == "por" || folded == "di":
			to = true
		}
	}
	return false
}
