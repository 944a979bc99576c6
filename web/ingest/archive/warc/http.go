package warc

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strings"

	"writethru/annotations"
	"writethru/web/ingest/fetch"
)

// Response is the HTTP response in a record.
type Response struct {
	Status int
	Header http.Header
	// Body has neither its transfer coding nor its content encoding any more.
	Body []byte
	// Truncated is set when the body ends early; Body is what there was.
	Truncated bool
}

// maxBody is the size of the largest body, decompressed.
const maxBody = 20 << 20

// version is that of a response that came by HTTP/2 or 3, which have no status
// line of their own.
var version = regexp.MustCompile(`^HTTP/[23](?:\.0)?\b`)

var errNoHTTP = annotations.Errorf(annotations.Invalid, "This record of the archive file holds no web page.")

// Response reads the HTTP response in the record's block. Some programs write
// bodies that have been decoded under headers that still say how they were
// encoded: those bodies are taken as they are.
func (r Record) Response() (Response, error) {
	content := r.Content
	if i := bytes.Index(content, []byte("HTTP/")); i > 0 && len(bytes.TrimSpace(content[:i])) == 0 {
		content = content[i:]
	}
	head, payload := split(content)
	head = version.ReplaceAll(head, []byte("HTTP/1.1"))
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(head)), nil)
	if err != nil {
		return Response{}, errNoHTTP.Because(err)
	}
	_ = res.Body.Close() // nothing of the body was read
	out := Response{Status: res.StatusCode, Header: res.Header, Truncated: r.Damaged || r.Header.Get("WARC-Truncated") != ""}
	if len(res.TransferEncoding) > 0 && res.TransferEncoding[0] == "chunked" || strings.EqualFold(res.Header.Get("Transfer-Encoding"), "chunked") {
		payload = out.dechunk(payload)
	}
	out.Body = payload
	out.decode()
	if len(out.Body) > maxBody {
		out.Body, out.Truncated = out.Body[:maxBody], true
	}
	return out, nil
}

// split parts a message into its head, with the blank line, and its body.
func split(b []byte) (head, body []byte) {
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(b, []byte(end)); i >= 0 {
			return b[:i+len(end)], b[i+len(end):]
		}
	}
	return append(bytes.Clone(b), "\r\n\r\n"...), nil
}

// dechunk takes the chunked coding off, when the body has it.
func (r *Response) dechunk(payload []byte) []byte {
	first, _, _ := bytes.Cut(payload, []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(first)), ";")
	if size == "" || len(size) > 8 || strings.Trim(size, "0123456789abcdefABCDEF") != "" {
		return payload // decoded already
	}
	message := append([]byte("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), payload...)
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(message)), nil)
	if err != nil {
		return payload
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		r.Truncated = true
	}
	return body
}

// decode takes the content encoding off, when the body has it.
func (r *Response) decode() {
	encoding := strings.ToLower(r.Header.Get("Content-Encoding"))
	isGzip := bytes.HasPrefix(r.Body, []byte{0x1F, 0x8B})
	h := http.Header{"Content-Encoding": {encoding}}
	switch {
	case strings.Contains(encoding, "gzip") && !isGzip, encoding == "" && !isGzip:
		return
	case isGzip:
		h.Set("Content-Encoding", "gzip") // said or not
	}
	out, err := fetch.Unpack(r.Body, h, maxBody)
	switch {
	case err == nil:
		r.Body = out
	case len(out) > 0:
		r.Body, r.Truncated = out, true
	}
}
