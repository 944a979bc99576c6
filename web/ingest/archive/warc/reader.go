package warc

import (
	"bufio"
	"errors"
	"io"
	"net/textproto"
	"strconv"
	"strings"

	"writethru/annotations"
)

// Bounds on what a Reader reads.
const (
	// MaxBlock is how much of a record's block is kept, in bytes.
	MaxBlock = 64 << 20
	// maxTotal bounds a file after decompression.
	maxTotal  = 16 << 30
	maxHeader = 64 << 10
	maxLine   = 16 << 10
)

// ErrTooBig is the error of a file that is bigger, decompressed, than any that
// is read. ErrNotWARC is that of a file without a single record.
var (
	ErrTooBig  = annotations.Errorf(annotations.Invalid, "This archive file is too big to be read.")
	ErrNotWARC = annotations.Errorf(annotations.Invalid, "This is not a web archive (WARC) file.")
)

// Reader reads the records of a file one after the other.
type Reader struct {
	s   *stream
	b   *bufio.Reader
	any bool
	// Skipped counts the places where something was that is no record.
	Skipped int
}

// NewReader returns a Reader of r, which may be compressed a member a record.
func NewReader(r io.Reader) *Reader {
	s := newStream(r, maxTotal)
	return &Reader{s: s, b: bufio.NewReaderSize(s, 64<<10)}
}

// Next returns the next record. It skips what is no record, keeps what it read
// of one that is cut off, and returns io.EOF at the end, ErrNotWARC when there
// was no record at all, or the error of the file.
func (r *Reader) Next() (Record, error) {
	for {
		version, err := r.find()
		if err != nil {
			if errors.Is(err, io.EOF) && !r.any {
				return Record{}, ErrNotWARC
			}
			return Record{}, err
		}
		rec := Record{Version: version}
		var ok bool
		if rec.Header, ok = r.header(); !ok || rec.Type() == "" {
			r.Skipped++
			continue
		}
		r.any = true
		rec.Content, rec.Damaged = r.block(rec.Header.Get("Content-Length"))
		return rec, nil
	}
}

// find goes to the next line that opens a record.
func (r *Reader) find() (version string, err error) {
	lost := false
	for {
		line, err := r.line()
		if v, ok := strings.CutPrefix(line, "WARC/"); ok && isVersion(v) {
			return v, nil
		}
		switch {
		case errors.Is(err, errMember), errors.Is(err, errDamaged):
			lost = false
		case err != nil:
			return "", err
		case line != "" && !lost:
			lost = true
			r.Skipped++
		}
	}
}

func isVersion(v string) bool {
	return len(v) >= 3 && len(v) < 8 && (v[0] == '0' || v[0] == '1') && v[1] == '.'
}

// line returns a line without its end; of a very long one, the start.
func (r *Reader) line() (string, error) {
	var out []byte
	for {
		part, err := r.b.ReadSlice('\n')
		if room := maxLine - len(out); room > 0 {
			out = append(out, part[:min(len(part), room)]...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return strings.TrimRight(string(out), "\r\n"), err
	}
}

// header reads the named fields to the blank line. Lines that are indented go on
// with the field before.
func (r *Reader) header() (textproto.MIMEHeader, bool) {
	h := textproto.MIMEHeader{}
	size, last := 0, ""
	for {
		line, err := r.line()
		if size += len(line); size > maxHeader {
			return h, false
		}
		if line == "" {
			return h, err == nil
		}
		if line[0] == ' ' || line[0] == '\t' {
			if v := h[last]; len(v) > 0 {
				v[len(v)-1] = strings.TrimSpace(v[len(v)-1] + " " + strings.TrimSpace(line))
			}
		} else if name, value, ok := strings.Cut(line, ":"); ok {
			last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
			h[last] = append(h[last], strings.ToValidUTF8(strings.TrimSpace(value), "\uFFFD"))
		}
		if err != nil {
			return h, false
		}
	}
}

// block reads a block of the length given, and says whether less was kept.
func (r *Reader) block(length string) (content []byte, damaged bool) {
	n, err := strconv.ParseInt(length, 10, 64)
	if err != nil || n < 0 {
		return nil, true
	}
	kept := min(n, MaxBlock)
	content, err = io.ReadAll(io.LimitReader(r.b, kept))
	if err != nil || int64(len(content)) < kept {
		return content, true
	}
	if n > kept {
		_, _ = io.CopyN(io.Discard, r.b, n-kept) // an error shows again at the next record
		return content, true
	}
	return content, false
}
