package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"writethru/annotations"
	"writethru/web/api"
)

// setFields sets what a reader says of a passage, cleaned. Fields that belong
// to another kind of mark are left out.
func setFields(a *annotations.Annotation, r api.MarkRequest) error {
	a.Kind, a.Quote, a.Claim = r.Kind, nil, nil
	var err error
	if a.Tags, err = tags(r.Tags); err != nil {
		return err
	}
	if a.Note, err = limited(note(r.Note), mostNote, "A note"); err != nil {
		return err
	}
	switch r.Kind {
	case annotations.Highlight, annotations.Note:
		return nil
	case annotations.Quote:
		a.Quote, err = quoteOf(r.Quote)
		return err
	case annotations.Claim:
		a.Claim, err = claimOf(r.Claim)
		return err
	}
	return errNoKind
}

func quoteOf(q *annotations.QuoteOf) (*annotations.QuoteOf, error) {
	if q == nil {
		return &annotations.QuoteOf{}, nil
	}
	switch q.Speech {
	case "", annotations.Direct, annotations.Indirect, annotations.Mixed:
	default:
		return nil, errSpeech
	}
	out := &annotations.QuoteOf{Speaker: line(q.Speaker), Role: line(q.Role), Verb: line(q.Verb), To: line(q.To), Speech: q.Speech}
	return out, within(
		bound{out.Speaker, mostSpeaker, "A speaker"}, bound{out.Role, mostRole, "A speaker's description"},
		bound{out.Verb, mostVerb, "A verb"}, bound{out.To, mostTo, "An addressee"},
	)
}

func claimOf(c *annotations.ClaimOf) (*annotations.ClaimOf, error) {
	if c == nil {
		return &annotations.ClaimOf{}, nil
	}
	states := []annotations.ClaimStatus{"", annotations.Unchecked, annotations.Checking, annotations.Holds, annotations.PartlyTrue,
		annotations.Misleading, annotations.False, annotations.Unprovable, annotations.NotAClaim}
	if !slices.Contains(states, c.Status) {
		return nil, errNoStatus
	}
	out := &annotations.ClaimOf{Claimant: line(c.Claimant), Wording: line(c.Wording), Status: c.Status}
	return out, within(bound{out.Claimant, mostSpeaker, "A claimant"}, bound{out.Wording, mostWording, "A claim's wording"})
}

// tags returns tags as they are kept: NFC, without white space at the ends or a
// leading number sign, each once whatever its case, in the reader's order. What
// holds commas, of any script, is several tags.
func tags(typed []string) ([]string, error) {
	var out []string
	have := map[string]bool{}
	for _, t := range strings.FieldsFunc(strings.Join(typed, ","), func(r rune) bool { return strings.ContainsRune(",،，、", r) }) {
		t = strings.TrimSpace(strings.TrimLeft(line(t), "#"))
		if t == "" || have[strings.ToLower(t)] {
			continue
		}
		if utf8.RuneCountInString(t) > mostTagRunes {
			return nil, annotations.Errorf(annotations.Invalid, "A tag can have at most %d characters; “%s…” has more.", mostTagRunes, string([]rune(t)[:20]))
		}
		have[strings.ToLower(t)] = true
		if out = append(out, t); len(out) > mostTags {
			return nil, annotations.Errorf(annotations.Invalid, "A mark can have at most %d tags.", mostTags)
		}
	}
	return out, nil
}

// line returns what was typed into a field of one line: NFC, every run of white
// space one space, no control characters.
func line(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// note returns what was typed into a field of many lines, with its lines.
func note(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(clean(s))
}

func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFEFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return norm.NFC.String(s)
}

// bound is a field, how many characters it may have, and its name.
type bound struct {
	text string
	most int
	name string
}

func within(all ...bound) error {
	for _, b := range all {
		if _, err := limited(b.text, b.most, b.name); err != nil {
			return err
		}
	}
	return nil
}

func limited(s string, most int, name string) (string, error) {
	if utf8.RuneCountInString(s) > most {
		return "", annotations.Errorf(annotations.Invalid, "%s can have at most %d characters.", name, most)
	}
	return s, nil
}
