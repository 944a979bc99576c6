package kit

import (
	"math"

	"writethru/web/api"
)

// label is what stands under a dot of a timeline: its short name, and more where
// the screen is wide.
type label struct {
	text, more string
	wideOnly   bool
}

// labels returns the labels for dots at x, chosen so that none touches another:
// the ends of the line and what is shown come first, then the others in order.
func (t Timeline) labels(x []float64) []label {
	out := make([]label, len(x))
	scale := 1.0
	if t.Cramped {
		scale = 1.6
	}
	var narrow, roomy row
	order := t.byWeight()
	for _, i := range order {
		fits := narrow.take(x[i], shortest)
		if roomy.take(x[i], short*scale) {
			out[i] = label{text: Rev(t.Heads[i].Number), wideOnly: !fits}
		}
	}
	days := t.days()
	for _, i := range order {
		if out[i].text == "" {
			continue
		}
		if !roomy.widen(x[i], wide*scale) {
			continue
		}
		switch h := t.Heads[i]; {
		case h.Minor:
			out[i].more = minor
		case days[i] != "":
			out[i].more = days[i]
		default:
			out[i].more = Clock(h.Time)
		}
	}
	return out
}

// minor is said of a revision in which only punctuation, links or layout changed,
// rather than when it came.
const minor = "minor"

// byWeight returns the dots in the order in which they get their labels.
func (t Timeline) byWeight() []int {
	n := len(t.Heads)
	order := make([]int, 0, n)
	have := map[int]bool{}
	add := func(i int) {
		if i >= 0 && i < n && !have[i] {
			have[i] = true
			order = append(order, i)
		}
	}
	add(t.index(t.Shown))
	add(t.index(t.From))
	add(n - 1)
	add(0)
	for i := range n {
		add(i)
	}
	return order
}

// days returns the day of every dot that is the first of its day, when there is
// more than one day. There it says more than the time of day.
func (t Timeline) days() []string {
	out := make([]string, len(t.Heads))
	if n := len(t.Heads); n == 0 || sameDay(t.Heads[0].Time, t.Heads[n-1].Time) {
		return out
	}
	var before api.Head
	for i, h := range t.Heads {
		if i == 0 || !sameDay(before.Time, h.Time) {
			out[i] = h.Time.Format("2 Jan")
		}
		before = h
	}
	return out
}

// row holds the stretches of a line that are taken, by their middle.
type row []stretch

type stretch struct{ at, width float64 }

// take takes a stretch when it is free.
func (r *row) take(at, width float64) bool {
	if !r.free(at, width, -1) {
		return false
	}
	*r = append(*r, stretch{at, width})
	return true
}

// widen makes the stretch around at wider when what is beside it is free.
func (r *row) widen(at, width float64) bool {
	for i, s := range *r {
		if s.at == at {
			if !r.free(at, width, i) {
				return false
			}
			(*r)[i].width = width
			return true
		}
	}
	return false
}

func (r *row) free(at, width float64, but int) bool {
	for i, s := range *r {
		if i != but && math.Abs(s.at-at) < (s.width+width)/2-1e-9 {
			return false
		}
	}
	return true
}
