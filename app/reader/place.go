package reader

import (
	"slices"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/web/api"
)

// choose asks for the place of a mark: the next selection, and Enter. Where a
// candidate is known, it is selected.
func (h *hand) choose() []state.Effect {
	m := h.find(h.id())
	if m == nil {
		return nil
	}
	h.ui.Placing, h.ui.On, h.ui.Edit = m.ID, "", ""
	h.s.Tell("Select the place of “" + opening(m.Exact, 60) + "” in " + kit.Rev(h.shown()) + ", then press Enter. Esc leaves.")
	h.s.Undo = &state.Offer{Words: "Leave", Name: "reader.leave"}
	effects := used(state.Focus{ID: "main"})
	if m.Here.Fate == annotations.Unsure && len(m.Here.Spans) > 0 {
		h.ui.Selection = slices.Clone(m.Here.Spans)
		effects = append(effects, state.Select{Spans: h.ui.Selection})
	}
	return effects
}

func opening(s string, most int) string {
	s = oneLine(s)
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}

// leave ends the choice without one.
func (h *hand) leave() []state.Effect {
	id := h.ui.Placing
	h.ui.Placing = ""
	h.letGo()
	h.s.Tell("")
	return used(state.Select{}, state.Focus{ID: kit.CardID(id)})
}

// placeHere places the mark where the selection is.
func (h *hand) placeHere() []state.Effect {
	m := h.find(h.ui.Placing)
	if m == nil || len(h.ui.Selection) == 0 {
		return nil
	}
	spans := slices.Clone(h.ui.Selection)
	h.ui.Placing = ""
	h.letGo()
	return append(h.setPlace(*m, spans), state.Select{}, state.Focus{ID: kit.LinkID(m.ID)})
}

// accept takes the candidate of an unsure mark for its place.
func (h *hand) accept() []state.Effect {
	m := h.find(h.id())
	if m == nil || len(m.Here.Spans) == 0 {
		return nil
	}
	return append(h.setPlace(*m, slices.Clone(m.Here.Spans)), state.Scroll{ID: kit.MarkID(m.ID)}, state.Focus{ID: kit.LinkID(m.ID)})
}

// setPlace sets a reader's choice of a place. None says that the mark is gone.
func (h *hand) setPlace(m api.Mark, spans []article.Span) []state.Effect {
	h.remember(m)
	h.put(h.placedAt(m, spans))
	h.ui.On = m.ID
	h.s.Tell("Placed in " + kit.Rev(h.shown()) + ".")
	if len(spans) == 0 {
		h.s.Tell("You said that it is not in " + kit.Rev(h.shown()) + ".")
	}
	h.s.Undo = &state.Offer{Words: "Undo", Name: "reader.unplace", Arg: string(m.ID)}
	return used(h.sendPlace(m.ID, spans))
}

// placedAt returns a mark at a place that the reader chose.
func (h *hand) placedAt(m api.Mark, spans []article.Span) api.Mark {
	page := newPage(h.p.Revision.Blocks)
	next := m
	next.Here = annotations.Placement{Annotation: m.ID, Revision: h.shown(), Fate: annotations.Removed, ByHand: true}
	next.Words, next.Par = nil, 0
	if len(spans) > 0 {
		now := page.words(spans)
		next.Here.Fate, next.Here.Spans = annotations.Kept, spans
		if !sameWords(m.Exact, now) {
			next.Here.Fate, next.Words = annotations.Reworded, kit.Replaced(m.Exact, now)
		}
		next.Par = page.number(spans[0].Start)
	}
	return next
}

func sameWords(a, b string) bool { return oneLine(a) == oneLine(b) }

func (h *hand) sendPlace(id annotations.ID, spans []article.Span) state.Effect {
	return state.Send{Method: "PUT", Path: h.placePath(id), Then: "reader.placed", Arg: h.waits(id),
		Body: api.PlaceRequest{Spans: spans, Gone: len(spans) == 0}}
}

func (h *hand) placePath(id annotations.ID) string {
	return markPath(id) + "/placements/" + strconv.Itoa(h.shown())
}

// gone takes a reader's word that the mark is not in this revision.
func (h *hand) gone() []state.Effect {
	m := h.find(h.id())
	if m == nil {
		return nil
	}
	return append(h.setPlace(*m, nil), state.Focus{ID: kit.CardID(m.ID)})
}

// unplace takes the reader's choice back, to an earlier choice or to what was
// computed.
func (h *hand) unplace() []state.Effect {
	id := h.id()
	h.s.Tell("")
	was, known := h.ui.Was[id]
	if known && h.find(id) != nil {
		delete(h.ui.Was, id)
		h.put(was)
		if was.Here.ByHand {
			return used(h.sendPlace(id, was.Here.Spans))
		}
	}
	return used(state.Send{Method: "DELETE", Path: h.placePath(id), Then: "reader.placed", Arg: h.waits(id)})
}
