package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

var (
	// errMember is where a gzip member ends. Files are compressed a member a
	// record, so a record that goes on past it has lied about its length.
	errMember  = errors.New("the gzip member ends")
	errDamaged = errors.New("the gzip member is damaged")
)

// stream reads a file, compressed or not. It returns errMember or errDamaged
// once where a member ends, and goes on with the next one after that.
type stream struct {
	raw     *bufio.Reader
	z       *gzip.Reader
	member  *recorder // what z has read
	again   int       // how often bytes were read again
	started bool
	plain   bool
	left    int64 // bytes that may still come out
}

var magic = []byte{0x1F, 0x8B, 0x08}

func newStream(r io.Reader, most int64) *stream {
	return &stream{raw: bufio.NewReaderSize(r, 64<<10), left: most}
}

func (s *stream) Read(p []byte) (int, error) {
	if s.left <= 0 {
		return 0, ErrTooBig
	}
	if int64(len(p)) > s.left {
		p = p[:s.left]
	}
	n, err := s.read(p)
	s.left -= int64(n)
	return n, err
}

func (s *stream) read(p []byte) (int, error) {
	if !s.started {
		s.started = true
		head, err := s.raw.Peek(len(magic))
		if err != nil && len(head) == 0 {
			return 0, err
		}
		s.plain = !bytes.Equal(head, magic)
	}
	if s.plain {
		return s.raw.Read(p)
	}
	if s.z == nil {
		if err := s.open(); err != nil {
			return 0, err
		}
	}
	n, err := s.z.Read(p)
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, io.EOF):
		err = errMember
	default:
		err = errDamaged
		s.rewind()
	}
	s.z = nil
	return n, err
}

// recorder keeps what is read of one member, so that what follows a damaged one
// can be read again: it may have swallowed the start of the next.
type recorder struct {
	*bufio.Reader
	kept []byte
}

// Bounds on what is read again.
const (
	maxRecord = 1 << 20
	maxAgain  = 100
)

func (r *recorder) ReadByte() (byte, error) {
	b, err := r.Reader.ReadByte()
	if err == nil && len(r.kept) < maxRecord {
		r.kept = append(r.kept, b)
	}
	return b, err
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.kept = append(r.kept, p[:min(n, max(maxRecord-len(r.kept), 0))]...)
	return n, err
}

// rewind goes back to the first byte after the start of the damaged member that
// may begin another, unless the member is too long to have been kept.
func (s *stream) rewind() {
	if kept := s.member.kept; len(kept) > len(magic) && len(kept) < maxRecord && s.again < maxAgain {
		if i := bytes.Index(kept[1:], magic); i >= 0 {
			s.again++
			rest := bytes.Clone(kept[1+i:])
			s.raw = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(rest), s.raw), 64<<10)
		}
	}
}

// open opens the next member, skipping what is none.
func (s *stream) open() error {
	for {
		head, err := s.raw.Peek(len(magic))
		if err != nil {
			return io.EOF // fewer bytes than a member has
		}
		if !bytes.Equal(head, magic) {
			if err := s.skip(); err != nil {
				return err
			}
			continue
		}
		s.member = &recorder{Reader: s.raw}
		z, err := gzip.NewReader(s.member)
		if err == nil {
			z.Multistream(false)
			s.z = z
			return nil
		}
	}
}

// skip goes on to the next byte that may begin a member.
func (s *stream) skip() error {
	if _, err := s.raw.Discard(1); err != nil {
		return io.EOF
	}
	for {
		b, err := s.raw.Peek(1)
		if err != nil {
			return io.EOF
		}
		if b[0] == magic[0] {
			return nil
		}
		if _, err := s.raw.Discard(1); err != nil {
			return io.EOF
		}
	}
}
