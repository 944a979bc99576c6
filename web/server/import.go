package server

import (
	"bytes"
	"io"
	"net/http"

	"writethru/annotations"
	"writethru/web/api"
)

// maxMarks is the size of the biggest file of marks, in bytes.
const maxMarks = 16 << 20

var errNoneChosen = annotations.Errorf(annotations.Invalid, "No file was chosen.")

// importMarks takes in the file that is the body.
func (s *server) importMarks(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxMarks))
	if err != nil {
		s.fail(w, r, badForm(err))
		return
	}
	result, err := s.Desk.Import(r.Context(), bytes.NewReader(data))
	s.reply(w, r, result, err)
}

// importForm takes in the file of a form, and shows the notebook with what came
// of it.
func (s *server) importForm(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxMarks+1<<20)
	result, err := s.importFile(r)
	p, pageErr := s.Desk.Page(r.Context(), "/notebook", readPrefs(r))
	if pageErr != nil || p.Notebook == nil {
		s.fail(w, r, pageErr)
		return
	}
	if err == nil {
		p.Notebook.Imported = &result
		s.show(w, r, http.StatusOK, p)
		return
	}
	note(w, err)
	failed := errorOf(err)
	p.Notebook.Failed = &failed
	s.show(w, r, statusOfForm(err), p)
}

func (s *server) importFile(r *http.Request) (api.ImportResult, error) {
	data, err := fileOf(r)
	if err != nil {
		return api.ImportResult{}, err
	}
	return s.Desk.Import(r.Context(), bytes.NewReader(data))
}

// fileOf returns the file that a form holds.
func fileOf(r *http.Request) ([]byte, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, badForm(err)
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil, errNoneChosen
		}
		if err != nil {
			return nil, badForm(err)
		}
		if part.FormName() != "file" {
			continue
		}
		data, err := io.ReadAll(part)
		switch {
		case err != nil:
			return nil, badForm(err)
		case len(data) == 0:
			return nil, errNoneChosen
		}
		return data, nil
	}
}

// statusOfForm returns the status of a page that shows why a form failed.
func statusOfForm(err error) int {
	if code := statusOf(err); code == http.StatusInternalServerError || code == http.StatusRequestEntityTooLarge {
		return code
	}
	return http.StatusUnprocessableEntity
}
