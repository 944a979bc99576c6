package kit

import (
	"writethru/annotations/diff"
	"writethru/app/view"
	"writethru/web/api"
)

// Headline returns the headline of a revision with the words that changed since
// the revision before.
func Headline(h api.Head) view.Node {
	if len(h.Edits) == 0 {
		return view.E("bdi", view.T(h.Headline))
	}
	var words view.Nodes
	for i, p := range h.Edits {
		switch {
		case p.Text == "": // a headline came or went
		case p.Op == diff.Delete:
			words = append(words, Del(p.Text))
			if i+1 < len(h.Edits) && h.Edits[i+1].Op == diff.Insert {
				words = append(words, view.T(" "))
			}
		case p.Op == diff.Insert:
			words = append(words, Ins(p.Text))
		default:
			words = append(words, view.T(p.Text))
		}
	}
	return view.E("bdi", words)
}
