package notebook

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.NotebookPage, ui *UI, e view.Event) []state.Effect {
	id := annotations.ID(e.Arg)
	switch e.Name {
	case "key":
		return key(s, p, ui, e)
	case "notebook.choose":
		return choose(s, ui, id, e.Checked)
	case "notebook.delete":
		return remove(s, p, ui, id)
	case "notebook.restore":
		return restore(s, p, ui, id)
	case "notebook.gone":
		return gone(s, p, ui, id)
	case "notebook.there":
		return there(s, p, ui, id)
	case "notebook.sent":
		return sent(s, e)
	case "waiting":
		return waiting(p, e)
	}
	return nil
}

// waiting shows what a change makes of the page that has not been answered: a
// page that was kept from before does not.
func waiting(p *api.NotebookPage, e view.Event) []state.Effect {
	for i, m := range p.Marks {
		switch {
		case e.Value == "DELETE" && e.Arg == markPath(m.ID):
			p.Marks = slices.Delete(slices.Clone(p.Marks), i, i+1)
			p.Total--
			return []state.Effect{state.Handled{}}
		case e.Value == "PUT" && e.Arg == placePath(m) && isGone(e.Body):
			p.Marks = slices.Clone(p.Marks)
			p.Marks[i] = asGone(m)
			return []state.Effect{state.Handled{}}
		}
	}
	return nil
}

func isGone(body []byte) bool {
	var place api.PlaceRequest
	return json.Unmarshal(body, &place) == nil && place.Gone
}

// key handles the keys of the list.
func key(s *state.Shell, p *api.NotebookPage, ui *UI, e view.Event) []state.Effect {
	marks := inReadingOrder(*p)
	at := standing(marks, ui, e)
	switch k := kit.Key(s, e); k {
	case "j", "k":
		return step(marks, ui, at, k == "j")
	case "o":
		if at > 0 {
			return []state.Effect{state.Handled{}, state.Go{Path: place(marks[at-1])}}
		}
	case "x":
		if at > 0 {
			id := marks[at-1].ID
			return choose(s, ui, id, !isChosen(*ui, id))
		}
	case "Delete":
		if at > 0 && e.On == focusID(marks[at-1].ID) {
			return remove(s, p, ui, marks[at-1].ID)
		}
	case "Ctrl+z":
		if s.Undo != nil && strings.HasPrefix(s.Undo.Name, "notebook.") {
			e.Name, e.Arg = s.Undo.Name, s.Undo.Arg
			return Update(s, p, ui, e)
		}
	}
	return nil
}

// focusID is the element of a mark that the keys stand on.
func focusID(id annotations.ID) string { return "open-" + string(id) }

// standing returns the mark that has the focus, or else the one that the keys
// stood on last, counted from 1; 0 when there is none.
func standing(marks []api.Mark, ui *UI, e view.Event) int {
	for i, m := range marks {
		switch e.On {
		case focusID(m.ID), kit.MarkID(m.ID), "pick-" + string(m.ID):
			return i + 1
		}
	}
	return min(ui.At, len(marks))
}

func step(marks []api.Mark, ui *UI, at int, on bool) []state.Effect {
	ui.At = kit.Step(at, len(marks), on)
	if ui.At == 0 {
		return nil
	}
	id := marks[ui.At-1].ID
	return []state.Effect{state.Handled{}, state.Focus{ID: focusID(id)}, state.Scroll{ID: kit.MarkID(id)}}
}

// choose ticks a mark for an export, or unticks it.
func choose(s *state.Shell, ui *UI, id annotations.ID, on bool) []state.Effect {
	ui.Chosen = slices.DeleteFunc(slices.Clone(ui.Chosen), func(c annotations.ID) bool { return c == id })
	if on {
		ui.Chosen = append(ui.Chosen, id)
	}
	s.Speak(kit.Number(len(ui.Chosen)) + " chosen")
	return []state.Effect{state.Handled{}}
}

// remove deletes a mark at once and offers to undo it.
func remove(s *state.Shell, p *api.NotebookPage, ui *UI, id annotations.ID) []state.Effect {
	i := find(p.Marks, id)
	if i < 0 {
		return nil
	}
	m, before := p.Marks[i], inReadingOrder(*p)
	at := find(before, id)
	ui.Deleted, ui.DeletedAt = &m, i
	ui.Chosen = slices.DeleteFunc(slices.Clone(ui.Chosen), func(c annotations.ID) bool { return c == id })
	p.Marks = slices.Delete(slices.Clone(p.Marks), i, i+1)
	p.Total--
	s.Tell("Deleted: " + brief(m.Exact))
	s.Undo = &state.Offer{Words: "Undo", Name: "notebook.restore", Arg: string(id)}
	effects := []state.Effect{state.Handled{}, send("DELETE", markPath(id), nil)}
	if after := inReadingOrder(*p); len(after) > 0 {
		ui.At = min(at, len(after)-1) + 1
		return append(effects, state.Focus{ID: focusID(after[ui.At-1].ID)})
	}
	return append(effects, state.Focus{ID: "main"})
}

// restore undoes a deletion. The mark is shown at once when it was deleted on
// this page; else with the answer.
func restore(s *state.Shell, p *api.NotebookPage, ui *UI, id annotations.ID) []state.Effect {
	s.Tell("Restored.")
	if m := ui.Deleted; m != nil && m.ID == id {
		p.Marks = slices.Insert(slices.Clone(p.Marks), min(ui.DeletedAt, len(p.Marks)), *m)
		p.Total++
		ui.Deleted = nil
		s.Tell("Restored: " + brief(m.Exact))
	}
	return []state.Effect{state.Handled{}, send("POST", markPath(id)+"/restore", nil), state.Focus{ID: focusID(id)}}
}

// gone keeps the reader's word that an unsure mark is not in the latest revision.
func gone(s *state.Shell, p *api.NotebookPage, ui *UI, id annotations.ID) []state.Effect {
	i := find(p.Marks, id)
	if i < 0 {
		return nil
	}
	was := p.Marks[i]
	ui.Gone = &was
	p.Marks = slices.Clone(p.Marks)
	p.Marks[i] = asGone(was)
	s.Tell("Kept as not there in " + kit.Rev(was.Latest) + ": " + brief(was.Exact))
	s.Undo = &state.Offer{Words: "Undo", Name: "notebook.there", Arg: string(id)}
	return []state.Effect{state.Handled{}, send("PUT", placePath(was), api.PlaceRequest{Gone: true})}
}

// asGone returns a mark as it stands when the reader says that it is not there.
func asGone(m api.Mark) api.Mark {
	m.Here = annotations.Placement{Annotation: m.ID, Revision: m.Latest, Fate: annotations.Removed, ByHand: true}
	m.Trail = slices.Clone(m.Trail)
	for i := range m.Trail {
		if m.Trail[i].Revision == m.Latest {
			m.Trail[i].Fate, m.Trail[i].ByHand = annotations.Removed, true
		}
	}
	return m
}

// there takes that word back.
func there(s *state.Shell, p *api.NotebookPage, ui *UI, id annotations.ID) []state.Effect {
	i := find(p.Marks, id)
	if i < 0 {
		return nil
	}
	now := p.Marks[i]
	if ui.Gone != nil && ui.Gone.ID == id {
		p.Marks = slices.Clone(p.Marks)
		p.Marks[i] = *ui.Gone
		ui.Gone = nil
	}
	s.Tell("Taken back: " + brief(now.Exact))
	return []state.Effect{state.Handled{}, send("DELETE", placePath(now), nil)}
}

// sent handles the answer to a change that was made on the screen already. The
// page is loaded again: counts and other marks may have changed as well.
func sent(s *state.Shell, e view.Event) []state.Effect {
	if failed := kit.Refused(e); failed != nil {
		s.Fail("This was not changed. " + failed.Message)
	}
	return []state.Effect{state.Handled{}, state.Reload{}}
}

func send(method, path string, body any) state.Effect {
	return state.Send{Method: method, Path: path, Body: body, Then: "notebook.sent"}
}

func markPath(id annotations.ID) string { return api.MarkPath + "/" + string(id) }

func placePath(m api.Mark) string {
	return markPath(m.ID) + "/placements/" + strconv.Itoa(m.Latest)
}

func find(marks []api.Mark, id annotations.ID) int {
	return slices.IndexFunc(marks, func(m api.Mark) bool { return m.ID == id })
}
