package reader

import (
	"maps"
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/web/api"
)

// last reports whether an answer is that to the last change of a mark, which is
// then no longer waited for.
func (h *hand) last() bool {
	id, change, _ := strings.Cut(h.e.Arg, " ")
	sent, waits := h.ui.Sent[annotations.ID(id)]
	if waits && sent != change {
		return false
	}
	delete(h.ui.Sent, annotations.ID(id))
	return true
}

// saved takes over what the server says of a mark that was kept or restored.
func (h *hand) saved() []state.Effect {
	id, last := h.id(), h.last()
	m, failed := kit.Answer[api.Mark](h.e)
	switch {
	case failed != nil:
		return h.refuse(id, failed.Message)
	case m.ID != id || m.Article != h.p.Article.ID:
		return []state.Effect{} // of a page that is no longer shown
	}
	effects := append(h.unstick(id), h.merge(m, last)...)
	if _, typing := h.ui.Drafts[id]; !typing && last {
		effects = append(effects, h.forget(id)...)
	}
	return effects
}

// merge puts the server's word on the page. While a later change waits, only the
// fates are taken over.
func (h *hand) merge(m api.Mark, last bool) []state.Effect {
	have := h.find(m.ID)
	switch {
	case have == nil && !last:
		return []state.Effect{} // it was deleted since
	case have == nil && m.Revision != h.shown() && m.Here.Revision != h.shown():
		return []state.Effect{state.Reload{}}
	case have == nil:
		if m.Revision == h.shown() {
			m.Here = own(m.Annotation)
		}
		h.put(m)
		return []state.Effect{}
	}
	next := *have
	next.Trail = m.Trail
	if last {
		next.Annotation = m.Annotation
		if m.Revision != h.shown() && m.Here.Revision == h.shown() {
			next.Here, next.Words, next.Par, next.WasPar = m.Here, m.Words, m.Par, m.WasPar
		}
	}
	h.put(next)
	return []state.Effect{}
}

// own is the place of a mark in its own revision.
func own(a annotations.Annotation) annotations.Placement {
	return annotations.Placement{Annotation: a.ID, Revision: a.Revision, Fate: annotations.Kept, Spans: a.Spans, Score: 1}
}

// refuse says why a mark was not kept, and opens its form with what was typed.
func (h *hand) refuse(id annotations.ID, why string) []state.Effect {
	m := h.find(id)
	if m == nil {
		h.s.Fail(why)
		return []state.Effect{}
	}
	h.s.Fail(kit.KindWord(m.Kind) + " not kept: " + why)
	refused := maps.Clone(h.ui.Refused)
	if refused == nil {
		refused = map[annotations.ID]string{}
	}
	refused[id] = why
	h.ui.Refused = refused
	if h.ui.Edit == "" {
		h.ui.Edit, h.ui.On = id, id
	}
	return []state.Effect{}
}

// unstick forgets that a mark was refused.
func (h *hand) unstick(id annotations.ID) []state.Effect {
	var effects []state.Effect
	for _, key := range h.ui.Stuck[id] {
		effects = append(effects, state.Forget{Key: key})
	}
	delete(h.ui.Stuck, id)
	if h.ui.Refused[id] != "" {
		refused := maps.Clone(h.ui.Refused)
		delete(refused, id)
		h.ui.Refused = refused
	}
	return effects
}

// deleted puts a mark back that the server would not delete.
func (h *hand) deleted() []state.Effect {
	id := h.id()
	h.last()
	failed := kit.Refused(h.e)
	if failed == nil || failed.Code == annotations.NotFound {
		return []state.Effect{}
	}
	if m, ok := h.ui.Was[id]; ok && m.Article == h.p.Article.ID {
		h.put(m)
	}
	h.s.Fail("Not deleted: " + failed.Message)
	return []state.Effect{}
}

// placed takes over what the server says of a place that was chosen.
func (h *hand) placed() []state.Effect {
	id, last := h.id(), h.last()
	m, failed := kit.Answer[api.Mark](h.e)
	switch {
	case failed != nil:
		if was, ok := h.ui.Was[id]; ok && h.find(id) != nil {
			h.put(was)
		}
		h.s.Fail("The place was not kept: " + failed.Message)
		return []state.Effect{}
	case m.ID != id || m.Article != h.p.Article.ID || h.find(id) == nil:
		return []state.Effect{}
	case m.Here.Revision != h.shown():
		return []state.Effect{state.Reload{}}
	}
	return h.merge(m, last)
}
