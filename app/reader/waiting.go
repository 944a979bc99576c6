package reader

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/app/state"
	"writethru/web/api"
)

// waiting shows a change that the server has not answered: the page that was
// loaded does not know of it.
func (h *hand) waiting() []state.Effect {
	rest, ok := strings.CutPrefix(h.e.Arg, api.MarkPath+"/")
	if !ok {
		return nil
	}
	name, rest, _ := strings.Cut(rest, "/")
	id := annotations.ID(name)
	m := h.find(id)
	switch {
	case rest == "" && h.e.Value == "PUT":
		h.waitingMark(id)
	case rest == "" && h.e.Value == "DELETE" && m != nil:
		h.take(*m)
	case rest == "placements/"+strconv.Itoa(h.shown()) && h.e.Value == "PUT" && m != nil:
		var r api.PlaceRequest
		if json.Unmarshal(h.e.Body, &r) == nil {
			h.remember(*m)
			h.put(h.placedAt(*m, r.Spans))
		}
	}
	return []state.Effect{}
}

// waitingMark shows a mark as it was last saved here.
func (h *hand) waitingMark(id annotations.ID) {
	var r api.MarkRequest
	if json.Unmarshal(h.e.Body, &r) != nil || r.Article != h.p.Article.ID {
		return
	}
	m := api.Mark{}
	if have := h.find(id); have != nil {
		m = *have
	} else if r.Revision == h.shown() && len(r.Spans) > 0 {
		m = h.made(id, r.Spans)
	} else {
		return
	}
	m.Kind, m.Tags, m.Note, m.Quote, m.Claim = r.Kind, r.Tags, r.Note, r.Quote, r.Claim
	h.put(m)
}

// stuck shows a change that the server has refused for good, with what was
// typed, so that it can be mended and saved again, or deleted.
func (h *hand) stuck() []state.Effect {
	var r api.MarkRequest
	if json.Unmarshal(h.e.Body, &r) != nil {
		return nil
	}
	if r.Article == "" { // a place, or a deletion: the page shows how it stands
		h.s.Fail(h.e.Value)
		return []state.Effect{state.Forget{Key: h.e.Arg}}
	}
	if r.Article != h.p.Article.ID || r.Revision != h.shown() && h.refusedMark(r) == nil {
		return nil
	}
	m := h.refusedMark(r)
	if m == nil {
		fresh := h.made(annotations.ID(h.e.Seed), r.Spans)
		m = &fresh
	}
	next := *m
	next.Kind, next.Tags, next.Note, next.Quote, next.Claim = r.Kind, r.Tags, r.Note, r.Quote, r.Claim
	h.put(next)
	if h.ui.Stuck == nil {
		h.ui.Stuck = map[annotations.ID][]string{}
	}
	if !slices.Contains(h.ui.Stuck[next.ID], h.e.Arg) {
		h.ui.Stuck[next.ID] = append(h.ui.Stuck[next.ID], h.e.Arg)
	}
	return h.refuse(next.ID, h.e.Value)
}

// refusedMark returns the mark on the page that a refused change was of.
func (h *hand) refusedMark(r api.MarkRequest) *api.Mark {
	for i := range h.p.Marks {
		m := &h.p.Marks[i]
		if m.Revision == r.Revision && slices.Equal(m.Spans, r.Spans) && (h.ui.Refused[m.ID] != "" || m.Kind == r.Kind) {
			return m
		}
	}
	return nil
}

// target points at the mark that the address names.
func (h *hand) target() []state.Effect {
	for _, sign := range []string{"mark-", "card-", "at-"} {
		if id, ok := strings.CutPrefix(h.e.Value, sign); ok && h.find(annotations.ID(id)) != nil {
			h.ui.On = annotations.ID(id)
			return []state.Effect{}
		}
	}
	return nil
}
