package kit

import (
	"strings"

	"writethru/annotations/track"
	"writethru/app/view"
)

// around is how much of what stayed is shown beside a change.
const around = 24

// Rewording returns the change from the marked words to those here. Of long
// stretches that stayed the same, only what stands beside a change is shown.
func Rewording(pieces []track.Piece) view.Nodes {
	var out view.Nodes
	for i, p := range pieces {
		switch p.Op {
		case "-":
			out = append(out, Del(p.Text))
			if i+1 < len(pieces) && pieces[i+1].Op == "+" {
				out = append(out, view.T(" "))
			}
		case "+":
			out = append(out, Ins(p.Text))
		default:
			out = append(out, view.T(elide(p.Text, i > 0, i < len(pieces)-1)))
		}
	}
	return out
}

// Replaced returns the change of a passage as a whole: what is shown until the
// server has answered with the change in words. The screen does not compare
// words itself: that would put the engines into the program of the browser.
func Replaced(old, new string) []track.Piece {
	return []track.Piece{{Op: "-", Text: old}, {Op: "+", Text: new}}
}

// elide shortens a stretch that follows on a change, or goes before one.
func elide(s string, after, before bool) string {
	r := []rune(s)
	room := around
	if after && before {
		room *= 2
	}
	if len(r) <= room+around {
		return s
	}
	head, tail := "", ""
	if after {
		head = string(r[:around])
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		head += " "
	}
	if before {
		tail = string(r[len(r)-around:])
		if i := strings.IndexByte(tail, ' '); i >= 0 {
			tail = tail[i+1:]
		}
		tail = " " + tail
	}
	return head + "…" + tail
}

// Del returns words that were taken away, and Ins words that were added; those
// who listen are told so.
func Del(words string) view.Node {
	return view.E("del", Hidden("removed: "), view.T(words), Hidden(" "))
}

// Ins is described at Del.
func Ins(words string) view.Node {
	return view.E("ins", Hidden("added: "), view.T(words), Hidden(" "))
}

// pairs are the marks that may close what a mark opens.
var pairs = map[rune]string{
	'“': "”", '”': "”", '„': "“”", '«': "»", '»': "«", '‘': "’", '’': "’", '"': `"`, '\'': "'", '‹': "›", '「': "」", '『': "』",
}

// Mismatched reports whether a passage begins with one form of quotation mark
// and ends with another.
func Mismatched(s string) bool {
	r := []rune(strings.TrimSpace(s))
	if len(r) < 2 {
		return false
	}
	closers, opens := pairs[r[0]]
	end := r[len(r)-1]
	return opens && strings.ContainsRune(`"'”’“»«›」』`, end) && !strings.ContainsRune(closers, end)
}
