package desk

import (
	"bytes"
	"strings"

	"writethru/annotations/w3c"
)

// jsonld writes the marks as a collection of W3C Web Annotations.
func (e *export) jsonld() ([]byte, error) {
	c := w3c.Collection{Label: "Marks from Writethru"}
	if e.origin != "" {
		c.ID = e.origin + "/notebook"
	}
	for _, s := range e.stories {
		for _, m := range s.marks {
			c.Items = append(c.Items, e.webAnnotation(s, m))
		}
	}
	var out bytes.Buffer
	err := w3c.Export(&out, c)
	return out.Bytes(), err
}

func (e *export) webAnnotation(s exportStory, m exportMark) w3c.Item {
	own := m.own.Revision
	i := w3c.Item{
		Annotation: m.Annotation, Source: s.URL, Time: e.clock.time(own.Time()),
		Headline: own.Headline(), Outlet: s.Outlet, Lang: own.Lang, Dir: own.Dir,
		Selectors: w3c.Selectors(m.own.text, m.Spans),
	}
	path := result(m.Article, m.Revision, false, nil).URL
	if i.Version = e.origin + path; e.origin == "" { // a path without a host is no address elsewhere
		i.Version = "urn:writethru:" + strings.ReplaceAll(strings.Trim(path, "/"), "/", ":")
	}
	return i
}
