package fetch

import (
	"context"
	"errors"
	"net/http"
)

// Exchange sends one GET request with the header fields of h and returns the
// answer to it as it is: whatever its status, and without following a redirect.
// The body has its content encoding taken off and is as big as the client
// allows. It is for protocols in which status and header fields say more than
// "here is a page". It returns the errors of Page for what is not an answer.
func (c *Client) Exchange(ctx context.Context, rawURL string, h http.Header) (status int, header http.Header, body []byte, err error) {
	u, err := parse(rawURL)
	if err != nil {
		return 0, nil, nil, err
	}
	limited, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return 0, nil, nil, errAddress.Because(err)
	}
	for name, values := range h {
		req.Header[http.CanonicalHeaderKey(name)] = values
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip, deflate, br")
	res, err := c.http.Transport.RoundTrip(req)
	if err != nil {
		return 0, nil, nil, failed(ctx, err)
	}
	defer func() { _ = res.Body.Close() }() // read to its end, or given up
	body, err = decoded(res, c.o.MaxBytes)
	if err != nil {
		if limited.Err() != nil {
			err = errors.Join(limited.Err(), err)
		}
		return 0, nil, nil, failed(ctx, err)
	}
	return res.StatusCode, res.Header, body, nil
}
