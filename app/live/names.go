package live

import (
	"strings"
	"sync"

	"writethru/app/view"
)

// attrName returns the name under which an attribute is given to go-app, so that
// it ends up in the document as a parser would put it there. go-app sets class,
// value, checked, open and other attributes as properties, which moves what a
// reader has typed or opened and leaves the attribute away, and leads href and
// src through a resolver. It knows them by their names in lower case; an element
// of HTML takes a name in any case (DOM, "setAttribute", step 2). Elements of SVG
// do not, and carry none of those attributes (package view).
//
// go-app also trims values; so does package view. Only value may begin or end
// with white space: see exact in compare.go.
func attrName(namespace, name string) string {
	if namespace != "" {
		return name
	}
	if upper, ok := uppers.Load(name); ok {
		return upper.(string)
	}
	upper := strings.ToUpper(name)
	uppers.Store(name, upper)
	return upper
}

var uppers sync.Map // a few names, asked for thousands of times

// tagName returns the name of the root element, which is another to go-app with
// every page: then go-app makes a new tree for a new page, in which nothing is
// left of what was typed or opened in the old one. The document does not tell
// them apart (DOM, "createElement", step 2).
func tagName(n *view.Node, page int) string {
	if page%2 == 1 {
		return strings.ToUpper(n.Tag)
	}
	return n.Tag
}
