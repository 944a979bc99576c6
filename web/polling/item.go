package polling

import (
	"bytes"
	"html"

	"writethru/web/ingest/feed"
)

// pageOf returns an item of a feed as a page of its own, which is read and
// sanitised like any other.
func pageOf(it feed.Item) []byte {
	var b bytes.Buffer
	title := html.EscapeString(it.Title)
	b.WriteString("<!doctype html><html><head><meta charset=utf-8><title>" + title + "</title></head><body><article><h1>" + title + "</h1>\n")
	b.WriteString(it.Content)
	b.WriteString("\n</article></body></html>")
	return b.Bytes()
}
