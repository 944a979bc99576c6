package catalog

import (
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// MostAlerts is how many alerts are counted at most.
const MostAlerts = 200

// Placed is a placement with the words at it.
type Placed struct {
	annotations.Placement
	Words string
}

// Changes returns the changes of a mark, oldest first. Placed are its placements
// in the revisions after its own, in their order.
func Changes(a annotations.Annotation, placed []Placed) []annotations.AlertChange {
	var out []annotations.AlertChange
	was, words, from := annotations.Kept, a.Exact, a.Revision
	for _, p := range placed {
		if p.Revision <= a.Revision {
			continue
		}
		c := annotations.AlertChange{In: p.Revision, From: from, Was: was, Is: p.Fate, Old: words, New: p.Words}
		if c.Kind = kindOf(a, c); c.Kind != "" && !p.ByHand {
			out = append(out, c)
		}
		was, from = p.Fate, p.Revision
		if stands(p.Fate) {
			words = p.Words
		}
	}
	return out
}

func stands(f annotations.Fate) bool { return f != annotations.Removed && f != annotations.Unsure }

// kindOf returns the kind of a change, "" when nothing changed.
func kindOf(a annotations.Annotation, c annotations.AlertChange) annotations.AlertKind {
	switch {
	case c.Is == annotations.Removed && c.Was != annotations.Removed:
		return annotations.AlertRemoved
	case c.Is == annotations.Unsure && c.Was != annotations.Unsure:
		return annotations.AlertUnsure
	case !stands(c.Is):
		return ""
	case !stands(c.Was):
		return annotations.AlertBack
	case !slices.Equal(strings.Fields(c.Old), strings.Fields(c.New)):
		return rewordedBy(a, c)
	case c.Is == annotations.Moved && c.Was != annotations.Moved:
		return annotations.AlertMoved
	}
	return ""
}

// rewordedBy tells a rewording that changes what is said from others. The words
// of what a reader marked as a quote are quoted words.
func rewordedBy(a annotations.Annotation, c annotations.AlertChange) annotations.AlertKind {
	kind := annotations.AlertPunctuation
	for _, r := range diff.Compare(plain(c.Old), plain(c.New)).Rows {
		for _, k := range r.Kinds {
			switch k {
			case diff.Number, diff.Quoted, diff.Attribution, diff.Name:
				return annotations.AlertFacts
			case diff.Punctuation, diff.Link, diff.Picture, diff.Layout:
			default:
				kind = annotations.AlertWording
			}
		}
	}
	if a.Kind == annotations.Quote && kind == annotations.AlertWording {
		return annotations.AlertFacts
	}
	return kind
}

func plain(words string) diff.Input {
	return diff.Input{Blocks: []article.Block{article.Plain(strings.Join(strings.Fields(words), " "))}}
}
