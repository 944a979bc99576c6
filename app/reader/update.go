package reader

import (
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// hand is what an event of the screen may change.
type hand struct {
	s  *state.Shell
	p  *api.ArticlePage
	ui *UI
	e  view.Event
}

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.ArticlePage, ui *UI, e view.Event) []state.Effect {
	h := &hand{s, p, ui, e}
	if do, ok := actions[e.Name]; ok {
		return do(h)
	}
	return nil
}

// actions are what events set off, by name.
var actions map[string]func(*hand) []state.Effect

func init() { // keys set off other actions, so that the table cannot be a literal
	actions = map[string]func(*hand) []state.Effect{
		"key":       (*hand).key,
		"selection": (*hand).selected,
		"kept":      (*hand).kept,
		"waiting":   (*hand).waiting,
		"refused":   (*hand).stuck,
		"target":    (*hand).target,

		"reader.prefs": func(h *hand) []state.Effect { return look(h.s, h.e) },
		"reader.show":  (*hand).show,

		"reader.mark": func(h *hand) []state.Effect { return h.mark(h.e.Arg) },
		"reader.pick": func(h *hand) []state.Effect { return h.pick(h.id()) },
		"reader.text": func(h *hand) []state.Effect { return h.toText(h.id()) },

		"reader.edit":    func(h *hand) []state.Effect { return h.edit(h.id(), "") },
		"reader.typed":   (*hand).typed,
		"reader.untag":   (*hand).untag,
		"reader.save":    func(h *hand) []state.Effect { return h.save(h.id()) },
		"reader.discard": (*hand).discard,
		"reader.close":   func(h *hand) []state.Effect { return h.shut() },
		"reader.delete":  func(h *hand) []state.Effect { return h.delete(h.id()) },
		"reader.restore": (*hand).restore,

		"reader.choose":  (*hand).choose,
		"reader.accept":  (*hand).accept,
		"reader.place":   func(h *hand) []state.Effect { return h.placeHere() },
		"reader.leave":   func(h *hand) []state.Effect { return h.leave() },
		"reader.gone":    (*hand).gone,
		"reader.unplace": (*hand).unplace,

		"reader.saved":   (*hand).saved,
		"reader.deleted": (*hand).deleted,
		"reader.placed":  (*hand).placed,
	}
}

// used says that the event was used, and what else is to be done.
func used(effects ...state.Effect) []state.Effect {
	return append([]state.Effect{state.Handled{}}, effects...)
}

// id is the mark that the event is about.
func (h *hand) id() annotations.ID {
	id, _, _ := strings.Cut(h.e.Arg, " ")
	return annotations.ID(id)
}

// find returns the mark on the page, nil when it is not there.
func (h *hand) find(id annotations.ID) *api.Mark {
	for i := range h.p.Marks {
		if h.p.Marks[i].ID == id {
			return &h.p.Marks[i]
		}
	}
	return nil
}

func (h *hand) shown() int { return h.p.Revision.Number }

// put sets a mark on the page, at its place among the others. The list is made
// anew: what has been drawn from the old one stays as it was.
func (h *hand) put(m api.Mark) {
	marks := slices.DeleteFunc(slices.Clone(h.p.Marks), func(o api.Mark) bool { return o.ID == m.ID })
	at := len(marks)
	for i, o := range marks {
		if before(m, o) {
			at = i
			break
		}
	}
	h.p.Marks = slices.Insert(marks, at, m)
}

// before reports whether a stands before b: by place, those without one last.
func before(a, b api.Mark) bool {
	pa, pb := kit.Placed(a), kit.Placed(b)
	if !pa || !pb {
		return pa && !pb
	}
	return a.Here.Spans[0].Start < b.Here.Spans[0].Start
}

// take removes a mark from the page and keeps it for undo.
func (h *hand) take(m api.Mark) {
	h.remember(m)
	h.p.Marks = slices.DeleteFunc(slices.Clone(h.p.Marks), func(o api.Mark) bool { return o.ID == m.ID })
}

func (h *hand) remember(m api.Mark) {
	if h.ui.Was == nil {
		h.ui.Was = map[annotations.ID]api.Mark{}
	}
	h.ui.Was[m.ID] = m
}

// show hides a kind of marks, or shows it again.
func (h *hand) show() []state.Effect {
	hidden := map[annotations.Kind]bool{}
	for k, v := range h.ui.Hidden {
		hidden[k] = v
	}
	hidden[annotations.Kind(h.e.Arg)] = !h.e.Checked
	h.ui.Hidden = hidden
	return []state.Effect{}
}

// pick points at a mark and leads to its card.
func (h *hand) pick(id annotations.ID) []state.Effect {
	if h.find(id) == nil {
		return nil
	}
	if h.ui.Edit != id {
		h.ui.Edit = ""
	}
	h.ui.On = id
	if len(h.ui.Selection) > 0 { // words in the mark are being selected
		return []state.Effect{}
	}
	return []state.Effect{state.Scroll{ID: kit.MarkID(id)}, state.Focus{ID: kit.CardID(id)}}
}

// toText leads from a card to its mark in the text.
func (h *hand) toText(id annotations.ID) []state.Effect {
	m := h.find(id)
	if m == nil {
		return nil
	}
	h.ui.On = ""
	if !kit.Placed(*m) {
		return used(state.Focus{ID: kit.CardID(id)})
	}
	return used(state.Scroll{ID: kit.MarkID(id)}, state.Focus{ID: kit.LinkID(id)})
}

// early reports whether an earlier text is shown. Nothing is marked on it, and no
// place chosen.
func (h *hand) early() bool { return h.shown() < 0 }

// selected takes over what is selected in the document.
func (h *hand) selected() []state.Effect {
	if h.early() {
		return nil
	}
	var spans []article.Span
	for i := 0; i+1 < len(h.e.Spans); i += 2 {
		spans = append(spans, article.Span{Start: h.e.Spans[i], End: h.e.Spans[i+1]})
	}
	h.ui.Selection = newPage(h.p.Revision.Blocks).pieces(spans...)
	return []state.Effect{}
}
