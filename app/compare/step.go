package compare

import (
	"fmt"

	"writethru/app/kit"
	"writethru/app/view"
)

// stepper prints the buttons that lead from change to change. Without scripts
// the first leads into the changes, and each change leads on (hop).
func (t *table) stepper() view.Node {
	if len(t.shown) == 0 || t.ui.Choosing != "" {
		return view.Node{}
	}
	here := 0
	for _, r := range t.shown {
		if r.change <= t.ui.At {
			here = r.shown
		}
	}
	words := view.Nodes{view.E("b", view.T(kit.Number(len(t.shown)))), view.T(" " + noun(len(t.shown)))}
	if t.ui.At > 0 && here > 0 && t.shown[here-1].change == t.ui.At {
		words = view.Nodes{view.E("b", view.T(kit.Number(here))), view.T(" of " + kit.Number(len(t.shown)))}
	}
	before := t.shown[max(here-2, 0)]
	if here > 0 && t.shown[here-1].change < t.ui.At {
		before = t.shown[here-1]
	}
	return view.E("div", view.Class("step"), view.A("role", "group"), view.Label("Changes"),
		t.step("p", "up", "Previous change", before), view.E("span", words), t.step("n", "down", "Next change", t.shown[min(here, len(t.shown)-1)]))
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
		link(r.shown-2, "up", "Previous change"), view.E("span", view.E("b", view.T(kit.Number(r.shown))), view.T(" of "+kit.Number(len(t.shown)))), link(r.shown, "down", "Next change"))
}

// strip shows where in the text the changes are, beside the scroll bar. Those
// who do not see it have the stepper.
func (t *table) strip() view.Node {
	if len(t.shown) == 0 {
		return view.Node{}
	}
	total, tops, heights := 0.0, map[*row]float64{}, map[*row]float64{}
	for _, r := range t.rows {
		if t.fold(r) != "" {
			continue
		}
		h := 60.0
		for _, i := range r.New {
			h += float64(t.new.text.Blocks()[i].Len())
		}
		if len(r.New) == 0 {
			for _, i := range r.Old {
				h += float64(t.old.text.Blocks()[i].Len())
			}
		}
		tops[r], heights[r] = total, h
		total += h
	}
	var marks view.Nodes
	for _, r := range t.shown {
		if r == t.head || total == 0 {
			continue
		}
		is := []string{look(r)}
		if r.change == t.ui.At {
			is = append(is, "on")
		}
		y, h := tops[r]/total*100, max(heights[r]/total*100, .4)
		marks = append(marks, view.E("a", view.Href("#"+changeID(r.change)), view.A("tabindex", "-1"), view.Click("compare.at", fmt.Sprint(r.change)),
			view.E("rect", view.Is(is...), view.A("x", "0"), view.A("y", fmt.Sprintf("%.2f%%", y)), view.A("width", "100%"), view.A("height", fmt.Sprintf("%.2f%%", h)))))
	}
	return view.E("svg", view.Is("strip"), view.A("aria-hidden", "true"), marks)
}
