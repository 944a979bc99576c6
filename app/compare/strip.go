package compare

import (
	"fmt"
	"strconv"

	"writethru/app/view"
)

// strip shows where in the text the changes are, beside the scroll bar. Those
// who do not see it have the stepper.
func (t *table) strip() view.Node {
	total, tops, heights := t.heights()
	if total == 0 {
		return view.Node{}
	}
	var marks view.Nodes
	for _, r := range t.shown {
		if r == t.head {
			continue
		}
		is := []string{look(r)}
		if r.change == t.ui.At {
			is = append(is, "on")
		}
		marks = append(marks, view.E("a", view.Href("#"+changeID(r.change)), view.A("tabindex", "-1"), view.Click("compare.at", strconv.Itoa(r.change)),
			view.E("rect", view.Is(is...), view.A("x", "0"), view.A("width", "100%"),
				view.A("y", share(tops[r], total)), view.A("height", share(max(heights[r], total/250), total)))))
	}
	return view.E("svg", view.Is("strip"), view.A("aria-hidden", "true"), marks)
}

// perRow is about how many characters the space between rows is worth.
const perRow = 60

// heights returns where rows begin and how high they are, counted in characters,
// as far as they are not folded.
func (t *table) heights() (total float64, tops, heights map[*row]float64) {
	tops, heights = map[*row]float64{}, map[*row]float64{}
	length := func(d doc, blocks []int) (n float64) {
		for _, i := range blocks {
			n += float64(d.text.Blocks()[i].Len())
		}
		return n
	}
	for _, r := range t.rows {
		if t.fold(r) != "" {
			continue
		}
		h := perRow + length(t.new, r.New)
		if len(r.New) == 0 {
			h += length(t.old, r.Old)
		}
		tops[r], heights[r] = total, h
		total += h
	}
	return total, tops, heights
}

func share(part, whole float64) string { return fmt.Sprintf("%.2f%%", part/whole*100) }
