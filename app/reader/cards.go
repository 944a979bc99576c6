package reader

import (
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// cardsAt returns the cards that stand beside a part.
func (r *room) cardsAt(at place) view.Nodes {
	var out view.Nodes
	for _, m := range r.cards[at] {
		out = append(out, view.Part(r.card(m).Node()))
	}
	return out
}

func (r *room) card(m *api.Mark) kit.Card {
	c := kit.Card{Mark: *m, Shown: r.shown, Of: len(r.p.Heads), Lang: r.p.Revision.Lang, Dir: r.p.Revision.Dir,
		On: r.points(m.ID), Pick: "reader.pick", Back: "reader.text", Shut: "reader.close"}
	if r.ui.Edit == m.ID {
		c.Form = view.Nodes{r.form(m)}
		return c
	}
	if why := r.ui.Refused[m.ID]; why != "" {
		c.Lead = append(c.Lead, view.E("p", view.Class("err"), view.T("Not kept: "+why)))
	}
	if d, ok := r.ui.Drafts[m.ID]; ok && d.changed(*m) {
		c.Lead = append(c.Lead, view.E("p", view.Class("dim"), view.T("What you typed is not saved yet. "),
			button("bare", "", "reader.edit", string(m.ID), view.T("Go on"))))
	}
	c.More = view.Nodes{r.trail(m), view.E("div", view.Class("acts"), r.acts(m))}
	return c
}

func (r *room) trail(m *api.Mark) view.Node {
	if len(m.Trail) < 2 {
		return view.Node{}
	}
	t := kit.Trail(m.Trail, func(n int) string { return kit.AtMark(r.path(n), m.ID) })
	t.Attrs = append(t.Attrs, view.ID("trail-"+string(m.ID)), view.A("tabindex", "-1"))
	return t
}

// acts are what can be done with a mark. Buttons stand only in the card that is
// pointed at, so that a page of many marks stays small.
func (r *room) acts(m *api.Mark) view.Nodes {
	var out view.Nodes
	if r.points(m.ID) && !r.early() {
		id := string(m.ID)
		out = append(out,
			button("", "edit-"+id, "reader.edit", id, view.T("Edit")),
			button("bare", "delete-"+id, "reader.delete", id, view.T("Delete")))
		if m.Revision != r.shown && !m.Here.ByHand && kit.Placed(*m) {
			out = append(out, button("bare", "choose-"+id, "reader.choose", id, view.T("Choose another place")))
		}
	}
	return append(append(out, r.takeBack(m)...), r.compareMark(m))
}

func (r *room) takeBack(m *api.Mark) view.Nodes {
	if !m.Here.ByHand || m.Revision == r.shown {
		return nil
	}
	return view.Nodes{button("bare", "back-"+string(m.ID), "reader.unplace", string(m.ID), view.T("Take the choice back"))}
}

// compareMark leads to the comparison of the mark's own revision with this one.
func (r *room) compareMark(m *api.Mark) view.Node {
	if m.Revision == r.shown {
		return view.Node{}
	}
	return view.E("a", view.Class("btn bare"), view.Href(kit.AtMark(pair(r.p, m.Revision), m.ID)), view.T("Compare with "+kit.Rev(m.Revision)))
}

// tray holds the marks that have no place in this revision. They are never left
// out: each says its words, and where it last stood.
func (r *room) tray() view.Nodes {
	if len(r.lost) == 0 {
		return nil
	}
	t := view.E("section", view.Class("lost"), view.ID("tray"), r.english(), view.A("aria-labelledby", "tray-name"),
		view.E("h2", view.ID("tray-name"), view.T(kit.Some(len(r.lost), "mark has", "marks have")+" no place in "+kit.Rev(r.shown))))
	for _, m := range r.lost {
		t.Kids = append(t.Kids, view.Part(r.lostCard(m)))
	}
	return view.Nodes{t}
}

func (r *room) lostCard(m *api.Mark) view.Node {
	c := r.card(m)
	words := view.E("p", view.Class("words"), view.ID(kit.MarkID(m.ID)), r.lang(), view.T(m.Exact))
	c.Lead = append(view.Nodes{words, r.lastSeen(m)}, c.Lead...)
	if m.Here.Fate == annotations.Unsure {
		c.Lead = append(c.Lead, r.candidate(m))
	}
	if acts := r.placing(m); acts != nil {
		c.Acts = view.Nodes{view.E("div", view.Class("acts"), acts)}
	}
	return c.Node()
}

// lastSeen says in which revision a lost mark last stood, and whether the outlet
// says why it is gone.
func (r *room) lastSeen(m *api.Mark) view.Node {
	p := view.E("p", view.Class("dim"))
	if n := lastSeen(m, r.shown); n > 0 {
		p.Kids = append(p.Kids, view.T("Last in "), view.E("a", view.Href(kit.AtMark(r.path(n), m.ID)), view.T(kit.Rev(n))), view.T(". "))
	}
	if m.Here.Fate == annotations.Removed {
		words := "Not in " + kit.Rev(r.shown) + "."
		if m.Here.ByHand {
			words = "You said that it is not in " + kit.Rev(r.shown) + "."
		} else if count(r.p.Revision.Blocks, article.Correction)+count(r.p.Revision.Blocks, article.EdNote) == 0 {
			words += " No note says so."
		}
		p.Kids = append(p.Kids, view.T(words))
	}
	return p
}

// lastSeen returns the newest revision before n in which a mark stood, else the
// oldest after it.
func lastSeen(m *api.Mark, n int) int {
	last := 0
	for _, s := range m.Trail {
		stood := s.Own || s.Fate != annotations.Removed && s.Fate != annotations.Unsure
		if stood && s.Revision != n && (s.Revision < n || last == 0) {
			last = s.Revision
		}
	}
	if last == 0 && m.Revision != n {
		return m.Revision
	}
	return last
}

// candidate shows where an unsure mark may stand.
func (r *room) candidate(m *api.Mark) view.Node {
	if len(m.Here.Spans) == 0 {
		return view.E("p", view.T("No place here is like it enough."))
	}
	where := "This"
	if n := r.paragraph(m.Here.Spans[0].Start); n > 0 {
		where = "Par. " + kit.Number(n)
	}
	if r.text.Len() == 0 {
		r.text = r.p.Revision.Text()
	}
	var words []string
	for _, s := range m.Here.Spans {
		words = append(words, r.text.Slice(s))
	}
	return view.E("p", view.T(where+" may be it: “"), view.E("bdi", r.lang(), view.T(strings.Join(words, " … "))), view.T("”"))
}

func (r *room) paragraph(at int) int {
	return r.number[r.placeOf(at).block]
}

// placing are the buttons by which a reader corrects a place.
func (r *room) placing(m *api.Mark) view.Nodes {
	id := string(m.ID)
	if m.Revision == r.shown || m.Here.ByHand || r.early() {
		return nil
	}
	var out view.Nodes
	if m.Here.Fate == annotations.Unsure && len(m.Here.Spans) > 0 {
		out = append(out, button("", "accept-"+id, "reader.accept", id, view.T("It is there")))
	}
	out = append(out, button("", "choose-"+id, "reader.choose", id, view.T("Choose place")))
	if m.Here.Fate == annotations.Unsure {
		out = append(out, button("bare", "gone-"+id, "reader.gone", id, view.T("Not there")))
	}
	return out
}
