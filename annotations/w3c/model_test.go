package w3c_test

import (
	"strings"
	"testing"

	"writethru/annotations/w3c"
)

// with returns an annotation that has the members besides what every one needs.
func with(members string) string {
	return `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/a1", "type": "Annotation", ` + members + `}`
}

// target returns an annotation of a SpecificResource with the members.
func target(members string) string {
	return with(`"target": {"source": "http://example.com/page", ` + members + `}`)
}

func selector(s string) string { return target(`"selector": ` + s) }

func state(s string) string { return target(`"state": ` + s) }

func body(s string) string { return with(`"target": "http://example.com/page", "body": ` + s) }

func more(members string) string { return with(`"target": "http://example.com/page", ` + members) }

func collection(members string) string {
	return `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", ` + members + `}`
}

func page(members string) string {
	return `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", ` + members + `}`
}

const item = `{"id": "http://example.org/a1", "type": "Annotation", "target": "http://example.com/page"}`

// model is what the Web Annotation Data Model says: valid annotations, and such
// as break a MUST, with the section that it stands in.
var model = []struct{ name, json, section string }{
	{"the least", with(`"target": "http://example.com/page"`), ""},
	{"several contexts", `{"@context": ["http://www.w3.org/ns/anno.jsonld", {"x": "http://example.org/x#"}], "id": "urn:a", "type": "Annotation", "target": "http://e.example/"}`, ""},
	{"no context", `{"id": "urn:a", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"another context", `{"@context": "http://www.w3.org/ns/oa.jsonld", "id": "urn:a", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"a single context in an array", `{"@context": ["http://www.w3.org/ns/anno.jsonld"], "id": "urn:a", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"no id", `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"two ids", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": ["urn:a", "urn:b"], "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"the key id twice", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:a", "id": "urn:b", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"an id that is no IRI", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "a 1", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"a blank node as id", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "_:b0", "type": "Annotation", "target": "http://e.example/"}`, "3.1"},
	{"an IRI with letters of any script", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://e.example/أ/ä", "type": "Annotation", "target": "http://e.example/"}`, ""},
	{"no type", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:a", "target": "http://e.example/"}`, "3.1"},
	{"another type", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:a", "type": "Note", "target": "http://e.example/"}`, "3.1"},
	{"two types", `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:a", "type": ["Annotation", "schema:Comment"], "target": "http://e.example/"}`, ""},
	{"no target", with(`"body": "http://e.example/"`), "3.1"},
	{"an empty list of targets", with(`"target": []`), "3.1"},
	{"target null", with(`"target": null`), "3.1"},
	{"several targets", with(`"target": ["http://e.example/1", {"id": "http://e.example/2"}]`), ""},
	{"not an object", `["an annotation"]`, "3.1"},

	{"an external body", body(`{"id": "http://e.example/b", "format": "audio/mpeg", "language": ["en", "ar"], "textDirection": "ltr"}`), ""},
	{"an external body without id", body(`{"type": "Video", "format": "video/mp4"}`), "3.2.1"},
	{"an external body with two ids", body(`{"id": ["http://e.example/b", "http://e.example/c"], "type": "Video"}`), "3.2.1"},
	{"an external target without id", with(`"target": {"type": "Text"}`), "3.2.1"},
	{"a relative IRI as target", with(`"target": "/page"`), "3.2.1"},
	{"an unknown direction", body(`{"id": "http://e.example/b", "textDirection": "up"}`), "3.2.1"},
	{"a fragment in the IRI", body(`"http://e.example/b#xywh=1,1,1,1"`), ""},
	{"a textual body", body(`{"type": "TextualBody", "value": "<p>j'adore !</p>", "format": "text/html", "language": "fr"}`), ""},
	{"a textual body without its type", body(`{"value": "text"}`), ""},
	{"a textual body without value", body(`{"type": "TextualBody", "format": "text/plain"}`), "3.2.4"},
	{"a textual body with two values", body(`{"type": "TextualBody", "value": ["one", "two"]}`), "3.2.4"},
	{"a textual body with a number", body(`{"type": "TextualBody", "value": 5}`), "3.2.4"},
	{"a string body", more(`"bodyValue": "text"`), ""},
	{"a string body with a language", more(`"bodyValue": {"value": "text", "language": "en"}`), "3.2.5"},
	{"two string bodies", more(`"bodyValue": ["one", "two"]`), "3.2.5"},
	{"a string body beside a body", more(`"bodyValue": "text", "body": "http://e.example/b"`), "3.2.5"},
	{"no body", body(`[]`), ""},
	{"a number as body", body(`7`), "3.2.6"},
	{"a list in a list as body", body(`[["http://e.example/b"]]`), "3.2.6"},
	{"a choice", body(`{"type": "Choice", "items": [{"id": "http://e.example/en", "language": "en"}, "http://e.example/fr"]}`), ""},
	{"a choice with two types", body(`{"type": ["Choice", "Dataset"], "items": ["http://e.example/fr"]}`), "3.2.7"},
	{"a choice of something faulty", body(`{"type": "Choice", "items": [{"type": "TextualBody"}]}`), "3.2.4"},

	{"times", more(`"created": "2015-01-28T12:00:00Z", "modified": "2015-01-29T09:00:00.123Z", "generated": "2015-02-04T12:00:00Z"`), ""},
	{"a time with an offset", more(`"created": "2015-01-28T12:00:00+01:00"`), "3.3.1"},
	{"a date without time", more(`"modified": "2015-01-28"`), "3.3.1"},
	{"a time that there is not", more(`"generated": "2015-02-30T12:00:00Z"`), "3.3.1"},
	{"created twice", more(`"created": ["2015-01-28T12:00:00Z", "2015-01-29T12:00:00Z"]`), "3.3.1"},
	{"a body modified twice", body(`{"id": "http://e.example/b", "modified": ["2015-01-28T12:00:00Z", "2015-01-29T12:00:00Z"]}`), "3.3.1"},
	{"agents", more(`"creator": {"id": "http://e.example/u", "type": "Person", "name": "A. Person"}, "generator": "http://e.example/client"`), ""},
	{"an agent without id", more(`"creator": {"type": "Person", "nickname": "pseudo"}`), ""},
	{"an agent with two ids", more(`"creator": {"id": ["http://e.example/u", "http://e.example/v"]}`), "3.3.2"},
	{"an agent that is no IRI", more(`"generator": "my client"`), "3.3.2"},
	{"an audience", more(`"audience": {"id": "http://e.example/t", "type": "schema:EducationalAudience", "schema:educationalRole": "teacher"}`), ""},
	{"an audience of another class", more(`"audience": {"type": "EducationalAudience"}`), "3.3.3"},
	{"an audience with another property", more(`"audience": {"type": "schema:Audience", "role": "teacher"}`), "3.3.3"},
	{"several motivations", more(`"motivation": ["bookmarking", "tagging"]`), ""},
	{"rights", more(`"rights": "https://creativecommons.org/publicdomain/zero/1.0/"`), ""},
	{"rights that are no IRI", more(`"rights": "all rights reserved"`), "3.3.6"},
	{"other identities", more(`"canonical": "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df", "via": "http://other.example/a1"`), ""},

	{"a specific resource", target(`"type": "SpecificResource", "purpose": "describing"`), ""},
	{"a specific resource without source", with(`"target": {"type": "SpecificResource"}`), "4"},
	{"a specific resource with two sources", with(`"target": {"source": ["http://e.example/1", "http://e.example/2"]}`), "4"},
	{"a source without id", with(`"target": {"source": {"type": "Text"}}`), "4"},
	{"a body with a purpose", body(`{"type": "SpecificResource", "purpose": "tagging", "source": "http://e.example/city"}`), ""},
	{"a selector by its IRI", selector(`"http://example.org/selector"`), ""},
	{"a selector of an unknown type", selector(`{"type": "x:Selector", "x:y": 1}`), ""},
	{"a selector without type", selector(`{"value": "#id"}`), "4.2"},
	{"a fragment", selector(`{"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "t=30,60"}`), ""},
	{"a fragment without value", selector(`{"type": "FragmentSelector"}`), "4.2.1"},
	{"a fragment of two specifications", selector(`{"type": "FragmentSelector", "value": "x", "conformsTo": ["http://e.example/1", "http://e.example/2"]}`), "4.2.1"},
	{"CSS", selector(`{"type": "CssSelector", "value": "#elemid > .elemclass + p"}`), ""},
	{"CSS with two values", selector(`{"type": "CssSelector", "value": ["p", "q"]}`), "4.2.2"},
	{"CSS with two types", selector(`{"type": ["CssSelector", "x:Other"], "value": "p"}`), "4.2.2"},
	{"an XPath", selector(`{"type": "XPathSelector", "value": "/html/body/p[2]"}`), ""},
	{"an XPath without value", selector(`{"type": "XPathSelector"}`), "4.2.3"},
	{"a quote", selector(`{"type": "TextQuoteSelector", "exact": "anotation", "prefix": "this is an ", "suffix": " that has some"}`), ""},
	{"a quote without context", selector(`{"type": "TextQuoteSelector", "exact": "anotation"}`), ""},
	{"a quote without exact", selector(`{"type": "TextQuoteSelector", "prefix": "this is an "}`), "4.2.4"},
	{"a quote with two exacts", selector(`{"type": "TextQuoteSelector", "exact": "a", "exact": "b"}`), "4.2.4"},
	{"a quote with two prefixes", selector(`{"type": "TextQuoteSelector", "exact": "a", "prefix": ["x", "y"]}`), "4.2.4"},
	{"a quote with two types", selector(`{"type": ["TextQuoteSelector", "TextPositionSelector"], "exact": "a", "start": 1, "end": 2}`), "4.2.5"},
	{"a quote without type", selector(`{"exact": "a"}`), "4.2.4"},
	{"a position", selector(`{"type": "TextPositionSelector", "start": 412, "end": 795}`), ""},
	{"a position without start", selector(`{"type": "TextPositionSelector", "end": 795}`), "4.2.5"},
	{"a position without end", selector(`{"type": "TextPositionSelector", "start": 412}`), "4.2.5"},
	{"a negative position", selector(`{"type": "TextPositionSelector", "start": -1, "end": 795}`), "4.2.5"},
	{"a position between characters", selector(`{"type": "TextPositionSelector", "start": 1.5, "end": 795}`), "4.2.5"},
	{"a position as a string", selector(`{"type": "TextPositionSelector", "start": "412", "end": 795}`), "4.2.5"},
	{"data", selector(`{"type": "DataPositionSelector", "start": 4096, "end": 4104}`), ""},
	{"data without end", selector(`{"type": "DataPositionSelector", "start": 4096}`), "4.2.6"},
	{"SVG", selector(`{"type": "SvgSelector", "value": "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"><svg:path d=\"M0 0\"/></svg:svg>"}`), ""},
	{"SVG elsewhere", selector(`{"type": "SvgSelector", "id": "http://example.org/svg1"}`), ""},
	{"SVG that is torn", selector(`{"type": "SvgSelector", "value": "<svg><path></svg>"}`), "4.2.7"},
	{"XML that is no SVG", selector(`{"type": "SvgSelector", "value": "<p>text</p>"}`), "4.2.7"},
	{"a range", selector(`{"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "//td[2]"}, "endSelector": {"type": "XPathSelector", "value": "//td[4]"}}`), ""},
	{"a range without end", selector(`{"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "//td[2]"}}`), "4.2.8"},
	{"a range of a faulty selector", selector(`{"type": "RangeSelector", "startSelector": {"type": "XPathSelector"}, "endSelector": {"type": "XPathSelector", "value": "//td[4]"}}`), "4.2.3"},
	{"a refined selector", selector(`{"type": "FragmentSelector", "value": "para5", "refinedBy": {"type": "TextQuoteSelector", "exact": "Selected Text"}}`), ""},
	{"a faulty refinement", selector(`{"type": "FragmentSelector", "value": "para5", "refinedBy": {"type": "TextQuoteSelector"}}`), "4.2.4"},
	{"a state by its IRI", state(`{"id": "http://example.org/state1"}`), ""},
	{"a time state", state(`{"type": "TimeState", "cached": "http://archive.example/copy1", "sourceDate": "2015-07-20T13:30:00Z"}`), ""},
	{"a time state with several dates", state(`{"type": "TimeState", "sourceDate": ["2015-07-20T13:30:00Z", "2015-07-21T13:30:00Z"]}`), ""},
	{"a time state in another zone", state(`{"type": "TimeState", "sourceDate": "2015-07-20T13:30:00-05:00"}`), "4.3.1"},
	{"a time state from and to", state(`{"type": "TimeState", "sourceDateStart": "2015-07-20T13:30:00Z", "sourceDateEnd": "2015-07-21T13:30:00Z"}`), ""},
	{"a time state without end", state(`{"type": "TimeState", "sourceDateStart": "2015-07-20T13:30:00Z"}`), "4.3.1"},
	{"a time state without start", state(`{"type": "TimeState", "sourceDateEnd": "2015-07-20T13:30:00Z"}`), "4.3.1"},
	{"a time state with too much", state(`{"type": "TimeState", "sourceDate": "2015-07-20T13:30:00Z", "sourceDateStart": "2015-07-20T13:30:00Z", "sourceDateEnd": "2015-07-21T13:30:00Z"}`), "4.3.1"},
	{"a time state without type", state(`{"sourceDate": "2015-07-20T13:30:00Z"}`), "4.3.1"},
	{"a request", state(`{"type": "HttpRequestState", "value": "Accept: application/pdf"}`), ""},
	{"a request without value", state(`{"type": "HttpRequestState"}`), "4.3.2"},
	{"a refined state", state(`{"type": "TimeState", "sourceDate": "2016-02-01T12:05:23Z", "refinedBy": {"type": "HttpRequestState", "value": "Accept: application/pdf", "refinedBy": {"type": "FragmentSelector", "value": "page=10"}}}`), ""},
	{"a faulty refinement of a state", state(`{"type": "TimeState", "refinedBy": {"type": "HttpRequestState"}}`), "4.3.2"},
	{"a stylesheet", more(`"stylesheet": {"type": "CssStylesheet", "value": ".red { color: red }"}`), ""},
	{"a stylesheet of another type", more(`"stylesheet": {"type": "XslStylesheet", "value": "x"}`), "4.4"},
	{"two stylesheets", more(`"stylesheet": ["http://e.example/1.css", "http://e.example/2.css"]`), "4.4"},

	{"a collection", collection(`"id": "http://e.example/c", "label": "Two", "total": 42023, "first": "http://e.example/c/1", "last": "http://e.example/c/42"`), ""},
	{"an empty collection", collection(`"id": "http://e.example/c", "total": 0`), ""},
	{"a collection without context", `{"id": "http://e.example/c", "type": "AnnotationCollection", "total": 0}`, "5.1"},
	{"a collection without id", collection(`"total": 0`), "5.1"},
	{"a collection with a label that is no string", collection(`"id": "http://e.example/c", "label": 5`), "5.1"},
	{"a collection with a negative total", collection(`"id": "http://e.example/c", "total": -2`), "5.1"},
	{"a collection without a first page", collection(`"id": "http://e.example/c", "total": 2`), "5.1"},
	{"a collection with two first pages", collection(`"id": "http://e.example/c", "total": 2, "first": ["http://e.example/1", "http://e.example/2"]`), "5.1"},
	{"an embedded page", collection(`"id": "http://e.example/c", "total": 1, "first": {"id": "http://e.example/1", "type": "AnnotationPage", "startIndex": 0, "items": [` + item + `]}`), ""},
	{"an embedded page without type", collection(`"id": "http://e.example/c", "total": 1, "first": {"id": "http://e.example/1", "items": [` + item + `]}`), "5.2"},
	{"a page", page(`"id": "http://e.example/1", "partOf": "http://e.example/c", "next": "http://e.example/2", "startIndex": 0, "items": [` + item + `, "http://e.example/a2"]`), ""},
	{"a page without context", `{"id": "http://e.example/1", "type": "AnnotationPage", "items": [` + item + `]}`, "5.2"},
	{"a page without id", page(`"items": [` + item + `]`), "5.2"},
	{"a page without items", page(`"id": "http://e.example/1"`), "5.2"},
	{"a page with no items", page(`"id": "http://e.example/1", "items": []`), "5.2"},
	{"a page with items that are no array", page(`"id": "http://e.example/1", "items": ` + item), "5.2"},
	{"a page with two indexes", page(`"id": "http://e.example/1", "startIndex": [0, 1], "items": [` + item + `]`), "5.2"},
	{"a page with a negative index", page(`"id": "http://e.example/1", "startIndex": -1, "items": [` + item + `]`), "5.2"},
	{"a page with a faulty item", page(`"id": "http://e.example/1", "items": [{"id": "http://e.example/a", "type": "Annotation"}]`), "3.1"},
}

func TestModel(t *testing.T) {
	valid := 0
	for _, tt := range model {
		problems, err := w3c.Check(strings.NewReader(tt.json))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if tt.section == "" {
			valid++
			if len(problems) > 0 {
				t.Errorf("%s is valid, Check says %+v", tt.name, problems)
			}
			continue
		}
		if len(problems) != 1 || problems[0].Section != tt.section {
			t.Errorf("%s breaks %s, Check says %+v", tt.name, tt.section, problems)
		}
	}
	if len(model) < 60 || valid < 30 {
		t.Errorf("the table has %d annotations, %d of them valid", len(model), valid)
	}
}
