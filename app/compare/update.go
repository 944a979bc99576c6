package compare

import (
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.ComparePage, ui *UI, e view.Event) []state.Effect {
	u := update{s, p, ui, e}
	switch e.Name {
	case "key":
		return u.key(kit.Key(s, e))
	case "target":
		return u.target()
	case "selection":
		return u.selection()
	case "waiting":
		return u.waiting()
	case "compare.step":
		return u.step(e.Arg == "n")
	case "compare.at":
		n, _ := strconv.Atoi(e.Arg) // 0 is no change
		return u.to(n)
	case "compare.pick":
		return u.pick()
	case "compare.view":
		return u.lead(u.address().as(e.Arg))
	case "compare.only":
		return u.only(diff.Change(e.Arg))
	case "compare.mark":
		return u.mark(annotations.ID(e.Arg))
	case "compare.card":
		return u.card(annotations.ID(e.Arg))
	case "compare.print":
		return used(state.Print{})
	}
	return u.placing()
}

// update is an event and what it may change.
type update struct {
	s  *state.Shell
	p  *api.ComparePage
	ui *UI
	e  view.Event
}

func used(effects ...state.Effect) []state.Effect {
	return append([]state.Effect{state.Handled{}}, effects...)
}

func (u update) address() address { return addressOf(u.s.Path, *u.p) }

func (u update) table() *table { return newTable(u.s.Path, *u.p, *u.ui) }

// key handles the keys of the screen.
func (u update) key(k string) []state.Effect {
	if u.p.Other == nil {
		if effects := u.table().timeline().Rove(u.e); effects != nil {
			return effects
		}
	}
	if u.ui.Choosing != "" {
		if effects := u.choosingKey(k); effects != nil {
			return effects
		}
	}
	switch k {
	case "n", "p":
		return u.step(k == "n")
	case "[", "]":
		return u.move(k == "]", false)
	case "{", "}":
		return u.move(k == "}", true)
	case "v":
		return u.nextView()
	case "f":
		return u.nextFate()
	case "Escape":
		return u.letGo()
	}
	return nil
}

// target takes note of what the address leads to: a change, or a mark.
func (u update) target() []state.Effect {
	what, id, _ := strings.Cut(u.e.Value, "-")
	switch n, _ := strconv.Atoi(id); { // 0 is no change
	case what == "change" && n != u.ui.At:
		return u.arrive(n)
	case (what == "mark" || what == "card") && u.find(annotations.ID(id)) != nil:
		u.ui.Mark = annotations.ID(id)
		return used()
	}
	return nil
}
