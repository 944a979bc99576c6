package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
)

// decoded reads the body of res to its end and takes off one layer of
// compression. It gives up when either form is bigger than most, so what is
// small on the wire and huge in memory ends early. A body that ends too early
// is an error: half a page would read as text that the outlet has removed.
func decoded(res *http.Response, most int64) ([]byte, error) {
	if res.ContentLength > most {
		return nil, errTooBig
	}
	r, err := unpacked(limit(res.Body, most), res.Header)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(limit(r, most))
	if err != nil {
		return nil, brokenUnlessOwn(err)
	}
	return body, nil
}

// unpacked returns r without its content encoding.
func unpacked(r io.Reader, h http.Header) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(strings.Join(h.Values("Content-Encoding"), ","))) {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, brokenUnlessOwn(err)
		}
		return z, nil
	case "br":
		return brotli.NewReader(r), nil
	case "deflate":
		return inflated(r)
	}
	return nil, errEncoding
}

// inflated takes both forms in which servers send "deflate": with the zlib
// header, as RFC 9110 section 8.4.1.2 says, and without.
func inflated(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	head, err := b.Peek(2)
	if err != nil {
		return nil, brokenUnlessOwn(err)
	}
	if head[0]&0x0F != 8 || (int(head[0])<<8|int(head[1]))%31 != 0 {
		return flate.NewReader(b), nil
	}
	z, err := zlib.NewReader(b)
	if err != nil {
		return nil, brokenUnlessOwn(err)
	}
	return z, nil
}

// limit returns r, which fails with errTooBig after most bytes.
func limit(r io.Reader, most int64) io.Reader { return &limited{r, most} }

type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, errTooBig
	}
	if int64(len(p)) > l.left+1 { // one more, to see that there is more
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	if l.left < 0 {
		return n + int(l.left), errTooBig
	}
	return n, err
}
