package warc

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"writethru/annotations/article"
)

// Writer writes a WARC 1.1 file, each record a gzip member of its own. Two
// writers given the same write the same.
type Writer struct {
	w        io.Writer
	software string
	info     string // record id of the warcinfo
}

// NewWriter writes the warcinfo record to w and returns a Writer of the rest.
// software names the program with its version.
func NewWriter(w io.Writer, software string, now time.Time) (*Writer, error) {
	out := &Writer{w: w, software: software}
	body := "software: " + line(software) + "\r\nformat: WARC File Format 1.1\r\n" +
		"conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n" +
		"description: Bodies are kept without transfer coding and content encoding; of the headers, those that say so are left out.\r\n"
	var err error
	out.info, err = out.write("warcinfo", "application/warc-fields", now, []byte(body), nil)
	return out, err
}

// field is one named field of a record.
type field struct{ name, value string }

// Origin is what a library knows of a capture besides what was captured: the
// article that it is of, with its address and outlet, and when the reader said
// that it was published. It stands in fields of the record, which other programs
// pass over (ISO 28500 section 5.1).
type Origin struct {
	Article         article.ID
	Address, Outlet string
	Published       time.Time
}

// The fields of an Origin.
const (
	articleField   = "Writethru-Article"
	addressField   = "Writethru-Address"
	outletField    = "Writethru-Outlet"
	publishedField = "Writethru-Published"
)

func (o Origin) fields() (out []field) {
	all := []field{{articleField, string(o.Article)}, {addressField, o.Address}, {outletField, o.Outlet}}
	if !o.Published.IsZero() {
		all = append(all, field{publishedField, o.Published.Format(time.RFC3339Nano)})
	}
	for _, f := range all {
		if f.value != "" {
			out = append(out, f)
		}
	}
	return out
}

// Capture writes a capture as a request and its response, or as a resource when
// it was pasted and has no address. The payload digest is the capture's SHA-256.
func (w *Writer) Capture(c article.Capture, o Origin) error {
	hash := article.SHA256(c.Body)
	payload := append([]field{{"WARC-Payload-Digest", "sha256:" + hash}}, o.fields()...)
	target := c.URL
	u, err := url.Parse(target)
	if err != nil || u.Host == "" {
		kind := c.ContentType
		if kind == "" {
			kind = "text/plain; charset=utf-8"
		}
		_, err := w.write("resource", kind, c.Time, c.Body, append([]field{{"WARC-Target-URI", "urn:sha256:" + hash}}, payload...))
		return err
	}
	response := append(head(c), c.Body...)
	id, err := w.write("response", "application/http; msgtype=response", c.Time, response, append([]field{{"WARC-Target-URI", u.String()}}, payload...))
	if err != nil {
		return fmt.Errorf("write response: %w", err)
	}
	request := fmt.Sprintf("GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n\r\n", u.RequestURI(), u.Host, line(w.software))
	_, err = w.write("request", "application/http; msgtype=request", c.Time, []byte(request),
		[]field{{"WARC-Target-URI", u.String()}, {"WARC-Concurrent-To", "<" + id + ">"}})
	return err
}

// head returns the head of the response: the headers that were kept, which say
// nothing of codings that the body does not have.
func head(c article.Capture) []byte {
	var b bytes.Buffer
	b.WriteString("HTTP/1.1 200 OK\r\n")
	hasType := false
	for _, f := range c.Header {
		switch name := strings.ToLower(f.Name); name {
		case "content-encoding", "transfer-encoding", "content-length", "connection", "":
			continue
		case "content-type":
			hasType = true
		}
		if strings.ContainsAny(f.Name, " :\r\n\x00") {
			continue
		}
		b.WriteString(f.Name + ": " + line(f.Value) + "\r\n")
	}
	if !hasType && c.ContentType != "" {
		b.WriteString("Content-Type: " + line(c.ContentType) + "\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(c.Body))
	return b.Bytes()
}

// line returns s without what would end a field.
func line(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return ' '
		}
		return r
	}, s))
}

// write writes one record and returns its id.
func (w *Writer) write(kind, contentType string, at time.Time, block []byte, more []field) (id string, err error) {
	sum := sha256.Sum256(block)
	digest := hex.EncodeToString(sum[:])
	stamp := at.UTC().Format(time.RFC3339Nano)
	id = uuid(kind, stamp, digest, more)
	var b bytes.Buffer
	put := func(name, value string) { b.WriteString(name + ": " + line(value) + "\r\n") }
	b.WriteString("WARC/1.1\r\n")
	put("WARC-Type", kind)
	put("WARC-Record-ID", "<"+id+">")
	put("WARC-Date", stamp)
	if w.info != "" {
		put("WARC-Warcinfo-ID", "<"+w.info+">")
	}
	for _, f := range more {
		put(f.name, f.value)
	}
	put("WARC-Block-Digest", "sha256:"+digest)
	put("Content-Type", contentType)
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(block))
	b.Write(block)
	b.WriteString("\r\n\r\n")
	z := gzip.NewWriter(w.w)
	if _, err := z.Write(b.Bytes()); err != nil {
		return id, err
	}
	return id, z.Close()
}

// uuid returns an id made of what the record is: a UUID of version 8 (RFC 9562
// section 5.8), so that an export is the same twice.
func uuid(kind, stamp, digest string, more []field) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q", kind, stamp, digest, more)
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0F | 0x80
	u[8] = u[8]&0x3F | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
