package kit

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// NameOf is what a mark is called where its kind cannot be seen: "Quote, Odile
// Marrack".
func NameOf(m api.Mark) string {
	if t := TitleOf(m); t != KindWord(m.Kind) {
		return KindWord(m.Kind) + ", " + t
	}
	return KindWord(m.Kind)
}

// Outlet returns the name of an outlet, or what stands in its place.
func Outlet(name string) string { return cmp.Or(name, "No outlet") }

// TitleOf returns the title of a mark's card: who speaks or claims, the first
// line of a note, or a tag; else its kind.
func TitleOf(m api.Mark) string {
	switch {
	case m.Quote != nil && m.Quote.Speaker != "":
		return m.Quote.Speaker
	case m.Claim != nil && m.Claim.Claimant != "":
		return m.Claim.Claimant
	case m.Kind == annotations.Note && m.Note != "":
		line, _ := firstLine(m.Note)
		return line
	case len(m.Tags) > 0:
		return m.Tags[0]
	}
	return KindWord(m.Kind)
}

// firstLine returns the first line or sentence of a note when it is short enough
// for a title, and the rest.
func firstLine(note string) (line, rest string) {
	line, rest, _ = strings.Cut(strings.TrimSpace(note), "\n")
	if len(rest) == 0 {
		if i := strings.IndexAny(line, ".?!"); i > 0 && i+1 < len(line) && line[i+1] == ' ' {
			line, rest = line[:i+1], line[i+2:]
		}
	}
	if r := []rune(line); len(r) > 60 {
		return opening(line, 60), note
	}
	return strings.TrimSuffix(line, "."), strings.TrimSpace(rest)
}

// opening returns the first words of s, at most this many characters.
func opening(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

func noteBelow(m api.Mark) string {
	if m.Kind != annotations.Note {
		return m.Note
	}
	_, rest := firstLine(m.Note)
	return rest
}

func tagsBelow(m api.Mark, title string) view.Nodes {
	var out view.Nodes
	for _, t := range m.Tags {
		if t != title {
			out = append(out, view.E("a", view.Class("tag"), view.Href(Link("/notebook", "tag", t)), view.T(t)))
		}
	}
	return out
}

// details are the lines of a quote or claim below its title.
func details(m api.Mark) []view.Items {
	var out []view.Items
	if q := m.Quote; q != nil {
		if said := speech(q); said != nil {
			out = append(out, view.Items{said})
		}
	}
	if c := m.Claim; c != nil {
		if c.Wording != "" {
			out = append(out, view.Items{view.A("dir", "auto"), view.T(c.Wording)})
		}
		if c.Status != annotations.Unchecked && c.Status != "" {
			out = append(out, view.Items{view.Class("dim"), view.T(ClaimWord(c.Status))})
		}
	}
	return out
}

// speech says how a quote was said: "Head of the union. Direct, told a
// briefing." The plainest way, "said", is left out.
func speech(q *annotations.QuoteOf) view.Nodes {
	var out view.Nodes
	if q.Role != "" {
		out = append(out, view.E("bdi", view.T(sentenceCase(strings.TrimSuffix(q.Role, ".")))), view.T(". "))
	}
	said := strings.TrimSpace(q.Verb + " " + q.To)
	switch plain := said == "" || said == "said"; {
	case plain && (q.Speech == annotations.Direct || q.Speech == ""):
		return out
	case plain:
		return append(out, view.T(capital(string(q.Speech))+"."))
	case q.Speech == "":
		return append(out, view.E("bdi", view.T(sentenceCase(said))), view.T("."))
	}
	return append(out, view.T(capital(string(q.Speech))+", "), view.E("bdi", view.T(said)), view.T("."))
}

func sentenceCase(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// ClaimStates are the states of a claim in the order in which they are offered.
var ClaimStates = []annotations.ClaimStatus{annotations.Unchecked, annotations.Checking, annotations.Holds, annotations.PartlyTrue,
	annotations.Misleading, annotations.False, annotations.Unprovable, annotations.NotAClaim}

// ClaimWord returns the words for the state of a claim, "Partly true".
func ClaimWord(s annotations.ClaimStatus) string {
	switch s {
	case "":
		return ""
	case annotations.Checking:
		return "Being checked"
	case annotations.Unprovable:
		return "Cannot be proved"
	}
	return capital(strings.ReplaceAll(string(s), "-", " "))
}
