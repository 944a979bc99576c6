package w3c

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:.`)

// isIRI reports whether s is an absolute IRI (RFC 3987), as far as its characters
// tell. Blank nodes and addresses relative to something are none.
func isIRI(s string) bool {
	return scheme.MatchString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"{}|\\^`\ufffd", r)
	})
}

var dateTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`)

// isDateTime reports whether s is an xsd:dateTime in UTC, written with "Z".
func isDateTime(s string) bool {
	_, err := time.Parse(time.RFC3339Nano, s)
	return err == nil && dateTime.MatchString(s)
}

func isDirection(s string) bool { return s == "ltr" || s == "rtl" || s == "auto" }
