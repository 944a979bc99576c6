package archive

import (
	"context"
	"net/http"

	"writethru/web/ingest/fetch"
)

// Over returns a Port that asks through c, with its guard and its limits.
func Over(c *fetch.Client) Port { return over{c} }

type over struct{ c *fetch.Client }

func (o over) Get(ctx context.Context, rawURL string, h http.Header) (Answer, error) {
	status, header, body, err := o.c.Exchange(ctx, rawURL, h)
	return Answer{Status: status, Header: header, Body: body}, err
}
