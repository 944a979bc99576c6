package kit

import (
	"writethru/annotations"
	"writethru/annotations/track"
	"writethru/app/view"
	"writethru/web/api"
)

// Became returns the words of a mark in a list: what became of them where they
// were reworded, struck out where they are gone, else as they were marked.
func Became(m api.Mark) view.Nodes {
	switch {
	case m.Here.Fate == annotations.Reworded && len(m.Words) > 0:
		return WordChanges(m.Words)
	case m.Here.Fate == annotations.Removed:
		return view.Nodes{view.E("s", view.T(m.Exact))}
	}
	return view.Nodes{view.T(m.Exact)}
}

// WordChanges returns pieces of a reworded passage as text, ins and del, each
// said to screen readers as well.
func WordChanges(pieces []track.Piece) view.Nodes {
	var out view.Nodes
	for _, p := range pieces {
		switch p.Op {
		case "-":
			out = append(out, view.E("del", Hidden("[removed: "), view.T(p.Text), Hidden("] ")))
		case "+":
			out = append(out, view.E("ins", Hidden("[added: "), view.T(p.Text), Hidden("] ")))
		default:
			out = append(out, view.T(p.Text))
		}
	}
	return out
}
