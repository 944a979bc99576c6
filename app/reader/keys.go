package reader

import (
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
)

// key handles a key: where the focus is first, then what is open, then what is
// selected, then the mark that is pointed at, then the story.
func (h *hand) key() []state.Effect {
	k := kit.Key(h.s, h.e)
	for _, try := range []func(string) []state.Effect{h.roveKey, h.formKey, h.escapeKey, h.placeKey, h.selectKey, h.markKey, h.storyKey} {
		if effects := try(k); effects != nil {
			return effects
		}
	}
	return nil
}

// roveKey moves the focus in the timeline and the toolbar.
func (h *hand) roveKey(string) []state.Effect {
	if effects := timeline(*h.p).Rove(h.e); effects != nil {
		return effects
	}
	return rove(h.ui, h.e)
}

// formKey handles keys in the form of a mark: nothing that is typed does
// anything else.
func (h *hand) formKey(k string) []state.Effect {
	if h.ui.Edit == "" {
		return nil
	}
	if k == "Ctrl+Enter" {
		return h.save(h.ui.Edit)
	}
	if h.e.On == "f-tag" && h.e.Key == "Backspace" {
		if effects := h.dropTag(); effects != nil {
			return effects
		}
	}
	if strings.HasPrefix(h.e.On, "f-") && k != "Escape" {
		return []state.Effect{}
	}
	return nil
}

// escapeKey lets go of one thing after the other.
func (h *hand) escapeKey(k string) []state.Effect {
	if k != "Escape" {
		return nil
	}
	switch {
	case h.ui.Placing != "":
		return h.leave()
	case h.ui.Edit != "":
		return h.shut()
	case len(h.ui.Selection) > 0:
		h.letGo()
		return used(state.Select{})
	case h.ui.On != "":
		return h.shut()
	}
	return nil
}

// placeKey ends the choice of a place. Enter on a control is the control's own.
func (h *hand) placeKey(k string) []state.Effect {
	if h.ui.Placing == "" || k != "Enter" || h.onControl() {
		return nil
	}
	if len(h.ui.Selection) == 0 {
		h.s.Speak("Nothing is selected.")
		return used()
	}
	return h.placeHere()
}

// onControl reports whether the focus is in something that Enter works itself.
func (h *hand) onControl() bool {
	on := h.e.On
	return on != "" && on != "main" && strings.Trim(on, "0123456789") != "p"
}

// selectKey makes a selection by keys and marks what is selected.
func (h *hand) selectKey(k string) []state.Effect {
	if h.early() {
		return nil
	}
	forward, back := "Shift+ArrowRight", "Shift+ArrowLeft"
	if h.p.Revision.Dir == "rtl" {
		forward, back = back, forward
	}
	switch k {
	case "s":
		return h.step(1)
	case "S", "Shift+S":
		return h.step(-1)
	case "Alt+ArrowDown":
		return h.paragraph(1)
	case "Alt+ArrowUp":
		return h.paragraph(-1)
	case forward:
		return h.widen(1)
	case back:
		return h.widen(-1)
	}
	if as, ok := markKeys[k]; ok && len(h.ui.Selection) > 0 {
		return h.mark(as)
	}
	return nil
}

var markKeys = map[string]string{
	"h": string(annotations.Highlight), "q": string(annotations.Quote), "c": string(annotations.Claim), "m": string(annotations.Note), "t": "tag",
}

// markKey works on the mark that has the focus, or that is pointed at.
func (h *hand) markKey(k string) []state.Effect {
	id := h.current()
	if id == "" || h.early() && k != "f" && k != "Enter" {
		return nil
	}
	switch k {
	case "e":
		return h.edit(id, "")
	case "t":
		return h.edit(id, "f-tag")
	case "f":
		return h.fate(id)
	case "Delete", "Backspace":
		return h.delete(id)
	case "Enter":
		if h.e.On == kit.CardID(id) {
			return h.toText(id)
		}
	}
	return nil
}

// current returns the mark that holds the focus, else the one pointed at.
func (h *hand) current() annotations.ID {
	if _, id, ok := strings.Cut(h.e.On, "-"); ok && h.find(annotations.ID(id)) != nil {
		return annotations.ID(id)
	}
	if h.find(h.ui.On) != nil {
		return h.ui.On
	}
	return ""
}

// fate opens the card of a mark at its fates; when it is open, it leads to the
// comparison with the mark's own revision.
func (h *hand) fate(id annotations.ID) []state.Effect {
	m := h.find(id)
	trail := "trail-" + string(id)
	switch {
	case h.e.On == trail && m.Revision != h.shown():
		return used(state.Go{Path: kit.AtMark(pair(*h.p, m.Revision), id)})
	case len(m.Trail) < 2:
		h.s.Speak("There is no other revision yet.")
		return used()
	}
	h.ui.On, h.ui.Edit = id, ""
	h.s.Speak(kit.FateHere(*m, h.shown()))
	return used(state.Focus{ID: trail})
}

// storyKey leads to other revisions and stories.
func (h *hand) storyKey(k string) []state.Effect {
	switch k {
	case "[":
		return h.revision(-1, "This is the first revision.")
	case "]":
		return h.revision(1, "This is the latest revision.")
	case "d":
		if with := partner(*h.p); with != 0 {
			return used(state.Go{Path: pair(*h.p, with)})
		}
		h.s.Speak("There is no other revision yet.")
		return used()
	case "j":
		if h.p.Next != "" {
			return used(state.Go{Path: kit.Story(h.p.Next)})
		}
	case "k":
		if h.p.Prev != "" {
			return used(state.Go{Path: kit.Story(h.p.Prev)})
		}
	case "Ctrl+z":
		if u := h.s.Undo; u != nil && strings.HasPrefix(u.Name, "reader.") && u.Name != "reader.leave" {
			h.e.Name, h.e.Arg = u.Name, u.Arg
			return actions[u.Name](h)
		}
	}
	return nil
}

// revision leads to the text so many places on.
func (h *hand) revision(by int, otherwise string) []state.Effect {
	n := neighbour(*h.p, by)
	if n == 0 {
		h.s.Speak(otherwise)
		return used()
	}
	return used(state.Go{Path: kit.Revision(h.p.Article.ID, n)})
}
