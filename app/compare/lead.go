package compare

import (
	"slices"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/state"
)

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
	n, ok := article.Spelled(u.e.Value)
	if !ok {
		return nil
	}
	if u.e.Arg == "from" {
		a.from = n
	} else {
		a.to = n
	}
	if a.with != "" {
		return u.lead(a)
	}
	if a.from == a.to {
		u.s.Tell("A revision cannot be compared with itself.")
		return used()
	}
	if indexOf(u.p.Heads, a.to) < indexOf(u.p.Heads, a.from) {
		a.from, a.to = a.to, a.from
	}
	return u.lead(a)
}

// move leads to the comparison with one end moved by one revision.
func (u update) move(later, left bool) []state.Effect {
	a := u.address()
	end, other := &a.to, a.from
	if left {
		end, other = &a.from, a.to
	}
	heads := u.p.Heads
	if a.with != "" {
		if other = 0; !left { // the two are numbered apart
			heads = u.p.OtherHeads
		}
	}
	k := indexOf(heads, *end)
	if later {
		k++
	} else {
		k--
	}
	if k < 0 || k >= len(heads) || heads[k].Number == other {
		u.s.Speak(blocked(later, left, k, len(heads)))
		return used()
	}
	*end = heads[k].Number
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
