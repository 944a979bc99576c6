package kit

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Timeline is the revisions of an article on a line: placed by time, as large as
// they changed the text, filled when they were read. It is placed by per cent,
// so that it fits any width.
type Timeline struct {
	Heads []api.Head // oldest first
	// Shown is the revision that is shown; From, when it is not 0, the one it is
	// compared with.
	Shown, From int
	// RTL lets time run from right to left.
	RTL bool
	// Cramped asks for fewer words under the line, where more stands beside it.
	Cramped bool
	// To returns the address of a revision.
	To func(n int) string
	// Start and End are the ends of the line in time, where they are not those of
	// its revisions, as on a line that stands below another.
	Start, End time.Time
	// Name tells the line from others on the page, and Of whose it is.
	Name, Of string
}

// The line in per cent of the width: where dots may stand, and the least that a
// word needs. A short name takes shortest on a phone, and short where there is
// room for times or days as well, which take wide.
const (
	first, last = 4.0, 96.0
	shortest    = 7.0
	short       = 4.5
	wide        = 11.0
)

// Node returns the timeline.
func (t Timeline) Node() view.Node {
	x := t.places()
	tl := view.E("svg", view.Is("tl"), view.A("role", "group"), view.Label(t.called()),
		view.E("line", view.Is("axis"), view.A("x1", "3%"), view.A("x2", "97%"), view.A("y1", "20"), view.A("y2", "20")))
	if from, to := t.index(t.From), t.index(t.Shown); from >= 0 && to >= 0 {
		tl.Kids = append(tl.Kids, view.E("line", view.Is("span"),
			view.A("x1", percent(x[from])), view.A("x2", percent(x[to])), view.A("y1", "20"), view.A("y2", "20")))
	}
	labels := t.labels(x)
	for i := range t.Heads {
		tl.Kids = append(tl.Kids, t.dot(i, x, labels[i]))
	}
	return tl
}

// ends returns what stands at the ends of the line.
func (t Timeline) ends() (start, end time.Time) {
	if !t.End.IsZero() {
		return t.Start, t.End
	}
	return t.Heads[0].Time, t.Heads[len(t.Heads)-1].Time
}

func (t Timeline) index(n int) int {
	return slices.IndexFunc(t.Heads, func(h api.Head) bool { return n != 0 && h.Number == n })
}

// places returns where the dots stand: by time, but never closer together than
// room allows, so that each can be pointed at.
func (t Timeline) places() []float64 {
	n := len(t.Heads)
	x := make([]float64, n)
	if n == 0 {
		return x
	}
	apart := gap(n)
	start, end := t.ends()
	whole := end.Sub(start).Seconds()
	for i, h := range t.Heads {
		if whole > 0 {
			x[i] = min(max(h.Time.Sub(start).Seconds()/whole, 0), 1)
		} else if n > 1 {
			x[i] = float64(i) / float64(n-1)
		}
		x[i] = first + x[i]*(last-first)
		if i > 0 {
			x[i] = max(x[i], x[i-1]+apart)
		}
	}
	for i, limit := n-1, last; i >= 0; i, limit = i-1, x[i]-apart {
		x[i] = min(x[i], limit)
	}
	if t.RTL {
		for i := range x {
			x[i] = 100 - x[i]
		}
	}
	return x
}

// gap is the least distance of n dots, in per cent.
func gap(n int) float64 {
	if n < 2 {
		return shortest
	}
	return min(shortest, (last-first)/float64(n-1))
}

// radius returns the radius of a dot in pixels: the root of the words that its
// revision changed, 4 to 11, and less where many must stand on a narrow screen.
func (t Timeline) radius(h api.Head) float64 {
	most := 1
	for _, o := range t.Heads {
		most = max(most, o.Changed)
	}
	r := 4 + 7*math.Sqrt(float64(max(h.Changed, 0))/float64(most))
	return min(r, max(2.5, gap(len(t.Heads))*11/shortest))
}

func (t Timeline) dot(i int, x []float64, l label) view.Node {
	h, at := t.Heads[i], percent(x[i])
	shown := h.Number == t.Shown || h.Number == t.From
	fill := "dot"
	if h.Read && !shown {
		fill = "dot seen"
	}
	tab := "-1"
	if h.Number == t.Shown || t.Shown == 0 && i == len(t.Heads)-1 {
		tab = "0"
	}
	a := view.E("a", view.ID(t.id(h.Number)), view.Href(t.To(h.Number)), view.A("tabindex", tab),
		view.When(shown, view.A("aria-current", "true")), view.Label(t.words(h, l)),
		view.E("circle", view.Is("hit"), view.A("cx", at), view.A("cy", "20"), view.A("r", decimal(min(14, gap(len(t.Heads))*2+4)))),
		view.E("circle", view.Is(fill), view.A("cx", at), view.A("cy", "20"), view.A("r", decimal(t.radius(h)))))
	if l.text != "" {
		a.Kids = append(a.Kids, view.E("text", view.When(l.wideOnly, view.Is("wide")), view.A("x", at), view.A("y", "48"),
			view.T(l.text), view.When(l.more != "", view.E("tspan", view.Is("wide"), view.T(" "+l.more)))))
	}
	return a
}

// words is what a dot is called: "r3 14:32, 4 November, Writethru, shown". It
// begins with the words that are seen, so that it can be called by them.
func (t Timeline) words(h api.Head, l label) string {
	words := []string{Rev(h.Number), h.Time.Format("2 January 15:04"), h.Label}
	switch l.more {
	case "":
	case minor:
		words[0] += " " + minor
	case Clock(h.Time):
		words[0], words[1] = words[0]+" "+l.more, h.Time.Format("2 January")
	default: // the day
		words[0], words[1] = words[0]+" "+l.more, Clock(h.Time)
	}
	if h.Minor && l.more != minor {
		words = append(words, minor)
	}
	if h.Withdrawn {
		words = append(words, "withdrawn")
	}
	switch {
	case t.From != 0 && h.Number == t.From:
		words = append(words, "compared from")
	case t.From != 0 && h.Number == t.Shown:
		words = append(words, "compared to")
	case h.Number == t.Shown:
		words = append(words, "shown")
	case h.Number < 0:
		words = append(words, "earlier text")
	case h.Read:
		words = append(words, "read")
	default:
		words = append(words, "not read yet")
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}

func (t Timeline) id(n int) string {
	if t.Name != "" {
		return "rev-" + t.Name + "-" + article.Spell(n)
	}
	return "rev-" + article.Spell(n)
}

// Rove moves the focus along the dots by arrow keys, Home and End.
func (t Timeline) Rove(e view.Event) []state.Effect {
	ids := make([]string, len(t.Heads))
	for i, h := range t.Heads {
		ids[i] = t.id(h.Number)
	}
	return Rove(ids, e, t.RTL)
}

func percent(x float64) string { return decimal(x) + "%" }

func decimal(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

// called is what the line is called.
func (t Timeline) called() string {
	if t.Of == "" {
		return "Revisions by time"
	}
	return t.Of + ", revisions by time"
}
