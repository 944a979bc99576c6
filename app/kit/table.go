package kit

import (
	"strconv"

	"writethru/app/view"
)

// table returns a table in a box that scrolls sideways by itself, so that the
// page never does. A first row of one wide header cell is its caption.
func (d blockView) table() view.Node {
	rows := d.rows()
	t := view.E("table", view.Class(d.class()))
	if len(rows) > 1 && len(rows[0]) == 1 && d.Parts[rows[0][0]].Head && d.Parts[rows[0][0]].ColSpan > 1 {
		k := rows[0][0]
		t.Kids = append(t.Kids, view.E("caption", d.data(k), d.text(k)))
		rows = rows[1:]
	}
	heads := 0
	for heads < len(rows) && d.allHead(rows[heads]) {
		heads++
	}
	if heads > 0 {
		t.Kids = append(t.Kids, view.E("thead", d.cells(rows[:heads], "col")))
	}
	if heads < len(rows) {
		t.Kids = append(t.Kids, view.E("tbody", d.cells(rows[heads:], "row")))
	}
	return view.E("div", view.Class("scroll"), view.A("tabindex", "0"), view.A("role", "region"), view.Label("Table"), t)
}

// rows returns the parts of every row.
func (d blockView) rows() [][]int {
	var out [][]int
	for k, p := range d.Parts {
		if k == 0 || p.Row != d.Parts[k-1].Row {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], k)
	}
	return out
}

func (d blockView) allHead(row []int) bool {
	for _, k := range row {
		if !d.Parts[k].Head {
			return false
		}
	}
	return true
}

func (d blockView) cells(rows [][]int, scope string) view.Nodes {
	var out view.Nodes
	for _, row := range rows {
		tr := view.E("tr")
		for _, k := range row {
			tr.Kids = append(tr.Kids, d.cell(k, scope))
		}
		out = append(out, tr)
	}
	return out
}

func (d blockView) cell(k int, scope string) view.Node {
	p := d.Parts[k]
	n := view.E("td", d.data(k), covers("colspan", p.ColSpan), covers("rowspan", p.RowSpan), d.text(k))
	if p.Head {
		n.Tag = "th"
		n.Attrs = append(n.Attrs, view.A("scope", scope))
	}
	return n
}

func covers(name string, n int) view.Attr {
	if n < 2 {
		return view.Attr{}
	}
	return view.A(name, strconv.Itoa(n))
}
