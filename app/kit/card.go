package kit

import (
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/web/api"
)

// Card is a mark with what became of it, as it stands beside a text.
type Card struct {
	Mark api.Mark
	// Shown is the revision that is shown, Of the number of revisions.
	Shown, Of int
	// Lang and Dir are those of the text.
	Lang string
	Dir  article.Direction
	// On is set while the mark is pointed at.
	On bool
	// Pick is the action of its icon, Back that of its title, which leads to the
	// text, Shut that of letting it go; all have the ID as argument.
	Pick, Back, Shut string
	// Lead stands below the head, Acts below the words, More below that, where the
	// card is open; Form in place of everything.
	Lead, Acts, More, Form view.Nodes
}

// Node returns the card.
func (c Card) Node() view.Node {
	m := c.Mark
	on := ""
	if c.On {
		on = "on"
	}
	title := TitleOf(m)
	inner := view.Nodes{view.E("div", view.Class("hd"), c.icon(), c.who(title), c.fate(), c.close())}
	if c.Form != nil {
		inner = c.Form
	} else {
		inner = append(inner, c.Lead...)
		inner = append(inner, c.words(title)...)
		inner = append(inner, c.Acts...)
		inner = append(inner, view.E("div", view.Class("more"), c.More))
	}
	c.mend(inner)
	return view.E("div", view.Class("card", string(m.Kind), on), view.A("role", "note"), view.ID(CardID(m.ID)),
		view.A("tabindex", "-1"), view.Label(NameOf(m)), inner)
}

// mend gives what the card says its own language and direction, beside a text
// in another one.
func (c Card) mend(nodes view.Nodes) {
	if c.Dir != article.RTL && (c.Lang == "" || strings.HasPrefix(strings.ToLower(c.Lang), "en")) {
		return
	}
	for i := range nodes {
		for _, a := range []view.Attr{view.A("lang", "en"), view.A("dir", "ltr")} {
			if !hasAttr(nodes[i], a.Name) {
				nodes[i].Attrs = append(nodes[i].Attrs, a)
			}
		}
	}
}

func hasAttr(n view.Node, name string) bool {
	for _, a := range n.Attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}

func (c Card) icon() view.Node {
	return view.E("a", view.Class("open"), view.A("tabindex", "-1"), view.Href("#"+CardID(c.Mark.ID)), view.Label(NameOf(c.Mark)),
		view.When(c.Pick != "", view.Click(c.Pick, string(c.Mark.ID))), Icon(string(c.Mark.Kind)))
}

func (c Card) who(title string) view.Node {
	name := view.E("bdi", view.T(title))
	if !Placed(c.Mark) {
		return view.E("b", view.Class("who"), name)
	}
	return view.E("b", view.Class("who"), view.E("a", view.Href("#"+MarkID(c.Mark.ID)),
		view.When(c.Back != "", view.Click(c.Back, string(c.Mark.ID))), name))
}

// close lets the card go where it stands over the text as a sheet.
func (c Card) close() view.Node {
	x := view.E("a", view.Class("btn bare x"), view.Href("#"+MarkID(c.Mark.ID)), view.Label("Close"), Icon("x"))
	if c.On && c.Shut != "" { // else the address holds it open, and must lead elsewhere
		x.On = append(x.On, view.Click(c.Shut, string(c.Mark.ID)))
	}
	return x
}

// Placed reports whether a mark has a place in the revision shown.
func Placed(m api.Mark) bool {
	return len(m.Here.Spans) > 0 && m.Here.Fate != annotations.Removed && m.Here.Fate != annotations.Unsure
}

func (c Card) fate() view.Node {
	m := c.Mark
	if m.Revision == c.Shown && !m.Here.ByHand {
		if c.Of < 2 {
			return view.Node{}
		}
		return view.E("span", view.Class("end dim"), view.T("New in "+Rev(c.Shown)))
	}
	return Fate(m.Here.Fate, FateHere(m, c.Shown))
}

// words is what the card says below its head.
func (c Card) words(title string) view.Nodes {
	m := c.Mark
	var out view.Nodes
	say := func(class string, items ...view.Item) {
		out = append(out, view.E("p", view.Class(class), view.Items(items)))
	}
	if m.Here.Fate == annotations.Reworded && len(m.Words) > 0 {
		say("", c.lang(), Rewording(m.Words))
	}
	for _, d := range details(m) {
		say("", d)
	}
	if m.Kind == annotations.Quote && Mismatched(m.Exact) {
		say("dim", view.T("The marks around it do not match in the source."))
	}
	if note := noteBelow(m); note != "" {
		say("mine", view.A("dir", "auto"), view.T(note))
	}
	if tags := tagsBelow(m, title); len(tags) > 0 {
		say("", tags)
	}
	if m.Here.ByHand {
		say("dim", view.T("You chose its place in "+Rev(c.Shown)+"."))
	}
	return out
}

// lang is the language of the text, for words taken from it.
func (c Card) lang() view.Items {
	return view.Items{view.A("lang", c.Lang), view.A("dir", string(c.Dir))}
}
