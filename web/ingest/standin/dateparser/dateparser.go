// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate asks, last of all, for dates written in words. The real one
// compiles the expressions of 200 languages whenever a program starts: 0.28 s
// of processor time, 78 MB, of which 25 MB are held for ever. A page's dates are
// read elsewhere: from its data by web/ingest/extract, and from its text by
// go-htmldate itself. It recognises nothing.
package dateparser

import (
	"errors"
	"time"
)

// ParserType, PreferredDateSource, Configuration and Parser are what go-htmldate
// needs to compile.
type (
	ParserType          uint8
	PreferredDateSource uint8

	Configuration struct {
		PreferredDateSource PreferredDateSource
		StrictParsing       bool
	}

	Parser struct{ ParserTypes []ParserType }
)

// The values that go-htmldate names.
const (
	CustomFormat ParserType          = 1
	AbsoluteTime ParserType          = 2
	Past         PreferredDateSource = 1
)

// Date is what a text was recognised as.
type Date struct{ Time time.Time }

var errUnknown = errors.New("not recognised")

// Parse recognises nothing.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errUnknown }
