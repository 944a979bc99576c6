package extract

import (
	"errors"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

var errPanic = errors.New("an extraction library failed")

// opinion is what one library says about a page.
type opinion struct {
	witness
	node  *html.Node
	title string
	by    string
	meta  trafilatura.Metadata
}

// readable asks go-readability. Lists of links are taken out before: one at the
// end of a page can draw the whole vote to itself.
func readable(doc *html.Node, base *url.URL) (o opinion, err error) {
	defer func() {
		if recover() != nil {
			o, err = opinion{}, errPanic
		}
	}()
	page := dom.Clone(doc, true)
	dropLinkLists(page)
	a, err := readability.FromDocument(page, base)
	if err != nil {
		return opinion{}, err
	}
	o = opinion{title: a.Title(), by: a.Byline(), node: a.Node}
	if a.Node != nil {
		o.witness = newWitness(lines(a.Node))
	}
	return o, nil
}

// judge asks go-trafilatura, with what go-readability found as the candidate
// that it may fall back on.
func judge(doc *html.Node, base *url.URL, candidate *html.Node) (o opinion, err error) {
	defer func() {
		if recover() != nil {
			o, err = opinion{}, errPanic
		}
	}()
	opts := trafilatura.Options{OriginalURL: base, EnableFallback: true}
	if candidate != nil {
		opts.FallbackCandidates = &trafilatura.FallbackCandidates{Readability: dom.Clone(candidate, true)}
	}
	r, err := trafilatura.ExtractDocument(dom.Clone(doc, true), opts)
	if err != nil {
		return opinion{}, err
	}
	o = opinion{title: r.Metadata.Title, by: r.Metadata.Author, meta: r.Metadata, node: r.ContentNode}
	s := r.ContentText
	if r.ContentNode != nil {
		s += "\n" + lines(r.ContentNode)
	}
	o.witness = newWitness(s)
	return o, nil
}

// lines returns the text of n, a line for every piece.
func lines(n *html.Node) string {
	var b strings.Builder
	for _, p := range pieces(n) {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// dropLinkLists takes out the lists of at least four items that hold nothing
// but links.
func dropLinkLists(doc *html.Node) {
	var lists []*html.Node
	find(doc, func(n *html.Node) bool {
		if !is(n, "ul", "ol") {
			return true
		}
		items, all := 0, text(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if is(c, "li") {
				items++
			}
		}
		if items >= 4 && all != "" && linked(n)*10 >= len(all)*8 {
			lists = append(lists, n)
			return false
		}
		return true
	})
	for _, n := range lists {
		remove(n)
	}
}
