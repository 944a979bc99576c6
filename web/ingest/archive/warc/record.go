package warc

import (
	"net/textproto"
	"strings"
	"time"
)

// Record is one record of a WARC file.
type Record struct {
	// Version is "1.0" or "1.1"; older drafts are read as well.
	Version string
	Header  textproto.MIMEHeader
	// Content is the block, at most MaxBlock bytes of it.
	Content []byte
	// Damaged is set when the block is shorter than it should be, because it is
	// too big to be kept, the file ends, or its compression is broken.
	Damaged bool
}

// Type returns WARC-Type: response, request, revisit, warcinfo...
func (r Record) Type() string { return strings.ToLower(r.Header.Get("WARC-Type")) }

// ID returns WARC-Record-ID without its angle brackets.
func (r Record) ID() string { return bare(r.Header.Get("WARC-Record-ID")) }

// Target returns WARC-Target-URI. WARC 1.0 wrote it in angle brackets.
func (r Record) Target() string { return bare(r.Header.Get("WARC-Target-URI")) }

// Date returns WARC-Date, zero when it is malformed. Version 1.1 allows
// fractions of a second, and dates without a time.
func (r Record) Date() time.Time { return date(r.Header.Get("WARC-Date")) }

func bare(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1]
	}
	return s
}

func date(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z", "2006-01-02", "20060102150405"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
