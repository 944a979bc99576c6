package diff

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"writethru/annotations/article"
)

// Summary says in a sentence what changed, without a full stop: "412 to 698
// words; 2 quotes changed; 1 paragraph moved; 12 → 17". Of two outlets' copies it
// says what is in one of them only. R is the comparison of old with new.
func Summary(r Result, old, new Input) string {
	s := summary{v: newVocab(), old: newSide(old), new: newSide(new), says: wordsFor(old, new)}
	var all kinds
	for _, row := range r.Rows {
		if row.Op != Same && !row.Folded() {
			s.row(row)
			all |= kindSet(row.Kinds...)
		}
	}
	taken := withdrawal(old, new)
	switch small := kindSet(Punctuation, Link, Layout); {
	case taken != "":
	case all == 0 && slices.ContainsFunc(r.Rows, Row.Folded):
		return "Only the layout, or what stands around the story, " + s.says.changed
	case all == 0:
		return s.says.nothing
	case all == kindSet(Link), all == kindSet(Link, Layout):
		return "Only links " + s.says.changedAll
	case all&^small == 0:
		return "Only punctuation and the like " + s.says.changed
	}
	parts := []string{taken}
	if r.WordsOld != r.WordsNew {
		parts = append(parts, fmt.Sprintf("%d %s %d words", r.WordsOld, s.says.to, r.WordsNew))
	}
	if all.has(Language) {
		parts = append(parts, "the whole text is in another language")
	}
	parts = append(parts, s.parts()...)
	sentence := strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
	_, n := utf8.DecodeRuneInString(sentence)
	return strings.ToUpper(sentence[:n]) + sentence[n:]
}

// withdrawal says that the outlet took the story back, or that it did so no
// longer, or "".
func withdrawal(old, new Input) string {
	switch {
	case old.Withdrawn == new.Withdrawn:
		return ""
	case new.Withdrawn && new.Copy != "":
		return new.Copy + " has withdrawn the story"
	case old.Withdrawn && old.Copy != "":
		return old.Copy + " has withdrawn the story"
	case new.Withdrawn:
		return "the story is withdrawn"
	}
	return "the story is no longer withdrawn"
}

// says are the words for what became of something, or for where it is.
type says struct{ to, headlines, added, removed, nothing, changed, changedAll string }

func wordsFor(old, new Input) says {
	if old.Copy == "" || new.Copy == "" {
		return says{"to", "headline changed", "added", "removed", "No changes", "changed", "changed"}
	}
	return says{"and", "headlines differ", "only in " + new.Copy, "only in " + old.Copy, "No differences", "differs", "differ"}
}

// summary counts what a reader would count.
type summary struct {
	v                   *vocab
	old, new            side
	says                says
	headline            string
	notes               [3]int // correction notes: changed, added, removed
	edNotes, pictures   [3]int // editors' notes and pictures likewise
	paragraphs          map[Op]int
	quotes              int // changed
	quotesIn, quotesOut []string
	figures             []string // "12 → 17 percent"
	bare                []string // the same without units
}

func (s *summary) row(r Row) {
	var b block
	if len(r.New) > 0 {
		b = s.new.blocks[r.New[0]]
	} else {
		b = s.old.blocks[r.Old[0]]
	}
	way := 0
	switch r.Op {
	case Added:
		way = 1
	case Removed:
		way = 2
	}
	k := byRole(b)
	switch {
	case k.has(Headline):
		s.headline = [...]string{s.says.headlines, "headline " + s.says.added, "headline " + s.says.removed}[way]
	case k.has(Correction):
		s.notes[way]++
	case b.Role == article.EdNote:
		s.edNotes[way]++
	case b.Kind == article.Figure:
		s.pictures[way]++
	default:
		if s.paragraphs == nil {
			s.paragraphs = map[Op]int{}
		}
		s.paragraphs[r.Op]++
	}
	if !k.has(Correction) && b.Role != article.EdNote { // a note quotes the story, and nobody
		s.quotations(r)
	}
	s.findFigures(r)
}

func (s *summary) parts() []string {
	in, out := s.quotesIn, s.quotesOut
	for k := 0; k < len(out); k++ { // a quote that is in another paragraph now is neither
		if at := slices.Index(in, out[k]); at >= 0 {
			in, out = slices.Delete(in, at, at+1), slices.Delete(out, k, k+1)
			k--
		}
	}
	return []string{
		s.headline,
		counted("correction note", "changed", s.notes[0], s.says.added, s.notes[1], s.says.removed, s.notes[2]),
		counted("editors’ note", "changed", s.edNotes[0], s.says.added, s.edNotes[1], s.says.removed, s.edNotes[2]),
		counted("quote", "changed", s.quotes, s.says.added, len(in), s.says.removed, len(out)),
		counted("paragraph", "edited", s.paragraphs[Edited], s.says.added, s.paragraphs[Added], s.says.removed, s.paragraphs[Removed],
			"moved", s.paragraphs[Moved], "split", s.paragraphs[Split], "merged", s.paragraphs[Merged]),
		counted("picture", "changed", s.pictures[0], s.says.added, s.pictures[1], s.says.removed, s.pictures[2]),
		some(s.figures, 3, "figure"),
	}
}

// counted lists counts of one thing, which is named once: "2 quotes changed, 1
// added". Pairs are words and counts; zeros are left out.
func counted(thing string, pairs ...any) string {
	var out []string
	for k := 0; k < len(pairs); k += 2 {
		n := pairs[k+1].(int)
		if n == 0 {
			continue
		}
		what := ""
		if len(out) == 0 {
			if what = " " + thing; n > 1 {
				what += "s"
			}
		}
		out = append(out, fmt.Sprintf("%d%s %s", n, what, pairs[k]))
	}
	return strings.Join(out, ", ")
}

// some lists at most n of all.
func some(all []string, n int, thing string) string {
	if len(all) <= n+1 {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more %ss", strings.Join(all[:n], ", "), len(all)-n, thing)
}
