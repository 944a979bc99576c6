package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// drawn is a mark as it is drawn over the text: at its places, or, dotted, at a
// place where it may stand.
type drawn struct {
	mark  *api.Mark
	maybe bool
	on    bool
	named bool // its first piece has the id of the mark
}

// mark prints the bits of a run under a drawn mark. Where the mark begins stand
// its id and a link to its card, for those who go by Tab or listen.
func (t *table) mark(k int, run []bit, s side, inner view.Nodes) view.Node {
	d := t.drawn[k]
	id := string(d.mark.ID)
	class := []string{"hl", string(d.mark.Kind)}
	if d.maybe {
		class = []string{"sug"}
	}
	if d.on {
		class = append(class, "on")
	}
	n := view.E("mark", view.Class(class...), view.Click("compare.mark", id))
	if t.begins(k, run, s) {
		if d.named {
			n.Attrs = append(n.Attrs, view.ID(kit.MarkID(d.mark.ID)))
			n.Kids = append(n.Kids, view.E("a", view.Class("sr"), kit.Switch("data-not", true), view.ID(kit.LinkID(d.mark.ID)),
				view.Href("#"+kit.CardID(d.mark.ID)), view.Click("compare.card", id), view.A("lang", "en"), view.T(d.spoken()+": ")))
		} else {
			n.Kids = append(n.Kids, t.heard(d.spoken()+": "))
		}
	}
	n.Kids = append(n.Kids, inner...)
	if t.ends(k, run) {
		n.Kids = append(n.Kids, t.heard(" end of "+strings.ToLower(kit.KindWord(d.mark.Kind))+" "))
	}
	return n
}

// begins reports whether a mark begins with a run: in the newer text where it
// has a place there.
func (t *table) begins(k int, run []bit, s side) bool {
	inNew := len(t.newSpans[k]) > 0
	stands := func(b bit) bool { return !inNew || b.op != diff.Delete }
	if t.seen[k] || inNew && s == oldSide || !slices.ContainsFunc(run, stands) {
		return false
	}
	t.seen[k] = true
	return true
}

// ends reports whether a mark ends with a run.
func (t *table) ends(k int, run []bit) bool {
	b := run[len(run)-1]
	at, spans := b.new.at, t.newSpans[k]
	if len(spans) == 0 {
		at, spans = b.old.at, t.oldSpans[k]
	} else if b.op == diff.Delete {
		return false
	}
	return at+utf8.RuneCountInString(b.text) == spans[len(spans)-1].End
}

// spoken is what a mark is called in the text: "quote by Odile Marrack".
func (d drawn) spoken() string {
	m := d.mark
	words := strings.ToLower(kit.KindWord(m.Kind))
	switch {
	case m.Quote != nil && m.Quote.Speaker != "":
		words += " by " + m.Quote.Speaker
	case m.Claim != nil && m.Claim.Claimant != "":
		words += " by " + m.Claim.Claimant
	}
	if d.maybe {
		return words + " may be here"
	}
	return words
}

// byKind returns drawn marks in the order in which they lie over each other.
func (t *table) byKind(marks []int) []int {
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(slices.Index(kit.Kinds, t.drawn[a].mark.Kind)-slices.Index(kit.Kinds, t.drawn[b].mark.Kind), a-b)
	})
	return slices.Compact(out)
}

// sure reports whether a placement says where the mark stands.
func sure(p annotations.Placement) bool {
	return p.Fate != annotations.Removed && p.Fate != annotations.Unsure && len(p.Spans) > 0
}

// oldPlace is where a mark stands in the older text.
func (t *table) oldPlace(m *api.Mark) annotations.Placement {
	switch {
	case m.Old != nil:
		return *m.Old
	case m.Revision == t.old.Number:
		return annotations.Placement{Fate: annotations.Kept, Spans: m.Spans}
	}
	return annotations.Placement{Fate: annotations.Removed}
}

// placeMarks finds where marks are drawn, and beside which rows their cards stand.
func (t *table) placeMarks() {
	for k := range t.Marks {
		m := &t.Marks[k]
		old := t.oldPlace(m)
		d := drawn{mark: m, on: t.ui.Mark == m.ID, named: true}
		var was, is []article.Span
		if sure(old) {
			was = old.Spans
		}
		if sure(m.Here) {
			is = m.Here.Spans
		}
		t.draw(d, was, is)
		d.maybe, d.named = true, len(was)+len(is) == 0
		if m.Here.Fate == annotations.Unsure {
			t.draw(d, nil, m.Here.Spans)
		}
		if r := t.rowOf(was, is); r != nil {
			r.marks = append(r.marks, k)
		} else if r := t.rowOf(nil, m.Here.Spans); r != nil {
			r.marks = append(r.marks, k)
		} else {
			t.stray = append(t.stray, k)
		}
	}
}

func (t *table) draw(d drawn, was, is []article.Span) {
	if len(was)+len(is) == 0 {
		return
	}
	t.drawn, t.seen = append(t.drawn, d), append(t.seen, false)
	t.oldSpans, t.newSpans = append(t.oldSpans, was), append(t.newSpans, is)
}

// rowOf returns the row of a mark's place: in the newer text, or else in the
// older one. It is nil when there is none.
func (t *table) rowOf(was, is []article.Span) *row {
	find := func(d doc, spans []article.Span, blocks func(*row) []int) *row {
		if len(spans) == 0 {
			return nil
		}
		b := d.text.BlockAt(spans[0].Start)
		for _, r := range append([]*row{t.head}, t.rows...) {
			if r != nil && slices.Contains(blocks(r), b) {
				return r
			}
		}
		return nil
	}
	if r := find(t.new, is, func(r *row) []int { return r.New }); r != nil {
		return r
	}
	return find(t.old, was, func(r *row) []int { return r.Old })
}

// cards prints the cards of marks.
func (t *table) cards(marks []int) view.Nodes {
	if len(marks) == 0 {
		return nil
	}
	var out view.Nodes
	for _, k := range marks {
		out = append(out, t.card(&t.Marks[k]))
	}
	return view.Nodes{view.E("div", view.Class("beside"), out)}
}

// card prints the card of a mark: what it is, and what became of it.
func (t *table) card(m *api.Mark) view.Node {
	on, kind := "", string(m.Kind)
	if t.ui.Mark == m.ID {
		on = "on"
	}
	name := view.E("bdi", view.T(kit.TitleOf(*m)))
	if !slices.Contains(t.stray, t.index(m)) {
		name = view.E("a", view.Href("#"+kit.MarkID(m.ID)), view.Click("compare.mark", string(m.ID)), name)
	}
	fate := kit.Fate(m.Here.Fate, t.fateWord(m.Here.Fate))
	if m.Revision == t.new.Number && !sure(t.oldPlace(m)) {
		fate = view.E("span", view.Class("end dim"), view.T("New in "+kit.Rev(m.Revision)))
	}
	return view.E("div", view.Class("card", kind, on), view.A("role", "note"), view.ID(kit.CardID(m.ID)), view.A("tabindex", "-1"), view.Label(kit.NameOf(*m)),
		view.E("div", view.Class("hd"), view.E("span", view.Class("kind", kind), kit.Icon(kind)), view.E("b", view.Class("who"), name), fate),
		t.story(m), t.acts(m), t.trail(m))
}

func (t *table) index(m *api.Mark) int {
	return slices.IndexFunc(t.Marks, func(o api.Mark) bool { return o.ID == m.ID })
}
