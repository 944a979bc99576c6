package sanitize

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"writethru/annotations"
)

// MaxBytes is the size of the largest HTML that Clean takes.
const MaxBytes = 20 << 20

// maxNodes bounds the elements and texts of what Clean takes. The longest live
// blogs have some fifty thousand.
const maxNodes = 250_000

// maxPasses bounds how often HTML is cleaned until it stays as it is. Balanced
// HTML takes one pass and one to see it, tag soup rarely more than three.
const maxPasses = 8

var (
	errTooBig     = annotations.Errorf(annotations.Invalid, "This page is too big to be read.")
	errTooMany    = annotations.Errorf(annotations.Invalid, "This page has too many elements to be read.")
	errTooDeep    = annotations.Errorf(annotations.Invalid, "This page's elements are nested too deeply to be read.")
	errUnreadable = annotations.Errorf(annotations.Invalid, "This page's HTML is too broken to be read safely.")
)

// HTML is sanitised HTML: balanced, without scripts, styles, ids and classes,
// with absolute http and https addresses only. Only Clean makes one. The zero
// value is empty.
type HTML struct{ s string }

// String returns the HTML as the content of an element such as article. Clean
// of it is the same again.
func (h HTML) String() string { return h.s }

// Clean returns raw sanitised; relative addresses are resolved against base,
// and dropped when base is nil. It returns an *annotations.Error with code
// Invalid when raw is too big, has too many elements or is nested too deeply.
func Clean(raw string, base *url.URL) (HTML, error) {
	if len(raw) > MaxBytes {
		return HTML{}, errTooBig
	}
	s := strings.ToValidUTF8(raw, "\uFFFD")
	for range maxPasses {
		next, err := pass(s, base)
		if err != nil {
			return HTML{}, err
		}
		if next == s {
			return HTML{next}, nil
		}
		s = next
	}
	return HTML{}, errUnreadable
}

// pass cleans s once. The filter leaves only harmless tags and bounds the work
// of the parser, the parser balances them, the policy checks every one again,
// and the last parse balances what the policy has taken out.
func pass(s string, base *url.URL) (string, error) {
	filtered, err := filter(s, base)
	if err != nil {
		return "", err
	}
	nodes, err := parse(filtered)
	if err != nil {
		return "", err
	}
	if nodes, err = parse(policy.Sanitize(printed(nodes))); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, n := range nodes {
		trimPre(n)
		if err := html.Render(&b, n); err != nil {
			return "", errUnreadable.Because(err)
		}
	}
	return b.String(), nil
}

// parse parses s as the content of a body. The parser refuses to go deeper than
// 512 elements.
func parse(s string) ([]*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		return nil, errTooDeep.Because(err)
	}
	return nodes, nil
}
