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
	return became(m, func(pieces []track.Piece) view.Nodes {
		var out view.Nodes
		for _, p := range pieces {
			out = append(out, change(p))
		}
		return out
	})
}

// BecameBriefly is Became where there is little room: of a rewording, only what
// stands beside a change.
func BecameBriefly(m api.Mark) view.Nodes { return became(m, Rewording) }

func became(m api.Mark, rewording func([]track.Piece) view.Nodes) view.Nodes {
	switch {
	case m.Here.Fate == annotations.Reworded && len(m.Words) > 0:
		return rewording(m.Words)
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
