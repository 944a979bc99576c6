package extract

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"writethru/annotations"
	"writethru/web/ingest/sanitize"
)

const (
	maxBytes = 8 << 20 // of HTML
	maxTags  = 120_000
	maxNodes = 300_000
	maxDepth = 400
)

var (
	errTooBig = annotations.Errorf(annotations.Invalid, "This page is too big to be read.")
	errDeep   = annotations.Errorf(annotations.Invalid, "This page's elements are nested too deeply to be read.")
	errBroken = annotations.Errorf(annotations.Invalid, "This page's HTML is too broken to be read.")
)

// parse returns the page as a tree. It is held to a number of tags and nodes,
// because libraries take time that grows faster than the page does.
func parse(page string) (*html.Node, error) {
	if len(page) > maxBytes {
		return nil, errTooBig
	}
	if err := sanitize.Check(page); err != nil {
		return nil, err
	}
	if err := countTags(page); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, errDeep.Because(err)
	}
	if deeper(doc, maxDepth) {
		return nil, errDeep
	}
	if !fits(doc) {
		return nil, errTooBig
	}
	return doc, nil
}

func countTags(page string) error {
	z := html.NewTokenizer(strings.NewReader(page))
	for tags := 0; ; {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				return errBroken.Because(z.Err())
			}
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if tags++; tags > maxTags {
				return errTooBig
			}
		}
	}
}

// fits reports whether a tree has no more nodes than are allowed, and no more
// elements than tags are: a parser makes elements of some end tags too.
func fits(doc *html.Node) bool {
	nodes, elements := 0, 0
	for n := range doc.Descendants() {
		if nodes++; n.Type == html.ElementNode {
			elements++
		}
		if nodes > maxNodes || elements > maxTags {
			return false
		}
	}
	return true
}

func deeper(n *html.Node, left int) bool {
	if left == 0 {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if deeper(c, left-1) {
			return true
		}
	}
	return false
}
