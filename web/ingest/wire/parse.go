package wire

import (
	"fmt"
	"strings"
)

// Bounds on what Parse reads.
const (
	maxBytes = 10 << 20
	maxItems = 1000
	maxLines = 100_000 // of a plain text
)

// Parse returns the items in data, which is one file or message of an agency,
// in the order in which they stand there. It finds out format and charset by
// itself. Its errors are *annotations.Error with code Invalid and a sentence
// for the reader. It never panics. An item without text (a picture, a kill) is
// an item all the same.
func Parse(data []byte) (items []Item, err error) {
	defer func() {
		if p := recover(); p != nil {
			items, err = nil, errBroken.Because(fmt.Errorf("panic: %v", p))
		}
	}()
	if len(data) > maxBytes {
		return nil, errTooBig
	}
	text := decode(data)
	start := strings.TrimLeft(text, " \t\r\n")
	switch {
	case start == "":
		return nil, errEmpty
	case start[0] == '{' || start[0] == '[':
		items, err = parseNINJS(start)
	case start[0] == '<' || strings.Contains(start[:min(len(start), 200)], "<?xml"):
		items, err = parseXML(start)
	default:
		items, err = parseText(text)
	}
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, errNoNews
	}
	for i := range items {
		items[i].finish()
	}
	return items, nil
}

// parseXML tells the XML formats apart by their elements: namespaces and
// document types are often missing.
func parseXML(s string) ([]Item, error) {
	root, err := parseTree(s)
	if err != nil {
		return nil, err
	}
	switch {
	case root.kid("NewsML") != nil, root.first("NewsItem").first("NewsIdentifier") != nil:
		return readNewsML1(root)
	case root.first("newsMessage", "newsItem", "packageItem") != nil:
		return readG2(root)
	case root.first("nitf") != nil:
		return readNITF(root)
	case root.first("RBNews") != nil:
		return readRitzau(root)
	}
	return nil, errUnknown
}
