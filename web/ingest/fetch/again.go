package fetch

import (
	"context"
	"net/http"

	"writethru/annotations/article"
)

// Answer is what a site said to a request, whatever its status.
type Answer struct {
	URL    string // after redirects
	Status int
	Header http.Header
	Body   []byte // with its content encoding taken off
}

// Again asks for what may have been fetched before, a page or a feed: h may have
// conditions such as If-None-Match. It follows redirects like Page, and returns
// the answer as it is. Errors are those of Page for what is no answer at all.
func (c *Client) Again(ctx context.Context, rawURL string, h http.Header) (Answer, error) {
	a, err := c.send(ctx, rawURL, h, c.o.MaxBytes, func(int) error { return nil })
	if err != nil {
		return Answer{}, err
	}
	return Answer{URL: a.url, Status: a.status, Header: a.header, Body: a.body}, nil
}

// Refusal returns the error, with a sentence for the reader, that Page has for a
// status, and nil for that of a page.
func Refusal(status int) error { return refusal(status) }

// Kept returns the fields of an answer's header that a capture keeps.
func Kept(h http.Header) []article.Field { return kept(h) }
