package fetch

import (
	"context"

	"writethru/web/ingest/picture"
)

// Picture fetches a picture and returns its bytes with the content type that
// they have, whatever the server says. It returns the errors of Page, and
// Invalid for what is not a picture that package picture allows.
func (c *Client) Picture(ctx context.Context, rawURL string) (data []byte, contentType string, err error) {
	a, err := c.get(ctx, rawURL, "image/avif,image/webp,image/png,image/jpeg,image/gif", min(c.o.MaxBytes, picture.MaxBytes))
	if err != nil {
		return nil, "", err
	}
	contentType, _, _, err = picture.Check(a.Body)
	if err != nil {
		return nil, "", err
	}
	return a.Body, contentType, nil
}
