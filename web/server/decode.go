package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"writethru/annotations"
)

const (
	// maxJSON is the size of the biggest request about a mark, in bytes.
	maxJSON = 1 << 20
	// maxAddJSON is maxText with what JSON adds to it: line feeds and
	// quotation marks take two bytes each.
	maxAddJSON = maxText + maxText/2
)

var errNotJSON = refusal{http.StatusUnsupportedMediaType, annotations.Errorf(annotations.Invalid,
	"The request's Content-Type must be application/json.")}

// decode reads the one JSON value of a request's body into v. Fields that v has
// not are an error, so that a misspelt one is not lost in silence.
func decode(w http.ResponseWriter, r *http.Request, most int64, v any) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return errNotJSON
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	if err != nil {
		return unread(err, most)
	}
	if !utf8.Valid(body) {
		return annotations.Errorf(annotations.Invalid, "The request is not valid UTF-8.")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return misread(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return annotations.Errorf(annotations.Invalid, "The request holds more than one JSON value.")
	}
	return nil
}

func unread(err error, most int64) error {
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &tooBig) && most == maxAddJSON:
		return errTooBig
	case errors.As(err, &tooBig):
		return refusal{http.StatusRequestEntityTooLarge, annotations.Errorf(annotations.Invalid, "The request is larger than %d MB.", most>>20)}
	}
	return annotations.Errorf(annotations.Invalid, "The request's body could not be read.").Because(err)
}

// misread returns a sentence for an error of encoding/json.
func misread(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	say := func(format string, args ...any) error {
		return annotations.Errorf(annotations.Invalid, format, args...).Because(err)
	}
	switch {
	case err == io.EOF:
		return say("The request has no body.")
	case err == io.ErrUnexpectedEOF:
		return say("The request's JSON ends early.")
	case errors.As(err, &syntax):
		return say("The request is not valid JSON at byte %d.", syntax.Offset)
	case errors.As(err, &kind) && kind.Field != "":
		return say("The field %q cannot be a %s.", kind.Field, kind.Value)
	case errors.As(err, &kind):
		return say("The request must be a JSON object, not a %s.", kind.Value)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return say("There is no field %s.", name)
	}
	return say("The request could not be understood: %s.", strings.TrimPrefix(fmt.Sprint(err), "json: "))
}
