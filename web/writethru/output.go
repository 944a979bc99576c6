package main

import (
	"encoding/json"
	"fmt"
)

// output is what a command says: words, or JSON, an object a line.
type output struct {
	std    streams
	asJSON bool
}

// say writes a value as a line of JSON, or else words.
func (o output) say(v any, words string, args ...any) error {
	if o.asJSON {
		return json.NewEncoder(o.std.out).Encode(v)
	}
	_, err := fmt.Fprintf(o.std.out, words+"\n", args...)
	return err
}
