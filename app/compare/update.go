package compare

import (
	"slices"
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
	if effects := u.table().timeline().Rove(u.e); effects != nil {
		return effects
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

// lead leads to another address of the screen. Another view of the same pair is
// shown at once, and keeps the change that the reader is at.
func (u update) lead(a address) []state.Effect {
	path := a.String()
	if a.from != u.p.Old.Number || a.to != u.p.New.Number {
		return used(state.Go{Path: path})
	}
	u.s.Path = path
	if u.ui.At > 0 {
		path += "#" + changeID(u.ui.At)
	}
	return used(state.Go{Path: path, Replace: true})
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

// nextView leads to the view after the one that is shown.
func (u update) nextView() []state.Effect {
	a := u.address()
	k := slices.IndexFunc(views, func(v viewName) bool { return v.name == a.view })
	next := views[(k+1)%len(views)]
	u.s.Speak(next.words + next.rest)
	return u.lead(a.as(next.name))
}

// only has changes of one kind looked at, or no longer; "" has all.
func (u update) only(k diff.Change) []state.Effect {
	a := u.address().toggle(k)
	if k == "" {
		a = u.address().all()
	}
	n := len(newTable(a.String(), *u.p, UI{}).shown)
	u.s.Speak(kit.Some(n, "change", "changes"))
	return u.lead(a)
}

// pick leads to the revision that was chosen in one of the two pickers.
func (u update) pick() []state.Effect {
	a := u.address()
	n, err := strconv.Atoi(u.e.Value)
	if err != nil {
		return nil
	}
	if u.e.Arg == "from" {
		a.from = n
	} else {
		a.to = n
	}
	if a.from == a.to {
		u.s.Tell("A revision cannot be compared with itself.")
		return used()
	}
	a.from, a.to = min(a.from, a.to), max(a.from, a.to)
	return u.lead(a)
}

// move leads to the comparison with one end moved by one revision.
func (u update) move(later, left bool) []state.Effect {
	a := u.address()
	end, other := &a.to, a.from
	if left {
		end, other = &a.from, a.to
	}
	k := slices.IndexFunc(u.p.Heads, func(h api.Head) bool { return h.Number == *end })
	if later {
		k++
	} else {
		k--
	}
	if k < 0 || k >= len(u.p.Heads) || u.p.Heads[k].Number == other {
		u.s.Speak(blocked(later, left, k, len(u.p.Heads)))
		return used()
	}
	*end = u.p.Heads[k].Number
	u.s.Speak("Comparing " + kit.Rev(a.from) + " with " + kit.Rev(a.to))
	return u.lead(a)
}

func blocked(later, left bool, k, n int) string {
	switch {
	case k < 0:
		return "This is the first revision"
	case k >= n:
		return "This is the newest revision"
	case left:
		return "The older text is the one before the newer already"
	}
	return "The newer text is the one after the older already"
}

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
