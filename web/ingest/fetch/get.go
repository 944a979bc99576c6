package fetch

import (
	"context"
	"errors"
	"net/http"
)

// answer is what came back for an address.
type answer struct {
	url    string // after redirects
	status int
	header http.Header
	body   []byte // decompressed
}

// get fetches a page or picture. Every way out of it takes at most the client's
// Timeout and reads at most most bytes.
func (c *Client) get(ctx context.Context, rawURL, accept string, most int64) (answer, error) {
	return c.send(ctx, rawURL, http.Header{"Accept": {accept}}, most, refusal)
}

// send asks for an address and follows redirects. An answer whose status refuse
// has an error for is not read.
func (c *Client) send(ctx context.Context, rawURL string, h http.Header, most int64, refuse func(status int) error) (answer, error) {
	u, err := parse(rawURL)
	if err != nil {
		return answer{}, err
	}
	limited, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, errAddress.Because(err)
	}
	for name, values := range h {
		req.Header[http.CanonicalHeaderKey(name)] = values
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip, deflate, br")
	res, err := c.http.Do(req)
	if err != nil {
		return answer{}, failed(ctx, err)
	}
	defer func() { _ = res.Body.Close() }() // read to its end, or given up
	if err := refuse(res.StatusCode); err != nil {
		return answer{}, err
	}
	body, err := decoded(res, most)
	if err != nil {
		if limited.Err() != nil {
			err = errors.Join(limited.Err(), err)
		}
		return answer{}, failed(ctx, err)
	}
	final := *res.Request.URL
	final.Fragment, final.RawFragment = "", ""
	return answer{url: final.String(), status: res.StatusCode, header: res.Header, body: body}, nil
}
