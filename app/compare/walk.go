package compare

import (
	"slices"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
)

// here is the change that the reader is at: where the focus is, or where the
// last step led.
func (u update) here() int {
	if id, ok := strings.CutPrefix(u.e.On, "change-"); ok {
		if n, err := strconv.Atoi(id); err == nil {
			return n
		}
	}
	return u.ui.At
}

// step leads to the next change, or the one before, of those looked at.
func (u update) step(on bool) []state.Effect {
	shown := u.table().shown
	if len(shown) == 0 {
		u.s.Speak("No changes")
		return used()
	}
	here, to := u.here(), (*row)(nil)
	for _, r := range shown {
		if on && r.change > here && to == nil || !on && r.change < here {
			to = r
		}
	}
	if to == nil {
		u.s.Speak(map[bool]string{true: "That was the last change", false: "That was the first change"}[on])
		return used()
	}
	return u.to(to.change)
}

// to leads to a change, which the address then names.
func (u update) to(n int) []state.Effect {
	if effects := u.arrive(n); effects == nil {
		return used()
	}
	return used(state.Go{Path: u.s.Path + "#" + changeID(n)}, state.Focus{ID: changeID(n)})
}

// arrive makes a change the one that the reader is at, and says what it is. It
// returns nil when there is none with this number, or when it is not looked at.
func (u update) arrive(n int) []state.Effect {
	t := u.table()
	for _, r := range t.shown {
		if r.change == n {
			u.ui.At = n
			u.s.Speak(t.announce(r))
			return used()
		}
	}
	return nil
}

// mark points at a mark and leads to its card.
func (u update) mark(id annotations.ID) []state.Effect {
	if u.ui.Choosing != "" {
		return nil // the reader is selecting words
	}
	u.ui.Mark = id
	return used(state.Scroll{ID: kit.CardID(id)})
}

func (u update) card(id annotations.ID) []state.Effect {
	u.ui.Mark = id
	return used(state.Scroll{ID: kit.CardID(id)}, state.Focus{ID: kit.CardID(id)})
}

// nextFate leads to the card after the one with the focus, and from the last to
// the first.
func (u update) nextFate() []state.Effect {
	t := u.table()
	var order []int
	for _, r := range append([]*row{t.head}, t.rows...) {
		if r != nil {
			order = append(order, r.marks...)
		}
	}
	order = append(order, t.stray...)
	if len(order) == 0 {
		u.s.Speak("No marks")
		return used()
	}
	k := slices.IndexFunc(order, func(k int) bool { return t.Marks[k].ID == u.ui.Mark })
	m := &t.Marks[order[(k+1)%len(order)]]
	u.s.Speak(kit.NameOf(*m) + ": " + string(m.Here.Fate))
	return u.card(m.ID)
}

// letGo lets go of a mark, then of the change.
func (u update) letGo() []state.Effect {
	switch {
	case u.ui.Mark != "":
		u.ui.Mark = ""
	case u.ui.At > 0:
		u.ui.At = 0
	default:
		return nil
	}
	return used()
}
