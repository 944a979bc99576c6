package fetch

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"strings"

	"writethru/annotations/article"
)

// keptHeaders are the response headers that a capture keeps.
var keptHeaders = []string{"Content-Type", "Last-Modified", "ETag", "Date", "Content-Language", "Cache-Control", "Retry-After"}

const maxHeaderValue = 1000 // bytes of a kept header

// Page fetches a page, HTML or plain text. The capture's Body is as the outlet
// wrote it, decompressed but in its own charset, and its URL is the one after
// redirects. Errors are *annotations.Error with a sentence for the reader:
// Invalid for an address that is not to be fetched, a file of another kind, an
// empty or too big page; NotFound where there is no such page or site;
// Unauthorized at a paywall; Unavailable for all that may be gone tomorrow. When
// ctx is cancelled the error is context.Canceled.
func (c *Client) Page(ctx context.Context, rawURL string) (article.Capture, error) {
	a, err := c.get(ctx, rawURL, "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1", c.o.MaxBytes)
	if err != nil {
		return article.Capture{}, err
	}
	kind, err := pageType(a.Header.Get("Content-Type"), a.Body)
	if err != nil {
		return article.Capture{}, err
	}
	return article.Capture{
		SHA256:      article.SHA256(a.Body),
		URL:         a.URL,
		ContentType: kind,
		Header:      Kept(a.Header),
		Time:        c.o.Now(),
		Body:        a.Body,
	}, nil
}

// Kept returns the fields of an answer's header that a capture keeps.
func Kept(h http.Header) []article.Field {
	var fields []article.Field
	for _, name := range keptHeaders {
		if v := h.Get(name); v != "" && len(v) <= maxHeaderValue {
			fields = append(fields, article.Field{Name: name, Value: strings.ToValidUTF8(v, "\uFFFD")})
		}
	}
	return fields
}

// pageType returns the content type of a page as it was declared, or as its
// bytes look when it was not, and an error when body is not a page.
func pageType(declared string, body []byte) (string, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return "", errEmpty
	}
	media, params, err := mime.ParseMediaType(declared)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(declared)), ";")
		declared = strings.TrimSpace(media)
	}
	looks := http.DetectContentType(body)
	switch media {
	case "text/html", "application/xhtml+xml", "text/plain":
		wide := strings.HasPrefix(strings.ToLower(params["charset"]), "utf-16")
		if strings.HasPrefix(looks, "text/") || wide || looks == unknownBytes && !hasNUL(body) {
			return declared, nil
		}
	case "", unknownBytes:
		if strings.HasPrefix(looks, "text/html") || strings.HasPrefix(looks, "text/plain") {
			return looks, nil
		}
	case "text/xml", "application/xml", "application/rss+xml", "application/atom+xml":
		return "", errFeed
	}
	return "", errNotPage
}

const unknownBytes = "application/octet-stream"

// hasNUL reports whether the start of body holds a byte that no text has.
func hasNUL(body []byte) bool { return bytes.IndexByte(body[:min(len(body), 4096)], 0) >= 0 }
