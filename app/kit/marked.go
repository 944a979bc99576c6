package kit

import (
	"cmp"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/view"
)

// Ink is a mark as it lies over a text.
type Ink struct {
	ID    annotations.ID
	Kind  annotations.Kind
	Spans []article.Span // in order
	// Words say what it is to those who hear it: "quote by Odile Marrack".
	Words string
	// On is set while it is pointed at.
	On bool
	// Pick is the action that a click sets off, with the ID as its argument.
	Pick string
}

// MarkID, CardID and LinkID name the places of a mark in a page: where it begins
// in the text, its card, and the link from the text to the card, which takes the
// focus.
func MarkID(id annotations.ID) string { return "mark-" + string(id) }

// CardID is described at MarkID.
func CardID(id annotations.ID) string { return "card-" + string(id) }

// LinkID is described at MarkID.
func LinkID(id annotations.ID) string { return "at-" + string(id) }

// Marked returns the stretch s of a text with its marks. The text is cut where a
// mark begins or ends, and each piece stands in one element for each mark over
// it, in the order of Kinds. The function leaf returns what stands in a piece.
//
// The first piece of a mark carries its id and a link to its card, for those who
// go by Tab or listen; the last one says that it ends. Neither belongs to the
// text (data-not).
func Marked(s article.Span, inks []Ink, leaf func(article.Span) view.Nodes) view.Nodes {
	over := layers(s, inks)
	if len(over) == 0 {
		return leaf(s)
	}
	var out view.Nodes
	for _, piece := range cut(s, over) {
		inner := leaf(piece)
		top := true
		for _, l := range slices.Backward(over) {
			if l.span.Contains(piece) {
				inner = view.Nodes{l.wrap(piece, inner, top)}
				top = false
			}
		}
		out = append(out, inner...)
	}
	return out
}

// layer is one span of an ink.
type layer struct {
	Ink
	span        article.Span // the part of it in the stretch
	first, last bool         // the ink begins, or ends, with this span
	begin, end  int          // of the whole span
}

// layers returns the spans that lie over s, outermost first.
func layers(s article.Span, inks []Ink) []layer {
	var out []layer
	for _, ink := range inks {
		for i, span := range ink.Spans {
			if !span.Overlaps(s) {
				continue
			}
			in := article.Span{Start: max(span.Start, s.Start), End: min(span.End, s.End)}
			out = append(out, layer{ink, in, i == 0, i == len(ink.Spans)-1, span.Start, span.End})
		}
	}
	slices.SortStableFunc(out, func(a, b layer) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
			cmp.Compare(a.begin, b.begin), cmp.Compare(b.end, a.end), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// cut returns s in pieces, cut wherever a layer begins or ends.
func cut(s article.Span, over []layer) []article.Span {
	at := []int{s.Start, s.End}
	for _, l := range over {
		at = append(at, l.span.Start, l.span.End)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	var out []article.Span
	for i := 1; i < len(at); i++ {
		out = append(out, article.Span{Start: at[i-1], End: at[i]})
	}
	return out
}

// wrap returns the element of l around a piece. A click is meant for the
// innermost mark alone, which top says.
func (l layer) wrap(piece article.Span, inner view.Nodes, top bool) view.Node {
	on := ""
	if l.On {
		on = "on"
	}
	m := view.E("mark", view.Class("hl", string(l.Kind), on),
		view.When(top && l.Pick != "", view.Click(l.Pick, string(l.ID))))
	starts, ends := piece.Start == l.begin, piece.End == l.end
	if starts && l.first {
		m.Attrs = append(m.Attrs, view.ID(MarkID(l.ID)))
		m.Kids = append(m.Kids, l.link())
	} else if starts {
		m.Kids = append(m.Kids, aside(l.Words+", continued: "))
	}
	m.Kids = append(m.Kids, inner...)
	if ends && l.last {
		m.Kids = append(m.Kids, aside(" end of "+kindWords[l.Kind][2]+" "))
	}
	return m
}

// link leads from the text to the card of a mark.
func (l layer) link() view.Node {
	return view.E("a", view.Class("sr"), view.A("data-not", ""), view.ID(LinkID(l.ID)), view.Href("#"+CardID(l.ID)),
		view.When(l.Pick != "", view.Click(l.Pick, string(l.ID))), view.A("lang", "en"), view.T(l.Words+": "))
}

// aside returns words among those of a text that only screen readers give.
func aside(words string) view.Node {
	return view.E("span", view.Class("sr"), view.A("data-not", ""), view.A("lang", "en"), view.T(words))
}
