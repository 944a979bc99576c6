package server

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// record answers a comparison as one file that loads nothing, to be kept.
func (s *server) record(w http.ResponseWriter, r *http.Request) {
	at := strings.TrimSuffix(r.URL.EscapedPath(), "/record")
	p, err := s.Desk.Page(r.Context(), at, readPrefs(r))
	if err == nil && p.Compare == nil {
		err = errPath
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	old, err := s.captureOf(r.Context(), p.Compare.Old)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	young, err := s.captureOf(r.Context(), p.Compare.New)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	var b bytes.Buffer
	name, err := s.Pages.Record(&b, p, old, young, s.styleSheet())
	if err != nil {
		s.refuse(w, r, fmt.Errorf("record of %s: %w", at, err))
		return
	}
	w.Header().Set("Content-Disposition", attachment(name))
	s.send(w, r, answer{http.StatusOK, htmlType, b.Bytes(), ""})
}

// captureOf returns the capture of a revision without its bytes, the zero one
// when none is kept.
func (s *server) captureOf(ctx context.Context, rev article.Revision) (article.Capture, error) {
	if rev.Capture == "" {
		return article.Capture{}, nil
	}
	c, err := s.Desk.Capture(ctx, rev.Capture)
	if annotations.CodeOf(err) == annotations.NotFound {
		return article.Capture{}, nil
	}
	c.Body = nil
	return c, err
}

// styleSheet returns the style sheet of the screen, "" when it has not been built.
func (s *server) styleSheet() string {
	at := s.assets.path("style.css")
	if at == "" {
		return ""
	}
	data, err := fs.ReadFile(s.Static, path.Base(at))
	if err != nil {
		return "" // a plain record is a record
	}
	return string(data)
}
