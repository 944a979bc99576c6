package fetch

import (
	"context"
	"errors"
	"net/http"
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
	return c.send(ctx, c.http.Do, rawURL, h, c.o.MaxBytes, anyStatus)
}

// Exchange sends one GET request with the header fields of h and returns the
// answer to it as it is: whatever its status, and without following a redirect.
// It is for protocols in which status and header fields say more than "here is a
// page". It returns the errors of Page for what is not an answer.
func (c *Client) Exchange(ctx context.Context, rawURL string, h http.Header) (Answer, error) {
	return c.send(ctx, c.http.Transport.RoundTrip, rawURL, h, c.o.MaxBytes, anyStatus)
}

// get fetches a page or picture.
func (c *Client) get(ctx context.Context, rawURL, accept string, most int64) (Answer, error) {
	return c.send(ctx, c.http.Do, rawURL, http.Header{"Accept": {accept}}, most, Refusal)
}

func anyStatus(int) error { return nil }

// send asks for an address by do. Every way out of it takes at most the client's
// Timeout and reads at most most bytes. An answer whose status refuse has an
// error for is not read.
func (c *Client) send(ctx context.Context, do func(*http.Request) (*http.Response, error), rawURL string, h http.Header, most int64, refuse func(status int) error) (Answer, error) {
	u, err := parse(rawURL)
	if err != nil {
		return Answer{}, err
	}
	limited, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return Answer{}, errAddress.Because(err)
	}
	for name, values := range h {
		req.Header[http.CanonicalHeaderKey(name)] = values
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip, deflate, br")
	res, err := do(req)
	if err != nil {
		return Answer{}, failed(ctx, err)
	}
	defer func() { _ = res.Body.Close() }() // read to its end, or given up
	if err := refuse(res.StatusCode); err != nil {
		return Answer{}, err
	}
	body, err := decoded(res, most)
	if err != nil {
		if limited.Err() != nil {
			err = errors.Join(limited.Err(), err)
		}
		return Answer{}, failed(ctx, err)
	}
	final := *res.Request.URL
	final.Fragment, final.RawFragment = "", ""
	return Answer{URL: final.String(), Status: res.StatusCode, Header: res.Header, Body: body}, nil
}
