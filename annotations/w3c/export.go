package w3c

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/anchor"
)

// The objects that are written. Their fields stand in the order in which they
// are written, so that equal collections give equal bytes.
type (
	collectionObject struct {
		Context []any       `json:"@context"`
		ID      string      `json:"id"`
		Type    string      `json:"type"`
		Label   string      `json:"label,omitempty"`
		Total   int         `json:"total"`
		First   *pageObject `json:"first,omitempty"`
		Last    string      `json:"last,omitempty"`
	}
	pageObject struct {
		ID         string             `json:"id"`
		Type       string             `json:"type"`
		PartOf     string             `json:"partOf"`
		StartIndex int                `json:"startIndex"`
		Items      []annotationObject `json:"items"`
	}
	annotationObject struct {
		ID         string `json:"id"`
		Type       string `json:"type"`
		Via        string `json:"via,omitempty"`
		Motivation string `json:"motivation"`
		Created    string `json:"created,omitempty"`
		Modified   string `json:"modified,omitempty"`
		OwnID      string `json:"wt:id"`
		Article    string `json:"wt:article,omitempty"`
		Revision   int    `json:"wt:revision,omitempty"`
		Sample     bool   `json:"wt:sample,omitempty"`
		Body       []any  `json:"body,omitempty"`
		Target     any    `json:"target"`
	}
	textObject struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Format  string `json:"format,omitempty"`
		Value   string `json:"value"`
	}
	specificObject struct {
		Type     string `json:"type"`
		Purpose  string `json:"purpose,omitempty"`
		Source   any    `json:"source"`
		State    any    `json:"state,omitempty"`
		Selector []any  `json:"selector,omitempty"`
	}
	sourceObject struct {
		ID        string      `json:"id"`
		Type      string      `json:"type"`
		Lang      string      `json:"language,omitempty"`
		Dir       string      `json:"textDirection,omitempty"`
		Headline  string      `json:"schema:headline,omitempty"`
		Publisher *nameObject `json:"schema:publisher,omitempty"`
	}
	nameObject struct {
		Name        string `json:"schema:name,omitempty"`
		Description string `json:"schema:description,omitempty"`
	}
	stateObject struct {
		Type   string `json:"type"`
		Date   string `json:"sourceDate,omitempty"`
		Cached string `json:"cached,omitempty"`
	}
	quoteObject struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix"`
		Suffix string `json:"suffix"`
	}
	positionObject struct {
		Type  string `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	quotationObject struct {
		ID        string      `json:"id"`
		Type      string      `json:"type"`
		Text      string      `json:"schema:text"`
		Creator   *nameObject `json:"schema:creator,omitempty"`
		Verb      string      `json:"wt:verb,omitempty"`
		Addressee string      `json:"wt:addressee,omitempty"`
		Speech    string      `json:"wt:speech,omitempty"`
	}
	claimObject struct {
		ID     string      `json:"id"`
		Type   string      `json:"type"`
		Text   string      `json:"schema:text,omitempty"`
		Author *nameObject `json:"schema:author,omitempty"`
		Status string      `json:"wt:status,omitempty"`
	}
)

// Export writes c as an AnnotationCollection with one page. Equal collections
// give equal bytes, and what Import reads of them is exported to the same bytes
// again. Invalid when an item has no selector, an ID that is no mark's or that
// another item has, or an address that is no IRI.
func Export(w io.Writer, c Collection) error {
	if c.ID == "" {
		c.ID = notebookIRI
	}
	out := collectionObject{
		Context: []any{anno, map[string]string{"wt": namespace}},
		ID:      c.ID, Type: "AnnotationCollection", Label: c.Label, Total: len(c.Items),
	}
	if err := exportable(c); err != nil {
		return err
	}
	if len(c.Items) > 0 {
		out.First = &pageObject{ID: pageIRI(c.ID), Type: "AnnotationPage", PartOf: c.ID}
		out.Last = out.First.ID
	}
	for _, i := range c.Items {
		out.First.Items = append(out.First.Items, i.object())
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("export annotations: %w", err)
	}
	_, err := w.Write(oneReplacement(b.Bytes()))
	return err
}

// oneReplacement writes U+FFFD in JSON in one way. The encoder escapes it where
// it stands for bytes that are no UTF-8, and only there.
func oneReplacement(b []byte) []byte {
	const escaped = `\ufffd`
	if !bytes.Contains(b, []byte(escaped)) {
		return b
	}
	var out bytes.Buffer
	for len(b) > 0 {
		n := 1
		switch {
		case bytes.HasPrefix(b, []byte(escaped)):
			out.WriteString("\ufffd")
			b = b[len(escaped):]
			continue
		case b[0] == '\\':
			n = 2 // with what it escapes, which may be a backslash
		}
		out.Write(b[:n])
		b = b[n:]
	}
	return out.Bytes()
}

func pageIRI(collection string) string {
	if strings.Contains(collection, "#") {
		return collection + "-page-1"
	}
	return collection + "#page-1"
}

// exportable returns Invalid when c cannot be written by the model.
func exportable(c Collection) error {
	if !isIRI(c.ID) {
		return annotations.Errorf(annotations.Invalid, "The collection's ID %q is no IRI.", c.ID)
	}
	known := map[annotations.ID]bool{}
	for _, i := range c.Items {
		switch {
		case !ownID.MatchString(string(i.ID)) || known[i.ID]:
			return annotations.Errorf(annotations.Invalid, "The mark's ID %q cannot be exported, or stands twice.", i.ID)
		case i.Source == "" && i.Version == "":
			return annotations.Errorf(annotations.Invalid, "The mark %s has no address.", i.ID)
		case exact(i.Selectors) == "":
			return annotations.Errorf(annotations.Invalid, "The mark %s has no passage.", i.ID)
		}
		for _, iri := range []string{i.Source, i.Version, i.Via} {
			if iri != "" && !isIRI(iri) {
				return annotations.Errorf(annotations.Invalid, "The address %q of mark %s is no IRI.", iri, i.ID)
			}
		}
		known[i.ID] = true
	}
	return nil
}

func (i Item) object() annotationObject {
	a := annotationObject{
		ID: i.iri(), Type: "Annotation", Via: i.Via, Motivation: motivations[i.Kind],
		Created: stamp(i.Made), OwnID: string(i.ID), Article: string(i.Article), Revision: max(0, i.Revision), Sample: i.Sample,
		Body: i.bodies(),
	}
	if a.Motivation == "" {
		a.Motivation = "highlighting"
	}
	if !i.Changed.Equal(i.Made) {
		a.Modified = stamp(i.Changed)
	}
	var targets []any
	for _, s := range i.Selectors {
		targets = append(targets, i.target(s))
	}
	a.Target = targets
	if len(targets) == 1 {
		a.Target = targets[0]
	}
	return a
}

var motivations = map[annotations.Kind]string{
	annotations.Highlight: "highlighting",
	annotations.Quote:     "classifying",
	annotations.Claim:     "classifying",
	annotations.Note:      "commenting",
}

// stamp returns t as the model wants it, "" when it is zero or cannot be written.
func stamp(t time.Time) string {
	if t = t.UTC(); t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func (i Item) target(s anchor.Selector) specificObject {
	source := sourceObject{ID: i.Source, Type: "Text", Lang: i.Lang, Headline: i.Headline, Publisher: named(i.Outlet, "")}
	if source.ID == "" {
		source.ID = i.Version
	}
	if isDirection(string(i.Dir)) {
		source.Dir = string(i.Dir)
	}
	t := specificObject{Type: "SpecificResource", Source: source, Selector: []any{quoteObject{"TextQuoteSelector", s.Exact, s.Prefix, s.Suffix}}}
	if state := (stateObject{"TimeState", stamp(i.Time), i.Version}); state.Date != "" || state.Cached != "" {
		t.State = state
	}
	if i.Revision > 0 && s.End > s.Start && s.Start >= 0 {
		t.Selector = append(t.Selector, positionObject{"TextPositionSelector", s.Start, s.End})
	}
	return t
}

func (i Item) bodies() (list []any) {
	switch i.Kind {
	case annotations.Quote:
		list = append(list, specificObject{Type: "SpecificResource", Purpose: "classifying", Source: i.quotation()})
	case annotations.Claim:
		list = append(list, specificObject{Type: "SpecificResource", Purpose: "classifying", Source: i.claim()})
	}
	if i.Note != "" {
		list = append(list, textObject{"TextualBody", "commenting", "text/plain", i.Note})
	}
	for _, t := range i.Tags {
		list = append(list, textObject{Type: "TextualBody", Purpose: "tagging", Value: t})
	}
	return list
}

func (i Item) quotation() quotationObject {
	q := quotationObject{ID: i.iri() + "-quotation", Type: "schema:Quotation", Text: exact(i.Selectors)}
	if i.Quote != nil {
		q.Creator = named(i.Quote.Speaker, i.Quote.Role)
		q.Verb, q.Addressee, q.Speech = i.Quote.Verb, i.Quote.To, string(i.Quote.Speech)
	}
	return q
}

func (i Item) claim() claimObject {
	c := claimObject{ID: i.iri() + "-claim", Type: "schema:Claim"}
	if i.Claim != nil {
		c.Text, c.Author, c.Status = i.Claim.Wording, named(i.Claim.Claimant, ""), string(i.Claim.Status)
	}
	return c
}

// named returns a thing with a name, nil when nothing is known of it.
func named(name, description string) *nameObject {
	if name == "" && description == "" {
		return nil
	}
	return &nameObject{name, description}
}

// exact returns the passage that selectors describe.
func exact(selectors []anchor.Selector) string {
	parts := make([]string, len(selectors))
	for i, s := range selectors {
		parts[i] = s.Exact
	}
	return strings.Join(parts, "\n")
}
