package main

import (
	"flag"
	"io"
	"strings"
	"time"
)

// parse reads flags, which may stand before and after the other arguments, and
// returns the others. A lone - is an argument, and so is all behind --.
func parse(f *flag.FlagSet, args []string) ([]string, error) {
	f.SetOutput(io.Discard)
	var rest []string
	for len(args) > 0 {
		before := args
		if err := f.Parse(args); err != nil {
			return nil, misuse("%s.", capital(err.Error()))
		}
		args = f.Args()
		if used := len(before) - len(args); used > 0 && before[used-1] == "--" {
			return append(rest, args...), nil
		}
		if len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// list is a flag that may be given several times.
type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

// moment is a flag that takes a time.
type moment struct{ time.Time }

func (m *moment) String() string { return "" }

func (m *moment) Set(s string) error {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, s, time.Local); err == nil {
			m.Time = t
			return nil
		}
	}
	return errTime
}

type timeError struct{}

func (timeError) Error() string {
	return "a time is written as 2025-11-04 or 2025-11-04T14:32:00Z"
}

var errTime timeError
