package library

import (
	"strconv"
	"strings"

	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// The chart of a row: the last revisions as bars by words changed, in a box of
// 64 by 28. It stands for nothing that its text does not say.
const (
	sparkBars   = 8
	sparkHeight = 25
	// sparkWords is what the highest bar stands for at least, so that a short
	// bulletin does not look like a rewritten story.
	sparkWords = 500
)

func spark(r api.LibraryRow) view.Node {
	counts := r.Changed
	if len(counts) > sparkBars {
		counts = counts[len(counts)-sparkBars:]
	}
	bars, last, kill := sparkPaths(counts, r.Withdrawn, 0 < r.Latest && r.LastRead < r.Latest && r.Latest > 1)
	return view.E("svg", view.Is("spark"), view.A("viewBox", "0 0 64 28"), view.A("role", "img"), view.Label(sparkWordsOf(r)),
		view.E("path", view.Is("base"), view.A("d", "M0 27.5h64")),
		sparkPath("bars", bars), sparkPath("last", last), sparkPath("kill", kill))
}

func sparkPath(is, d string) view.Nodes {
	if d == "" {
		return nil
	}
	return view.Nodes{view.E("path", view.Is(is), view.A("d", d))}
}

// sparkPaths returns the bars, the last one apart when it is new, and the cross
// of a withdrawal. They stand at the end of the box.
func sparkPaths(counts []int, withdrawn, isNew bool) (bars, last, kill string) {
	most := sparkWords
	for _, n := range counts {
		most = max(most, n)
	}
	step := 64.0 / float64(max(4, len(counts)))
	at := 64 - step*float64(len(counts)) + step/8
	for i, n := range counts {
		switch end := i == len(counts)-1; {
		case end && withdrawn:
			kill = "m" + number(at+step*.375-4) + " 19 8 8m0-8-8 8"
		case end && isNew:
			last = sparkBar(at, step, n, most)
		default:
			bars += sparkBar(at, step, n, most)
		}
		at += step
	}
	return bars, last, kill
}

func sparkBar(at, step float64, n, most int) string {
	high := max(1, sparkHeight*float64(n)/float64(most))
	wide := number(step * .75)
	return "M" + number(at) + " " + number(27-high) + "h" + wide + "v" + number(high) + "h-" + wide + "z"
}

func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

// sparkWordsOf says in words what the chart shows.
func sparkWordsOf(r api.LibraryRow) string {
	if len(r.Changed) <= 1 && !r.Withdrawn {
		return "One revision, " + kit.Some(r.Words, "word", "words")
	}
	var words []string
	for i, n := range r.Changed {
		if r.Withdrawn && i == len(r.Changed)-1 {
			words = append(words, "then withdrawn")
			break
		}
		words = append(words, kit.Number(n))
	}
	return "Words changed by revision: " + strings.Join(words, ", ")
}
