package kit

import (
	"encoding/json"

	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// Answer reads the answer to a request that an action came with. An answer that
// says nothing of use is an error as well: it never returns neither.
func Answer[T any](e view.Event) (T, *api.Error) {
	var answer T
	if failed := Refused(e); failed != nil {
		return answer, failed
	}
	if len(e.Body) > 0 && json.Unmarshal(e.Body, &answer) != nil {
		return answer, &api.Error{Code: annotations.Internal, Message: "The server gave an answer that could not be read."}
	}
	return answer, nil
}

// Refused returns why a request failed, nil when it did not.
func Refused(e view.Event) *api.Error {
	switch {
	case e.Status == 0:
		return &api.Error{Code: annotations.Unavailable, Message: "The server cannot be reached."}
	case e.Status < 400:
		return nil
	}
	var body api.ErrorBody
	if json.Unmarshal(e.Body, &body) != nil || body.Error.Message == "" {
		return &api.Error{Code: annotations.Internal, Message: "The server could not do this. Its log has the details."}
	}
	return &body.Error
}
