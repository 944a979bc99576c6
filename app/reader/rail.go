package reader

import (
	"cmp"
	"slices"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// rail is the column with the marks by kind, those without a place here, and
// who speaks.
func (r *room) rail() view.Node {
	return view.E("aside", view.Class("rail"), view.Label("Marks in this story"),
		r.kinds(), r.noPlace(), r.speakers())
}

func (r *room) kinds() view.Node {
	list := view.E("ul")
	for _, k := range kit.Kinds {
		n := 0
		for _, m := range r.p.Marks {
			if m.Kind == k && kit.Placed(m) {
				n++
			}
		}
		if n > 0 || r.ui.Hidden[k] {
			list.Kids = append(list.Kids, r.kind(k, n))
		}
	}
	if len(list.Kids) == 0 {
		list = view.E("p", view.Class("dim"), view.T("Nothing is marked."), view.E("span", view.Class("live-only"), view.T(" Select words to mark them.")))
	}
	return section("Marks in "+kit.Rev(r.shown), list)
}

// kind is a kind with how often it stands here, and the box that hides it.
func (r *room) kind(k annotations.Kind, n int) view.Node {
	return view.E("li", view.E("label",
		view.E("input", view.Class("pick live-only"), view.A("type", "checkbox"), view.ID("show-"+string(k)),
			view.Flag("checked", !r.ui.Hidden[k]), view.Do("change", "reader.show", string(k))),
		kit.Kind(k, kit.KindsWord(k)), view.E("span", view.Class("n"), view.T(kit.Number(n)))))
}

// noPlace leads to the marks that have no place in this revision.
func (r *room) noPlace() view.Node {
	if len(r.lost) == 0 {
		return view.Node{}
	}
	list := view.E("ul")
	for _, f := range []annotations.Fate{annotations.Removed, annotations.Unsure} {
		for _, k := range kit.Kinds {
			if n, first := r.countLost(f, k); n > 0 {
				list.Kids = append(list.Kids, view.E("li", view.E("a", view.Href("#"+kit.CardID(first.ID)),
					kit.Fate(f, kit.SomeOf(n, k)), kit.Hidden(", "+string(f)))))
			}
		}
	}
	return section("No place in "+kit.Rev(r.shown), list)
}

func (r *room) countLost(f annotations.Fate, k annotations.Kind) (n int, first *api.Mark) {
	for _, m := range r.lost {
		if m.Kind == k && (m.Here.Fate == annotations.Unsure) == (f == annotations.Unsure) {
			n++
			if first == nil {
				first = m
			}
		}
	}
	return n, first
}

// speakers lists who is marked as speaking or claiming here, most often first,
// each leading to the first place.
func (r *room) speakers() view.Node {
	type speaker struct {
		name  string
		n     int
		first annotations.ID
	}
	var all []speaker
	for _, m := range r.p.Marks {
		name := speakerOf(m)
		if name == "" || !kit.Placed(m) || r.ui.Hidden[m.Kind] {
			continue
		}
		i := slices.IndexFunc(all, func(s speaker) bool { return s.name == name })
		if i < 0 {
			all = append(all, speaker{name: name, first: m.ID})
			i = len(all) - 1
		}
		all[i].n++
	}
	if len(all) == 0 {
		return view.Node{}
	}
	slices.SortStableFunc(all, func(a, b speaker) int { return cmp.Compare(b.n, a.n) })
	list := view.E("ul")
	for _, s := range all {
		list.Kids = append(list.Kids, view.E("li", view.E("a", view.Href("#"+kit.MarkID(s.first)), view.Click("reader.text", string(s.first)),
			view.E("bdi", view.T(s.name)), view.E("span", view.Class("n"), view.T(kit.Number(s.n))))))
	}
	return section("Speakers", list)
}

func speakerOf(m api.Mark) string {
	switch {
	case m.Quote != nil:
		return m.Quote.Speaker
	case m.Claim != nil:
		return m.Claim.Claimant
	}
	return ""
}

func section(title string, items ...view.Item) view.Node {
	return view.E("section", view.E("h2", view.T(title)), view.Items(items))
}
