package sanitize

import (
	"regexp"

	"github.com/microcosm-cc/bluemonday"
)

// policy allows what the filter writes and nothing else. It is the second of
// two checks that know nothing of each other.
var policy = newPolicy()

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for _, names := range []map[string]bool{blocks, formatting, inline, void} {
		for name := range names {
			p.AllowElements(name)
			if name != "a" && name != "img" {
				p.AllowNoAttrs().OnElements(name)
			}
		}
	}
	allow := func(match *regexp.Regexp, element string, attrs ...string) {
		p.AllowAttrs(attrs...).Matching(match).OnElements(element)
	}
	allow(address, "a", "href")
	allow(address, "img", "src")
	allow(number, "img", "width", "height")
	p.AllowAttrs("alt").OnElements("img")
	for _, cell := range []string{"td", "th"} {
		allow(number, cell, "colspan", "rowspan")
	}
	for name := range blocks {
		allow(direction, name, "dir")
		allow(language, name, "lang")
	}
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.AllowURLSchemes("http", "https")
	return p
}
