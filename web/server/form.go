package server

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

const (
	// maxText is the size of the biggest text or file that is taken, in bytes.
	maxText = 20 << 20
	// maxForm leaves room for the other fields.
	maxForm = maxText + 1<<20
)

var (
	errForm   = annotations.Errorf(annotations.Invalid, "The form could not be read.")
	errTooBig = refusal{http.StatusRequestEntityTooLarge, annotations.Errorf(annotations.Invalid,
		"This is larger than 20 MB, and was not taken.")}
)

// badForm returns the error for a form or a body that could not be read.
func badForm(err error) error {
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		return errTooBig
	}
	return errForm.Because(err)
}

// form reads a small form.
func (s *server) form(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return badForm(err)
	}
	return nil
}

// addForm adds what the form holds, and leads to the story; where there is
// something to say of it, by way of the library, which says it. When that fails,
// the library comes back with what was typed and why it failed.
func (s *server) addForm(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	typed, req, err := readAddForm(r)
	var result api.AddResult
	if err == nil {
		result, err = s.Desk.Add(r.Context(), req)
	}
	if err != nil {
		s.showFailed(w, r, typed, err)
		return
	}
	if !isLocal(result.URL) {
		result.URL = storyPath(string(result.Article))
	}
	if len(result.Warnings) > 0 && s.showAdded(w, r, result) {
		return
	}
	http.Redirect(w, r, result.URL, http.StatusSeeOther)
}

// showAdded shows the library with what came of a form, which a redirect would
// lose. It reports whether there is a library to show; what was added stays.
func (s *server) showAdded(w http.ResponseWriter, r *http.Request, result api.AddResult) bool {
	p, err := s.Desk.Page(r.Context(), "/", readPrefs(r))
	if err != nil || p.Library == nil {
		return false
	}
	p.Library.Added = &result
	s.show(w, r, http.StatusOK, p)
	return true
}

func (s *server) showFailed(w http.ResponseWriter, r *http.Request, typed api.AddRequest, err error) {
	p, pageErr := s.Desk.Page(r.Context(), "/", readPrefs(r))
	if pageErr != nil || p.Library == nil {
		s.fail(w, r, errors.Join(err, pageErr))
		return
	}
	note(w, err)
	failed := errorOf(err)
	p.Library.Failed, p.Library.Typed = &failed, &typed
	s.show(w, r, statusOfForm(err), p)
}

// readAddForm returns what was typed and what is to be added: with a file, they
// differ. On failure typed holds what could be read.
func readAddForm(r *http.Request) (typed, req api.AddRequest, err error) {
	parts, err := r.MultipartReader()
	if err == http.ErrNotMultipart {
		if err := r.ParseForm(); err != nil {
			return typed, req, badForm(err)
		}
		for name := range r.PostForm {
			setField(&typed, name, r.PostForm.Get(name))
		}
		return typed, typed, nil
	}
	if err != nil {
		return typed, req, badForm(err)
	}
	var file upload
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return typed, file.over(typed), nil
		}
		if err != nil {
			return typed, req, badForm(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return typed, req, badForm(err)
		}
		if part.FormName() == "file" {
			file = upload{nameOf(part), data}
			continue
		}
		setField(&typed, part.FormName(), string(data))
	}
}

func setField(a *api.AddRequest, name, value string) {
	switch name {
	case "url":
		a.URL = strings.TrimSpace(value)
	case "text":
		a.Text = value
	case "outlet":
		a.Outlet = strings.TrimSpace(value)
	case "article":
		a.Article = article.ID(strings.TrimSpace(value))
	}
}

// upload is a file as it came: in whatever character set it says it is.
type upload struct {
	name string
	data []byte
}

// nameOf returns the last element of the name that a browser gave a file.
func nameOf(part *multipart.Part) string {
	return path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
}

// over returns the request with the file in the place of its text. Browsers
// send an empty file when none was chosen.
func (u upload) over(a api.AddRequest) api.AddRequest {
	if len(u.data) == 0 {
		return a
	}
	f := File(u.name, u.data)
	f.URL, f.Outlet, f.Article = a.URL, a.Outlet, a.Article
	return f
}

// File returns the request that adds a file. The name, which may be empty, and
// the bytes say whether it is a page or a text.
func File(name string, data []byte) api.AddRequest {
	a := api.AddRequest{Name: name}
	switch {
	case !utf8.Valid(data):
		a.Data = data
	case isHTML(name, data):
		a.HTML = string(data)
	default:
		a.Text = string(data)
	}
	return a
}

func isHTML(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".txt":
		return false
	}
	return strings.HasPrefix(http.DetectContentType(data), "text/html")
}

// sampleForm removes the sample stories, and leads to the library.
func (s *server) sampleForm(w http.ResponseWriter, r *http.Request) {
	if err := s.Desk.RemoveSample(r.Context()); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
