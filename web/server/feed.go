package server

import (
	"bytes"
	"encoding/xml"
	"html"
	"net/http"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/web/api"
)

const atomType = "application/atom+xml; charset=utf-8"

// An Atom document (RFC 4287). Content is HTML as text: encoding/xml escapes it
// once more, so that nothing of a foreign text is markup on the way.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  atomPerson  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  *atomPerson `xml:"author"`
		Link    atomLink    `xml:"link"`
		Content atomText    `xml:"content"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// feed answers an Atom feed: of a story, an outlet or all marks.
func (s *server) feed(w http.ResponseWriter, r *http.Request) {
	f, err := s.Desk.Feed(r.Context(), api.FeedOf{Story: article.ID(r.PathValue("id")), Outlet: r.PathValue("name")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	origin := "http://" + r.Host
	if r.TLS != nil {
		origin = "https://" + r.Host
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(atomOf(f, origin, origin+r.URL.EscapedPath())); err != nil {
		s.fail(w, r, err)
		return
	}
	s.send(w, r, answer{http.StatusOK, atomType, b.Bytes(), etagOf(b.Bytes())})
}

func atomOf(f api.Feed, origin, self string) atomFeed {
	out := atomFeed{
		ID: f.ID, Title: clean(f.Title) + " · Writethru", Updated: stamp(f.Updated), Author: atomPerson{"Writethru"},
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", origin + f.Page}},
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			Lang: e.Lang, ID: e.ID, Title: clean(e.Title), Updated: stamp(e.Updated),
			Link: atomLink{"alternate", "text/html", origin + e.Page}, Content: atomText{"html", contentOf(e)},
		}
		if e.Author != "" {
			entry.Author = &atomPerson{clean(e.Author)}
		}
		out.Entries = append(out.Entries, entry)
	}
	return out
}

// contentOf returns what changed as HTML, every text escaped.
func contentOf(e api.FeedEntry) string {
	var b strings.Builder
	b.WriteString("<p>")
	for _, p := range e.Change {
		text := html.EscapeString(clean(p.Text))
		switch p.Op {
		case "-":
			text = "<del>" + text + "</del> "
		case "+":
			text = "<ins>" + text + "</ins>"
		}
		b.WriteString(text)
	}
	b.WriteString("</p><p>" + html.EscapeString(clean(e.Note)) + "</p>")
	return b.String()
}

// clean takes out control characters and those that change the direction of what
// follows. What XML cannot hold, encoding/xml replaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

func stamp(t time.Time) string { return t.Format(time.RFC3339) }
