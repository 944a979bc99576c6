package compare

import (
	"writethru/app/kit"
	"writethru/app/view"
)

// stepper prints the buttons that lead from change to change. Without scripts
// the first leads into the changes, and each change leads on (hop).
func (t *table) stepper() view.Node {
	if len(t.shown) == 0 || t.ui.Choosing != "" {
		return view.Node{}
	}
	before, after := t.shown[0], t.shown[len(t.shown)-1]
	words := view.Nodes{view.E("b", view.T(kit.Number(len(t.shown)))), view.T(" " + noun(len(t.shown)))}
	for k, r := range t.shown {
		if r.change < t.ui.At {
			before = r
		}
		if r.change == t.ui.At {
			words = t.place(r)
		}
		if last := t.shown[len(t.shown)-1-k]; last.change > t.ui.At {
			after = last
		}
	}
	return view.E("div", view.Class("step"), view.A("role", "group"), view.Label("Changes"),
		t.step("p", "up", "Previous change", before), view.E("span", words), t.step("n", "down", "Next change", after))
}

// place says which of the changes a row is: "10 of 22".
func (t *table) place(r *row) view.Nodes {
	return view.Nodes{view.E("b", view.T(kit.Number(r.shown))), view.T(" of " + kit.Number(len(t.shown)))}
}

func noun(n int) string {
	if n == 1 {
		return "change"
	}
	return "changes"
}

func (t *table) step(key, icon, words string, to *row) view.Node {
	return view.E("a", view.Class("btn bare"), view.ID("step-"+key), view.Href("#"+changeID(to.change)), view.Click("compare.step", key),
		kit.Icon(icon), view.E("span", view.Class("sr"), view.T(words)), view.E("kbd", view.A("aria-hidden", "true"), view.T(key)))
}

// hop prints the stepper of one change. It is seen only without scripts, while
// the address names the change.
func (t *table) hop(r *row) view.Node {
	if r.shown == 0 || t.recorded {
		return view.Node{}
	}
	link := func(k int, icon, words string) view.Node {
		if k < 0 || k >= len(t.shown) {
			return view.E("span", view.Class("btn bare"))
		}
		return view.E("a", view.Class("btn bare"), view.Href("#"+changeID(t.shown[k].change)), view.Label(words), kit.Icon(icon))
	}
	return view.E("div", view.Class("step hop"),
		link(r.shown-2, "up", "Previous change"), view.E("span", t.place(r)), link(r.shown, "down", "Next change"))
}
