package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"log/slog"
	"path"

	"github.com/klauspost/compress/flate"
)

// sheet is the style sheet. It stands in every page: a link to it would cost
// another round trip before the text is painted.
type sheet struct {
	css []byte
	// packed is css as blocks of DEFLATE that can stand in any stream, so that
	// it is compressed only once.
	packed []byte
	// source allows it in the content security policy, and nothing else that
	// stands in a page (CSP Level 3, 2.3.1).
	source string
}

// readSheet reads the style sheet. Without one, pages are plain.
func readSheet(dist fs.FS, a assets, log *slog.Logger) sheet {
	at := a.path("style.css")
	if at == "" {
		return sheet{}
	}
	css, err := fs.ReadFile(dist, path.Base(at))
	if err == nil && bytes.Contains(bytes.ToLower(css), []byte("</style")) {
		err = fs.ErrInvalid
	}
	if err != nil {
		log.Error("The style sheet cannot be read: pages are plain.", "err", err)
		return sheet{}
	}
	hash := sha256.Sum256(css)
	return sheet{css, packed(css), " 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"}
}

// packed returns data as blocks of DEFLATE, the last of which is not the last of
// a stream and ends with a whole byte.
func packed(data []byte) []byte {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.BestCompression) // the level is one of its own
	z.Write(data)                                      // a buffer takes everything
	z.Flush()                                          // a buffer takes everything
	return b.Bytes()
}

// print writes the style sheet as an element.
func (s sheet) print(b *bytes.Buffer) {
	if s.css == nil {
		return
	}
	b.WriteString("<style>")
	b.Write(s.css)
	b.WriteString("</style>\n")
}

// cut returns what stands before and after the style sheet in a page; ok is
// false when it is not near the top.
func (s sheet) cut(page []byte) (before, after []byte, ok bool) {
	const top = 2048
	if s.css == nil {
		return nil, nil, false
	}
	at := bytes.Index(page[:min(len(page), top)], []byte("<style>"))
	if at < 0 {
		return nil, nil, false
	}
	at += len("<style>")
	if !bytes.HasPrefix(page[at:], s.css) {
		return nil, nil, false
	}
	return page[:at], page[at+len(s.css):], true
}
