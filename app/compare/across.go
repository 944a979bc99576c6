package compare

import (
	"fmt"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
)

// across reports whether the two texts are of two articles.
func (t *table) across() bool { return t.Other != nil }

// name names a text among the two: "r2", or "Plover Wire r2" when they are of two
// articles.
func (t *table) name(d doc) string {
	if t.across() {
		return kit.Outlet(d.from.Outlet) + " " + kit.Rev(d.Number)
	}
	return kit.Rev(d.Number)
}

// copyOf names a text in a sentence: "r2", or "Plover Wire’s copy".
func (t *table) copyOf(d doc) string {
	switch {
	case !t.across():
		return kit.Rev(d.Number)
	case d.from.Outlet == "":
		return "the copy without an outlet"
	}
	return d.from.Outlet + "’s copy"
}

// pairOf names the two outlets and revisions that are compared, each with a link
// to its text.
func (t *table) pairOf() view.Node {
	if !t.across() {
		return view.Node{}
	}
	link := func(d doc) view.Node {
		return view.E("a", view.Href(kit.Revision(d.from.ID, d.Number)), view.E("bdi", view.T(kit.Outlet(d.from.Outlet))), view.T(" "+kit.Rev(d.Number)))
	}
	return view.E("p", view.Class("pairof"), link(t.old), view.T(" compared with "), link(t.new), view.T(". "),
		view.E("a", view.ID("turn"), view.Href(t.address.turned().String()), view.T("Other way round")))
}

// turned returns the address of two articles compared the other way round.
func (a address) turned() address {
	a.article, a.with, a.from, a.to = a.with, a.article, a.to, a.from
	return a
}

// fateWord is the word for what became of a mark. What another outlet's copy
// does not have was not removed from it.
func (t *table) fateWord(f annotations.Fate) string {
	if t.across() && f == annotations.Removed {
		return "Not there"
	}
	return kit.FateWord(f)
}

// notIn says that a removed mark is not in the newer text.
func (t *table) notIn() string {
	if t.across() {
		return fmt.Sprintf("Not in %s.", t.copyOf(t.new))
	}
	return fmt.Sprintf("Not in %s.%s", kit.Rev(t.new.Number), t.noteSays())
}
