package kit

import (
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/web/api"
)

// Fates are the fates in the order in which they are listed.
var Fates = []annotations.Fate{annotations.Kept, annotations.Reworded, annotations.Moved, annotations.Removed, annotations.Unsure}

// FateWord returns the word for a fate, "Kept".
func FateWord(f annotations.Fate) string { return capital(string(f)) }

// capital returns a word of ours with a capital.
func capital(w string) string {
	if w == "" {
		return ""
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// Fate returns the sign of a fate with words beside it. They begin with its word.
func Fate(f annotations.Fate, words string) view.Node {
	return view.E("span", view.Class("fate", string(f)), view.T(words))
}

// most is how many steps a trail shows one by one.
const most = 8

// Trail returns the fates of a mark over the revisions, each a link to what the
// function to answers for a revision, from the first in which it stood or was
// marked. A long trail shows neighbours with one fate as one step.
func Trail(steps []api.Step, to func(n int) string) view.Node {
	list := view.E("ol", view.Class("trail"), view.Label("Over the revisions"))
	for len(steps) > 0 && !steps[0].Own && (steps[0].Fate == annotations.Removed || steps[0].Fate == annotations.Unsure) {
		steps = steps[1:]
	}
	for i := 0; i < len(steps); {
		end := i + 1
		for len(steps) > most && end < len(steps) && alike(steps[i], steps[end]) {
			end++
		}
		list.Kids = append(list.Kids, step(steps[i], steps[end-1], to))
		i = end
	}
	return list
}

func alike(a, b api.Step) bool {
	return a.Fate == b.Fate && a.ByHand == b.ByHand && !a.Own && !b.Own
}

func step(first, last api.Step, to func(n int) string) view.Node {
	sign, word := string(first.Fate), " "+string(first.Fate)
	if first.Own {
		sign, word = "made", " marked"
	}
	if first.ByHand {
		word += ", chosen by you"
	}
	words := Rev(first.Revision)
	if last.Revision != first.Revision {
		words += "–" + strconv.Itoa(last.Revision)
	}
	return view.E("li", view.Class("fate", sign),
		view.E("a", view.Href(to(first.Revision)), view.T(words), Hidden(word)))
}

// Rev returns the short name of a revision, "r3", or of an earlier text, "e2".
func Rev(n int) string {
	if n < 0 {
		return article.Spell(n)
	}
	return "r" + strconv.Itoa(n)
}

// Hidden returns words that only screen readers give.
func Hidden(words string) view.Node {
	return view.E("span", view.Class("sr"), view.T(words))
}

// FateHere says what became of a mark in the revision shown, in a few words.
func FateHere(m api.Mark, shown int) string {
	word := FateWord(m.Here.Fate)
	switch {
	case m.Here.Fate == annotations.Moved && m.WasPar > 0 && m.Par != m.WasPar:
		return word + ", was par. " + Number(m.WasPar)
	case m.Here.Fate == annotations.Kept && m.Revision > shown:
		return word + ", from " + Rev(m.Revision)
	case m.Here.Fate == annotations.Kept && m.Revision < shown && unbroken(m, shown):
		return word + " since " + Rev(m.Revision)
	}
	return word
}

// unbroken reports whether a mark stood in every revision since its own.
func unbroken(m api.Mark, shown int) bool {
	for _, s := range m.Trail {
		if s.Revision > m.Revision && s.Revision <= shown && s.Fate != annotations.Kept && s.Fate != annotations.Moved {
			return false
		}
	}
	return true
}
