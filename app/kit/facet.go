package kit

import (
	"slices"

	"writethru/annotations"
	"writethru/app/view"
)

// mostFacets is how many values of a filter are listed before the rest is folded.
const mostFacets = 8

// Tally returns the number at the end of a filter.
func Tally(n int) view.Node { return view.E("span", view.Class("n"), view.T(Number(n))) }

// Choice returns a filter of a list: a link that sets it, or, when it is on,
// takes it away.
func Choice(to string, on bool, n int, words ...view.Item) view.Node {
	if !on {
		return view.E("li", view.E("a", view.Href(to), view.Items(words), view.T(" "), Tally(n)))
	}
	return view.E("li", view.E("a", view.Href(to), view.A("aria-current", "true"), view.Items(words),
		view.E("span", view.Class("sr"), view.T(", take this filter away")), view.T(" "), Tally(n), Icon("x")))
}

// Folded returns the filters for counted values: the first few, and the others
// behind a summary.
func Folded(counts []annotations.Count, link func(annotations.Count) view.Node) view.Nodes {
	var first, rest view.Nodes
	for i, c := range counts {
		if i < mostFacets || len(counts) == mostFacets+1 {
			first = append(first, link(c))
		} else {
			rest = append(rest, link(c))
		}
	}
	list := view.Nodes{view.E("ul", first)}
	if len(rest) > 0 {
		list = append(list, view.E("details",
			view.E("summary", view.T(Number(len(rest))+" more")), view.E("ul", rest)))
	}
	return list
}

// InOrder returns the counts of known values in their order. Values that are not
// known, or not there, are left out.
func InOrder[T ~string](counts []annotations.Count, order []T) []annotations.Count {
	var out []annotations.Count
	for _, v := range order {
		if i := slices.IndexFunc(counts, func(c annotations.Count) bool { return c.Value == string(v) && c.N > 0 }); i >= 0 {
			out = append(out, counts[i])
		}
	}
	return out
}
