package compare

import (
	"fmt"
	"strings"

	"writethru/annotations/diff"
	"writethru/app/kit"
)

// mostSaid is the most characters of a text that are said of a change.
const mostSaid = 80

// announce says where a change is and what it is: "Change 10 of 22, number,
// paragraph 2: 12 became 17".
func (t *table) announce(r *row) string {
	words := []string{fmt.Sprintf("Change %s of %s", kit.Number(r.shown), kit.Number(len(t.shown)))}
	if k := t.labels(r.Row); len(k) > 0 {
		words = append(words, k[0])
	}
	words = append(words, lower(t.where(r)))
	return strings.Join(words, ", ") + ": " + t.became(r)
}

// became says in a few words what changed in a row: the most important change.
func (t *table) became(r *row) string {
	switch r.Op {
	case diff.Added:
		return t.terms.come + ": " + opening(t.new.rowText(r.New), mostSaid)
	case diff.Removed:
		return t.terms.gone + ": " + opening(t.old.rowText(r.Old), mostSaid)
	}
	was, is := mainChange(r.Row)
	words := ""
	switch {
	case was != "" && is != "" && t.across():
		words = t.terms.heardGone + was + ", " + t.terms.heardCome + is
	case was != "" && is != "":
		words = was + " became " + is
	case was != "":
		words = t.terms.gone + ": " + was
	case is != "":
		words = t.terms.come + ": " + is
	}
	if r.Op != diff.Edited || r.moved() {
		words = strings.Trim(t.opWord(r.Op)+". "+words, " ")
	}
	if words == "" {
		return strings.Join(t.labels(r.Row), ", ")
	}
	return words
}

// mainChange returns the words of the first change of a row's most important
// kind, before and now.
func mainChange(r diff.Row) (was, is string) {
	for _, want := range append(append([]diff.Change{}, r.Kinds...), "") {
		for k, p := range r.Pieces {
			if p.Op == diff.Equal || want != "" && p.Kind != want || strings.TrimSpace(p.Text) == "" {
				continue
			}
			text := opening(strings.TrimSpace(p.Text), mostSaid)
			if p.Op == diff.Insert {
				return "", text
			}
			if k+1 < len(r.Pieces) && r.Pieces[k+1].Op == diff.Insert {
				return text, opening(strings.TrimSpace(r.Pieces[k+1].Text), mostSaid)
			}
			return text, ""
		}
	}
	return "", ""
}
