package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"

	"writethru/annotations"
)

// maxOutlines is how many outlines of one file are read.
const maxOutlines = 20_000

// Outline is a feed of a subscription list, or a group of them.
type Outline struct {
	Title    string
	FeedURL  string // http or https; empty for a group
	SiteURL  string // http or https, or empty
	Outlines []Outline
}

var errNoList = annotations.Errorf(annotations.Invalid, "This is not a list of feeds (OPML).")

// outline is an Outline as OPML 2.0 writes it.
type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string    `xml:"htmlUrl,attr,omitempty"`
	Outlines []outline `xml:"outline"`
}

type opml struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Outlines []outline `xml:"body>outline"`
}

// ReadOPML returns the feeds and groups of an OPML file, repaired like a feed.
// Feeds whose address is not http or https are left out, and so are groups
// without a feed. The error is Invalid for what is no OPML or too big.
func ReadOPML(data []byte) ([]Outline, error) {
	if len(data) > MaxBytes {
		return nil, errTooBig
	}
	w := &writer{text: decode(data, ""), list: true}
	fixed, err := w.write()
	if err != nil {
		return nil, errNoList
	}
	var doc opml
	if err := xml.Unmarshal(fixed, &doc); err != nil {
		return nil, errNoList.Because(err)
	}
	left := maxOutlines
	return fromOPML(doc.Outlines, &left), nil
}

func fromOPML(said []outline, left *int) []Outline {
	var all []Outline
	for _, o := range said {
		if *left--; *left < 0 {
			break
		}
		to := Outline{
			Title:    cmp.Or(line(o.Title, maxLine), line(o.Text, maxLine)),
			FeedURL:  absolute(o.XMLURL, nil),
			SiteURL:  absolute(o.HTMLURL, nil),
			Outlines: fromOPML(o.Outlines, left),
		}
		if to.FeedURL != "" || len(to.Outlines) > 0 {
			all = append(all, to)
		}
	}
	return all
}

// WriteOPML returns an OPML 2.0 file of feeds and groups.
func WriteOPML(title string, all []Outline) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(opml{Version: "2.0", Title: title, Outlines: toOPML(all)}); err != nil {
		return nil, fmt.Errorf("write OPML: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func toOPML(all []Outline) []outline {
	var out []outline
	for _, o := range all {
		to := outline{Text: o.Title, Title: o.Title, XMLURL: o.FeedURL, HTMLURL: o.SiteURL, Outlines: toOPML(o.Outlines)}
		if o.FeedURL != "" {
			to.Type = "rss"
		}
		out = append(out, to)
	}
	return out
}
