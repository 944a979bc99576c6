package desk

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"

	"writethru/annotations"
	"writethru/annotations/anchor"
)

// jsonld writes the marks as an AnnotationCollection with one AnnotationPage
// (W3C Web Annotation Data Model, section 5).
func (e *export) jsonld() ([]byte, error) {
	items := []object{}
	for _, s := range e.stories {
		for _, m := range s.marks {
			items = append(items, e.webAnnotation(s, m))
		}
	}
	id := e.origin + "/notebook"
	data, err := json.MarshalIndent(object{
		"@context": []any{"http://www.w3.org/ns/anno.jsonld", object{"schema": "https://schema.org/"}},
		"id":       id, "type": "AnnotationCollection", "label": "Marks from Writethru", "total": len(items),
		"first": object{"id": id + "#page1", "type": "AnnotationPage", "startIndex": 0, "items": items},
	}, "", " ")
	return append(data, '\n'), err
}

type object = map[string]any

func (e *export) webAnnotation(s exportStory, m exportMark) object {
	a := object{
		"id": "urn:uuid:" + uuid(m.ID), "type": "Annotation", "motivation": motivation(m.Kind),
		"created": stamp(m.Made), "modified": stamp(m.Changed),
	}
	if body := bodies(m); len(body) > 0 {
		a["body"] = body
	}
	source := s.URL
	if source == "" {
		source = e.link(m, m.Revision)
	}
	var targets []object
	for _, span := range m.Spans {
		sel := anchor.Describe(m.own.text, span)
		targets = append(targets, object{
			"type": "SpecificResource", "source": source,
			"state": object{"type": "TimeState", "sourceDate": stamp(e.clock.time(m.own.Captured))},
			"selector": []object{
				{"type": "TextQuoteSelector", "exact": sel.Exact, "prefix": sel.Prefix, "suffix": sel.Suffix},
				{"type": "TextPositionSelector", "start": sel.Start, "end": sel.End},
			},
		})
	}
	a["target"] = targets
	return a
}

func motivation(k annotations.Kind) string {
	switch k {
	case annotations.Note:
		return "commenting"
	case annotations.Claim:
		return "assessing"
	case annotations.Quote:
		return "identifying"
	}
	return "highlighting"
}

func bodies(m exportMark) []object {
	var out []object
	for _, t := range m.Tags {
		out = append(out, object{"type": "TextualBody", "purpose": "tagging", "value": t})
	}
	if m.Note != "" {
		out = append(out, object{"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": m.Note})
	}
	if q := m.Quote; q != nil && q.Speaker != "" {
		out = append(out, object{"type": "schema:Quotation", "purpose": "identifying",
			"schema:spokenByCharacter": object{"type": "schema:Person", "schema:name": q.Speaker, "schema:description": q.Role}})
	}
	if c := m.Claim; c != nil && (c.Claimant != "" || c.Wording != "" || c.Status != "") {
		out = append(out, object{"type": "schema:Claim", "purpose": "assessing", "schema:text": c.Wording,
			"schema:author": object{"type": "schema:Person", "schema:name": c.Claimant}, "schema:creativeWorkStatus": c.Status})
	}
	return out
}

// uuid returns a stable UUID for a mark (RFC 9562, version 5).
func uuid(id annotations.ID) string {
	sum := sha1.Sum([]byte("writethru mark " + string(id)))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
