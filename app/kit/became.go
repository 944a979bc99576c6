package kit

import (
	"writethru/annotations"
	"writethru/annotations/track"
	"writethru/app/view"
	"writethru/web/api"
)

// Became returns all the words of a mark, as a list shows it: with what changed
// where they were reworded, struck out where they are gone, else as they were
// marked.
func Became(m api.Mark) view.Nodes {
	switch {
	case m.Here.Fate == annotations.Reworded && len(m.Words) > 0:
		var out view.Nodes
		for _, p := range m.Words {
			out = append(out, change(p))
		}
		return out
	case m.Here.Fate == annotations.Removed:
		return view.Nodes{view.E("s", view.T(m.Exact))}
	}
	return view.Nodes{view.T(m.Exact)}
}

func change(p track.Piece) view.Node {
	switch p.Op {
	case "-":
		return Del(p.Text)
	case "+":
		return Ins(p.Text)
	}
	return view.T(p.Text)
}
