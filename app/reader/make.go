package reader

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/web/api"
)

// mark makes a mark of the selection and keeps it at once; a form that opens on
// it fills in the rest. What "tag" makes is a highlight.
func (h *hand) mark(as string) []state.Effect {
	if len(h.ui.Selection) == 0 || h.ui.Placing != "" {
		return nil
	}
	kind := annotations.Kind(as)
	if as == "tag" {
		kind = annotations.Highlight
	}
	if have := h.same(kind); have != "" {
		h.letGo()
		return append(h.edit(have, focusOf(as)), state.Select{})
	}
	if h.e.Seed == "" || !slices.Contains(kit.Kinds, kind) {
		return nil
	}
	m := h.fresh(kind)
	h.put(m)
	h.letGo()
	h.ui.Cursor = m.Spans[0].Start
	h.s.Speak(kit.KindWord(kind) + " made.")
	effects := append(used(state.Select{}), h.send(m)...)
	if as == string(annotations.Highlight) {
		h.ui.On, h.ui.Edit = "", ""
		return append(effects, state.Focus{ID: kit.LinkID(m.ID)}) // so that it can be tagged or deleted at once
	}
	return append(effects, h.edit(m.ID, focusOf(as))...)
}

// same returns the mark of a kind that stands where the selection is, if one does.
func (h *hand) same(kind annotations.Kind) annotations.ID {
	for _, m := range h.p.Marks {
		if m.Kind == kind && kit.Placed(m) && slices.Equal(m.Here.Spans, h.ui.Selection) {
			return m.ID
		}
	}
	return ""
}

// made returns a mark that is made here and now.
func (h *hand) made(id annotations.ID, spans []article.Span) api.Mark {
	page, n := newPage(h.p.Revision.Blocks), h.shown()
	a := annotations.Annotation{ID: id, Article: h.p.Article.ID, Revision: n, Spans: spans, Exact: page.words(spans),
		Kind: annotations.Highlight, Made: h.s.Now, Changed: h.s.Now}
	par := page.number(spans[0].Start)
	return api.Mark{Annotation: a, Here: own(a), Par: par, WasPar: par, Trail: []api.Step{{Revision: n, Fate: annotations.Kept, Own: true}}}
}

// fresh returns a new mark of the selection.
func (h *hand) fresh(kind annotations.Kind) api.Mark {
	m := h.made(annotations.ID(h.e.Seed), slices.Clone(h.ui.Selection))
	m.Kind = kind
	switch kind {
	case annotations.Quote:
		m.Quote = &annotations.QuoteOf{Speech: h.speech(m)}
	case annotations.Claim:
		m.Claim = &annotations.ClaimOf{Status: annotations.Unchecked}
	}
	return m
}

// speech returns how a mark renders what was said, by the quotation marks in it
// and around it.
func (h *hand) speech(m api.Mark) annotations.Speech {
	if how := speechOf(m.Exact); how != annotations.Indirect || !newPage(h.p.Revision.Blocks).isQuoted(m.Spans[0].Start) {
		return how
	}
	return annotations.Direct
}

// letGo ends the selection.
func (h *hand) letGo() { h.ui.Selection = nil }

// focusOf is the field in which a form opens.
func focusOf(as string) string {
	switch as {
	case string(annotations.Quote):
		return "f-speaker"
	case string(annotations.Claim):
		return "f-claimant"
	case string(annotations.Note):
		return "f-note"
	}
	return "f-tag"
}

// send keeps the state of a mark on the server.
func (h *hand) send(m api.Mark) []state.Effect {
	return []state.Effect{state.Send{Method: "PUT", Path: markPath(m.ID), Then: "reader.saved", Arg: h.waits(m.ID),
		Body: api.MarkRequest{Article: m.Article, Revision: m.Revision, Spans: m.Spans, Kind: m.Kind, Tags: m.Tags, Note: m.Note, Quote: m.Quote, Claim: m.Claim}}}
}

func markPath(id annotations.ID) string { return api.MarkPath + "/" + string(id) }

// waits remembers that a change of a mark waits for its answer, and returns the
// argument by which the answer is told from that to an earlier one.
func (h *hand) waits(id annotations.ID) string {
	if h.ui.Sent == nil {
		h.ui.Sent = map[annotations.ID]string{}
	}
	h.ui.Sent[id] = h.e.Seed
	return string(id) + " " + h.e.Seed
}
