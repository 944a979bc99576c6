package reader

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// Draft is what stands in the form of a mark. The fields of all kinds are kept,
// so that a change of kind and back loses nothing.
type Draft struct {
	Kind     annotations.Kind
	Speaker  string                  `json:",omitempty"`
	Role     string                  `json:",omitempty"`
	Verb     string                  `json:",omitempty"`
	To       string                  `json:",omitempty"`
	Speech   annotations.Speech      `json:",omitempty"`
	Claimant string                  `json:",omitempty"`
	Wording  string                  `json:",omitempty"`
	Status   annotations.ClaimStatus `json:",omitempty"`
	Tags     []string                `json:",omitempty"`
	Tag      string                  `json:",omitempty"` // being typed
	Note     string                  `json:",omitempty"`
}

// draftOf returns the form of a mark as it is kept.
func draftOf(m api.Mark) Draft {
	d := Draft{Kind: m.Kind, Tags: slices.Clone(m.Tags), Note: m.Note, Speech: annotations.Direct, Status: annotations.Unchecked}
	if q := m.Quote; q != nil {
		d.Speaker, d.Role, d.Verb, d.To = q.Speaker, q.Role, q.Verb, q.To
		if q.Speech != "" {
			d.Speech = q.Speech
		}
	} else {
		d.Speech = speechOf(m.Exact)
	}
	if c := m.Claim; c != nil {
		d.Claimant, d.Wording = c.Claimant, c.Wording
		if c.Status != "" {
			d.Status = c.Status
		}
	}
	return d
}

// changed reports whether a form says something else than the mark.
func (d Draft) changed(m api.Mark) bool {
	a, b := d.on(m), draftOf(m).on(m)
	return d.Tag != "" || !reflect.DeepEqual(a.Annotation, b.Annotation)
}

// on returns the mark with what the form says, a tag that is being typed as well.
func (d Draft) on(m api.Mark) api.Mark {
	d = d.withTag(d.Tag)
	m.Kind, m.Note = d.Kind, strings.TrimSpace(d.Note)
	m.Tags, m.Quote, m.Claim = nil, nil, nil
	if len(d.Tags) > 0 {
		m.Tags = slices.Clone(d.Tags)
	}
	switch d.Kind {
	case annotations.Quote:
		m.Quote = &annotations.QuoteOf{Speaker: oneLine(d.Speaker), Role: oneLine(d.Role), Verb: oneLine(d.Verb), To: oneLine(d.To), Speech: d.Speech}
	case annotations.Claim:
		m.Claim = &annotations.ClaimOf{Claimant: oneLine(d.Claimant), Wording: oneLine(d.Wording), Status: d.Status}
	}
	return m
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// withTag returns the form with a tag more, and nothing being typed.
func (d Draft) withTag(tag string) Draft {
	d.Tag = ""
	tag = oneLine(strings.TrimLeft(strings.TrimSpace(tag), "#"))
	same := func(t string) bool { return strings.EqualFold(t, tag) }
	if tag != "" && !slices.ContainsFunc(d.Tags, same) {
		d.Tags = append(slices.Clone(d.Tags), tag)
	}
	return d
}

// withoutTag returns the form without tag number n.
func (d Draft) withoutTag(n int) Draft {
	if n >= 0 && n < len(d.Tags) {
		d.Tags = slices.Delete(slices.Clone(d.Tags), n, n+1)
	}
	return d
}

// commas end a tag that is being typed.
const commas = ",،、，"

// typed returns the form with what stands in its fields. A tag ends with a comma.
func (d Draft) typed(e view.Event) Draft {
	for name, to := range d.fields() {
		if v, ok := e.Form[name]; ok && len(v) > 0 {
			to(&d, v[0])
		}
	}
	for strings.ContainsAny(d.Tag, commas) {
		i := strings.IndexAny(d.Tag, commas)
		rest := strings.TrimLeft(d.Tag[i:], commas)
		d = d.withTag(d.Tag[:i])
		d.Tag = strings.TrimLeft(rest, " ")
	}
	return d
}

func (Draft) fields() map[string]func(*Draft, string) {
	return map[string]func(*Draft, string){
		"kind":     func(d *Draft, s string) { d.Kind = annotations.Kind(s) },
		"speaker":  func(d *Draft, s string) { d.Speaker = s },
		"role":     func(d *Draft, s string) { d.Role = s },
		"verb":     func(d *Draft, s string) { d.Verb = s },
		"to":       func(d *Draft, s string) { d.To = s },
		"speech":   func(d *Draft, s string) { d.Speech = annotations.Speech(s) },
		"claimant": func(d *Draft, s string) { d.Claimant = s },
		"wording":  func(d *Draft, s string) { d.Wording = s },
		"status":   func(d *Draft, s string) { d.Status = annotations.ClaimStatus(s) },
		"tag":      func(d *Draft, s string) { d.Tag = s },
		"note":     func(d *Draft, s string) { d.Note = s },
	}
}

func (d Draft) String() string {
	b, _ := json.Marshal(d) // strings and lists of strings: it cannot fail
	return string(b)
}

func readDraft(s string) (Draft, bool) {
	var d Draft
	return d, json.Unmarshal([]byte(s), &d) == nil && d.Kind != ""
}

// marks are the quotation marks that can be told from apostrophes.
const marks = `"“”„«»‹›「」『』`

// speechOf returns how a passage renders what was said: direct when it stands in
// quotation marks, mixed when it holds some, else indirect.
func speechOf(words string) annotations.Speech {
	words = strings.TrimSpace(words)
	r := []rune(words)
	if len(r) == 0 {
		return annotations.Direct
	}
	opens := strings.ContainsRune(marks+"'‘", r[0])
	switch closes := strings.ContainsRune(marks+"'’", r[len(r)-1]); {
	case opens && (closes || strings.Count(words, "\n") > 0):
		return annotations.Direct
	case strings.ContainsAny(words, marks):
		return annotations.Mixed
	case opens:
		return annotations.Direct
	}
	return annotations.Indirect
}
