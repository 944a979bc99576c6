package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
)

// far is how far from what is in view the cursor may have been left, in code
// points, before it begins anew with what is in view.
const far = 3000

// step moves the selection to the next sentence of the story, or the one before.
func (h *hand) step(by int) []state.Effect {
	page := newPage(h.p.Revision.Blocks)
	all := page.sentences()
	if len(all) == 0 {
		return nil
	}
	i := h.at(all, by)
	h.choosePiece(all[i : i+1])
	words := "Sentence " + kit.Number(i+1) + " of " + kit.Number(len(all))
	if n := page.number(all[i].Start); n > 0 {
		words += ", paragraph " + kit.Number(n)
	}
	h.s.Speak(words)
	return used(state.Select{Spans: h.ui.Selection})
}

// at returns the stretch that comes next, one way or the other: from the
// selection, else from where the last step led, else from what is in view.
func (h *hand) at(all []article.Span, by int) int {
	from := h.ui.Cursor
	switch {
	case len(h.ui.Selection) > 0:
		from = h.ui.Selection[0].Start
	case from == 0 || from < h.e.InView || from > h.e.InView+far:
		for i, s := range all {
			if s.Start >= h.e.InView {
				return i
			}
		}
		return len(all) - 1
	}
	found := -1
	for i, s := range all {
		if s.Start <= from {
			found = i
		}
	}
	if by < 0 && found >= 0 && all[found].Start < from { // back to the start of this one
		return found
	}
	return min(max(found+by, 0), len(all)-1)
}

func (h *hand) choosePiece(spans []article.Span) {
	h.ui.Selection = append([]article.Span(nil), spans...)
	h.ui.Cursor = spans[0].Start
}

// paragraph selects the next paragraph, or the one before.
func (h *hand) paragraph(by int) []state.Effect {
	page := newPage(h.p.Revision.Blocks)
	blocks, whole := page.paragraphs()
	if len(blocks) == 0 {
		return nil
	}
	i := h.at(whole, by)
	h.choosePiece(blocks[i])
	words := "Paragraph " + kit.Number(i+1) + " of " + kit.Number(len(blocks))
	h.s.Speak(words)
	return used(state.Select{Spans: h.ui.Selection})
}

// widen makes the selection one word longer at its end, or shorter.
func (h *hand) widen(by int) []state.Effect {
	if len(h.ui.Selection) == 0 {
		return nil
	}
	page := newPage(h.p.Revision.Blocks)
	first, last := h.ui.Selection[0], h.ui.Selection[len(h.ui.Selection)-1]
	ends := page.wordEnds()
	end, words := last.End, ""
	if by > 0 {
		for _, e := range ends {
			if e > last.End {
				end = e
				break
			}
		}
		words = page.text.Slice(article.Span{Start: last.End, End: end})
	} else {
		for _, e := range ends {
			if e > first.Start && e < last.End {
				end = e
			}
		}
		words = page.text.Slice(article.Span{Start: end, End: last.End})
	}
	if end == last.End {
		return used()
	}
	h.ui.Selection = page.pieces(article.Span{Start: first.Start, End: end})
	sign := " added"
	if by < 0 {
		sign = " left out"
	}
	h.s.Speak(strings.TrimSpace(words) + sign)
	return used(state.Select{Spans: h.ui.Selection})
}

// sentences returns the sentences of the story.
func (p page) sentences() []article.Span {
	var out []article.Span
	for _, part := range p.parts {
		if part.story {
			out = append(out, p.sentencesOf(part.Span)...)
		}
	}
	return out
}

// sentencesOf cuts a part into sentences by Unicode Standard Annex 29, and joins
// what it parts after an abbreviation.
func (p page) sentencesOf(s article.Span) []article.Span {
	rest, state, at := p.text.Slice(s), -1, s.Start
	var out []article.Span
	join := false
	for rest != "" {
		var sentence string
		sentence, rest, state = uniseg.FirstSentenceInString(rest, state)
		end := at + utf8.RuneCountInString(sentence)
		if join && len(out) > 0 {
			out[len(out)-1].End = end
		} else if t := p.trim(article.Span{Start: at, End: end}); t.Len() > 0 {
			out = append(out, t)
		}
		join, at = abbreviated(sentence), end
	}
	for i := range out {
		out[i] = p.trim(out[i])
	}
	return out
}

// abbreviations before which a full stop ends no sentence.
var abbreviations = map[string]bool{}

func init() {
	for _, w := range strings.Fields("Mr Mrs Ms Dr Prof Gen Gov Sen Rep Lt Col Capt Sgt Rev Hon St Jr Sr No vs Jan Feb Aug Sept Oct Nov Dec Mme Mlle Hr Fr Nr bzw Sra") {
		abbreviations[w] = true
	}
}

// abbreviated reports whether a sentence ends with an abbreviation or an initial.
func abbreviated(sentence string) bool {
	s := strings.TrimRightFunc(sentence, unicode.IsSpace)
	if !strings.HasSuffix(s, ".") {
		return false
	}
	s = strings.TrimSuffix(s, ".")
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	r, n := utf8.DecodeRuneInString(word)
	initial := n == len(word) && unicode.IsUpper(r) && !strings.HasSuffix(s, "."+word)
	return abbreviations[word] || word != "" && initial
}

// paragraphs returns the parts of every block of the story, and their extents.
func (p page) paragraphs() (parts [][]article.Span, whole []article.Span) {
	last := -1
	for _, part := range p.parts {
		if !part.story {
			continue
		}
		if part.block != last {
			parts, whole, last = append(parts, nil), append(whole, part.Span), part.block
		}
		i := len(parts) - 1
		parts[i] = append(parts[i], p.trim(part.Span))
		whole[i].End = part.End
	}
	return parts, whole
}

// wordEnds returns where words end, by Unicode Standard Annex 29; the marks that
// follow on a word without a space belong to it.
func (p page) wordEnds() []int {
	var out []int
	for _, part := range p.parts {
		rest, state, at := p.text.Slice(part.Span), -1, part.Start
		word := false
		for rest != "" {
			var w string
			w, rest, state = uniseg.FirstWordInString(rest, state)
			at += utf8.RuneCountInString(w)
			space := strings.TrimSpace(w) == ""
			letters := strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
			switch {
			case letters, !space && word:
				if word && !letters {
					out = out[:len(out)-1]
				}
				out, word = append(out, at), true
			default:
				word = false
			}
		}
	}
	return out
}
