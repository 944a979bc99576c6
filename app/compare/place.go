package compare

import (
	"encoding/json"
	"strconv"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/web/api"
)

// placing handles the actions by which a reader corrects the place of a mark.
func (u update) placing() []state.Effect {
	if u.p.Other != nil {
		return nil // a place in another article is not kept
	}
	id := annotations.ID(u.e.Arg)
	switch u.e.Name {
	case "compare.choose":
		return u.choose(id)
	case "compare.drop":
		return u.drop()
	case "compare.take":
		return u.take()
	case "compare.accept":
		if m := u.find(id); m != nil {
			return u.put(id, api.PlaceRequest{Spans: m.Here.Spans}, "Placed.")
		}
	case "compare.gone":
		return u.put(id, api.PlaceRequest{Gone: true}, "Not in "+kit.Rev(u.p.New.Number)+".")
	case "compare.unplace":
		return u.unplace(id)
	case "compare.placed":
		return u.placed()
	}
	return nil
}

func (u update) find(id annotations.ID) *api.Mark {
	for k := range u.p.Marks {
		if u.p.Marks[k].ID == id {
			return &u.p.Marks[k]
		}
	}
	return nil
}

// choose has the reader choose the place of a mark by selecting words.
func (u update) choose(id annotations.ID) []state.Effect {
	m := u.find(id)
	if m == nil {
		return nil
	}
	u.ui.Choosing, u.ui.Chosen, u.ui.Mark = id, nil, id
	u.s.Speak("Select the words in " + kit.Rev(u.p.New.Number) + " and press Enter. S selects the next sentence, Escape gives up.")
	if len(m.Here.Spans) > 0 {
		u.ui.Chosen = m.Here.Spans
		return used(state.Select{Spans: m.Here.Spans})
	}
	return used(state.Focus{ID: "choose"})
}

// drop gives the choice up.
func (u update) drop() []state.Effect {
	id := u.ui.Choosing
	u.ui.Choosing, u.ui.Chosen = "", nil
	return used(state.Select{}, state.Focus{ID: kit.CardID(id)})
}

// choosingKey handles keys while a place is chosen. It returns nil for keys that
// mean what they always mean.
func (u update) choosingKey(k string) []state.Effect {
	switch k {
	case "Enter":
		if u.e.On == "choose-drop" || len(u.ui.Chosen) == 0 {
			return nil
		}
		return u.take()
	case "Escape":
		return u.drop()
	case "s", "S":
		return u.sentence(k == "s")
	}
	return nil
}

// sentence selects the sentence of the newer text after the one that is
// selected, or before it.
func (u update) sentence(on bool) []state.Effect {
	all := sentences(newDoc(u.p.New, u.p.Article))
	if len(all) == 0 {
		return used()
	}
	at, chosen := u.e.InView, len(u.ui.Chosen) > 0
	if chosen {
		at = u.ui.Chosen[0].Start
	}
	k := -1
	for i, s := range all {
		if on && k < 0 && (s.Start > at || s.Start == at && !chosen) || !on && s.Start < at {
			k = i
		}
	}
	if k < 0 && on {
		k = len(all) - 1
	}
	k = max(k, 0)
	u.ui.Chosen = []article.Span{all[k]}
	u.s.Speak("Sentence " + kit.Number(k+1) + " of " + kit.Number(len(all)))
	return used(state.Select{Spans: u.ui.Chosen})
}

// selection notes which words of the newer text are selected.
func (u update) selection() []state.Effect {
	if u.ui.Choosing == "" {
		return nil
	}
	var spans []article.Span
	for k := 0; k+1 < len(u.e.Spans); k += 2 {
		if s := (article.Span{Start: u.e.Spans[k], End: u.e.Spans[k+1]}); s.Len() > 0 {
			spans = append(spans, s)
		}
	}
	if len(spans) == 0 && len(u.ui.Chosen) > 0 && (u.e.On == "choose" || u.e.On == "choose-take") {
		return used() // the button was pressed, which lets go of the selection
	}
	u.ui.Chosen = spans
	return used()
}

// take makes the words that are selected the place of the mark.
func (u update) take() []state.Effect {
	id, spans := u.ui.Choosing, u.ui.Chosen
	if id == "" || len(spans) == 0 {
		return used()
	}
	u.ui.Choosing, u.ui.Chosen = "", nil
	return append(u.put(id, api.PlaceRequest{Spans: spans}, "Placed."), state.Select{}, state.Focus{ID: kit.CardID(id)})
}

// put shows a choice at once and sends it.
func (u update) put(id annotations.ID, r api.PlaceRequest, words string) []state.Effect {
	m := u.find(id)
	if m == nil {
		return nil
	}
	u.show(m, r)
	u.s.Tell(words)
	u.s.Undo = &state.Offer{Words: "Undo", Name: "compare.unplace", Arg: string(id)}
	u.s.Speak(words)
	return used(state.Send{Method: "PUT", Path: placement(id, u.p.New.Number), Body: r, Then: "compare.placed", Arg: string(id)})
}

// show places a mark where the reader chose. Its fate is the server's to say; until
// then it is told by whether the words are the same.
func (u update) show(m *api.Mark, r api.PlaceRequest) {
	here := annotations.Placement{Annotation: m.ID, Revision: u.p.New.Number, Fate: annotations.Removed, ByHand: true}
	if !r.Gone {
		here.Spans, here.Fate = r.Spans, annotations.Reworded
		if u.table().wordsAt(r.Spans) == m.Exact {
			here.Fate, here.Score = annotations.Kept, 1
		}
	}
	m.Here, m.Words = here, nil
}

// waiting shows a choice that was made before and that the server does not have
// yet.
func (u update) waiting() []state.Effect {
	if u.p.Other != nil {
		return nil
	}
	for k := range u.p.Marks {
		m := &u.p.Marks[k]
		var r api.PlaceRequest
		if u.e.Value == "PUT" && u.e.Arg == placement(m.ID, u.p.New.Number) && json.Unmarshal(u.e.Body, &r) == nil {
			u.show(m, r)
			return used()
		}
	}
	return nil
}

// unplace takes the reader's choice back. What the mark's place is without it,
// the server says.
func (u update) unplace(id annotations.ID) []state.Effect {
	if u.find(id) == nil {
		return nil
	}
	u.s.Tell("Your choice is taken back.")
	return used(state.Send{Method: "DELETE", Path: placement(id, u.p.New.Number), Then: "compare.placed", Arg: string(id)})
}

func placement(id annotations.ID, n int) string {
	return api.MarkPath + "/" + string(id) + "/placements/" + strconv.Itoa(n)
}

// placed takes the answer to a choice: the mark as the server has it now.
func (u update) placed() []state.Effect {
	if failed := kit.Refused(u.e); failed != nil {
		u.s.Fail(failed.Message)
		return []state.Effect{state.Reload{}}
	}
	var m api.Mark
	if old := u.find(annotations.ID(u.e.Arg)); old != nil && json.Unmarshal(u.e.Body, &m) == nil && m.ID == old.ID && m.Here.Revision == u.p.New.Number {
		old.Here, old.Words, old.Par, old.Trail = m.Here, m.Words, m.Par, m.Trail
	}
	return []state.Effect{state.Reload{}}
}
