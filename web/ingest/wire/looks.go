package wire

import (
	"regexp"
	"strings"
)

var (
	jsonStart = regexp.MustCompile(`^(?:\[\s*)*\{\s*["}]`)
	xmlStart  = regexp.MustCompile(`^<(?:\?xml|!DOCTYPE\s+(?:nitf|NewsML)|!--|[A-Za-z])`)
	xmlNews   = regexp.MustCompile(`<(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML|NewsItem|RBNews)[\s/>]`)
	webPage   = regexp.MustCompile(`(?i)^(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|p|div|article|h[1-6])\b`)
)

// Looks reports whether data has the form of what agencies send, so that it is
// for Parse and for nothing else, whatever comes of it. Web pages and plain text
// have not.
func Looks(data []byte) bool {
	if len(data) > maxBytes {
		data = data[:maxBytes]
	}
	text := decode(data)
	start := strings.TrimLeft(text, " \t\r\n")
	switch {
	case jsonStart.MatchString(start):
		return true
	case xmlStart.MatchString(start):
		return !webPage.MatchString(start) && xmlNews.MatchString(start)
	}
	lines := textLines(text[:min(len(text), 16<<10)])
	return anpaHeader(lines) >= 0 || iptcHeader(lines) >= 0 || startOfMessage(lines) >= 0
}
