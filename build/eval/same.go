package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"writethru/annotations/story"
)

// runSame reads articles, {"id","text"} a line, and writes the pairs that carry
// the same copy, {"a","b","containment","shared"} a line.
func runSame(_ []string, in io.Reader, out io.Writer) error {
	type read struct{ ID, Text string }
	var ids, texts []string
	decode := json.NewDecoder(bufio.NewReaderSize(in, 1<<20))
	for {
		var a read
		if err := decode.Decode(&a); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("article %d: %w", len(ids)+1, err)
		}
		ids, texts = append(ids, a.ID), append(texts, a.Text)
	}
	encode := json.NewEncoder(out)
	for _, p := range story.Pairs(texts) {
		line := struct {
			A           string  `json:"a"`
			B           string  `json:"b"`
			Containment float64 `json:"containment"`
			Shared      int     `json:"shared"`
		}{ids[p.A], ids[p.B], p.Contained, p.Shared}
		if err := encode.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
