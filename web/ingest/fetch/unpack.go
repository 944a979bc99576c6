package fetch

import (
	"bytes"
	"io"
	"net/http"
)

// Unpack takes the content encoding that h names off body, and gives up with an
// *annotations.Error when the result is bigger than most bytes. With an error it
// returns what could be unpacked before.
func Unpack(body []byte, h http.Header, most int64) ([]byte, error) {
	r, err := unpacked(bytes.NewReader(body), h)
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(limit(r, most))
	if err != nil {
		return out, brokenUnlessOwn(err)
	}
	return out, nil
}
