package compare

import (
	"fmt"
	"strconv"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
)

// The map of paragraphs is drawn in a square of these measures and stretched.
const (
	mapWidth  = 1000.0
	mapHeight = 56.0
	barHeight = 10.0
)

// bar is a block on the map.
type bar struct {
	block int
	x, w  float64
	row   *row
}

// figure prints the map of paragraphs, older above, newer below, with a thread
// for each that lives on, and a legend that says the same in words.
func (t *table) figure() view.Node {
	above := t.bars(t.old, func(r *row) []int { return r.Old })
	below := t.bars(t.new, func(r *row) []int { return r.New })
	if len(above)+len(below) == 0 {
		return view.Node{}
	}
	legend, words := t.legend()
	return view.E("figure",
		view.E("svg", view.Is("map"), view.A("viewBox", fmt.Sprintf("0 0 %g %g", mapWidth, mapHeight)), view.A("preserveAspectRatio", "none"),
			view.A("role", "img"), view.Label("Map of paragraphs: "+words+"."),
			threads(above, below), rects(above, 2), rects(below, mapHeight-barHeight-2)),
		view.E("figcaption", view.Class("legend"), legend))
}

// bars returns the blocks of the story on one side, as wide as they are long.
func (t *table) bars(d doc, blocks func(*row) []int) []bar {
	var out []bar
	total := 0.0
	rowOf := map[int]*row{}
	for _, r := range t.rows {
		for _, i := range blocks(r) {
			rowOf[i] = r
		}
	}
	for i, b := range d.Blocks {
		r := rowOf[i]
		if r == nil || isAround(b) || b.Role == article.Credit {
			continue
		}
		w := float64(max(d.text.Blocks()[i].Len(), 40))
		out, total = append(out, bar{i, 0, w, r}), total+w
	}
	gap := min(4, mapWidth/4/float64(max(len(out), 1)))
	x, scale := 0.0, (mapWidth-gap*float64(len(out)-1))/total
	for k := range out {
		out[k].x, out[k].w = x, out[k].w*scale
		x += out[k].w + gap
	}
	return out
}

// look is the class of a row on the map.
func look(r *row) string {
	switch {
	case r.moved():
		return "moved"
	case r.change == 0:
		return "same"
	}
	return opWords[r.Op].class
}

func rects(bars []bar, y float64) view.Nodes {
	var out view.Nodes
	for _, b := range bars {
		out = append(out, view.E("rect", view.Is(look(b.row)), view.A("x", num(b.x)), view.A("y", num(y)), view.A("width", num(b.w)), view.A("height", num(barHeight))))
	}
	return out
}

// threads join the blocks of a row above and below.
func threads(above, below []bar) view.Nodes {
	places := map[*row][]bar{}
	for _, b := range below {
		places[b.row] = append(places[b.row], b)
	}
	var plain, moved view.Nodes
	for _, a := range above {
		for _, b := range places[a.row] {
			x, y := a.x+a.w/2, b.x+b.w/2
			path := view.E("path", view.Is("th", look(a.row)), view.A("d", fmt.Sprintf("M%s 12C%s 30 %s 26 %s 44", num(x), num(x), num(y), num(y))))
			if a.row.moved() {
				moved = append(moved, path)
			} else {
				plain = append(plain, path)
			}
		}
	}
	return append(plain, moved...)
}

// num writes a measure with at most one decimal.
func num(f float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// legend counts the rows of the story by what became of them.
func (t *table) legend() (view.Nodes, string) {
	counts, torn := map[string]int{}, map[diff.Op]int{}
	for _, r := range t.rows {
		if t.around(r) {
			continue
		}
		counts[look(r)]++
		if look(r) == "edited" {
			torn[r.Op]++
		}
	}
	names := []struct{ class, word string }{{"same", "unchanged"}, {"edited", "edited"}, {"moved", "moved"}, {"gone", t.terms.gone}, {"added", t.terms.come}}
	var out view.Nodes
	var all []string
	for _, n := range names {
		if counts[n.class] == 0 {
			continue
		}
		words := kit.Number(counts[n.class]) + " " + n.word
		if n.class == "edited" {
			words = editedWords(counts[n.class], torn)
		}
		out = append(out, view.E("span", view.Class("lg", n.class), view.T(words)), view.T(" "))
		all = append(all, words)
	}
	return out, strings.Join(all, ", ")
}

// editedWords counts edited rows and those that were split or joined: "7 edited, 1
// of them split", "4 split".
func editedWords(n int, torn map[diff.Op]int) string {
	words := kit.Number(n) + " " + opWords[diff.Edited].word
	for _, op := range []diff.Op{diff.Split, diff.Merged} {
		switch torn[op] {
		case 0:
		case n:
			return kit.Number(n) + " " + opWords[op].word
		default:
			words += fmt.Sprintf(", %d of them %s", torn[op], opWords[op].word)
		}
	}
	return words
}
