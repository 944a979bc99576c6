package fetch

import (
	"context"
	"errors"
	"net/http"
)

// answer is what came back for an address.
type answer struct {
	url    string // after redirects
	header http.Header
	body   []byte // decompressed
}

// get fetches one address. Every way out of it takes at most the client's
// Timeout reads at most most bytes.
func (c *Client) get(ctx context.Context, rawURL, accept string, most int64) (answer, error) {
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
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Encoding", "gzip, deflate, br")
	res, err := c.http.Do(req)
	if err != nil {
		return answer{}, failed(ctx, err)
	}
	defer func() { _ = res.Body.Close() }() // read to its end, or given up
	if err := refusal(res.StatusCode); err != nil {
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
	return answer{url: final.String(), header: res.Header, body: body}, nil
}
