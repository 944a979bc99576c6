package annotations

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an error is, for the edge of the program.
type Code string

// The codes. Every error without a code is internal.
const (
	Invalid      Code = "invalid"
	NotFound     Code = "not_found"
	Conflict     Code = "conflict"
	Unauthorized Code = "unauthorized"
	Unavailable  Code = "unavailable"
	Internal     Code = "internal"
)

// Error is an error with a code and a sentence for the reader.
type Error struct {
	Code Code
	// Message is a sentence in plain words for the reader.
	Message string
	// Err is the cause, for the log; may be nil.
	Err error
}

// ErrNoAddress tells of what should be a web address and is none.
var ErrNoAddress = Errorf(Invalid, "This is not a web address. One starts with https:// or http:// and has the name of a site.")

// ErrFrontPage tells of an article whose address leads to the front page.
var ErrFrontPage = Errorf(NotFound, "The outlet shows its front page in place of this article. It may have been taken down.")

// Errorf returns an Error with the formatted sentence and no cause.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Because returns e with err as its cause.
func (e *Error) Because(err error) *Error {
	return &Error{Code: e.Code, Message: e.Message, Err: err}
}

// Error returns the sentence, followed by the cause.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in err's chain, Internal when
// there is none, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// MessageOf returns the sentence of the first Error in err's chain, or a
// general one that gives nothing away.
func MessageOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return "Something went wrong in Writethru. The log has the details."
}
