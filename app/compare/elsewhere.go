package compare

import (
	"slices"
	"strings"

	"writethru/annotations/diff"
	"writethru/app/view"
)

// The least words of a passage that is looked for elsewhere, and the most
// passages on either side among which they are.
const (
	leastElsewhere = 8
	mostElsewhere  = 300
)

// passage is a stretch of words that a row takes away or brings in.
type passage struct {
	row   *row
	words string
}

// findElsewhere finds passages that one row takes away and another brings in, word
// for word: sentences that moved into another paragraph.
func (t *table) findElsewhere() {
	gone, come := t.passages(diff.Delete), t.passages(diff.Insert)
	if len(gone) > mostElsewhere || len(come) > mostElsewhere {
		return
	}
	for _, g := range gone {
		for _, c := range come {
			if g.row == c.row || !strings.Contains(c.words, g.words) && !strings.Contains(g.words, c.words) {
				continue
			}
			if !slices.Contains(g.row.nowIn, c.row) {
				g.row.nowIn, c.row.wasIn = append(g.row.nowIn, c.row), append(c.row.wasIn, g.row)
			}
		}
	}
}

// passages returns what the changes bring in, or take away, as far as it is long
// enough to be told from other words.
func (t *table) passages(op string) []passage {
	var out []passage
	for _, r := range t.rows {
		if r.change == 0 {
			continue
		}
		for _, p := range t.pieces(r.Row) {
			if words := strings.Fields(p.Text); p.Op == op && len(words) >= leastElsewhere {
				out = append(out, passage{r, strings.TrimRight(strings.Join(words, " "), ".,;:")})
			}
		}
	}
	return out
}

// elsewhere says where words of a row are now, and where they were.
func (t *table) elsewhere(r *row) view.Nodes {
	var out view.Nodes
	say := func(words, place string, to *row) {
		out = append(out, view.E("p", view.Class("flag"), view.E("a", view.Href("#"+changeID(to.change)), view.T(words+place))))
	}
	before, now := "Words of it were in ", "Words of it are now in "
	if t.across() {
		before, now = "Words of it are "+t.terms.was+", ", "Words of it are "+t.terms.is+", "
	}
	for _, to := range r.nowIn {
		say(now, t.new.name(to.New), to)
	}
	for _, from := range r.wasIn {
		say(before, t.old.name(from.Old), from)
	}
	return out
}
