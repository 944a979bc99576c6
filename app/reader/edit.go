package reader

import (
	"maps"
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/web/api"
)

// edit opens the form of a mark, with the focus in a field: the first one of its
// kind when none is named.
func (h *hand) edit(id annotations.ID, field string) []state.Effect {
	m := h.find(id)
	if m == nil {
		return nil
	}
	h.ui.On, h.ui.Edit = id, id
	if field == "" {
		field = focusOf(string(h.draft(*m).Kind))
	}
	return used(state.Scroll{ID: kit.MarkID(id)}, state.Focus{ID: field})
}

// draft returns the form of a mark as it was typed, or as it is kept.
func (h *hand) draft(m api.Mark) Draft {
	if d, ok := h.ui.Drafts[m.ID]; ok {
		return d
	}
	return draftOf(m)
}

// draftKeys name a draft in the browser. They begin with the paths on which it
// is looked for: that of the article, and that of the revision.
func (h *hand) draftKeys(id annotations.ID) []string {
	sign := draftSign + string(id)
	return []string{kit.Story(h.p.Article.ID) + sign, kit.Revision(h.p.Article.ID, h.shown()) + sign}
}

const draftSign = "#draft-"

func (h *hand) forget(id annotations.ID) []state.Effect {
	var out []state.Effect
	for _, key := range h.draftKeys(id) {
		out = append(out, state.Forget{Key: key})
	}
	return out
}

// hold keeps what was typed, or forgets it when it says nothing new.
func (h *hand) hold(m api.Mark, d Draft) []state.Effect {
	if !d.changed(m) {
		h.dropDraft(m.ID)
		return h.forget(m.ID)
	}
	h.setDraft(m.ID, d)
	var out []state.Effect
	for _, key := range h.draftKeys(m.ID) {
		out = append(out, state.Keep{Key: key, Value: d.String()})
	}
	return out
}

func (h *hand) setDraft(id annotations.ID, d Draft) {
	drafts := maps.Clone(h.ui.Drafts)
	if drafts == nil {
		drafts = map[annotations.ID]Draft{}
	}
	drafts[id] = d
	h.ui.Drafts = drafts
}

func (h *hand) dropDraft(id annotations.ID) {
	drafts := maps.Clone(h.ui.Drafts)
	delete(drafts, id)
	h.ui.Drafts = drafts
}

func (h *hand) typed() []state.Effect {
	m := h.find(h.id())
	if m == nil {
		return nil
	}
	return h.hold(*m, h.draft(*m).typed(h.e))
}

// untag takes away tag number N.
func (h *hand) untag() []state.Effect {
	m := h.find(h.id())
	if m == nil {
		return nil
	}
	return append(used(state.Focus{ID: "f-tag"}), h.hold(*m, h.draft(*m).withoutTag(h.e.N))...)
}

// save sends what the form says and closes it. What was typed stays in the
// browser until the server has kept it.
func (h *hand) save(id annotations.ID) []state.Effect {
	m := h.find(id)
	if m == nil {
		return nil
	}
	d := h.draft(*m).typed(h.e)
	if h.e.Name == "reader.save" && h.e.On == "f-tag" && strings.TrimSpace(d.Tag) != "" { // Enter ends the tag
		return append(used(state.Focus{ID: "f-tag"}), h.hold(*m, d.withTag(d.Tag))...)
	}
	keep := h.hold(*m, d)
	if !d.changed(*m) && h.ui.Refused[id] == "" {
		return append(append(used(), keep...), h.shut()...)
	}
	next := d.on(*m)
	next.Changed = h.s.Now
	h.put(next)
	keep = append(keep, h.unstick(id)...)
	h.dropDraft(id)
	h.s.Speak(kit.KindWord(next.Kind) + " saved.")
	return append(append(append(used(), keep...), h.send(next)...), h.shut()...)
}

// discard gives the form back what is kept.
func (h *hand) discard() []state.Effect {
	m := h.find(h.id())
	if m == nil {
		return nil
	}
	return append(used(), h.hold(*m, draftOf(*m))...)
}

// shut closes the form or card and leads back to the text. What was typed and
// not saved is kept.
func (h *hand) shut() []state.Effect {
	id := h.ui.Edit
	if id == "" {
		id = h.ui.On
	}
	h.ui.Edit, h.ui.On = "", ""
	m := h.find(id)
	switch {
	case m == nil:
		return used()
	case kit.Placed(*m):
		return used(state.Focus{ID: kit.LinkID(id)})
	}
	return used(state.Focus{ID: kit.CardID(id)})
}

// delete deletes a mark. It can be taken back.
func (h *hand) delete(id annotations.ID) []state.Effect {
	m := h.find(id)
	if m == nil {
		return nil
	}
	next := h.beside(id)
	old := *m
	h.take(old)
	h.ui.Edit, h.ui.On = "", ""
	h.s.Tell(kit.NameOf(old) + ": deleted.")
	h.s.Undo = &state.Offer{Words: "Undo", Name: "reader.restore", Arg: string(id)}
	return append(append(used(), h.unstick(id)...),
		state.Send{Method: "DELETE", Path: markPath(id), Then: "reader.deleted", Arg: h.waits(id)}, state.Focus{ID: next})
}

// beside returns where the focus goes when a mark goes: to the mark after it,
// else to the one before, else to the story.
func (h *hand) beside(id annotations.ID) string {
	before, after, seen := "main", "", false
	for _, m := range h.p.Marks {
		switch {
		case m.ID == id:
			seen = true
		case !kit.Placed(m) || h.ui.Hidden[m.Kind]:
		case !seen:
			before = kit.LinkID(m.ID)
		case after == "":
			after = kit.LinkID(m.ID)
		}
	}
	if after != "" {
		return after
	}
	return before
}

// restore takes a deletion back.
func (h *hand) restore() []state.Effect {
	id := h.id()
	h.s.Tell("")
	effects := used(state.Send{Method: "POST", Path: markPath(id) + "/restore", Then: "reader.saved", Arg: h.waits(id)})
	if m, ok := h.ui.Was[id]; ok {
		h.put(m)
		h.s.Speak(kit.KindWord(m.Kind) + " restored.")
		return append(effects, state.Focus{ID: kit.LinkID(id)})
	}
	return effects
}

// kept takes over a draft that the browser has kept from before. It opens when
// nothing else is open.
func (h *hand) kept() []state.Effect {
	_, name, ok := strings.Cut(h.e.Arg, draftSign)
	d, readable := readDraft(h.e.Value)
	if !ok || !readable {
		return nil
	}
	m := h.find(annotations.ID(name))
	if m == nil { // a mark that is on its way to the server comes later
		h.setDraft(annotations.ID(name), d)
		return []state.Effect{}
	}
	if h.ui.Edit == "" && d.changed(*m) {
		h.ui.Edit = m.ID
		h.s.Tell("What was typed and not saved is still here.")
	}
	return h.hold(*m, d)
}

// dropTag takes the last tag away by Backspace in the empty field of the next.
func (h *hand) dropTag() []state.Effect {
	m := h.find(h.ui.Edit)
	if m == nil {
		return nil
	}
	d := h.draft(*m)
	if d.Tag != "" || len(d.Tags) == 0 {
		return nil
	}
	return append(used(), h.hold(*m, d.withoutTag(len(d.Tags)-1))...)
}
