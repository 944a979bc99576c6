package ingest

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"writethru/annotations/article"
)

// decode returns the capture as UTF-8. A byte order mark goes before the header,
// the header before a meta element, and bytes that are UTF-8 before a guess.
func decode(c article.Capture) (string, error) {
	kind, params, err := mime.ParseMediaType(c.ContentType)
	if err != nil {
		kind, params = "", nil // a header that says nothing
	}
	for _, not := range []string{"image/", "video/", "audio/", "font/", "application/pdf", "application/zip"} {
		if strings.HasPrefix(kind, not) {
			return "", errBinary
		}
	}
	body := c.Body
	if bytes.HasPrefix(body, []byte("\xFF\xFE")) || bytes.HasPrefix(body, []byte("\xFE\xFF")) {
		out, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), body)
		if err != nil {
			return "", errBinary.Because(err)
		}
		return strings.ToValidUTF8(string(out), "\uFFFD"), nil
	}
	if isBinary(body) {
		return "", errBinary
	}
	body = bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))
	if params["charset"] == "" && utf8.Valid(body) {
		return string(body), nil
	}
	head := body[:min(len(body), 4096)]
	enc, name, certain := charset.DetermineEncoding(head, c.ContentType)
	if name == "utf-8" || !certain && utf8.Valid(body) {
		return strings.ToValidUTF8(string(body), "\uFFFD"), nil
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return "", errBinary.Because(err)
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), nil
}

// isBinary reports whether the body starts like a file that is no text.
func isBinary(body []byte) bool {
	head := body[:min(len(body), 1024)]
	for _, magic := range []string{"%PDF-", "\x89PNG", "PK\x03\x04", "GIF8", "\xFF\xD8\xFF", "\x1F\x8B"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	zero := bytes.Count(head, []byte{0})
	return zero > 0 && zero*50 > len(head)
}

var markup = regexp.MustCompile(`(?i)<(?:!doctype html|html|head|body|p|div|article|section|h[1-6]|br|ul|ol|table|span|blockquote|main|figure|a\s+href)\b[^<]*>`)

// isHTML reports whether the text is HTML: by its header, its file name, or
// because it has markup. Pasted fragments have only the last.
func isHTML(c article.Capture, h Hints, text string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(c.ContentType), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml":
		return true
	}
	name := strings.ToLower(h.Name)
	switch {
	case strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".htm"), strings.HasSuffix(name, ".xhtml"):
		return true
	case strings.HasSuffix(name, ".txt"):
		return false
	}
	start := strings.TrimSpace(text[:min(len(text), 512)])
	if strings.HasPrefix(start, "<") {
		return markup.MatchString(text)
	}
	return len(markup.FindAllStringIndex(text, 3)) >= 2 && strings.Contains(text, "</")
}
